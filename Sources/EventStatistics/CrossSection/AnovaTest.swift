/// The analysis of variance: several groups with one variance have the same mean.
///
/// `F = Σ nⱼ(x̄ⱼ − x̄)²/(k − 1) / (Σ Σ (x − x̄ⱼ)²/(N − k))`, F with *k* − 1 and *N* − *k*.
///
/// Source: Fisher (1925), *Statistical Methods for Research Workers*, chapter 7.
public struct AnovaTest: GroupTest, Hashable {
  public static let name = "anova_f"
  package static let definition = MethodDefinition(
    id: name,
    name: "Analysis of variance",
    short: "ANOVA F",
    formula: "F = variance between the groups / variance within them",
    against: "F(k−1, N−k)",
    assumes: "Independent events with one variance in all groups; unequal groups break that.",
    source: "Fisher (1925), Statistical Methods for Research Workers, chapter VII"
  )
  public let statistic: Double
  public let eventCount: Int
  public let nullDistribution: NullDistribution

  /// Compares groups.
  ///
  /// - Throws: ``InferenceError`` for fewer than two groups, too few values, or no variance within.
  public init(_ groups: [[Double]]) throws(InferenceError) {
    let moments = try groups.momentsOfGroups(atLeast: 1)
    let n = moments.reduce(0) { $0 + $1.count }
    let k = groups.count
    guard n > k else { throw .tooFewEvents(required: k + 1, available: n) }
    let mean = moments.reduce(0) { $0 + Double($1.count) * $1.mean } / Double(n)
    let between = moments.reduce(0) {
      $0 + Double($1.count) * ($1.mean - mean) * ($1.mean - mean)
    }
    let within = moments.reduce(0) { $0 + $1.sumOfSquares }
    guard moments.contains(where: \.hasVariance) else { throw .noVariance }
    statistic = between / Double(k - 1) / (within / Double(n - k))
    nullDistribution = .fisherF(numerator: Double(k - 1), denominator: Double(n - k))
    eventCount = n
  }

  public func pValue(_ alternative: Alternative) -> Double {
    nullDistribution.upperTail(statistic)
  }
}

extension [[Double]] {
  /// The moments of at least two groups of a least size.
  func momentsOfGroups(atLeast size: Int) throws(InferenceError) -> [SampleMoments] {
    guard count >= 2 else { throw .tooFewGroups(required: 2, available: count) }
    let moments = map { SampleMoments($0) }
    for group in moments where group.count < size {
      throw .tooFewEvents(required: size, available: group.count)
    }
    return moments
  }
}
