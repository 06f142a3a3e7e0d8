/// The correlation of an event column with the cumulative abnormal returns of a window.
public struct DocumentCorrelation: Sendable, Codable, Hashable {
  /// The identifier of the model of the abnormal returns.
  public var model: String
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The event column.
  public var column: String
  /// The measure: `pearson`, `spearman` or `kendall`.
  public var measure: String
  /// The coefficient, from -1 to 1, where the test applies.
  public var coefficient: Double?
  /// The statistic, where the test applies.
  public var statistic: Double?
  /// The degrees of freedom of its reference distribution, absent for the normal one.
  public var degreesOfFreedom: Double?
  /// Its p-value, where the test applies.
  public var pValue: Double?
  /// The p-value from permutations of the column.
  public var permutationPValue: Double?
  /// Whether all permutations were counted.
  public var isExact: Bool
  /// The number of events with both values.
  public var eventCount: Int?
  /// Why the test does not apply, where it does not.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case model, column, measure, coefficient, statistic, reason
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case degreesOfFreedom = "degrees_of_freedom"
    case pValue = "p_value"
    case permutationPValue = "permutation_p_value"
    case isExact = "exact"
    case eventCount = "n_events"
  }
}
