public import CivilTime

/// A change of a closing price too large for an ordinary day of trading.
public struct PriceJump: Sendable, Hashable {
  /// The symbol whose price jumped.
  public let symbol: String
  /// The last day before the jump that has a closing price.
  public let previousDate: CalendarDate
  /// The day of the jump.
  public let date: CalendarDate
  /// The closing price of the previous day, in the currency of the file.
  public let previousClose: Double
  /// The closing price of the day, in the currency of the file.
  public let close: Double

  /// The close divided by the previous close.
  public var ratio: Double { close / previousClose }
}
