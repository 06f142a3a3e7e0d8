public import CivilTime
public import EventStatistics

/// Everything that one expected-return model says about the events.
public struct ModelResult: Sendable {
  /// The model.
  public let method: ExpectedReturnMethod
  /// The events that the model could be fitted to, in the order of event identifiers.
  public let events: [EventResult]
  /// The average abnormal return of each day of the event window.
  public let days: [AverageDay]
  /// The tests of each window, in the order of windows and tests of the configuration.
  public let windows: [WindowResult]
  /// From the first return of any estimation window to the last day of any event window; absent
  /// without events.
  public let span: ClosedRange<CalendarDate>?

  /// Creates a result.
  public init(
    method: ExpectedReturnMethod,
    events: [EventResult],
    days: [AverageDay],
    windows: [WindowResult],
    span: ClosedRange<CalendarDate>? = nil
  ) {
    self.method = method
    self.events = events
    self.days = days
    self.windows = windows
    self.span = span
  }
}
