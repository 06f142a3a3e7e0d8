internal import EventAlignment
internal import EventStatistics
public import EventStudy
internal import Notices

/// A sensitivity study for a person at a terminal: the answer first, then what stands behind it.
public struct SensitivitySummary: Sendable {
  let result: SensitivityResult
  let tables: SensitivityTables
  let width: Int
  let format = NumberFormat.terminal

  /// Creates the summary of a result.
  ///
  /// - Parameters:
  ///   - result: The finished study.
  ///   - width: The number of columns; lines stay within 60 to 120 of them.
  public init(_ result: SensitivityResult, width: Int = 100) {
    self.result = result
    tables = SensitivityTables(result: result)
    self.width = min(max(width, 60), 120)
  }

  /// Writes the summary out.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: Lines that each end with a line feed.
  public func render(colored: Bool) -> String {
    // Without an event every table would be empty.
    guard result.hasEvents else {
      return text([header, exclusions, notes], colored)
    }
    let parts = [
      header, verdict, windows, counts, shares, placebo, sizes, events, averages,
      detectable, exclusions, notes,
    ]
    return text(parts, colored)
  }

  private func text(_ parts: [[TerminalLine]], _ colored: Bool) -> String {
    let lines = parts.filter { !$0.isEmpty }.joined(separator: [TerminalLine()])
    return TerminalPaint.text(lines, colored: colored)
  }

  /// The model, the test and the window that most of the tables are about.
  var leading: (specification: SpecificationResult, test: SpecificationTest)? {
    guard let first = result.base.first, result.leadingIndex < first.tests.count else {
      return nil
    }
    return (first, first.tests[result.leadingIndex])
  }

  /// The name of the effect.
  var effect: String { result.isSingle ? "CAR" : "CAAR" }

  func paragraph(
    _ text: String,
    mark: String = "",
    tone: TerminalLine.Tone = .plain
  ) -> [TerminalLine] {
    TextLayout.paragraph(text, width: width, mark: mark, tone: tone)
  }

  private var header: [TerminalLine] {
    let stamp =
      result.simulated
      ? [TerminalLine(" SIMULATED DATA: nothing here says anything about a real company ", .alert)]
      : []
    let fitted = result.base.first?.fittedCount ?? 0
    let left = result.exclusions.count
    let title = TitleWords(result, format: format).title
    let name = title.lowercased().contains("sensitivity") ? title : title + ": sensitivity"
    return TextLayout.wrapped(name, width: width)
      .map { TerminalLine($0, .title) }
      + [TerminalLine(String(repeating: "\u{2501}", count: width), .quiet)] + stamp
      + OpeningWords.sentences(result).flatMap { paragraph($0, mark: "! ", tone: .alert) }
      + paragraph(
        format.counted(fitted, "event")
          + (left == 0 ? ", none left out" : ", \(format.count(left)) left out")
          + "; \(format.counted(result.specifications.count, "specification")), "
          + "\(format.counted(result.windows.count, "window")), "
          + format.counted(tables.testCount, "test")
      )
  }

  private var notes: [TerminalLine] {
    NoteGroup.lines(NoteGroup.all(result.untoldNotes), width: width, file: OutputNames.sensitivity)
  }

  /// The announcements that are left out, each with its reason.
  private var exclusions: [TerminalLine] {
    guard !result.exclusions.isEmpty else { return [] }
    let shown = result.exclusions.prefix(Face.terminal.rowLimit)
    let rest = result.exclusions.count - shown.count
    return [TerminalLine("Left out", .heading)]
      + shown.flatMap {
        paragraph("\($0.eventID) \($0.symbol): \($0.detail) (\($0.reason.rawValue))", mark: "- ")
      }
      + (rest > 0
        ? paragraph(
          "  and \(format.count(rest)) more, all in \(OutputNames.sensitivity)",
          tone: .quiet
        ) : [])
  }

  private var verdict: [TerminalLine] {
    let words = VerdictWords(result)
    return [TerminalLine("Does it depend on the window?", .heading)]
      + paragraph(words.summary, tone: .title)
      + words.sentences.flatMap { paragraph($0, mark: "- ") }
  }

  private var counts: [TerminalLine] {
    tables.counts.map {
      [TerminalLine("Cells of the study's own choices, by test", .heading)] + $0.lines()
    } ?? []
  }

  private var shares: [TerminalLine] {
    guard let shares = result.shares else { return [] }
    let headline = Dictionary(shares.headline.map { ($0.choice, $0.oneWay) }) { first, _ in first }
    return [TerminalLine("What moves the \(effect): share of its variation", .heading)]
      + TerminalTable(
        headings: [
          .words("Choice"), .number("Levels"), .number("All windows"), .words(""),
          .number("\(result.headline)"),
        ],
        rows: shares.allWindows.map {
          [
            $0.choice.rawValue, format.count($0.levels), share($0.oneWay),
            String(
              repeating: "\u{2588}",
              count: Int(place: (($0.oneWay ?? 0) * 20).rounded(), of: 21)
            ),
            headline[$0.choice].map(share) ?? "",
          ]
        }
      ).lines
      + (tables.sharesOverlap ? paragraph(SensitivityTables.overlap, tone: .quiet) : [])
  }

  private func share(_ share: Double?) -> String {
    format.percent(share, decimals: 1, signed: false)
  }
}
