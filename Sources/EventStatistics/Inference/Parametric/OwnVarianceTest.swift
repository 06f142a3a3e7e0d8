/// The test of the mean with each event's own prediction variance.
///
/// `z = CAAR/(√(Σ S_CAR²)/N)` with the full prediction covariance; standard normal.
///
/// Assumes independent events and no variance that the event itself brings. Where events bring
/// variance, ``CrossSectionalTest`` is the honest one and this test rejects too often.
///
/// Source: MacKinlay (1997), *Event Studies in Economics and Finance*, Journal of Economic Literature
/// 35(1), pp. 13–39, eq. 19–20.
public struct OwnVarianceTest: PlainWindowTest, Hashable {
  public static let name = "own_variance_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Own-variance test",
    short: "Own var. z",
    formula: "z = CAAR / (√Σ S²_CAR / N)",
    against: "N(0,1)",
    assumes: "Independent events whose variance does not rise at the event.",
    source: "MacKinlay (1997), Journal of Economic Literature 35(1), pp. 13–39, eq. 19–20"
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
  /// - Throws: ``InferenceError`` without events.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    let variance = sample.cumulative.reduce(0) { $0 + $1.standardError * $1.standardError }
    standardError = variance.squareRoot() / Double(sample.eventCount)
    statistic = sample.caar / standardError
    eventCount = sample.eventCount
  }
}
