/// The rank test in the form that allows for missing returns.
///
/// `Zₜ = Σᵢ (Kᵢₜ − ½)/√Nₜ`, `z = Σ_w Zₜ/(√L S)`, `S² = Σ Zₜ²/T`; standard normal. Without missing
/// returns it equals ``CorradoRankTest``.
///
/// Source: Corrado & Zivney (1992), *The Specification and Power of the Sign Test in Event Study
/// Hypothesis Tests Using Daily Stock Returns*, Journal of Financial and Quantitative Analysis 27(3),
/// pp. 465–478.
public struct ModifiedRankTest: PlainWindowTest, Hashable {
  public static let name = "modified_rank_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Rank test for missing returns",
    short: "Mod. rank z",
    formula: "z = Σ_w Z_t / (√L · S), Z_t = Σ_i (K − 1/2)/√N_t",
    against: "N(0,1)",
    assumes: "As the Corrado rank test; days with fewer returns weigh less.",
    source: Paper.corradoZivney
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = [.ranks]
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
