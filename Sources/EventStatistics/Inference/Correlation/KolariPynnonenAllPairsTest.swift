/// The correlation-corrected standardized cross-sectional test as published, with all pairs.
///
/// `t = t_BMP √((1 − r)/(1 + (N − 1)r))`, *r* the mean residual correlation over all pairs of events,
/// aligned by relative day; Student's t with *N* − 1 degrees of freedom.
///
/// Meant for events of one common date. Where dates differ, *r* measures nothing that matters; use
/// ``KolariPynnonenTest``.
///
/// Source: Kolari & Pynnönen (2010), *Event Study Testing with Cross-sectional Correlation of Abnormal
/// Returns*, Review of Financial Studies 23(11), pp. 3996–4025, eq. 11.
public struct KolariPynnonenAllPairsTest: PlainWindowTest, Hashable {
  public static let name = "kp_bmp_t_all_pairs"
  package static let definition = MethodDefinition(
    id: name,
    name: "Kolari–Pynnönen test over all pairs",
    short: "KP t, all",
    formula: "t = t_BMP · √((1−r)/(1+(N−1)·r))",
    against: "t(N−1)",
    assumes:
      "r averages over all pairs, as published for events of one common date; meaningless where "
      + "dates differ.",
    source: Paper.kolariPynnonen2010
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = [.allPairsCorrelation]
  public let statistic: Double
  public let eventCount: Int
  /// The mean correlation over all pairs, *r*.
  public let meanCorrelation: Double
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let test = try BMPTest(sample)
    meanCorrelation = sample.crossSection.residualCorrelation(allPairs: true).allPairsMean
    statistic =
      try test.statistic
      * CorrelationCorrection(meanCorrelation, events: test.eventCount).standardized
    eventCount = test.eventCount
  }
}
