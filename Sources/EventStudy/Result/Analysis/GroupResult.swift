public import EventAlignment
public import EventStatistics

/// The averages and tests of one group of events under one model.
public struct GroupResult: Sendable {
  /// The model.
  public let model: ExpectedReturnMethod
  /// The group, as the event column names it.
  public let group: String
  /// The number of events of the group.
  public let eventCount: Int
  /// The average abnormal return of each day of the event window.
  public let days: [AverageDay]
  /// The tests of each window.
  public let windows: [WindowResult]

  /// Creates the result of a group.
  public init(
    model: ExpectedReturnMethod,
    group: String,
    eventCount: Int,
    days: [AverageDay],
    windows: [WindowResult]
  ) {
    self.model = model
    self.group = group
    self.eventCount = eventCount
    self.days = days
    self.windows = windows
  }
}

/// A test whether groups of events have the same cumulative abnormal returns.
public struct GroupComparisonResult: Sendable, Hashable {
  /// The model.
  public let model: ExpectedReturnMethod
  /// The window.
  public let window: TestWindow
  /// The test.
  public let method: GroupComparison
  /// The groups that were compared, in alphabetical order.
  public let groups: [String]
  /// The outcome.
  public let outcome: TestOutcome

  /// Creates the result of a comparison.
  public init(
    model: ExpectedReturnMethod,
    window: TestWindow,
    method: GroupComparison,
    groups: [String],
    outcome: TestOutcome
  ) {
    self.model = model
    self.window = window
    self.method = method
    self.groups = groups
    self.outcome = outcome
  }
}
