/// Patell's test that the mean standardized cumulative abnormal return is zero.
///
/// `z = Σ SCARᵢ/√(Σ (Tᵢ − K)/(Tᵢ − K − 2))`, standard normal; `SCAR` with the full prediction
/// covariance, because the days of a window share the estimated coefficients.
///
/// Assumes independent events and no variance that the event itself brings; ``BMPTest`` allows it.
///
/// Source: Patell (1976), *Corporate Forecasts of Earnings per Share and Stock Price Behavior*,
/// Journal of Accounting Research 14(2), pp. 246–276.
public struct PatellTest: PlainWindowTest, Hashable {
  public static let name = "patell_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Patell test",
    short: "Patell z",
    formula: "z = Σ SCAR_i / √Σ (T_i−K)/(T_i−K−2)",
    against: "N(0,1)",
    assumes:
      "Independent events whose variance does not rise at the event; when it rises, the test "
      + "rejects too often.",
    source: Paper.patell
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .constantVariance]
  package static let scores: Set<SharedScore> = []
  public let statistic: Double
  public let eventCount: Int
  /// The variance of the summed standardized returns under the null.
  public let nullVariance: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when a model has fewer than three degrees of
  ///   freedom, so that the variance of its standardized return does not exist.
  public init(_ sample: WindowSample) throws(InferenceError) {
    nullVariance = try sample.standardizedVariance()
    statistic = sample.cumulative.reduce(0) { $0 + $1.scar } / nullVariance.squareRoot()
    eventCount = sample.eventCount
  }
}

extension WindowSample {
  /// `Σ (Tᵢ − K)/(Tᵢ − K − 2)`, the variance of a sum of standardized returns under the null.
  func standardizedVariance() throws(InferenceError) -> Double {
    try requireEvents(1)
    var variance = 0.0
    for event in events {
      let degreesOfFreedom = event.degreesOfFreedom
      guard degreesOfFreedom > 2 else {
        throw .tooFewDegreesOfFreedom(required: 3, available: degreesOfFreedom)
      }
      variance += Double(degreesOfFreedom) / Double(degreesOfFreedom - 2)
    }
    return variance
  }
}
