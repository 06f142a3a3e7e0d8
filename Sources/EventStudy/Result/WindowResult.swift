public import EventAlignment
public import EventStatistics

/// The tests of one window over all events of a model.
public struct WindowResult: Sendable {
  /// The window.
  public let window: TestWindow
  /// The number of events that have a return in the window.
  public let eventCount: Int
  /// The cumulative average abnormal return, as a fraction; absent without events.
  public let caar: Double?
  /// The median of the cumulative abnormal returns, as a fraction; absent without events.
  public let medianCAR: Double?
  /// The confidence interval of the mean cumulative abnormal return, where it exists.
  public let interval: ConfidenceInterval?
  /// The number of events whose cumulative abnormal return is above zero.
  public let positiveCount: Int
  /// Each test of the configuration with its outcome.
  public let tests: [(method: InferenceMethod, outcome: TestOutcome)]

  /// Creates a result.
  public init(
    window: TestWindow,
    eventCount: Int,
    caar: Double?,
    medianCAR: Double?,
    interval: ConfidenceInterval?,
    positiveCount: Int,
    tests: [(method: InferenceMethod, outcome: TestOutcome)]
  ) {
    self.window = window
    self.eventCount = eventCount
    self.caar = caar
    self.medianCAR = medianCAR
    self.interval = interval
    self.positiveCount = positiveCount
    self.tests = tests
  }
}
