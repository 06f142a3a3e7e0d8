public import CivilTime
public import EventAlignment
public import EventStatistics

/// The volume-weighted average prices around one event.
public struct EventAveragePrices: Sendable {
  /// The event.
  public let eventID: String
  /// Its symbol.
  public let symbol: String
  /// Where the daily averages come from, the least exact origin of them; absent without any.
  public let source: VolumeWeightedAveragePrice.Source?
  /// The days of the event window.
  public let dates: [CalendarDate]
  /// The closing price of each day of the event window; not a number where it is missing.
  public let closes: [Double]
  /// The average price of each day of the event window; not a number where there is none.
  public let daily: [Double]
  /// The average price from day 0 on, for each day from day 0 to the end of the event window.
  public let anchored: [Double]
  /// The average price over each tested window, absent where it has no volume.
  public let windows: [(window: TestWindow, price: Double?)]

  /// Creates the averages of an event.
  public init(
    eventID: String,
    symbol: String,
    source: VolumeWeightedAveragePrice.Source?,
    dates: [CalendarDate],
    closes: [Double],
    daily: [Double],
    anchored: [Double],
    windows: [(window: TestWindow, price: Double?)]
  ) {
    self.eventID = eventID
    self.symbol = symbol
    self.source = source
    self.dates = dates
    self.closes = closes
    self.daily = daily
    self.anchored = anchored
    self.windows = windows
  }
}
