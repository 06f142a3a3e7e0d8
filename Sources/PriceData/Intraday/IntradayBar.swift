public import CivilTime

/// The trades of one security within a few minutes.
///
/// A value that the file does not have is not a number, never zero.
public struct IntradayBar: Sendable, Hashable {
  /// The day on the clock of the exchange.
  public let date: CalendarDate
  /// The time that the file gives the bar, on the clock of the exchange.
  public let time: TimeOfDay
  /// The first price.
  public let open: Double
  /// The highest price.
  public let high: Double
  /// The lowest price.
  public let low: Double
  /// The last price.
  public let close: Double
  /// The shares traded.
  public let volume: Double

  /// Creates a bar.
  public init(
    date: CalendarDate,
    time: TimeOfDay,
    open: Double = .nan,
    high: Double = .nan,
    low: Double = .nan,
    close: Double,
    volume: Double = .nan
  ) {
    self.date = date
    self.time = time
    self.open = open
    self.high = high
    self.low = low
    self.close = close
    self.volume = volume
  }
}

/// Which moment of a bar its time stamp is.
public enum BarTime: String, Sendable, Hashable, CaseIterable, Codable {
  /// The moment at which it begins, as Yahoo and most exchanges write it.
  case start
  /// The moment at which it ends.
  case end
}
