import CivilTime
import Testing

@testable import PriceData

@Suite(.enabled(if: RealPrices.isAvailable, "LEYLINE_REAL_DATA names no folder"))
struct AdjustmentRealDataTests {
  /// The market model of Ashok Leyland against NIFTY 50 for the announcement of 2025-09-02.
  ///
  /// The estimation window -250..-30 spans the bonus issue, so the figures hold only when the prices
  /// before it are halved: alpha -0.00000630, beta 1.285540, sigma 0.014716, AR(0) 0.020812.
  @Test func `gives the market model that adjusted prices have`() throws {
    let folder = try #require(RealPrices.folder)
    let table = AdjustmentTable([
      Adjustment(
        symbol: "ASHOKLEY",
        exDate: try #require(CalendarDate("2025-07-16")),
        factor: 0.5
      )
    ])
    let stock = try table.apply(
      to: RealPrices.panel(
        ofVendorFile: "\(folder)/nse/ASHOKLEY_merged_raw_2023-06_2026-08.csv",
        symbol: "ASHOKLEY"
      )
    ).panel
    let index = try RealPrices.panel(
      ofVendorFile: "\(folder)/nse/NIFTY50_index.csv",
      symbol: "NIFTY50"
    )
    let closes = try #require(stock.column(.close))
    let levels = try #require(index.column(.close))
    let joined = stock.days.enumerated().compactMap { position, day in
      index.index(ofDay: day).map { (day: day, close: closes[position], level: levels[$0]) }
    }
    let returns = zip(joined, joined.dropFirst()).map { before, after in
      (
        day: after.day, stock: after.close / before.close - 1,
        market: after.level / before.level - 1
      )
    }
    let eventDay = try #require(CalendarDate("2025-09-02"))
    let event = try #require(returns.firstIndex { $0.day == eventDay })
    let sample = returns[(event - 250)...(event - 30)]
    let count = Double(sample.count)
    let meanStock = sample.reduce(0) { $0 + $1.stock } / count
    let meanMarket = sample.reduce(0) { $0 + $1.market } / count
    let sxx = sample.reduce(0) { $0 + ($1.market - meanMarket) * ($1.market - meanMarket) }
    let sxy = sample.reduce(0) { $0 + ($1.market - meanMarket) * ($1.stock - meanStock) }
    let beta = sxy / sxx
    let alpha = meanStock - beta * meanMarket
    let residuals = sample.map { $0.stock - alpha - beta * $0.market }
    let sigma = (residuals.reduce(0) { $0 + $1 * $1 } / (count - 2)).squareRoot()
    #expect(sample.count == 221)
    #expect(abs(alpha - -0.00000630) < 5e-9)
    #expect(abs(beta - 1.285540) < 5e-7)
    #expect(abs(sigma - 0.014716) < 5e-7)
    #expect(abs(returns[event].stock - alpha - beta * returns[event].market - 0.020812) < 5e-7)
  }
}
