/// The sign test of Corrado and Zivney, against each event's own median.
///
/// `Gᵢₜ = sign(ARᵢₜ − medianᵢ)` over the estimation and the event window, `Zₜ = Σᵢ Gᵢₜ/√Nₜ`,
/// `z = Σ_w Zₜ/(√L S)`, `S² = Σ Zₜ²/T`; standard normal.
///
/// Needs no symmetric distribution, because the median takes the place of zero.
///
/// Source: Corrado & Zivney (1992), *The Specification and Power of the Sign Test in Event Study
/// Hypothesis Tests Using Daily Stock Returns*, Journal of Financial and Quantitative Analysis 27(3),
/// pp. 465–478.
public struct CorradoSignTest: PlainWindowTest, Hashable {
  public static let name = "corrado_sign_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Corrado–Zivney sign test",
    short: "CZ sign z",
    formula: "z = Σ_w Z_t / (√L · S), signs of AR against each event's median",
    against: "N(0,1)",
    assumes: "No symmetric distribution, because the median takes the place of zero.",
    source: Paper.corradoZivney
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = [.signs]
  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when no value differs from its median.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    statistic = try sample.crossSection.signScores().statistic(of: sample.window)
    eventCount = sample.eventCount
  }
}
