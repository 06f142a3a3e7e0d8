/// Wilcoxon's signed-rank test of the cumulative abnormal returns.
///
/// Sums of zero are dropped and the rest ranked by size, average ties; *W⁺* is the rank sum of the
/// positive ones, `z = (W⁺ − n(n + 1)/4)/√(n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48)` over groups of *t* ties.
/// The p-value is exact without ties for up to 100 events, else from *z* without continuity
/// correction.
///
/// Assumes a symmetric distribution under the null.
///
/// Source: Wilcoxon (1945), *Individual Comparisons by Ranking Methods*, Biometrics Bulletin 1(6),
/// pp. 80–83.
public struct WilcoxonTest: PlainWindowTest, Hashable {
  public static let name = "wilcoxon"
  package static let definition = MethodDefinition(
    id: name,
    name: "Wilcoxon signed-rank test",
    short: "Wilcoxon z",
    formula: "z = (W − n(n+1)/4) / √(n(n+1)(2n+1)/24), W = sum of the ranks of CAR > 0",
    against: "the exact distribution of W without ties up to 100 events, else N(0,1)",
    assumes: "Independent events and a symmetric distribution.",
    source: "Wilcoxon (1945), Biometrics Bulletin 1(6), pp. 80–83"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []
  /// The standardized rank sum, *z*.
  public let statistic: Double
  /// The number of events with a sum that is not zero.
  public let eventCount: Int
  /// The rank sum of the positive values, *W⁺*.
  public let positiveRankSum: Double
  /// Whether two values have the same size.
  public let hasTies: Bool

  /// The distribution of ``positiveRankSum`` where it is exact, else of ``statistic``.
  public var nullDistribution: NullDistribution {
    isExact ? .signedRank(count: eventCount) : .standardNormal
  }

  /// Whether the p-value counts arrangements instead of using the normal distribution.
  public var isExact: Bool { !hasTies && eventCount <= Self.exactLimit }

  /// Beyond this number the normal distribution agrees to more digits than matter.
  private static let exactLimit = 100

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when all sums are zero.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let values = zip(sample.events, sample.cumulative).compactMap { event, sum in
      abs(sum.car) > event.negligible ? sum.car : nil
    }
    guard !values.isEmpty else { throw .noVariance }
    var sizes = values.map(abs)
    var ranks = AverageRanks()
    ranks.replace(&sizes) { rank, _ in rank }
    var sum = 0.0
    for (value, rank) in zip(values, sizes) where value > 0 { sum += rank }
    let n = Double(values.count)
    let ties = ranks.tieSum
    positiveRankSum = sum
    hasTies = ties > 0
    statistic =
      (sum - n * (n + 1) / 4) / (n * (n + 1) * (2 * n + 1) / 24 - ties / 48).squareRoot()
    eventCount = values.count
  }

  public func pValue(_ alternative: Alternative) -> Double {
    guard isExact else { return nullDistribution.pValue(of: statistic, alternative) }
    let distribution = SignedRankDistribution(count: eventCount)
    let highest = Double(eventCount * (eventCount + 1) / 2)
    let atLeast = distribution.upperTail(positiveRankSum)
    let atMost = distribution.upperTail(highest - positiveRankSum)
    return NullDistribution.pValue(atLeast: atLeast, atMost: atMost, alternative)
  }
}
