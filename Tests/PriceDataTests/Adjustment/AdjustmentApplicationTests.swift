import CivilTime
import Notices
import Testing

@testable import PriceData

struct AdjustmentApplicationTests {
  private let panel = PricePanel(
    days: (0..<4).map(SmallPanel.day),
    symbols: ["AAA", "BBB"],
    columns: [
      .close: [100, .nan, 50, 51, 7, 7, 7, 7], .open: [98, 101, 50, 50, 7, 7, 7, 7],
      .high: [103, 104, 52, 52, 7, 7, 7, 7], .low: [97, 99, 49, 50, 7, 7, 7, 7],
      .vwap: [100, 102, 50, 51, 7, 7, 7, 7], .adjustedClose: [50, 51, 50, 51, 7, 7, 7, 7],
      .volume: [10, 20, 40, 50, 1, 1, 1, 1], .turnover: [1000, 2040, 2000, 2550, 7, 7, 7, 7],
    ]
  )

  private func adjustment(_ day: Int, _ factor: Double, symbol: String = "AAA") -> Adjustment {
    Adjustment(symbol: symbol, exDate: SmallPanel.day(day), factor: factor)
  }

  /// The values of a column, with missing ones as nothing so that they can be compared.
  private func values(_ panel: PricePanel, _ field: PriceField) -> [Double?] {
    (panel.column(field) ?? []).map { $0.isNaN ? nil : $0 }
  }

  @Test func `halves the prices before the ex-date and doubles the volume`() {
    let adjusted = AdjustmentTable([adjustment(2, 0.5)]).apply(to: panel)
    #expect(values(adjusted.panel, .close) == [50, nil, 50, 51, 7, 7, 7, 7])
    #expect(values(adjusted.panel, .open) == [49, 50.5, 50, 50, 7, 7, 7, 7])
    #expect(values(adjusted.panel, .high) == [51.5, 52, 52, 52, 7, 7, 7, 7])
    #expect(values(adjusted.panel, .low) == [48.5, 49.5, 49, 50, 7, 7, 7, 7])
    #expect(values(adjusted.panel, .vwap) == [50, 51, 50, 51, 7, 7, 7, 7])
    #expect(values(adjusted.panel, .volume) == [20, 40, 40, 50, 1, 1, 1, 1])
    #expect(adjusted.findings.isEmpty)
  }

  @Test func `leaves turnover and the vendor's adjusted close alone`() {
    let adjusted = AdjustmentTable([adjustment(2, 0.5)]).apply(to: panel).panel
    #expect(values(adjusted, .turnover) == values(panel, .turnover))
    #expect(values(adjusted, .adjustedClose) == values(panel, .adjustedClose))
  }

  @Test func `keeps VWAP times volume, the money, as it was`() throws {
    let adjusted = AdjustmentTable([adjustment(2, 0.3), adjustment(1, 0.7)]).apply(to: panel).panel
    let money = zip(try #require(adjusted.column(.vwap)), try #require(adjusted.column(.volume)))
    for (value, turnover) in zip(money.map(*), try #require(panel.column(.turnover))) {
      #expect(abs(value / turnover - 1) < 1e-14)
    }
  }

  @Test func `composes several adjustments in any order to the same bits`() {
    let actions = [
      adjustment(3, 0.1), adjustment(2, 1.0 / 3), adjustment(1, 0.7), adjustment(3, 0.5),
    ]
    let forward = AdjustmentTable(actions).apply(to: panel).panel
    let backward = AdjustmentTable(actions.reversed()).apply(to: panel).panel
    #expect(values(forward, .close) == values(backward, .close))
    let expected = [100 * 0.1 * 0.5 / 3 * 0.7, 50 * 0.05, 51]
    let closes = values(forward, .close)
    for (value, expected) in zip([closes[0], closes[2], closes[3]], expected) {
      #expect(abs((value ?? 0) / expected - 1) < 1e-15)
    }
  }

  @Test func `is undone by the reciprocal factor`() {
    let there = AdjustmentTable([adjustment(2, 0.25)]).apply(to: panel).panel
    let back = AdjustmentTable([adjustment(2, 4)]).apply(to: there).panel
    for field in panel.fields { #expect(values(back, field) == values(panel, field)) }
  }

  @Test func `changes no return except that of the ex-date`() throws {
    let closes = [100.0, 102, 52, 51]
    let adjusted = AdjustmentTable([adjustment(2, 0.5)]).apply(to: SmallPanel.of([.close: closes]))
    let after = try #require(adjusted.panel.column(.close))
    #expect(after[1] / after[0] == closes[1] / closes[0])
    #expect(after[3] / after[2] == closes[3] / closes[2])
    #expect(after[2] / after[1] == 52.0 / 51)
  }

  @Test(
    arguments: [
      ("ZZZ", 2, PriceFinding.Kind.adjustmentWithoutSymbol), ("AAA", 0, .adjustmentOutsideDays),
      ("AAA", -5, .adjustmentOutsideDays), ("AAA", 4, .adjustmentOutsideDays),
    ])
  func `names an adjustment with nothing to act on`(
    symbol: String,
    day: Int,
    kind: PriceFinding.Kind
  ) {
    let adjusted = AdjustmentTable([adjustment(day, 0.5, symbol: symbol)]).apply(to: panel)
    #expect(adjusted.findings.map(\.kind) == [kind])
    #expect(adjusted.findings.allSatisfy { $0.symbol == symbol && $0.severity == .warning })
  }

  @Test func `does not touch returns and says so`() {
    let returns = SmallPanel.of([.close: [0.01, 0.02, 0.03]], values: .returns)
    let adjusted = AdjustmentTable([adjustment(2, 0.5)]).apply(to: returns)
    #expect(values(adjusted.panel, .close) == values(returns, .close))
    #expect(adjusted.findings.map(\.kind) == [.adjustmentOfReturns])
  }
}
