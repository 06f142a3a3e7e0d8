/// The rank test in the form that allows for missing returns.
///
/// `Zₜ = Σᵢ (Kᵢₜ − ½)/√Nₜ`, `z = Σ_w Zₜ/(√L S)`, `S² = Σ Zₜ²/T`; standard normal. Without missing
/// returns it equals ``CorradoRankTest``.
///
/// Source: Corrado & Zivney (1992), *The Specification and Power of the Sign Test in Event Study
/// Hypothesis Tests Using Daily Stock Returns*, Journal of Financial and Quantitative Analysis 27(3),
/// pp. 465–478.
public struct ModifiedRankTest: HypothesisTest, Hashable {
  public static var name: String { InferenceMethod.modifiedRank.rawValue }
  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when all ranks are equal.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    statistic = try sample.crossSection.rankScores().statistic(of: sample.window)
    eventCount = sample.eventCount
  }
}
