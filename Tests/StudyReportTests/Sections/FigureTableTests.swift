import EventStatistics
import Testing

@testable import StudyReport

/// How a table of figures is laid out in a terminal and on a page.
struct FigureTableTests {
  /// One plain and one judged figure in each column of three windows.
  private func windows(fit: FigureTable.Fit = .split) -> FigureTable {
    FigureTable(
      label: "Tests",
      columns: [.words("Test"), .window(-1...1), .window(0...0), .window(0...5)],
      rows: [
        FigureTable.Row(cells: [.header("N")] + [12, 3, 7].map { .count($0) }),
        FigureTable.Row(
          cells: [.method("bmp_t")]
            + [(2.5, 0.004), (-1.0, 0.3), (0.5, 0.62)].map { .statistic($0.0).judged($0.1) }
        ),
      ],
      fit: fit
    )
  }

  private func text(_ table: FigureTable, width: Int = 100) -> String {
    "\n" + table.lines(width: width).map(\.text).joined(separator: "\n")
  }

  @Test func `numbers of a column end below each other beside stars and p-values`() {
    #expect(
      text(windows()) == """

        Test            -1..1             0..0            0..5
        ─────  ──────────────  ───────────────  ──────────────
        N        12                3               7
        BMP t  2.50***  0.004  -1.00     0.300  0.50     0.620
        """
    )
  }

  @Test func `columns that do not fit go below each other, or go`() {
    let first = """

      Test            -1..1
      ─────  ──────────────
      N        12
      BMP t  2.50***  0.004
      """
    let split = text(windows(), width: 30)
    #expect(split.hasPrefix(first))
    #expect(split.ranges(of: "Test ").count == 3)
    #expect(text(windows(fit: .drop(keeping: 2)), width: 30) == first)
  }

  @Test func `with rows and columns exchanged, p-values stand below their statistics`() {
    #expect(
      text(windows().transposed) == """

         Test   N       BMP t
        ─────  ──  ──────────
        -1..1  12     2.50***
                   (0.004)
         0..0   3    -1.00
                   (0.300)
         0..5   7     0.50
                   (0.620)
        """
    )
  }

  @Test func `a terminal leaves details out, tells reasons below and counts the rest`() {
    let rows = (1...3).map { number in
      FigureTable.Row(
        cells: [.words("E\(number)"), .words("why \(number)"), .count(number)],
        isDetail: number == 2
      )
    }
    let table = FigureTable(
      label: "Left out",
      columns: [.words("Event"), .words("Why").placed(.below), .number("Days")],
      rows: rows,
      listing: (5, "all.csv")
    )
    #expect(
      text(table) == """

        Event  Days
        ─────  ────
        E1        1
            why 1
        E3        3
            why 3
          and 2 more, all in all.csv
        """
    )
    let page = ReportTable(table)
    #expect(page.rows.count == 3)
    #expect(page.headings.map(\.text) == ["Event", "Why", "Days"])
    #expect(page.note == "The first 3 of 5 rows.")
  }
}
