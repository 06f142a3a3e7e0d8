/// The averages and tests of one group of events under one model.
public struct DocumentGroup: Sendable, Codable, Hashable {
  /// The identifier of the model.
  public var model: String
  /// The group, as the event column names it.
  public var group: String
  /// The number of events of the group.
  public var eventCount: Int
  /// The average of each day of the event window.
  public var aar: [DocumentAverageDay]
  /// The average effect over each window.
  public var windows: [DocumentWindow]
  /// Each test of each window.
  public var tests: [DocumentTest]

  private enum CodingKeys: String, CodingKey {
    case model, group, aar, windows, tests
    case eventCount = "n_events"
  }
}

/// A test whether groups of events have the same cumulative abnormal returns.
public struct DocumentGroupComparison: Sendable, Codable, Hashable {
  /// The identifier of the model.
  public var model: String
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The identifier of the test, such as `welch_t`.
  public var test: String
  /// The groups that were compared.
  public var groups: [String]
  /// The observed statistic, where the test applies.
  public var statistic: Double?
  /// The degrees of freedom of the reference distribution, absent where it has none.
  public var degreesOfFreedom: Double?
  /// The p-value, where the test applies.
  public var pValue: Double?
  /// The number of events in the statistic.
  public var eventCount: Int?
  /// Why the test does not apply, where it does not.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case model, test, groups, statistic, reason
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case degreesOfFreedom = "degrees_of_freedom"
    case pValue = "p_value"
    case eventCount = "n_events"
  }
}
