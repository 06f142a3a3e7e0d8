public import CivilTime
public import EventAlignment
public import EventStatistics

/// What one model says about one event.
public struct EventResult: Sendable {
  /// The event.
  public let eventID: String
  /// Its symbol.
  public let symbol: String
  /// The fitted model.
  public let fit: FittedEvent
  /// The first day of the estimation window that has a return.
  public let firstEstimationDate: CalendarDate
  /// The last day of the estimation window that has a return.
  public let lastEstimationDate: CalendarDate
  /// The days of the event window.
  public let dates: [CalendarDate]
  /// The tested windows, in the order of the configuration.
  public let windows: [EventWindowResult]

  /// Creates a result.
  public init(
    eventID: String,
    symbol: String,
    fit: FittedEvent,
    firstEstimationDate: CalendarDate,
    lastEstimationDate: CalendarDate,
    dates: [CalendarDate],
    windows: [EventWindowResult]
  ) {
    self.eventID = eventID
    self.symbol = symbol
    self.fit = fit
    self.firstEstimationDate = firstEstimationDate
    self.lastEstimationDate = lastEstimationDate
    self.dates = dates
    self.windows = windows
  }
}

/// The cumulative abnormal return of one event over one window.
public struct EventWindowResult: Sendable {
  /// The window.
  public let window: TestWindow
  /// The cumulative abnormal return, absent when the event has no return in the window.
  public let cumulative: CumulativeAbnormalReturn?
  /// The t test of this event alone, or the reason why there is none.
  public let test: TestOutcome
  /// The sample-quantile test of this event alone, which needs no normal returns.
  public let sampleQuantile: TestOutcome

  /// Creates a result.
  public init(
    window: TestWindow,
    cumulative: CumulativeAbnormalReturn?,
    test: TestOutcome,
    sampleQuantile: TestOutcome
  ) {
    self.window = window
    self.cumulative = cumulative
    self.test = test
    self.sampleQuantile = sampleQuantile
  }
}
