internal import EventStatistics

/// The distribution from which a size study takes the p-values.
public enum ReferenceDistribution: String, Sendable, Hashable, CaseIterable {
  /// Each test's own.
  case own
  /// The standard normal also for Student's t, as some programs and many papers do.
  ///
  /// With 50 events a t statistic then rejects 5.6 % at a nominal 5 %. Exact and resampling tests
  /// keep their own.
  case standardNormal = "standard_normal"

  /// Returns the p-value of a test under this distribution.
  func pValue(of test: any HypothesisTest, _ alternative: Alternative) -> Double {
    guard self == .standardNormal, case .studentT = test.nullDistribution else {
      return test.pValue(alternative)
    }
    let normal = NullDistribution.standardNormal
    return switch alternative {
    case .twoSided: 2 * normal.upperTail(abs(test.statistic))
    case .greater: normal.upperTail(test.statistic)
    case .less: normal.upperTail(-test.statistic)
    }
  }
}
