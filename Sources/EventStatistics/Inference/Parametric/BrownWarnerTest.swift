/// The test of Brown and Warner with independent events of known variance.
///
/// `z = CAAR/(√(Σ Lᵢ varᵢ)/N)`, *varᵢ* the sample variance of the residuals and *Lᵢ* the observed
/// days; standard normal.
///
/// Ignores the error of the estimated coefficients; ``OwnVarianceTest`` does not.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial
/// Economics 8(3), pp. 205–258.
public struct BrownWarnerTest: PlainWindowTest, Hashable {
  public static let name = "brown_warner_1980_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Brown–Warner test of 1980",
    short: "BW 1980",
    formula: "z = CAAR / (√Σ L_i·s²_i / N)",
    against: "N(0,1)",
    assumes:
      "Independent events of known, constant variance; ignores the error of the estimated "
      + "coefficients.",
    source: Paper.brownWarner1980
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .constantVariance]
  package static let scores: Set<SharedScore> = []
  public let statistic: Double
  public let eventCount: Int
  /// The standard error of the mean cumulative abnormal return, as a fraction.
  public let standardError: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events or without residual variance.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    var variance = 0.0
    for (event, sum) in zip(sample.events, sample.cumulative) {
      variance += Double(sum.observedDays) * SampleMoments(event.residuals).variance
    }
    guard variance > 0 else { throw .noVariance }
    standardError = variance.squareRoot() / Double(sample.eventCount)
    statistic = sample.caar / standardError
    eventCount = sample.eventCount
  }
}
