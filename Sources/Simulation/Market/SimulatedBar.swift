public import CivilTime

/// One simulated day of one company, in whole hundredths so that it is written exactly.
public struct SimulatedBar: Sendable, Hashable {
  /// The day.
  public let date: CalendarDate
  /// The close of the session before, in paise; not adjusted on an ex-date.
  public let previousClose: Int
  /// The opening price in paise.
  public let open: Int
  /// The highest price in paise.
  public let high: Int
  /// The lowest price in paise.
  public let low: Int
  /// The price of the last trade in paise.
  public let last: Int
  /// The closing price in paise.
  public let close: Int
  /// The volume-weighted average price in paise, from low to high.
  public let vwap: Int
  /// The number of shares traded.
  public let volume: Int
  /// The number of trades.
  public let trades: Int
  /// The number of shares delivered.
  public let delivered: Int

  /// The value of the shares traded in hundredths of a lakh, VWAP times volume rounded half up.
  public var turnover: Int { (vwap * volume + 50_000) / 100_000 }
  /// The share of the volume that was delivered, in hundredths of a percent, rounded half up.
  public var deliveredShare: Int { (delivered * 20_000 + volume) / (2 * volume) }
}
