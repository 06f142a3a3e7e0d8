/// One coefficient of a regression over events, tested against zero.
public struct CoefficientTest: HypothesisTest, Hashable {
  public static var name: String { "coefficient_t" }
  /// The regressor's name.
  public let term: String
  /// The estimate.
  public let estimate: Double
  /// Its standard error, in the unit of the estimate.
  public let standardError: Double
  public let eventCount: Int
  public let nullDistribution: NullDistribution
  public var statistic: Double { estimate / standardError }
}
