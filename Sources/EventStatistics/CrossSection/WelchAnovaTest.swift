/// Welch's analysis of variance: several groups, whose variances may differ, have the same mean.
///
/// With `wⱼ = nⱼ/s²ⱼ`, `x̃ = Σ wⱼx̄ⱼ/W` and `λ = Σ (1 − wⱼ/W)²/(nⱼ − 1)`:
/// `F = Σ wⱼ(x̄ⱼ − x̃)²/(k − 1) / (1 + 2(k − 2)λ/(k² − 1))`, F with *k* − 1 and `(k² − 1)/(3λ)`.
///
/// Source: Welch (1951), *On the Comparison of Several Mean Values: An Alternative Approach*, Biometrika
/// 38(3/4), pp. 330–336.
public struct WelchAnovaTest: GroupTest, Hashable {
  public static let name = "welch_anova_f"
  package static let definition = MethodDefinition(
    id: name,
    name: "Welch's analysis of variance",
    short: "Welch F",
    formula: "F = Σ w_j·(x̄_j − x̃)²/(k−1) / (1 + 2(k−2)·λ/(k²−1)), w_j = n_j/s²_j",
    against: "F(k−1, (k²−1)/(3λ))",
    assumes: "Independent events; the variances of the k groups may differ.",
    source: "Welch (1951), Biometrika 38(3/4), pp. 330–336"
  )
  public let statistic: Double
  public let eventCount: Int
  /// The second degrees of freedom, not an integer.
  public let denominatorDegreesOfFreedom: Double
  public let nullDistribution: NullDistribution

  /// Compares groups.
  ///
  /// - Throws: ``InferenceError`` for fewer than two groups, or a group that is small or constant.
  public init(_ groups: [[Double]]) throws(InferenceError) {
    let moments = try groups.momentsOfGroups(atLeast: 2)
    guard moments.allSatisfy(\.hasVariance) else { throw .noVariance }
    let weights = moments.map { Double($0.count) / $0.variance }
    let total = weights.reduce(0, +)
    let mean = zip(weights, moments).reduce(0) { $0 + $1.0 * $1.1.mean } / total
    let k = Double(groups.count)
    let lambda = zip(weights, moments).reduce(0) {
      let share = 1 - $1.0 / total
      return $0 + share * share / Double($1.1.count - 1)
    }
    let between = zip(weights, moments).reduce(0) {
      $0 + $1.0 * ($1.1.mean - mean) * ($1.1.mean - mean)
    }
    statistic = between / (k - 1) / (1 + 2 * (k - 2) * lambda / (k * k - 1))
    denominatorDegreesOfFreedom = (k * k - 1) / (3 * lambda)
    nullDistribution = .fisherF(numerator: k - 1, denominator: denominatorDegreesOfFreedom)
    eventCount = moments.reduce(0) { $0 + $1.count }
  }

  public func pValue(_ alternative: Alternative) -> Double {
    nullDistribution.upperTail(statistic)
  }
}
