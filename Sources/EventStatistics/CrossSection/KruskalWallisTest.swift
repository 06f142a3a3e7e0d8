/// The test of Kruskal and Wallis, that several groups have the same distribution.
///
/// `H = (12/(N(N + 1)) Σ Rⱼ²/nⱼ − 3(N + 1))/(1 − Σ(t³ − t)/(N³ − N))` with rank sums *Rⱼ* and ties *t*;
/// chi-squared with *k* − 1.
///
/// Source: Kruskal & Wallis (1952), *Use of Ranks in One-Criterion Variance Analysis*, Journal of the
/// American Statistical Association 47(260), pp. 583–621.
public struct KruskalWallisTest: GroupTest, Hashable {
  public static let name = "kruskal_wallis"
  package static let definition = MethodDefinition(
    id: name,
    name: "Kruskal–Wallis test",
    short: "Kruskal–W.",
    formula: "H = 12/(N(N+1)) · Σ R²_j/n_j − 3(N+1), R_j = sum of the ranks of a group",
    against: "χ²(k−1)",
    assumes:
      "Independent events; ranks only. With two groups it is the Mann–Whitney test squared.",
    source:
      "Kruskal & Wallis (1952), Journal of the American Statistical Association 47(260), "
      + "pp. 583–621"
  )
  public let statistic: Double
  public let eventCount: Int
  public let nullDistribution: NullDistribution

  /// Compares groups.
  ///
  /// - Throws: ``InferenceError`` for fewer than two groups, an empty one, or equal values.
  public init(_ groups: [[Double]]) throws(InferenceError) {
    _ = try groups.momentsOfGroups(atLeast: 1)
    var values = groups.flatMap { $0 }
    var ranks = AverageRanks()
    ranks.replace(&values) { rank, _ in rank }
    let n = Double(values.count)
    let tied = 1 - ranks.tieSum / (n * n * n - n)
    guard tied > 0 else { throw .noVariance }
    var start = 0
    var sum = 0.0
    for group in groups {
      let total = values[start..<(start + group.count)].reduce(0, +)
      sum += total * total / Double(group.count)
      start += group.count
    }
    statistic = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / tied
    nullDistribution = .chiSquared(degreesOfFreedom: Double(groups.count - 1))
    eventCount = values.count
  }

  public func pValue(_ alternative: Alternative) -> Double {
    nullDistribution.upperTail(statistic)
  }
}
