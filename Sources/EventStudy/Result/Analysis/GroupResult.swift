package import EventAlignment
public import EventStatistics

/// The averages and tests of one group of events under one model.
public struct GroupResult: Sendable, Hashable, Codable {
  /// The model.
  public var model: ExpectedReturnMethod
  /// The group, as the event column names it.
  public var group: String
  /// The number of events of the group.
  public var eventCount: Int
  /// The average of each day of the event window.
  public var aar: [AverageDay]
  /// The average effect over each window.
  public var windows: [WindowResult]
  /// Each test of each window.
  public var tests: [TestResult]

  private enum CodingKeys: String, CodingKey {
    case model, group, aar, windows, tests
    case eventCount = "n_events"
  }
}

/// A test whether groups of events have the same cumulative abnormal returns.
public struct GroupComparisonResult: Sendable, Hashable, Codable {
  /// The model.
  public var model: ExpectedReturnMethod
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The test.
  public var test: GroupComparison
  /// The groups that were compared, numbers by their value, then words, in which digits count as a number.
  public var groups: [String]
  /// The observed statistic, where the test applies.
  public var statistic: Double?
  /// The mean of the first group less that of the second, as a fraction; of `welch_t` alone.
  public var difference: Double?
  /// The lower end of its confidence interval.
  public var lower: Double?
  /// The upper end.
  public var upper: Double?
  /// The degrees of freedom of the reference distribution, the first ones of an F; absent where it has none.
  public var degreesOfFreedom: Double?
  /// The second degrees of freedom, of an F.
  public var denominatorDegreesOfFreedom: Double?
  /// The p-value, where the test applies.
  public var pValue: Double?
  /// The number of events in the statistic.
  public var eventCount: Int?
  /// Why the test does not apply, where it does not.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case model, test, groups, statistic, reason, difference, lower, upper
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case degreesOfFreedom = "degrees_of_freedom"
    case denominatorDegreesOfFreedom = "denominator_degrees_of_freedom"
    case pValue = "p_value"
    case eventCount = "n_events"
  }
}

extension GroupComparisonResult {
  /// Evaluates a test of groups, each with its values, or keeps the reason why it does not apply.
  package init(
    _ test: GroupComparison,
    of groups: [(name: String, values: [Double])],
    model: ExpectedReturnMethod,
    window: TestWindow,
    alternative: Alternative,
    confidence: Double
  ) {
    var evaluated: (any HypothesisTest)?
    self.init(
      test,
      of: groups.map(\.name),
      model: model,
      window: window,
      outcome: TestOutcome.of(alternative) { () throws(InferenceError) in
        let found = try test.evaluate(groups.map(\.values))
        evaluated = found
        return found
      }
    )
    if case .fisherF(let numerator, let denominator) = evaluated?.nullDistribution {
      degreesOfFreedom = numerator
      denominatorDegreesOfFreedom = denominator.present
    }
    let welch = evaluated as? WelchTest
    let interval = welch?.confidenceInterval(level: confidence)
    difference = (welch?.difference).present
    lower = (interval?.lower).present
    upper = (interval?.upper).present
  }

  /// Puts the outcome of a test beside its window and its groups.
  package init(
    _ test: GroupComparison,
    of groups: [String],
    model: ExpectedReturnMethod,
    window: TestWindow,
    outcome: TestOutcome
  ) {
    self.model = model
    windowStart = window.days.lowerBound
    windowEnd = window.days.upperBound
    self.test = test
    self.groups = groups
    statistic = outcome.figures?.statistic.present
    degreesOfFreedom = outcome.figures?.degreesOfFreedom.present
    pValue = outcome.figures?.pValue.present
    eventCount = outcome.figures?.eventCount
    reason = outcome.reason
  }
}

/// A study of volume or volatility around the same events.
///
/// The names are those of returns: `aar` is the average abnormal activity of a day, `caar` its sum.
public struct ActivityResult: Sendable, Hashable, Codable {
  /// What was studied.
  public var outcome: ActivityOutcome
  /// What is normal: the own mean, the mean and the market's activity, or no model.
  public var model: ExpectedReturnMethod
  /// The number of events that could be studied.
  public var eventCount: Int
  /// The average abnormal activity of each day of the event window.
  public var aar: [AverageDay]
  /// The average abnormal activity over each window.
  public var windows: [WindowResult]
  /// Each test of each window.
  public var tests: [TestResult]

  private enum CodingKeys: String, CodingKey {
    case outcome, model, aar, windows, tests
    case eventCount = "n_events"
  }
}
