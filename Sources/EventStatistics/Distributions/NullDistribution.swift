internal import CBoostMath

/// The distribution of a test statistic when the null hypothesis holds.
public enum NullDistribution: Sendable, Hashable, Codable {
  /// The standard normal distribution.
  case standardNormal
  /// Student's t distribution.
  case studentT(degreesOfFreedom: Double)

  /// Returns the probability, under the null, of a value larger than `x`.
  ///
  /// Computed from the upper tail directly: `1 - cdf(x)` loses every digit beyond `x ≈ 8`.
  ///
  /// - Returns: A number from 0 to 1; NaN when `x` is NaN.
  public func upperTail(_ x: Double) -> Double {
    switch self {
    case .standardNormal:
      cboost_normal_upper_tail(x)
    case .studentT(let degreesOfFreedom):
      cboost_student_t_upper_tail(x, degreesOfFreedom)
    }
  }

  /// Returns the value that is exceeded with probability `p`.
  ///
  /// - Parameter p: A probability; 0.025 gives the critical value of a two-sided test at 5 %.
  /// - Returns: NaN when `p` is not a probability.
  public func upperQuantile(_ p: Double) -> Double {
    switch self {
    case .standardNormal:
      cboost_normal_upper_quantile(p)
    case .studentT(let degreesOfFreedom):
      cboost_student_t_upper_quantile(p, degreesOfFreedom)
    }
  }

  /// The degrees of freedom, where the distribution has one such number.
  public var degreesOfFreedom: Double? {
    switch self {
    case .standardNormal: nil
    case .studentT(let degreesOfFreedom): degreesOfFreedom
    }
  }
}
