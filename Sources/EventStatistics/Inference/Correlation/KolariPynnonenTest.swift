/// The standardized cross-sectional test corrected for correlation between events of one date.
///
/// `t = t_BMP √((1 − r)/(1 + (N − 1)r))`; *r* sums the residual correlations of the pairs of events that
/// share their date and divides by the number of all pairs; Student's t with *N* − 1 degrees of
/// freedom.
///
/// Returns of different days are independent whatever their estimation residuals do, so only pairs of
/// one date count. With one common date this is ``KolariPynnonenAllPairsTest``.
///
/// Source: Kolari & Pynnönen (2010), *Event Study Testing with Cross-sectional Correlation of Abnormal
/// Returns*, Review of Financial Studies 23(11), pp. 3996–4025, eq. 11; the restriction to pairs of
/// one date carries their single date over to several.
public struct KolariPynnonenTest: PlainWindowTest, Hashable {
  public static let name = "kp_bmp_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Kolari–Pynnönen test",
    short: "KP t",
    formula: "t = t_BMP · √((1−r)/(1+(N−1)·r))",
    against: "t(N−1)",
    assumes:
      "r averages the residual correlations of the pairs that share an event date over all pairs; "
      + "events of different dates count as independent.",
    source: Paper.kolariPynnonen2010
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = [.sameDateCorrelation]
  public let statistic: Double
  public let eventCount: Int
  /// The mean correlation over all pairs, *r*.
  public let meanCorrelation: Double
  /// The number of pairs of events that share their date.
  public let sameDatePairs: Int
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let test = try BMPTest(sample)
    let correlation = sample.crossSection.residualCorrelation(allPairs: false)
    meanCorrelation = correlation.sameDateMean
    sameDatePairs = correlation.sameDatePairs
    statistic =
      try test.statistic
      * CorrelationCorrection(meanCorrelation, events: test.eventCount).standardized
    eventCount = test.eventCount
  }
}
