/// The Wald test that no regressor but the intercept matters, by any covariance of the coefficients.
///
/// `F = b'V⁻¹b / q` of the *q* coefficients besides the intercept, against F with *q* and the degrees of
/// freedom of their t tests; with one regressor it is the square of its t.
///
/// Source: Greene (2018), *Econometric Analysis*, 8th edition, section 5.3.
public struct WaldTest: Sendable, Hashable {
  /// The F statistic.
  public let statistic: Double
  /// The number of regressors, *q*.
  public let numerator: Int
  /// The degrees of freedom: *n* − *k*, or one less than the number of clusters.
  public let denominator: Int

  /// The p-value.
  public var pValue: Double {
    NullDistribution.fisherF(numerator: Double(numerator), denominator: Double(denominator))
      .upperTail(statistic)
  }
}

extension WaldTest {
  /// How small a pivot may be before the covariance counts as singular.
  private static let singular = 1e-10

  /// `b'V⁻¹b`; nothing where the covariance is singular.
  static func square(of values: [Double], by covariance: [[Double]]) -> Double? {
    var matrix = covariance
    let variances = matrix.indices.map { matrix[$0][$0] }
    let count = values.count
    var rest = values
    var sum = 0.0
    // Each step takes one coefficient with what the ones before it explain of it.
    for pivot in 0..<count {
      let own = matrix[pivot][pivot]
      guard own > Self.singular * variances[pivot] else { return nil }
      sum += rest[pivot] * rest[pivot] / own
      for row in (pivot + 1)..<max(count, pivot + 1) {
        let factor = matrix[row][pivot] / own
        rest[row] -= factor * rest[pivot]
        for column in (pivot + 1)..<count { matrix[row][column] -= factor * matrix[pivot][column] }
      }
    }
    return sum
  }
}

extension LinearRegression {
  /// Tests all coefficients but the intercept together.
  ///
  /// - Parameter covariance: How their covariance is measured.
  /// - Returns: The test; nothing where the covariance is singular, as with fewer clusters than regressors.
  /// - Throws: ``RegressionError/tooFewClusters(required:available:)`` for a single cluster.
  public func wald(_ covariance: CoefficientCovariance) throws(RegressionError) -> WaldTest? {
    let degrees = degreesOfFreedom(covariance)
    let count = terms.count - 1
    // Of clusters without a freedom for each regressor the covariance has no inverse.
    guard count > 0, degrees >= count else { return nil }
    let matrix = try matrix(covariance).dropFirst().map { Array($0.dropFirst()) }
    return WaldTest.square(of: Array(estimates.dropFirst()), by: matrix).map {
      WaldTest(statistic: $0 / Double(count), numerator: count, denominator: degrees)
    }
  }
}
