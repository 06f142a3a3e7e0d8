/// The average price of a security's trades on one day, weighted by volume, and where it comes from.
public struct VolumeWeightedAveragePrice: Sendable, Hashable, Codable {
  /// The price, in the currency of the file.
  public let price: Double
  /// How the price was obtained.
  public let source: Source

  /// The origin of a volume-weighted average price, from the most to the least exact.
  public enum Source: String, Sendable, Hashable, CaseIterable, Codable {
    /// The exchange's own column.
    case exchange
    /// Value traded over shares traded.
    case turnover
    /// Typical prices of intraday bars weighted by their volume: approximate.
    case intraday
    /// The day's typical price, `(H + L + C)/3`: a proxy.
    case proxy
  }

  /// Creates a price with its origin.
  public init(price: Double, source: Source) {
    self.price = price
    self.source = source
  }

  /// Takes the best price that one day's bar offers.
  ///
  /// The exchange's column, else turnover over volume, else the typical price. A day without volume
  /// has none; a day whose volume is unknown may still have the exchange's.
  ///
  /// - Parameter bar: One trading day.
  /// - Returns: Nothing for a day without volume or without any price.
  public static func daily(_ bar: DailyBar) -> Self? {
    if bar.volume <= 0 { return nil }
    if bar.exchangeAverage > 0 { return Self(price: bar.exchangeAverage, source: .exchange) }
    guard bar.volume > 0 else { return nil }
    if bar.turnover > 0 { return Self(price: bar.turnover / bar.volume, source: .turnover) }
    return bar.typicalPrice > 0 ? Self(price: bar.typicalPrice, source: .proxy) : nil
  }

  /// Averages the typical prices of one day's intraday bars, `Σ pᵥ v/Σ v` with `p = (H + L + C)/3`, and the prices
  /// of trades, which have no high and low.
  ///
  /// - Parameter bars: The bars of one trading day; those without volume or price are left out.
  /// - Returns: Nothing when no bar has both.
  public static func intraday(_ bars: some Sequence<DailyBar>) -> Self? {
    var sums = TradeSums()
    for bar in bars { sums.add(price: bar.averagedPrice, volume: bar.volume) }
    return sums.average.isNaN ? nil : Self(price: sums.average, source: .intraday)
  }

  /// Averages daily prices over a window, `Σ VWAP × volume/Σ volume`.
  ///
  /// - Parameters:
  ///   - prices: Daily averages, NaN where a day has none.
  ///   - volumes: Shares traded on the same days.
  /// - Returns: NaN when no day has both.
  public static func window(prices: ArraySlice<Double>, volumes: ArraySlice<Double>) -> Double {
    precondition(prices.count == volumes.count, "Each price needs a volume")
    var sums = TradeSums()
    for (price, volume) in zip(prices, volumes) { sums.add(price: price, volume: volume) }
    return sums.average
  }

  /// Averages daily prices from the first day to each day: the price anchored at the event.
  ///
  /// - Parameters:
  ///   - prices: Daily averages from day 0 on, NaN where a day has none.
  ///   - volumes: Shares traded on the same days.
  /// - Returns: One price per day; NaN until the first day that has both.
  public static func anchored(
    prices: ArraySlice<Double>,
    volumes: ArraySlice<Double>
  ) -> [Double] {
    precondition(prices.count == volumes.count, "Each price needs a volume")
    var sums = TradeSums()
    return zip(prices, volumes).map { price, volume in
      sums.add(price: price, volume: volume)
      return sums.average
    }
  }
}

extension VolumeWeightedAveragePrice {
  /// What a reader needs to know of the price.
  package static let definition = MethodDefinition(
    id: "vwap",
    name: "Volume-weighted average price",
    short: "VWAP",
    formula: "VWAP = Σ price·volume / Σ volume",
    assumes:
      "The exchange's own where the file has it, else turnover over volume; a typical price is named "
      + "as such. The anchored average starts on day 0."
  )
}

/// What a price file knows about one trading day, or one intraday interval, of a security.
public struct DailyBar: Sendable, Hashable {
  /// Prices in the currency of the file; NaN where the file has none.
  public let high, low, close: Double
  /// The number of shares traded; NaN where unknown.
  public let volume: Double
  /// The value traded, in the currency of the prices; NaN where unknown.
  public let turnover: Double
  /// The exchange's own volume-weighted average price; NaN where the file has none.
  public let exchangeAverage: Double

  /// Creates a bar.
  public init(
    high: Double = .nan,
    low: Double = .nan,
    close: Double = .nan,
    volume: Double = .nan,
    turnover: Double = .nan,
    exchangeAverage: Double = .nan
  ) {
    self.high = high
    self.low = low
    self.close = close
    self.volume = volume
    self.turnover = turnover
    self.exchangeAverage = exchangeAverage
  }

  /// `(H + L + C)/3`; NaN unless all three are known.
  public var typicalPrice: Double { (high + low + close) / 3 }

  /// What an average takes for the price of a bar within the day: the typical price, and that of a trade.
  package var averagedPrice: Double { high.isNaN && low.isNaN ? close : typicalPrice }
}
