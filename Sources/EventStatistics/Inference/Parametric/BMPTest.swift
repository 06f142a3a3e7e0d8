/// The standardized cross-sectional test of Boehmer, Musumeci and Poulsen.
///
/// `t = √N mean(SCAR)/s(SCAR)`, Student's t with *N* − 1 degrees of freedom.
///
/// Allows a variance that the event brings and events of different precision; assumes that events
/// are independent.
///
/// Source: Boehmer, Musumeci & Poulsen (1991), *Event-Study Methodology under Conditions of
/// Event-Induced Variance*, Journal of Financial Economics 30(2), pp. 253–272.
public struct BMPTest: PlainWindowTest, Hashable {
  public static let name = "bmp_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Boehmer–Musumeci–Poulsen test",
    short: "BMP t",
    formula: "t = √N · mean(SCAR) / s(SCAR)",
    against: "t(N−1)",
    assumes:
      "Independent events; robust to a variance that rises at the event, not to events that share "
      + "a date.",
    source:
      "Boehmer, Musumeci & Poulsen (1991), Journal of Financial Economics 30(2), pp. 253–272"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []
  public let statistic: Double
  public let eventCount: Int
  /// The mean standardized cumulative abnormal return.
  public let mean: Double
  /// Its standard deviation over events; above one when events bring variance.
  public let standardDeviation: Double
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let moments = sample.scarMoments
    statistic = try moments.studentT()
    eventCount = moments.count
    mean = moments.mean
    standardDeviation = moments.standardDeviation
  }
}
