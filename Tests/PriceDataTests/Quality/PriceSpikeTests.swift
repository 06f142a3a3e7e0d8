import CivilTime
import Notices
import Testing

@testable import PriceData

struct PriceSpikeTests {
  private func findings(_ panel: PricePanel) -> [PriceFinding] {
    SplitCheck().findings(in: panel)
  }

  /// A price about 100 that is in another unit for some days.
  private func closes(_ factor: Double, _ days: Range<Int>) -> [Double] {
    (0..<30).map { day in
      (100 + Double(day * 7 % 5)) * (days.contains(day) ? factor : 1)
    }
  }

  @Test(
    arguments: [100, 0.01, 1000, 0.001, 10, 0.1, 1e6],
    [12..<13, 12..<15, 12..<21, 12..<30, 0..<5, 3..<27]
  )
  func `following the advice once brings the price back to its unit`(
    factor: Double,
    days: Range<Int>
  ) throws {
    let panel = SmallPanel.of([.close: closes(factor, days)])
    let found = findings(panel)
    let lines = found.flatMap(\.adjustmentLines)
    let table = AdjustmentTable(
      try lines.map { line in
        let fields = line.split(separator: ",").map(String.init)
        return Adjustment(
          symbol: fields[0],
          exDate: try #require(CalendarDate(fields[1])),
          factor: try #require(Double(fields[2]))
        )
      }
    )
    let adjusted = table.apply(to: panel).panel
    #expect(findings(adjusted).isEmpty)
    let plain = closes(1, 0..<0)
    let right = try #require(adjusted.series(.close, symbol: 0))
    let scale = right[29] / plain[29]
    #expect(zip(right, plain).allSatisfy { abs($0 / ($1 * scale) - 1) < 1e-12 })
    let text = found.map(\.detail).joined()
    for line in lines { #expect(text.contains("\"\(line)\"")) }
  }

  @Test func `a day in another unit is one finding with both lines`() throws {
    let panel = SmallPanel.of([.close: closes(0.01, 12..<13)])
    let finding = try #require(findings(panel).first)
    #expect(findings(panel).count == 1)
    #expect(finding.kind == .anotherUnit && finding.isQuestion)
    #expect(finding.firstDates == [SmallPanel.day(12), SmallPanel.day(13)])
    #expect(finding.adjustmentLines == ["AAA,2024-01-13,0.01", "AAA,2024-01-14,100.0"])
    #expect(LargeMoveCheck().findings(in: panel).isEmpty)
    #expect(
      finding.message.text(.option)
        == "AAA: close 102.0 on 2024-01-12, then 1.04 on 2024-01-13, and 101.0 again on 2024-01-14: "
        + "the row of 2024-01-13 may be in another unit, such as pounds for pence, or have a slip of "
        + "the decimal point; correct the row, or add both lines \"AAA,2024-01-13,0.01\" and "
        + "\"AAA,2024-01-14,100.0\" to the adjustments file, which --adjustments names"
    )
    #expect(finding.message.text(.page).hasSuffix("correct the row, or apply both factors"))
  }

  @Test func `one of the two lines alone is answered with the other`() throws {
    let panel = SmallPanel.of([.close: closes(0.01, 12..<13)])
    let half = AdjustmentTable([
      Adjustment(symbol: "AAA", exDate: SmallPanel.day(13), factor: 100)
    ])
    let found = JumpDetector().suspectedSplits(
      in: half.apply(to: panel).panel,
      adjustments: half.adjustments
    )
    #expect(found.map(\.suggestedLine) == ["AAA,2024-01-13,0.01"])
    let advice = try #require(found.first).explanation
    #expect(advice.text(.key).contains("add the line \"AAA,2024-01-13,0.01\" too, else check"))
    #expect(advice.text(.page).contains("apply its factor too, else check"))
  }

  @Test(arguments: [
    [100.0, 101, 1e46, 102, 101], [100, 101, 1200, 102, 101], [100, 101, 3e-9, 102, 101],
    [100, 101, 102, 1e46], [1e46, 100, 101], [100, 101, 7.7e4, 8.1e4],
  ])
  func `a price that cannot be one is a question`(closes: [Double]) {
    let found = findings(SmallPanel.of([.close: closes]))
    #expect(found.map(\.kind) == [.impossiblePrice])
    #expect(found.allSatisfy { $0.isQuestion && $0.adjustmentLines.isEmpty })
  }

  @Test func `neither the way there nor the way back of a wild price is a split`() {
    let panel = SmallPanel.of([.close: [100, 101, 50.2, 100, 101]])
    #expect(findings(panel).isEmpty)
    let days = [SmallPanel.day(2), SmallPanel.day(3)]
    #expect(LargeMoveCheck().findings(in: panel).map(\.firstDates) == [days])
  }

  @Test(arguments: [
    [18.27, -37.63, 10.01, 9.9], [100, 0, 50, 50.5], [100, -1, .nan, 50, 51],
    [-2, -1, -0.5, -0.25],
  ])
  func `a price of zero or below is the base of no ratio`(closes: [Double]) {
    let panel = SmallPanel.of([.close: closes])
    #expect(JumpDetector().jumps(in: panel).isEmpty)
    #expect(findings(panel).isEmpty)
  }

  @Test func `the market of many jumps is that of the others, whoever jumps`() throws {
    // Every second symbol halves on its own day; on day 5 all of them fall together.
    let rows = (0..<24).map { symbol in
      let split = symbol % 2 == 0 ? 6 + symbol / 4 : 99
      return (
        symbol: "S\(10 + symbol)",
        closes: (0..<14).map { day in
          (day >= split ? 50.0 : 100) * (day >= 5 ? 0.5 : 1) * (1 + Double(symbol) / 1000)
        }
      )
    }
    let found = JumpDetector().suspectedSplits(in: SmallPanel.closes(rows))
    #expect(found.map(\.symbol) == stride(from: 0, to: 24, by: 2).map { "S\(10 + $0)" })
    #expect(found.allSatisfy { $0.marketRatio == 1 })
  }
}
