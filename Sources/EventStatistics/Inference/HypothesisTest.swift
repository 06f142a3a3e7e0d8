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
    switch alternative {
    case .twoSided: min(1, 2 * nullDistribution.upperTail(abs(statistic)))
    case .greater: nullDistribution.upperTail(statistic)
    case .less: nullDistribution.upperTail(-statistic)
    }
  }
}
