internal import CBoostMath

/// The distribution of a test statistic when the null hypothesis holds.
public enum NullDistribution: Sendable, Hashable, Codable {
  /// The standard normal distribution.
  case standardNormal
  /// Student's t distribution.
  case studentT(degreesOfFreedom: Double)
  /// The chi-squared distribution.
  case chiSquared(degreesOfFreedom: Double)
  /// The F distribution of Fisher and Snedecor.
  case fisherF(numerator: Double, denominator: Double)
  /// The number of heads in a number of throws of a fair coin.
  case binomial(trials: Int)
  /// Wilcoxon's signed-rank sum of a number of values without ties.
  case signedRank(count: Int)
  /// The pair count of Mann and Whitney for two groups without ties.
  case rankSum(first: Int, second: Int)
  /// The statistics of resampled data: all of a number of arrangements, or so many random draws.
  ///
  /// Only the test that made them knows their tails.
  case resampling(draws: Int, isExact: Bool)

  /// Returns the probability, under the null, of a value larger than `x`.
  ///
  /// Computed from the upper tail directly: `1 - cdf(x)` loses every digit beyond `x ≈ 8`.
  ///
  /// - Returns: A number from 0 to 1, for a discrete distribution with `x` itself included; NaN when
  ///   `x` is NaN and for resampled statistics.
  public func upperTail(_ x: Double) -> Double {
    switch self {
    case .standardNormal:
      cboost_normal_upper_tail(x)
    case .studentT(let degreesOfFreedom):
      cboost_student_t_upper_tail(x, degreesOfFreedom)
    case .chiSquared(let degreesOfFreedom):
      cboost_chi_squared_upper_tail(x, degreesOfFreedom)
    case .fisherF(let numerator, let denominator):
      cboost_f_upper_tail(x, numerator, denominator)
    case .binomial(let trials):
      cboost_binomial_upper_tail(x, Double(trials), 0.5)
    case .signedRank(let count):
      x.isNaN ? .nan : SignedRankDistribution(count: count).upperTail(x)
    case .rankSum(let first, let second):
      x.isNaN ? .nan : RankSumDistribution(first: first, second: second).upperTail(x)
    case .resampling:
      .nan
    }
  }

  /// Returns the probability, under the null, of a value at least as extreme as the observed one.
  ///
  /// Two-sided it is twice the tail beyond the absolute value, for a distribution symmetric about
  /// zero.
  package func pValue(of statistic: Double, _ alternative: Alternative) -> Double {
    // In this order `min` keeps what is not a number: a statistic that does not exist has no p-value.
    switch alternative {
    case .twoSided: min(2 * upperTail(abs(statistic)), 1)
    case .greater: upperTail(statistic)
    case .less: upperTail(-statistic)
    }
  }

  /// Returns the p-value of a count from its two tails, each with the observed value included.
  static func pValue(atLeast: Double, atMost: Double, _ alternative: Alternative) -> Double {
    switch alternative {
    case .twoSided: min(2 * min(atLeast, atMost), 1)
    case .greater: atLeast
    case .less: atMost
    }
  }

  /// The distribution of `√n x̄/s` over independent normal values, Student's t with *n* − 1.
  static func studentT(ofMeanOver count: Int) -> NullDistribution {
    .studentT(degreesOfFreedom: Double(count - 1))
  }

  /// Returns the value that is exceeded with probability `p`.
  ///
  /// - Parameter p: A probability; 0.025 gives the critical value of a two-sided test at 5 %.
  /// - Returns: NaN when `p` is not a probability, and for a discrete distribution.
  public func upperQuantile(_ p: Double) -> Double {
    switch self {
    case .standardNormal:
      cboost_normal_upper_quantile(p)
    case .studentT(let degreesOfFreedom):
      cboost_student_t_upper_quantile(p, degreesOfFreedom)
    case .chiSquared(let degreesOfFreedom):
      cboost_chi_squared_upper_quantile(p, degreesOfFreedom)
    case .fisherF(let numerator, let denominator):
      cboost_f_upper_quantile(p, numerator, denominator)
    case .binomial, .signedRank, .rankSum, .resampling:
      .nan
    }
  }

  /// The degrees of freedom, where the distribution has one such number.
  public var degreesOfFreedom: Double? {
    switch self {
    case .studentT(let degreesOfFreedom), .chiSquared(let degreesOfFreedom): degreesOfFreedom
    case .standardNormal, .fisherF, .binomial, .signedRank, .rankSum, .resampling: nil
    }
  }
}

/// The direction in which a test looks for an effect.
public enum Alternative: String, Sendable, Hashable, CaseIterable, Codable {
  case twoSided = "two-sided"
  case greater
  case less
}
