/// Tests whether groups of events have the same abnormal return.
public enum GroupComparison: String, Sendable, Hashable, CaseIterable, Codable {
  /// Welch's t test of two means, variances may differ.
  case welchT = "welch_t"
  /// Welch's analysis of variance of several means, variances may differ.
  case welchAnova = "welch_anova_f"
  /// The analysis of variance of several means with a common variance.
  case anova = "anova_f"
  /// The rank-sum test of two groups.
  case mannWhitney = "mann_whitney"
  /// The rank test of several groups.
  case kruskalWallis = "kruskal_wallis"

  /// The tests of two groups: of more they do not exist, and of two those of several say the same.
  package static let ofTwo: Set<GroupComparison> = [.welchT, .mannWhitney]

  /// Evaluates the test.
  ///
  /// - Parameter groups: The values of each group, without missing ones; two groups for `welch_t` and
  ///   `mann_whitney`.
  /// - Returns: The evaluated test.
  /// - Throws: ``InferenceError`` with the reason why the test is not applicable.
  public func evaluate(_ groups: [[Double]]) throws(InferenceError) -> any HypothesisTest {
    try test.init(groups)
  }

  /// What a reader needs to know of the test.
  package var definition: MethodDefinition { test.definition }

  private var test: any GroupTest.Type {
    switch self {
    case .welchT: WelchTest.self
    case .welchAnova: WelchAnovaTest.self
    case .anova: AnovaTest.self
    case .mannWhitney: MannWhitneyTest.self
    case .kruskalWallis: KruskalWallisTest.self
    }
  }
}

/// Welch's test that two groups have the same mean.
///
/// `t = (x̄ − ȳ)/√(s²ₓ/n + s²ᵧ/m)`, Student's t with the degrees of freedom of Welch and Satterthwaite.
///
/// Source: Welch (1947), *The Generalization of Student's Problem when Several Different Population
/// Variances Are Involved*, Biometrika 34(1/2), pp. 28–35.
public struct WelchTest: GroupTest, Hashable {
  public static let name = "welch_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Welch test of two groups",
    short: "Welch t",
    formula: "t = (x̄ − ȳ) / √(s²_x/n + s²_y/m)",
    against: "t with the degrees of freedom of Welch and Satterthwaite",
    assumes: "Independent events; the variances of the two groups may differ.",
    source: Publication(
      by: "Welch, B. L.",
      year: 1947,
      title:
        "The Generalization of 'Student's' Problem when Several Different Population Variances "
        + "Are Involved",
      journal: "Biometrika",
      volume: "34(1/2)",
      pages: "28–35"
    )
  )

  public let statistic: Double
  public let eventCount: Int
  /// The degrees of freedom, not an integer.
  public let degreesOfFreedom: Double
  /// The mean of the first group less that of the second.
  public let difference: Double
  /// Its standard error.
  public let standardError: Double
  public var nullDistribution: NullDistribution { .studentT(degreesOfFreedom: degreesOfFreedom) }

  /// Compares groups, of which there are two.
  ///
  /// - Throws: ``InferenceError`` for another number of groups, and as for two.
  public init(_ groups: [[Double]]) throws(InferenceError) {
    guard groups.count == 2 else { throw .notTwoGroups(available: groups.count) }
    try self.init(groups[0], groups[1])
  }

  /// Compares two groups.
  ///
  /// - Throws: ``InferenceError`` for a group of fewer than two values, or when neither varies.
  public init(_ first: [Double], _ second: [Double]) throws(InferenceError) {
    let a = SampleMoments(first)
    let b = SampleMoments(second)
    let smaller = min(a.count, b.count)
    guard smaller >= 2 else { throw .tooFewEvents(required: 2, available: smaller) }
    guard a.hasVariance || b.hasVariance else { throw .noVariance }
    let va = a.variance / Double(a.count)
    let vb = b.variance / Double(b.count)
    difference = a.mean - b.mean
    standardError = (va + vb).squareRoot()
    statistic = difference / standardError
    degreesOfFreedom =
      (va + vb) * (va + vb)
      / (va * va / Double(a.count - 1) + vb * vb / Double(b.count - 1))
    eventCount = a.count + b.count
  }

  /// Returns the interval of ``difference``: `x̄ − ȳ ± t(1 − α/2) · √(s²ₓ/n + s²ᵧ/m)`.
  ///
  /// - Parameter level: The confidence, between 0 and 1.
  /// - Returns: The ends of the interval.
  public func confidenceInterval(level: Double) -> (lower: Double, upper: Double) {
    let reach = nullDistribution.upperQuantile((1 - level) / 2) * standardError
    return (difference - reach, difference + reach)
  }
}

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
    source: Publication(
      by: "Welch, B. L.",
      year: 1951,
      title: "On the Comparison of Several Mean Values: An Alternative Approach",
      journal: "Biometrika",
      volume: "38(3/4)",
      pages: "330–336"
    )
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
    source: Publication(
      by: "Fisher, Ronald A.",
      year: 1925,
      title: "Statistical Methods for Research Workers",
      publisher: "Oliver and Boyd"
    ),
    at: "chapter VII"
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
