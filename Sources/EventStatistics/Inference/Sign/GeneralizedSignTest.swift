/// Cowan's generalized sign test.
///
/// `z = (w − N p̂)/√(N p̂(1 − p̂))`, *w* the number of events with `CAR > 0` and *p̂* the mean over
/// events of the share of positive residuals in the estimation window; standard normal.
///
/// A return of exactly zero is not positive, in both counts, so that a stock that often does not
/// trade is compared with its own habit.
///
/// Source: Cowan (1992), *Nonparametric Event Study Tests*, Review of Quantitative Finance and
/// Accounting 2(4), pp. 343–358.
public struct GeneralizedSignTest: PlainWindowTest, Hashable {
  public static let name = "generalized_sign_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Generalized sign test",
    short: "Gen. sign z",
    formula: "z = (w − N·p) / √(N·p·(1−p)), w = number of CAR > 0",
    against: "N(0,1)",
    assumes:
      "Independent events. p is the share of positive residuals before the event, so skewed "
      + "returns do no harm; large and small effects count alike.",
    source: "Cowan (1992), Review of Quantitative Finance and Accounting 2(4), pp. 343–358"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []
  public let statistic: Double
  public let eventCount: Int
  /// The number of events with a positive cumulative abnormal return.
  public let positiveCount: Int
  /// The expected share of positive values.
  public let expectedShare: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when all residuals have one sign.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    var share = 0.0
    for event in sample.events { share += event.positiveShare }
    let n = Double(sample.eventCount)
    let p = share / n
    guard p > 0, p < 1 else { throw .noVariance }
    positiveCount = sample.positiveCount
    statistic = (Double(positiveCount) - n * p) / (n * p * (1 - p)).squareRoot()
    expectedShare = p
    eventCount = sample.eventCount
  }
}

extension WindowSample {
  /// The number of events whose cumulative abnormal return is positive and not mere rounding.
  var positiveCount: Int {
    var count = 0
    for (event, sum) in zip(events, cumulative) where sum.car > event.negligible { count += 1 }
    return count
  }
}
