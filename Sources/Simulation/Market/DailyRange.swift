/// The prices of a simulated day around its close, in paise.
struct DailyRange {
  let open: Int
  let high: Int
  let low: Int
  let last: Int
  let close: Int
  let vwap: Int

  /// Creates the prices of a day from its first reference price and its close, in rupees.
  ///
  /// About a third of the day's return comes before the opening. The VWAP lies near the average of
  /// the four prices with the close counted twice.
  init(
    before: Double,
    close price: Double,
    volatility: Double,
    draws: ((Double, Double), (Double, Double), (Double, Double))
  ) {
    let overnight = RandomVariates.normals(draws.0).0
    let opening = before * (1 + (price / before - 1) * 0.3 + volatility * 0.2 * overnight)
    let reach = volatility * 0.35
    let highest = max(opening, price) * (1 + reach * RandomVariates.exponential(draws.1.0))
    let lowest =
      min(opening, price) * max(0.5, 1 - reach * RandomVariates.exponential(draws.1.1))
    open = PriceRounding.paise(opening)
    close = PriceRounding.paise(price)
    high = max(open, close, PriceRounding.paise(highest))
    low = min(open, close, PriceRounding.paise(lowest))
    let ticks = Int((draws.2.0 * 5).rounded(.down)) - 2
    last = min(high, max(low, close + ticks * PriceRounding.tick))
    let middle = Double(open + high + low + 2 * close) / 5
    let shift = Double(high - low) * 0.2 * (draws.2.1 - 0.5)
    vwap = min(high, max(low, Int((middle + shift).rounded())))
  }
}
