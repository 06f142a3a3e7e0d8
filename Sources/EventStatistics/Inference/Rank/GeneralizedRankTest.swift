/// The generalized rank t test of Kolari and Pynnönen.
///
/// `Z = Ū₀/S`, `t = Z √((T − 2)/(T − 1 − Z²))`, Student's t with *T* − 2 degrees of freedom; *Ū₀* is the
/// mean rank score of the standardized cumulative abnormal return among the residuals.
///
/// Allows for variance that the event brings and, through *S*, for events that share dates.
///
/// Source: Kolari & Pynnönen (2011), *Nonparametric Rank Tests for Event Studies*, Journal of Empirical
/// Finance 18(5), pp. 953–971.
public struct GeneralizedRankTest: PlainWindowTest, Hashable {
  public static let name = "grank_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Generalized rank t test",
    short: "GRANK t",
    formula: "t = Z·√((T−2)/(T−1−Z²)), Z = U_0/S(U)",
    against: "t(T−2)",
    assumes: "Ranks the whole window as one day; allows rising variance and shared dates.",
    source: Paper.kolariPynnonen2011
  )
  package static let assumptions: Set<Assumption> = [.manyEvents]
  package static let scores: Set<SharedScore> = [.residualRanks]
  public let statistic: Double
  public let eventCount: Int
  /// The number of days, *T*, with the window as one day.
  public let dayCount: Int
  /// The mean rank score of the window, between −½ and ½.
  public let meanScore: Double
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(dayCount - 2))
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events, equal values or too few days.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let ranks = try GeneralizedRanks(sample)
    guard ranks.dayCount > 2 else {
      throw .tooFewDegreesOfFreedom(required: 1, available: ranks.dayCount - 2)
    }
    let days = Double(ranks.dayCount)
    let z = ranks.eventDayMean / ranks.variance.squareRoot()
    guard z * z < days - 1 else { throw .noVariance }
    statistic = z * ((days - 2) / (days - 1 - z * z)).squareRoot()
    dayCount = ranks.dayCount
    meanScore = ranks.eventDayMean
    eventCount = ranks.eventDayCount
  }
}
