/// The rank-sum test of Mann, Whitney and Wilcoxon, that two groups have the same distribution.
///
/// *U* counts the pairs in which the first group's value is larger, ties as one half;
/// `z = (U − nm/2)/√(nm/12 (N + 1 − Σ(t³ − t)/(N(N − 1))))`. The p-value is exact without ties for groups
/// of up to 50 values, else from *z* without continuity correction.
///
/// Source: Mann & Whitney (1947), *On a Test of Whether One of Two Random Variables Is Stochastically
/// Larger than the Other*, Annals of Mathematical Statistics 18(1), pp. 50–60.
public struct MannWhitneyTest: GroupTest, Hashable {
  public static let name = "mann_whitney"
  package static let definition = MethodDefinition(
    id: name,
    name: "Mann–Whitney test of two groups",
    short: "Mann–Whitney",
    formula: "z = (U − nm/2) / √(nm(N+1)/12), U = pairs in which the first group is larger",
    against: "the exact distribution of U without ties for groups up to 50 events, else N(0,1)",
    assumes: "Independent events; ranks only, so that single large CARs do not decide.",
    source: Publication(
      by: "Mann, H. B. and Whitney, D. R.",
      year: 1947,
      title:
        "On a Test of Whether One of Two Random Variables Is Stochastically Larger than the Other",
      journal: "Annals of Mathematical Statistics",
      volume: "18(1)",
      pages: "50–60"
    )
  )

  /// The standardized count, *z*.
  public let statistic: Double
  public let eventCount: Int
  /// The count of pairs, *U*.
  public let pairCount: Double
  /// Whether the p-value counts arrangements.
  public let isExact: Bool
  private let sizes: [Int]
  public var nullDistribution: NullDistribution {
    isExact ? .rankSum(first: sizes[0], second: sizes[1]) : .standardNormal
  }

  private static let exactLimit = 50

  /// Compares groups, of which there are two.
  ///
  /// - Throws: ``InferenceError`` for another number of groups, and as for two.
  public init(_ groups: [[Double]]) throws(InferenceError) {
    guard groups.count == 2 else { throw .notTwoGroups(available: groups.count) }
    try self.init(groups[0], groups[1])
  }

  /// Compares two groups.
  ///
  /// - Throws: ``InferenceError`` for an empty group or equal values.
  public init(_ first: [Double], _ second: [Double]) throws(InferenceError) {
    _ = try [first, second].momentsOfGroups(atLeast: 1)
    var values = first + second
    var ranks = AverageRanks()
    ranks.replace(&values) { rank, _ in rank }
    let (n, m) = (Double(first.count), Double(second.count))
    let total = n + m
    let variance = n * m / 12 * (total + 1 - ranks.tieSum / (total * (total - 1)))
    guard variance > 0 else { throw .noVariance }
    pairCount = values[..<first.count].reduce(0, +) - n * (n + 1) / 2
    statistic = (pairCount - n * m / 2) / variance.squareRoot()
    isExact =
      ranks.tieSum == 0 && max(first.count, second.count) <= Self.exactLimit
    sizes = [first.count, second.count]
    eventCount = first.count + second.count
  }

  public func pValue(_ alternative: Alternative) -> Double {
    guard isExact else { return nullDistribution.pValue(of: statistic, alternative) }
    let atLeast = nullDistribution.upperTail(pairCount)
    let atMost = nullDistribution.upperTail(Double(sizes[0] * sizes[1]) - pairCount)
    return NullDistribution.pValue(atLeast: atLeast, atMost: atMost, alternative)
  }
}

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
    source: Publication(
      by: "Kruskal, William H. and Wallis, W. Allen",
      year: 1952,
      title: "Use of Ranks in One-Criterion Variance Analysis",
      journal: "Journal of the American Statistical Association",
      volume: "47(260)",
      pages: "583–621"
    )
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
