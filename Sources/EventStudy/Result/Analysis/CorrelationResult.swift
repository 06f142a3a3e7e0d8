public import EventAlignment
public import EventStatistics

/// The correlation of an event column with the cumulative abnormal returns of a window.
public struct CorrelationResult: Sendable, Hashable {
  /// The model of the abnormal returns.
  public let model: ExpectedReturnMethod
  /// The window.
  public let window: TestWindow
  /// The event column.
  public let column: String
  /// The measure of correlation.
  public let measure: CorrelationMeasure
  /// The coefficient, from -1 to 1; absent where the test does not apply.
  public let coefficient: Double?
  /// The statistic with its p-value, or the reason why there is none.
  public let outcome: TestOutcome
  /// The p-value from permutations of the column.
  public let permutationPValue: Double?
  /// Whether all permutations were counted.
  public let isExact: Bool

  /// Creates a correlation.
  public init(
    model: ExpectedReturnMethod,
    window: TestWindow,
    column: String,
    measure: CorrelationMeasure,
    coefficient: Double?,
    outcome: TestOutcome,
    permutationPValue: Double?,
    isExact: Bool
  ) {
    self.model = model
    self.window = window
    self.column = column
    self.measure = measure
    self.coefficient = coefficient
    self.outcome = outcome
    self.permutationPValue = permutationPValue
    self.isExact = isExact
  }
}
