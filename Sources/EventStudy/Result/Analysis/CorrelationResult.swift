package import EventAlignment
public import EventStatistics

/// The correlation of an event column with the cumulative abnormal returns of a window.
public struct CorrelationResult: Sendable, Hashable, Codable {
  /// The model of the abnormal returns.
  public var model: ExpectedReturnMethod
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The event column.
  public var column: String
  /// The measure of correlation.
  public var measure: CorrelationMeasure
  /// The coefficient, from -1 to 1, where the test applies.
  public var coefficient: Double?
  /// The lower end of its confidence interval.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?
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
    case model, column, measure, coefficient, lower, upper, statistic, reason
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case degreesOfFreedom = "degrees_of_freedom"
    case pValue = "p_value"
    case permutationPValue = "permutation_p_value"
    case isExact = "exact"
    case eventCount = "n_events"
  }
}

extension CorrelationResult {
  /// Tests a column against the cumulative abnormal returns, or keeps the reason why it cannot.
  package init(
    _ measure: CorrelationMeasure,
    column: String,
    model: ExpectedReturnMethod,
    window: TestWindow,
    alternative: Alternative,
    confidence: Double,
    test evaluate: () throws(InferenceError) -> CorrelationTest
  ) {
    var test: CorrelationTest?
    let outcome = TestOutcome.of(alternative) { () throws(InferenceError) in
      let evaluated = try evaluate()
      test = evaluated
      return evaluated
    }
    self.model = model
    windowStart = window.days.lowerBound
    windowEnd = window.days.upperBound
    self.column = column
    self.measure = measure
    coefficient = test?.coefficient.present
    let interval = test?.confidenceInterval(level: confidence)
    lower = interval?.lower.present
    upper = interval?.upper.present
    statistic = outcome.figures?.statistic.present
    degreesOfFreedom = outcome.figures?.degreesOfFreedom.present
    pValue = outcome.figures?.pValue.present
    permutationPValue = (test?.permutationPValue(alternative)).present
    isExact = test?.isExact ?? false
    eventCount = outcome.figures?.eventCount
    reason = outcome.reason
  }
}

/// The line of an event column through the cumulative abnormal returns of a window, by least squares.
public struct CorrelationLine: Sendable, Hashable, Codable {
  /// The model of the abnormal returns.
  public var model: ExpectedReturnMethod
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The event column.
  public var column: String
  /// The events with both values.
  public var eventCount: Int
  /// The height of the line where the column is zero, as a fraction.
  public var intercept: Double?
  /// Its rise for each unit of the column, as a fraction.
  public var slope: Double?
  /// The line with the interval of its height, from the least to the largest value of the column.
  public var points: [Point]

  /// A place on the line.
  public struct Point: Sendable, Hashable, Codable {
    /// The value of the column.
    public var x: Double
    /// The height of the line, as a fraction.
    public var car: Double?
    /// The lower end of the interval of the mean there.
    public var lower: Double?
    /// The upper end.
    public var upper: Double?
  }

  private enum CodingKeys: String, CodingKey {
    case model, column, intercept, slope, points
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case eventCount = "n_events"
  }

  /// How many places the line is drawn at.
  private static let places = 21
}

extension CorrelationLine {
  /// Takes over a line.
  package init(
    _ line: FittedLine,
    column: String,
    model: ExpectedReturnMethod,
    window: TestWindow,
    confidence: Double
  ) {
    self.model = model
    windowStart = window.days.lowerBound
    windowEnd = window.days.upperBound
    self.column = column
    eventCount = line.count
    intercept = line.intercept.present
    slope = line.slope.present
    points = line.places(Self.places).map { x in
      let height = line.height(at: x, level: confidence)
      return Point(
        x: x,
        car: height.estimate.present,
        lower: height.lower.present,
        upper: height.upper.present
      )
    }
  }
}
