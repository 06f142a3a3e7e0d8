package import CivilTime
internal import EventStatistics

/// One simulated day of the index, in whole hundredths of a point.
package struct SimulatedIndexDay: Sendable, Hashable {
  /// The day.
  package let date: CalendarDate
  /// The opening level in hundredths.
  package let open: Int
  /// The highest level in hundredths.
  package let high: Int
  /// The lowest level in hundredths.
  package let low: Int
  /// The closing level in hundredths.
  package let close: Int
  /// The return before rounding, a fraction; zero on the first day.
  package let simpleReturn: Double
}

/// The simulated index: normally distributed daily returns around a drift.
struct IndexPath {
  /// The level at the end of the first day.
  static let firstLevel = 10_000.0

  let days: [SimulatedIndexDay]

  /// Creates the path over the sessions.
  init(parameters: SimulationParameters, sessions: [CalendarDate], random: MarketRandom) {
    var level = Self.firstLevel
    days = sessions.enumerated().map { index, date in
      let draw = RandomVariates.normals(random.uniforms(.indexReturn, position: date.dayNumber))
      let shape = random.uniforms(.indexRange, position: date.dayNumber)
      let simpleReturn =
        index == 0 ? 0 : parameters.indexDrift + parameters.indexVolatility * draw.0
      let before = level
      level *= 1 + simpleReturn
      let open = before * (1 + simpleReturn * 0.3 + parameters.indexVolatility * 0.2 * draw.1)
      let reach = parameters.indexVolatility * 0.35
      let high = max(open, level) * (1 + reach * RandomVariates.exponential(shape.0))
      let low = min(open, level) * (1 - reach * RandomVariates.exponential(shape.1))
      return SimulatedIndexDay(
        date: date,
        open: PriceRounding.hundredths(open),
        high: PriceRounding.hundredths(high),
        low: PriceRounding.hundredths(low),
        close: PriceRounding.hundredths(level),
        simpleReturn: simpleReturn
      )
    }
  }
}

/// One simulated day of one company, in whole hundredths so that it is written exactly.
package struct SimulatedBar: Sendable, Hashable {
  /// The day.
  package let date: CalendarDate
  /// The close of the session before, in paise; not adjusted on an ex-date.
  package let previousClose: Int
  /// The opening price in paise.
  package let open: Int
  /// The highest price in paise.
  package let high: Int
  /// The lowest price in paise.
  package let low: Int
  /// The price of the last trade in paise.
  package let last: Int
  /// The closing price in paise.
  package let close: Int
  /// The volume-weighted average price in paise, from low to high.
  package let vwap: Int
  /// The number of shares traded.
  package let volume: Int
  /// The number of trades.
  package let trades: Int
  /// The number of shares delivered.
  package let delivered: Int

  /// The value of the shares traded in hundredths of a lakh, VWAP times volume rounded half up.
  package var turnover: Int { (vwap * volume + 50_000) / 100_000 }
  /// The share of the volume that was delivered, in hundredths of a percent, rounded half up.
  package var deliveredShare: Int { (delivered * 20_000 + volume) / (2 * volume) }
}

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

/// How much is traded on a simulated day.
struct DailyTrading {
  let volume: Int
  let trades: Int
  let delivered: Int

  /// Creates the trading of a day; large returns of either sign come with more shares.
  init(usualVolume: Double, noise: Double, draws: ((Double, Double), (Double, Double))) {
    let normals = RandomVariates.normals(draws.0)
    volume = max(
      1,
      Int(
        (usualVolume * (0.85 + 0.2 * noise) * RandomVariates.logNormal(normals.0, spread: 0.3))
          .rounded()
      )
    )
    let sharesPerTrade = 60 * RandomVariates.logNormal(normals.1, spread: 0.1)
    trades = max(1, min(volume, Int((Double(volume) / sharesPerTrade).rounded())))
    let deliveredShare = RandomVariates.uniform((draws.1.0 + draws.1.1) / 2, in: 0.25...0.65)
    delivered = Int((Double(volume) * deliveredShare).rounded())
  }
}

/// The rounding of simulated prices.
enum PriceRounding {
  /// The tick of prices, in paise.
  static let tick = 5

  /// Returns a price in rupees as paise, rounded to the tick and at least one tick.
  static func paise(_ price: Double) -> Int {
    max(tick, Int((price * 100 / Double(tick)).rounded()) * tick)
  }

  /// Returns a level in points as hundredths of a point.
  static func hundredths(_ level: Double) -> Int { Int((level * 100).rounded()) }
}
