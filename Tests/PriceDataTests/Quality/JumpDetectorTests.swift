import CivilTime
import Foundation
import Notices
import Testing

@testable import PriceData

struct JumpDetectorTests {
  @Test(
    arguments: [
      (250.90, 124.60, "1:2", "0.5"), (100, 201, "2:1", "2.0"),
      (90, 30.5, "1:3", "0.3333333333333333"),
      (900, 592, "2:3", "0.6666666666666666"), (500, 98, "1:5", "0.2"), (700, 71, "1:10", "0.1"),
      (10, 49, "5:1", "5.0"), (100, 151, "3:2", "1.5"), (1000, 253, "1:4", "0.25"),
    ])
  func `names the ratio and the line to add`(
    before: Double,
    after: Double,
    ratio: String,
    factor: String
  ) throws {
    let panel = SmallPanel.of([.close: [before, before, after, after]])
    let found = JumpDetector().suspectedSplits(in: panel)
    try #require(found.count == 1)
    #expect(found[0].nearestRatio.description == ratio)
    #expect(found[0].date == SmallPanel.day(2))
    #expect(found[0].suggestedLine == "AAA,2024-01-03,\(factor)")
    #expect(found[0].previousClose == before && found[0].close == after)
    #expect(found[0].ratio == after / before)
  }

  @Test(
    arguments: [0.8, 0.75, 0.9, 1.2, 1.25, 0.5 * 1.031, 0.5 * 0.969, 0.5985, 1.0])
  func `is silent about limit days, demergers and ratios that are not near`(ratio: Double) {
    let panel = SmallPanel.of([.close: [100, 100 * ratio]])
    #expect(JumpDetector().suspectedSplits(in: panel).isEmpty)
  }

  @Test func `finds a jump across days without a price, but not across a long pause`() {
    let short = SmallPanel.of([.close: [100] + [Double](repeating: .nan, count: 9) + [50]])
    #expect(JumpDetector().suspectedSplits(in: short).first?.jump.previousDate == SmallPanel.day(0))
    let long = SmallPanel.of([.close: [100] + [Double](repeating: .nan, count: 40) + [50]])
    #expect(JumpDetector().suspectedSplits(in: long).isEmpty)
  }

  @Test func `a line with the factor 1 on the day says that it was a move of the price`() throws {
    let panel = SmallPanel.of([.close: [100, 100, 50, 50]])
    func found(_ day: Int) -> [SuspectedSplit] {
      let line = Adjustment(symbol: "AAA", exDate: SmallPanel.day(day), factor: 1)
      return JumpDetector().suspectedSplits(in: panel, adjustments: [line])
    }
    #expect(found(2).isEmpty)
    // On another day it settles nothing, and is no adjustment that could be wrong either.
    let other = try #require(found(1).first)
    #expect(other.nearbyAdjustment == nil)
    #expect(
      other.explanation.text(.option).hasSuffix(
        "if it is one, add the line \"AAA,\(SmallPanel.day(2)),0.5\" to the adjustments file, which --adjustments "
          + "names; if the price really moved that far, add \"AAA,\(SmallPanel.day(2)),1\""
      )
    )
    #expect(
      other.explanation.text(.page).hasSuffix(
        "if it is one, apply its factor; if the price really moved so, say that"
      )
    )
  }

  @Test func `asks the index whether the market was flat`() {
    let panel = SmallPanel.of([.close: [100, 50]])
    let detector = JumpDetector()
    #expect(detector.suspectedSplits(in: panel, market: [1000, 1010]).count == 1)
    #expect(detector.suspectedSplits(in: panel, market: [1000, 600]).isEmpty)
    #expect(detector.suspectedSplits(in: panel, market: [.nan, 600]).count == 1)
  }

  @Test func `takes the median of the other symbols where there is no index`() {
    let crash = SmallPanel.closes([
      ("AAA", [100, 50]), ("BBB", [100, 60]), ("CCC", [100, 55]), ("DDD", [100, 58]),
    ])
    #expect(JumpDetector().suspectedSplits(in: crash).isEmpty)
    let calm = SmallPanel.closes([
      ("AAA", [100, 50]), ("BBB", [100, 101]), ("CCC", [100, 55]), ("DDD", [100, 98]),
    ])
    let found = JumpDetector().suspectedSplits(in: calm)
    #expect(found.map(\.symbol) == ["AAA"])
    #expect(found.first?.marketRatio == 0.98)
  }

  @Test func `allows a far ratio the move of a day on top`() {
    // A split of one into ten on a day on which the price also fell by 8 %.
    let panel = SmallPanel.of([.close: [413.2, 37.95]])
    let found = JumpDetector().suspectedSplits(in: panel)
    #expect(found.map(\.nearestRatio) == [SplitRatio(after: 1, before: 10)])
  }

  @Test func `takes a price that comes back for an error and not for a split`() {
    let panel = SmallPanel.of([.close: [7.03, 14.05, 7.36, 7.4]])
    #expect(JumpDetector().suspectedSplits(in: panel).isEmpty)
    let days = [SmallPanel.day(1), SmallPanel.day(2)]
    #expect(LargeMoveCheck().findings(in: panel).map(\.firstDates) == [days])
  }

  @Test func `finds nothing in returns`() {
    let panel = SmallPanel.of([.close: [0.02, 0.01, -0.03]], values: .returns)
    #expect(JumpDetector().suspectedSplits(in: panel).isEmpty)
  }

  @Test func `is content when the adjustment is applied, and points at one with a wrong date`()
    throws
  {
    let panel = SmallPanel.of([.close: [100, 102, 51, 50, 51]])
    let right = AdjustmentTable([
      Adjustment(symbol: "AAA", exDate: SmallPanel.day(2), factor: 0.5)
    ])
    #expect(JumpDetector().suspectedSplits(in: right.apply(to: panel).panel).isEmpty)
    let late = AdjustmentTable([
      Adjustment(symbol: "AAA", exDate: SmallPanel.day(3), factor: 0.5)
    ])
    let found = JumpDetector().suspectedSplits(
      in: late.apply(to: panel).panel,
      adjustments: late.adjustments
    )
    #expect(found.map(\.nearestRatio.description) == ["1:2", "2:1"])
    #expect(found.allSatisfy { $0.nearbyAdjustment == late.adjustments[0] })
    let first = try #require(found.first).explanation
    #expect(
      first.text(.option).hasSuffix(
        "check its date and factor in the adjustments file, which --adjustments names"
      )
    )
    #expect(first.text(.page).hasSuffix("check its date and factor in the adjustments"))
  }

  @Test func `does not depend on the level of the prices`() {
    let closes = [100.0, 102, 51, 50, 51, 151, 150]
    let found = JumpDetector().suspectedSplits(in: SmallPanel.of([.close: closes]))
    #expect(found.map(\.date) == [SmallPanel.day(2), SmallPanel.day(5)])
    for scale in [0.001, 7, 1e6] {
      let scaled = SmallPanel.of([.close: closes.map { $0 * scale }])
      let again = JumpDetector().suspectedSplits(in: scaled)
      #expect(again.map(\.nearestRatio) == found.map(\.nearestRatio))
    }
  }
}

