/// The exact sign test, that a cumulative abnormal return is as often positive as not.
///
/// The statistic is *w*, the number of events with `CAR > 0`, binomial with *N* and one half. The
/// two-sided p-value doubles the smaller tail. A sum of exactly zero is not positive.
///
/// Source: Conover (1999), *Practical Nonparametric Statistics*, 3rd edition, section 3.4.
public struct SignExactTest: HypothesisTest, Hashable {
  public static var name: String { InferenceMethod.signExact.rawValue }
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
    return switch alternative {
    case .twoSided: min(1, 2 * min(atLeast, atMost))
    case .greater: atLeast
    case .less: atMost
    }
  }
}
