/// Patell's test corrected for correlation between events.
///
/// `z = z_Patell/√(1 + (N − 1)r)`, *r* the mean residual correlation over all pairs of events aligned by
/// relative day, and `z_Patell` from daily standardized returns, ``PatellDailyTest``, as other programs
/// print it; standard normal.
///
/// Source: Kolari & Pynnönen (2010), *Event Study Testing with Cross-sectional Correlation of Abnormal
/// Returns*, Review of Financial Studies 23(11), pp. 3996–4025.
public struct KolariPynnonenPatellTest: PlainWindowTest, Hashable {
  public static let name = "kp_patell_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Patell test with correlated events",
    short: "KP Patell z",
    formula: "z = z_Patell / √(1+(N−1)·r)",
    against: "N(0,1)",
    assumes: "As the Patell test, for events of one common date.",
    source: Paper.kolariPynnonen2010
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = [.allPairsCorrelation]
  public let statistic: Double
  public let eventCount: Int
  /// The mean correlation over all pairs, *r*.
  public let meanCorrelation: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when a model has fewer than three degrees of
  ///   freedom.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let test = try PatellDailyTest(sample)
    meanCorrelation = sample.crossSection.residualCorrelation(allPairs: true).allPairsMean
    statistic =
      try test.statistic
      * CorrelationCorrection(meanCorrelation, events: test.eventCount).unstandardized
    eventCount = test.eventCount
  }
}
