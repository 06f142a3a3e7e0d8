/// The generalized rank z test of Kolari and Pynnönen.
///
/// `z = √(12 N (T + 1)/(T − 1)) Ū₀` with *T* days, the window as one of them; standard normal. The
/// variance is that of independent uniform ranks.
///
/// Assumes independent events; ``GeneralizedRankTest`` does not.
///
/// Source: Kolari & Pynnönen (2011), *Nonparametric Rank Tests for Event Studies*, Journal of Empirical
/// Finance 18(5), pp. 953–971.
public struct GeneralizedRankZTest: PlainWindowTest, Hashable {
  public static let name = "grank_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Generalized rank z test",
    short: "GRANK z",
    formula: "z = √(12·N·(T+1)/(T−1)) · U_0",
    against: "N(0,1)",
    assumes: "As the generalized rank t test, for independent events.",
    source: Paper.kolariPynnonen2011
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = [.residualRanks]
  public let statistic: Double
  public let eventCount: Int
  /// The mean rank score of the window, between −½ and ½.
  public let meanScore: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let ranks = try GeneralizedRanks(sample)
    let days = Double(ranks.dayCount)
    let count = Double(ranks.eventDayCount)
    guard days > 1 else { throw .noVariance }
    statistic = (12 * count * (days + 1) / (days - 1)).squareRoot() * ranks.eventDayMean
    meanScore = ranks.eventDayMean
    eventCount = ranks.eventDayCount
  }
}
