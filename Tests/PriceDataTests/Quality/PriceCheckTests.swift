import CivilTime
import Testing

@testable import PriceData

struct PriceCheckTests {
  private let nan = Double.nan

  @Test func `lists the trading days without a price inside a symbol's span only`() {
    let panel = PricePanel(
      days: [0, 1, 3, 4].map(SmallPanel.day),
      symbols: ["AAA", "BBB"],
      columns: [.close: [1, nan, 3, 4, nan, 2, 3, nan]]
    )
    let findings = GapCheck(tradingDays: (-1...6).map(SmallPanel.day)).findings(in: panel)
    #expect(findings.map(\.symbol) == ["AAA", "BBB"])
    #expect(findings.map(\.firstDates) == [[1, 2].map(SmallPanel.day), [SmallPanel.day(2)]])
    #expect(findings.map(\.count) == [2, 1])
  }

  @Test func `finds no gap when every trading day has a price`() {
    let panel = SmallPanel.of([.close: [1, 2, 3]])
    #expect(GapCheck(tradingDays: panel.days).findings(in: panel).isEmpty)
  }

  @Test func `names days without trading within the calendar's span`() {
    let panel = SmallPanel.of([.close: [1, 2, 3, 4]])
    let check = TradingDayCheck(tradingDays: [0, 2].map(SmallPanel.day))
    #expect(check.findings(in: panel).map(\.firstDates) == [[SmallPanel.day(1)]])
  }

