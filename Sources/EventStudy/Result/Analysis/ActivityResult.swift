public import EventStatistics

/// A study of volume or volatility around the same events.
public struct ActivityResult: Sendable {
  /// What was studied.
  public let outcome: ActivityOutcome
  /// What is normal: the own mean, the mean and the market's activity, or no model.
  public let model: ExpectedReturnMethod
  /// The number of events that could be studied.
  public let eventCount: Int
  /// The average abnormal activity of each day of the event window.
  public let days: [AverageDay]
  /// The tests of each window.
  public let windows: [WindowResult]

  /// Creates the result of a study of activity.
  public init(
    outcome: ActivityOutcome,
    model: ExpectedReturnMethod,
    eventCount: Int,
    days: [AverageDay],
    windows: [WindowResult]
  ) {
    self.outcome = outcome
    self.model = model
    self.eventCount = eventCount
    self.days = days
    self.windows = windows
  }
}