@Suite(.enabled(if: RealPrices.isAvailable, "LEYLINE_REAL_DATA names no folder"))
struct JumpDetectorRealDataTests {
  private let folder = RealPrices.folder.map { "\($0)/nse" } ?? ""

  private func bhavcopies() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { $0.hasSuffix("_sec_bhavdata_full.csv") }.map { "\(folder)/\($0)" }
  }

  @Test func `finds the bonus issue of Ashok Leyland in its own file, and nothing else`() throws {
    let panel = try RealPrices.panel(
      ofVendorFile: "\(folder)/ASHOKLEY_merged_raw_2023-06_2026-08.csv",
      symbol: "ASHOKLEY"
    )
    #expect(panel.days.count == 800)
    let found = JumpDetector().suspectedSplits(in: panel)
    #expect(found.map(\.suggestedLine) == ["ASHOKLEY,2025-07-16,0.5"])
    #expect(found.first?.previousClose == 250.90 && found.first?.close == 124.60)
    let table = AdjustmentTable(
      found.map {
        Adjustment(symbol: $0.symbol, exDate: $0.date, factor: $0.nearestRatio.factor)
      }
    )
    let adjusted = table.apply(to: panel)
    #expect(adjusted.findings.isEmpty)
    #expect(JumpDetector().suspectedSplits(in: adjusted.panel).isEmpty)
  }

  @Test func `finds the same day as a consolidation when the prices are turned over`() throws {
    let panel = try RealPrices.panel(
      ofVendorFile: "\(folder)/ASHOKLEY_merged_raw_2023-06_2026-08.csv",
      symbol: "ASHOKLEY"
    )
    let closes = try #require(panel.column(.close))
    let reciprocal = panel.replacing(.close, with: closes.map { 10_000 / $0 })
    #expect(
      JumpDetector().suspectedSplits(in: reciprocal).map(\.suggestedLine)
        == ["ASHOKLEY,2025-07-16,2.0"]
    )
  }

  /// Reliance went ex-bonus one for one on 2024-10-28.
  ///
  /// The demerger of Tata Motors on 2025-10-14 is no split: it is a large move. The limit days of
  /// Ola Electric are neither.
  @Test func `finds the two bonus issues among all symbols, with and without the others`() throws {
    let paths = try bhavcopies()
    let expected = ["ASHOKLEY,2025-07-16,0.5", "RELIANCE,2024-10-28,0.5"]
    let panel = try RealPrices.panel(ofBhavcopies: paths)
    #expect(JumpDetector().suspectedSplits(in: panel).map(\.suggestedLine) == expected)
    let alone = try paths.flatMap { path in
      try JumpDetector().suspectedSplits(in: RealPrices.panel(ofBhavcopies: [path]))
    }
    #expect(alone.map(\.suggestedLine) == expected)
    let moves = LargeMoveCheck().findings(in: panel)
    #expect(moves.map(\.symbol) == ["TATAMOTORS"])
    #expect(moves.first?.firstDates.map(\.description) == ["2025-10-14"])
  }

  @Test(arguments: ["NIFTY50_index.csv", "NIFTY_AUTO_index.csv"])
  func `finds nothing in an index`(name: String) throws {
    let panel = try RealPrices.panel(ofVendorFile: "\(folder)/\(name)", symbol: name)
    #expect(panel.days.count > 3000)
    #expect(JumpDetector().jumps(in: panel).isEmpty)
  }
}
