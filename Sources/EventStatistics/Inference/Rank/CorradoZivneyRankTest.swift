/// The rank test of Corrado and Zivney, which allows for variance that the event brings.
///
/// Values are abnormal returns over the standard deviation of the event's residuals, those of the
/// event window also over their standard deviation across events on the same day; ranked and tested
/// as in ``ModifiedRankTest``. Standard normal.
///
/// Source: Corrado & Zivney (1992), *The Specification and Power of the Sign Test in Event Study
/// Hypothesis Tests Using Daily Stock Returns*, Journal of Financial and Quantitative Analysis 27(3),
/// pp. 465–478.
public struct CorradoZivneyRankTest: PlainWindowTest, Hashable {
  public static let name = "corrado_zivney_rank_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Corrado–Zivney rank test",
    short: "CZ rank z",
    formula: "z as for missing returns, ranks of AR/s, event days also over their spread",
    against: "N(0,1)",
    assumes: "Allows a variance that rises at the event.",
    source: Paper.corradoZivney
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = [.standardizedRanks]
  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events, or when all ranks are equal.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    statistic = try sample.crossSection.standardizedRankScores().statistic(of: sample.window)
    eventCount = sample.eventCount
  }
}