  @Test func `finds a run of equal closes without trading`() {
    let closes = [9.0, 5, 5, 5, 5, 5, 6]
    let untraded = SmallPanel.of([.close: closes])
    let finding = StalePriceCheck().findings(in: untraded).first
    #expect(finding?.count == 5)
    #expect(finding?.firstDates == [1, 2, 3].map(SmallPanel.day))
    let volumes = [1, 1, 0, 0, nan, 0, 1]
    #expect(
      StalePriceCheck().findings(in: SmallPanel.of([.close: closes, .volume: volumes])).count == 1
    )
    let traded: [Double] = [1, 1, 0, 3, 0, 0, 1]
    #expect(
      StalePriceCheck().findings(in: SmallPanel.of([.close: closes, .volume: traded])).isEmpty
    )
    #expect(StalePriceCheck(shortestRun: 6).findings(in: untraded).isEmpty)
  }

  @Test func `finds a row that repeats the previous close`() {
    let panel = SmallPanel.of([
      .close: [5, 5, 5, 5], .open: [4, 5, 5, 5], .high: [6, 5, 5, 5.5], .low: [4, 5, 5, 5],
      .volume: [10, 0, 3, 0],
    ])
    #expect(RepeatedRowCheck().findings(in: panel).map(\.firstDates) == [[SmallPanel.day(1)]])
  }

  @Test func `finds zero and negative prices but no missing ones`() {
    let panel = SmallPanel.of([
      .close: [5, 0, nan, 4], .low: [4, 1, nan, -3], .volume: [0, 0, 0, 0],
    ])
    let finding = NonPositivePriceCheck().findings(in: panel).first
    #expect(finding?.firstDates == [1, 3].map(SmallPanel.day))
    #expect(finding?.detail == "first: close 0.0")
  }

  @Test func `finds a high below the low`() {
    let panel = SmallPanel.of([.close: [5, 5], .high: [6, 4], .low: [4, 6]])
    #expect(HighLowCheck().findings(in: panel).map(\.firstDates) == [[SmallPanel.day(1)]])
    #expect(PriceRangeCheck().findings(in: panel).isEmpty)
  }

  @Test func `finds prices outside the day's range and forgives rounding`() {
    let panel = SmallPanel.of([
      .close: [5.004, 5.02, 3, nan], .vwap: [4, 4.9, 4.5, 9], .high: [5, 5, 5, nan],
      .low: [4, 4, 4, nan],
    ])
    let finding = PriceRangeCheck().findings(in: panel).first
    #expect(finding?.firstDates == [1, 2].map(SmallPanel.day))
    #expect(finding?.detail == "first: close 5.02 with low 4.0 and high 5.0")
  }

  @Test func `counts days without volume and knows an index`() {
    let some = SmallPanel.of([.close: [5, 5, nan], .volume: [0, 2, 0]])
    #expect(ZeroVolumeCheck().findings(in: some).map(\.count) == [1])
    let index = SmallPanel.of([.close: [5, 6], .volume: [0, 0]])
    #expect(ZeroVolumeCheck().findings(in: index).first?.detail.contains("index") == true)
  }

  @Test func `a volume of zero where the close moved is a volume that the file does not hold`() {
    // As a file of an index that began to hold volumes on its fifth day.
    let index = SmallPanel.of([.close: [5, 6, 7, 6, 5], .volume: [0, 0, 0, 0, 9]])
    let findings = ZeroVolumeCheck().findings(in: index)
    #expect(findings.map(\.kind) == [.volumeNotKept] && findings.map(\.count) == [3])
    #expect(
      findings.first?.description.contains("the file has a volume of 0 and another close on 3 days")
        == true
    )
    #expect(findings.allSatisfy { !$0.description.contains("no share traded") })
    let share = SmallPanel.of([.close: [5, 5, 5, 6, 5], .volume: [3, 0, 0, 9, 9]])
    #expect(ZeroVolumeCheck().findings(in: share).map(\.kind) == [.zeroVolume])
    // Neither kind of day hides the other.
    let both = SmallPanel.of([.close: [5, 5, 5, 6, 7, 7], .volume: [1, 0, 0, 0, 9, 0]])
    let found = ZeroVolumeCheck().findings(in: both)
    #expect(found.map(\.kind) == [.zeroVolume, .volumeNotKept] && found.map(\.count) == [3, 1])
    #expect(found.last?.firstDates == [SmallPanel.day(3)])
  }

  @Test func `says whether the adjusted close differs from the close`() {
    let equal = SmallPanel.of([.close: [5, 6], .adjustedClose: [5, 6]])
    #expect(AdjustedCloseCheck().findings(in: equal).map(\.kind) == [.adjustedCloseEqual])
    let different = SmallPanel.of([.close: [10, 6], .adjustedClose: [5, 6]])
    let finding = AdjustedCloseCheck().findings(in: different).first
    #expect(finding?.kind == .adjustedCloseDiffers && finding?.count == 1)
    #expect(finding?.detail.hasPrefix("first by the factor 0.5, last on 2024-01-01") == true)
  }

  @Test func `says everything about a symbol in one sentence`() {
    let panel = SmallPanel.of([
      .close: [5, 5, 5, 5, 5], .high: [6, 4, 4, 4, 4], .low: [4, 6, 6, 6, 6],
    ])
    #expect(
      HighLowCheck().findings(in: panel).map(\.description) == [
        "AAA: the high is below the low on 4 days (2024-01-02, 2024-01-03, 2024-01-04, …); "
          + "first: high 4.0, low 6.0; the columns may be exchanged"
      ]
    )
  }

  @Test func `sums up the symbols beyond those it names`() {
    let symbols = (10..<40).map { "S\($0)" }
    let panel = PricePanel(
      days: [SmallPanel.day(0)],
      symbols: symbols,
      columns: [.close: [Double](repeating: -1, count: symbols.count)]
    )
    let findings = PanelQuality().findings(in: panel, symbolsNamed: 4)
    #expect(findings.map(\.symbol) == ["S10", "S11", "S12", "S13", nil])
    #expect(findings.last?.furtherSymbols == 26)
    #expect(
      findings.last?.description
        == "26 more symbols: a price that is zero or negative on 26 days (2024-01-01, …); "
        + "S14, S15, S16, S17, S18, …"
    )
  }

  @Test func `speaks of the wanted symbols alone, in one sentence where none is named`() {
    let symbols = (10..<40).map { "S\($0)" }
    let panel = PricePanel(
      days: [SmallPanel.day(0)],
      symbols: symbols,
      columns: [.close: [Double](repeating: -1, count: symbols.count)]
    )
    let one = PanelQuality().findings(in: panel, of: ["S11"], symbolsNamed: 0)
    #expect(one.map(\.symbol) == ["S11"])
    let several = PanelQuality().findings(in: panel, of: ["S11", "S12", "S39"], symbolsNamed: 0)
    #expect(
      several.map(\.description) == [
        "3 symbols: a price that is zero or negative on 3 days (2024-01-01, …); S11, S12, S39"
      ]
    )
  }

  @Test func `finds runs at both ends and across days without a close`() {
    let panel = SmallPanel.of([.close: [nan, 5, 5, nan, 5, 5, 5, 6, 7, 7, 7, 7, 7]])
    let finding = StalePriceCheck().findings(in: panel).first
    #expect(finding?.count == 10)
    #expect(finding?.firstDates == [1, 2, 4].map(SmallPanel.day))
    #expect(finding?.detail == "first the close 5.0 from 2024-01-02 to 2024-01-07")
  }

  @Test func `finds the same on any number of threads`() {
    let panel = SmallPanel.of([
      .close: [5, 0, 50, 4, 4], .high: [5, 6, 3, 9, 4], .low: [6, 1, 4, 3, 4],
      .volume: [0, 1, 0, 2, 0],
    ])
    let quality = PanelQuality(tradingDays: panel.days)
    let findings = quality.findings(in: panel)
    #expect(findings.count >= 4)
    for threads in 2...8 { #expect(quality.findings(in: panel, threads: threads) == findings) }
  }

  @Test func `finds nothing in returns and nothing in good prices`() {
    let good = SmallPanel.of([
      .close: [5, 6, 5.5], .open: [5, 5, 6], .high: [6, 6, 6], .low: [5, 5, 5],
      .vwap: [5.5, 5.5, 5.5], .volume: [3, 4, 5],
    ])
    #expect(PanelQuality(tradingDays: good.days).findings(in: good).isEmpty)
    let returns = SmallPanel.of([.close: [0, -0.5, 0.01]], values: .returns)
    #expect(PanelQuality(tradingDays: returns.days).findings(in: returns).isEmpty)
  }
}
