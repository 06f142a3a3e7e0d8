/// The exact sign test, that a cumulative abnormal return is as often positive as not.
///
/// The statistic is *w*, the number of events with `CAR > 0`, binomial with *N* and one half. The
/// two-sided p-value doubles the smaller tail. A sum of exactly zero is not positive.
///
/// Source: Conover (1999), *Practical Nonparametric Statistics*, 3rd edition, section 3.4.
public struct SignExactTest: PlainWindowTest, Hashable {
  public static let name = "sign_exact"
  package static let definition = MethodDefinition(
    id: name,
    name: "Exact sign test",
    short: "Sign exact",
    formula: "w = number of CAR > 0",
    against: "the binomial distribution with N and 1/2",
    assumes: "As the sign test, without the normal approximation.",
    source: "Conover (1999), Practical Nonparametric Statistics, section 3.4"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .evenSigns]
  package static let scores: Set<SharedScore> = []
  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .binomial(trials: eventCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    statistic = Double(sample.positiveCount)
    eventCount = sample.eventCount
  }

  public func pValue(_ alternative: Alternative) -> Double {
    let atLeast = nullDistribution.upperTail(statistic)
    let atMost = nullDistribution.upperTail(Double(eventCount) - statistic)
    return NullDistribution.pValue(atLeast: atLeast, atMost: atMost, alternative)
  }
}
