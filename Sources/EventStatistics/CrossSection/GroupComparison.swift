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
