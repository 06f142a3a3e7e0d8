#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

extension CorrelationTest {
  /// Returns the confidence interval of the coefficient.
  ///
  /// `tanh(artanh(r) ± z·s)` with `s² = 1/(n − 3)` for Pearson's, `(1 + r²/2)/(n − 3)` for Spearman's and
  /// `0.437/(n − 4)` for Kendall's.
  ///
  /// Source: Fisher (1921), Metron 1, pp. 3–32; Bonett & Wright (2000), *Sample Size Requirements for
  /// Estimating Pearson, Kendall and Spearman Correlations*, Psychometrika 65(1), pp. 23–28.
  ///
  /// - Parameter level: The coverage, between 0 and 1; half of the rest lies on each side.
  /// - Returns: Nothing for fewer than four events (five for Kendall's) or a coefficient of ±1.
  public func confidenceInterval(level: Double) -> ConfidenceInterval? {
    precondition(level > 0 && level < 1, "A confidence level lies between 0 and 1")
    let n = Double(eventCount)
    let variance: Double
    switch measure {
    case .pearson: variance = 1 / (n - 3)
    case .spearman: variance = (1 + coefficient * coefficient / 2) / (n - 3)
    case .kendall: variance = 0.437 / (n - 4)
    }
    guard variance.isFinite, variance > 0, abs(coefficient) < 1 - 1e-12 else { return nil }
    let reach =
      NullDistribution.standardNormal.upperQuantile((1 - level) / 2) * variance.squareRoot()
    let center = atanh(coefficient)
    return ConfidenceInterval(
      level: level,
      estimate: coefficient,
      lower: tanh(center - reach),
      upper: tanh(center + reach)
    )
  }

  /// Returns the smallest |r| of Pearson's that is significant, two-sided.
  ///
  /// `r = t/√(n − 2 + t²)` with *t* the critical value of Student's t with *n* − 2 degrees of freedom.
  ///
  /// - Parameters:
  ///   - eventCount: *n*, the number of events.
  ///   - level: The level of significance, between 0 and 1.
  /// - Returns: Nothing for fewer than three events.
  public static func leastSignificant(events eventCount: Int, level: Double) -> Double? {
    guard eventCount >= 3 else { return nil }
    let degreesOfFreedom = Double(eventCount - 2)
    let t = NullDistribution.studentT(degreesOfFreedom: degreesOfFreedom).upperQuantile(level / 2)
    return t / (degreesOfFreedom + t * t).squareRoot()
  }
}

/// A straight line through points by least squares, with the interval of its height.
///
/// `ŷ(x) = a + b x`, `b = S_xy/S_xx`, `a = ȳ − b x̄`; the mean of *y* at *x* lies within
/// `ŷ ± t(n − 2) s √(1/n + (x − x̄)²/S_xx)`, `s² = Σ(y − ŷ)²/(n − 2)`.
///
/// Source: Draper & Smith (1998), *Applied Regression Analysis*, 3rd edition, section 3.1.
public struct FittedLine: Sendable, Hashable {
  /// The height at zero.
  public let intercept: Double
  /// The rise for each unit of *x*.
  public let slope: Double
  /// The number of points.
  public let count: Int
  /// The least and the largest *x*.
  public let range: ClosedRange<Double>
  private let meanX: Double
  private let spread: Double
  private let error: Double

  /// Fits a line.
  ///
  /// - Parameters:
  ///   - x: The attribute; NaN where missing.
  ///   - y: As many values; NaN where missing.
  /// - Throws: ``InferenceError`` for fewer than three points or an attribute that does not vary.
  public init(_ x: [Double], _ y: [Double]) throws(InferenceError) {
    precondition(x.count == y.count, "A line needs pairs")
    let used = x.indices.filter { x[$0].isFinite && y[$0].isFinite }
    let (a, b) = (used.map { x[$0] }, used.map { y[$0] })
    guard used.count >= 3, let low = a.min(), let high = a.max() else {
      throw .tooFewEvents(required: 3, available: used.count)
    }
    guard SampleMoments(a).hasVariance else { throw .noVariance }
    let sums = SimpleRegression(x: a[...], y: b[...])
    let slope = sums.sxy / sums.sxx
    var squares = 0.0
    for (x, y) in zip(a, b) {
      let residual = (y - sums.meanY) - slope * (x - sums.meanX)
      squares += residual * residual
    }
    self.slope = slope
    meanX = sums.meanX
    intercept = sums.meanY - slope * sums.meanX
    spread = sums.sxx
    error = (squares / Double(used.count - 2)).squareRoot()
    count = used.count
    range = low...high
  }

  /// Returns the height of the line at a place, with the interval of the mean there.
  ///
  /// - Parameters:
  ///   - x: The place.
  ///   - level: The coverage, between 0 and 1.
  public func height(at x: Double, level: Double) -> ConfidenceInterval {
    let estimate = intercept + slope * x
    let distance = x - meanX
    let t = NullDistribution.studentT(degreesOfFreedom: Double(count - 2))
      .upperQuantile((1 - level) / 2)
    let reach = t * error * (1 / Double(count) + distance * distance / spread).squareRoot()
    return ConfidenceInterval(
      level: level,
      estimate: estimate,
      lower: estimate - reach,
      upper: estimate + reach
    )
  }

  /// Returns evenly spaced places from the least to the largest *x*.
  ///
  /// - Parameter count: How many, at least two.
  public func places(_ count: Int) -> [Double] {
    (0..<count).map { place in
      place == count - 1
        ? range.upperBound
        : range.lowerBound
          + (range.upperBound - range.lowerBound) * Double(place) / Double(count - 1)
    }
  }
}
