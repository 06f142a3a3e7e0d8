/// A hypothesis test that has been evaluated on data.
///
/// Each test is an immutable value: creating it computes it. Its own numbers are stored properties;
/// what all tests share is required here.
public protocol HypothesisTest: Sendable {
  /// The name used by the command line, the configuration and every output.
  static var name: String { get }
  /// The observed value of the statistic.
  var statistic: Double { get }
  /// The distribution from which the p-value is taken.
  var nullDistribution: NullDistribution { get }
  /// The number of events that entered the statistic.
  var eventCount: Int { get }
  /// Returns the probability, under the null, of a value at least this extreme.
  func pValue(_ alternative: Alternative) -> Double
}

extension HypothesisTest {
  /// Returns the two-sided p-value.
  ///
  /// A function of its own and not a default argument: through `any HypothesisTest` a default would
  /// reach this extension and pass over a test that counts its own tails.
  public func pValue() -> Double { pValue(.twoSided) }

  public func pValue(_ alternative: Alternative) -> Double {
    nullDistribution.pValue(of: statistic, alternative)
  }
}

/// A test that says in words what it computes and what it takes for granted.
package protocol DescribedTest: HypothesisTest {
  /// What a reader needs to know of the test.
  static var definition: MethodDefinition { get }
}

/// A test of a window over several events.
///
/// What is required here has no default, so that a new test cannot forget a fact of its own.
package protocol WindowTest: DescribedTest {
  /// What the test takes for granted, as far as a sample can speak against it.
  static var assumptions: Set<Assumption> { get }
  /// What the test shares with those of other windows, so that it is computed once.
  static var scores: Set<SharedScore> { get }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` with the reason why the test is not applicable.
  init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError)
}

/// A test of a window that leaves no choice open.
package protocol PlainWindowTest: WindowTest {
  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` with the reason why the test is not applicable.
  init(_ sample: WindowSample) throws(InferenceError)
}

extension PlainWindowTest {
  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample)
  }
}

/// A test of one event.
package protocol SingleEventTest: DescribedTest {
  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` with the reason why the test is not applicable.
  init(
    _ event: FittedEvent,
    window: ClosedRange<Int>,
    options: InferenceOptions
  ) throws(InferenceError)
}

/// A test of one event that leaves no choice open.
package protocol PlainSingleEventTest: SingleEventTest {
  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` with the reason why the test is not applicable.
  init(_ event: FittedEvent, window: ClosedRange<Int>) throws(InferenceError)
}

extension PlainSingleEventTest {
  package init(
    _ event: FittedEvent,
    window: ClosedRange<Int>,
    options: InferenceOptions
  ) throws(InferenceError) {
    try self.init(event, window: window)
  }
}

/// A test between groups of events.
package protocol GroupTest: DescribedTest {
  /// Evaluates the test.
  ///
  /// - Parameter groups: The values of each group, without missing ones.
  /// - Throws: ``InferenceError`` with the reason why the test is not applicable.
  init(_ groups: [[Double]]) throws(InferenceError)
}

/// What a test of a window takes for granted and a sample can speak against.
package enum Assumption: Sendable, Hashable, CaseIterable {
  /// Events do not move together, as those of one date do.
  case independentEvents
  /// The event leaves the variance of returns as it was in the estimation window.
  case constantVariance
  /// Single returns are not so large that they decide a skewness or a pseudo-value.
  case lightTails
  /// Without an effect, returns are positive as often as not.
  case evenSigns
  /// There are enough events for a distribution that holds in large samples only.
  case manyEvents
  /// The events lie on enough dates for errors by date.
  case manyDates
}
