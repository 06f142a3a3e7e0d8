/// The average effect over one tested window.
public struct DocumentWindow: Sendable, Codable, Hashable {
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The number of events that have a return in the window.
  public var eventCount: Int
  /// The cumulative average abnormal return, as a fraction.
  public var caar: Double?
  /// The median of the cumulative abnormal returns, as a fraction.
  public var medianCAR: Double?
  /// The number of events whose cumulative abnormal return is above zero.
  public var positiveCount: Int
  /// The lower end of the confidence interval of the mean, where it exists.
  public var lowerBound: Double?
  /// The upper end of the confidence interval of the mean, where it exists.
  public var upperBound: Double?

  private enum CodingKeys: String, CodingKey {
    case caar
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case eventCount = "n_events"
    case medianCAR = "median_car"
    case positiveCount = "n_positive"
    case lowerBound = "lower_bound"
    case upperBound = "upper_bound"
  }

  /// The window as text, such as `-1..1`.
  public var label: String { "\(windowStart)..\(windowEnd)" }

  /// Half the width of the confidence interval, which lies evenly around the mean.
  var reach: Double? {
    guard let lowerBound, let upperBound else { return nil }
    return (upperBound - lowerBound) / 2
  }
}

/// One test of one window over all events.
public struct DocumentTest: Sendable, Codable, Hashable {
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The identifier of the test, such as `bmp_t`.
  public var test: String
  /// The observed statistic, where the test applies.
  public var statistic: Double?
  /// The degrees of freedom of the reference distribution, absent for the normal one.
  public var degreesOfFreedom: Double?
  /// The p-value, where the test applies.
  public var pValue: Double?
  /// The number of events in the statistic.
  public var eventCount: Int
  /// Why the test does not apply, where it does not.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case test, statistic, reason
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case degreesOfFreedom = "degrees_of_freedom"
    case pValue = "p_value"
    case eventCount = "n_events"
  }
}
