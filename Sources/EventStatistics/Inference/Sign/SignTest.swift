/// The sign test, that a cumulative abnormal return is as often positive as not.
///
/// `z = (w − N/2)/√(N/4)`, *w* the number of events with `CAR > 0`; standard normal.
///
/// Abnormal returns are skewed, so that even without an event fewer than half are positive:
/// ``GeneralizedSignTest`` takes that into account. A sum of exactly zero is not positive.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial
/// Economics 8(3), pp. 205–258.
public struct SignTest: PlainWindowTest, Hashable {
  public static let name = "sign_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sign test",
    short: "Sign z",
    formula: "z = (w − N/2) / √(N/4), w = number of CAR > 0",
    against: "N(0,1)",
    assumes: "Independent events, positive as often as not; skewed returns break that.",
    source: Paper.brownWarner1980
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .evenSigns]
  package static let scores: Set<SharedScore> = []
  public let statistic: Double
  public let eventCount: Int
  /// The number of events with a positive cumulative abnormal return.
  public let positiveCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let n = Double(sample.eventCount)
    positiveCount = sample.positiveCount
    statistic = (Double(positiveCount) - n / 2) / (n / 4).squareRoot()
    eventCount = sample.eventCount
  }
}
