/// The cross-sectional t test that the mean cumulative abnormal return is zero.
///
/// `t = √N mean(CAR)/s(CAR)`, *s* with *N* − 1; Student's t with *N* − 1 degrees of freedom.
///
/// Assumes independent events with a common variance; the variance may change with the event.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial
/// Economics 8(3), pp. 205–258.
public struct CrossSectionalTest: PlainWindowTest, Hashable {
  public static let name = "cross_sectional_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Cross-sectional t test",
    short: "Cross-sect. t",
    formula: "t = √N · CAAR / s(CAR)",
    against: "t(N−1)",
    assumes:
      "Independent events. Uses only the spread of the CARs, so a variance that rises at the event "
      + "does no harm; weak for few events.",
    source: Paper.brownWarner1980
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []
  public let statistic: Double
  public let eventCount: Int
  /// The mean cumulative abnormal return, as a fraction.
  public let mean: Double
  /// The standard deviation over events, as a fraction.
  public let standardDeviation: Double
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let moments = sample.carMoments
    statistic = try moments.studentT()
    eventCount = moments.count
    mean = moments.mean
    standardDeviation = moments.standardDeviation
  }
}
