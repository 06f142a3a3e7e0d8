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
}
