/// The outcome of a test: its numbers, or the reason why it does not apply.
public enum TestOutcome: Sendable, Hashable {
  /// The test was evaluated.
  case evaluated(TestFigures)
  /// The test does not apply to the sample, for the reason given.
  case notApplicable(reason: String)

  /// The numbers, where the test was evaluated.
  public var figures: TestFigures? {
    if case .evaluated(let figures) = self { figures } else { nil }
  }
}

/// The numbers of an evaluated test.
public struct TestFigures: Sendable, Hashable {
  /// The observed statistic.
  public let statistic: Double
  /// The degrees of freedom of its reference distribution, absent for the normal one.
  public let degreesOfFreedom: Double?
  /// The two-sided p-value.
  public let pValue: Double
  /// The number of events in the statistic.
  public let eventCount: Int

  /// Creates the numbers of a test.
  public init(statistic: Double, degreesOfFreedom: Double?, pValue: Double, eventCount: Int) {
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    self.pValue = pValue
    self.eventCount = eventCount
  }
}
