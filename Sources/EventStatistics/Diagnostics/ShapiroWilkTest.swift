#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// The test of Shapiro and Wilk that a sample is normal.
///
/// `W = (Σ aᵢx₍ᵢ₎)²/Σ(x − x̄)²` with approximate weights; the p-value is the upper tail of a normal
/// transformation of `1 − W`.
///
/// Source: Royston (1995), *Remark AS R94: A Remark on Algorithm AS 181*, Applied Statistics 44(4),
/// pp. 547–551.
public struct ShapiroWilkTest: Sendable, Hashable {
  /// The statistic *W*, at most one; small values speak against normality.
  public let statistic: Double
  /// The probability, under normality, of a value at most as large.
  public let pValue: Double

  /// Tests a sample.
  ///
  /// - Parameter values: 3 to 5,000 values without missing ones, in any order.
  /// - Throws: ``InferenceError`` for other numbers of values or values that do not vary.
  public init(_ values: [Double]) throws(InferenceError) {
    let n = values.count
    guard (3...5_000).contains(n) else {
      throw .tooFewResiduals(required: 3, available: min(n, 2))
    }
    let moments = SampleMoments(values)
    guard moments.hasVariance else { throw .noVariance }
    let sorted = values.sorted()
    let weights = Self.weights(n)
    var covariance = 0.0
    var squares = 0.0
    for (index, value) in sorted.enumerated() {
      let mirror = min(index, n - 1 - index)
      let weight = mirror < weights.count ? weights[mirror] : 0
      let signed = index < n - 1 - index ? -weight : index > n - 1 - index ? weight : 0
      covariance += signed * (value - moments.mean)
      squares += signed * signed
    }
    // 1 − W as a difference of roots keeps its digits when W is close to one.
    let product = (squares * moments.sumOfSquares).squareRoot()
    let complement = (product - covariance) * (product + covariance) / (product * product)
    statistic = 1 - complement
    pValue = Self.pValue(complement: complement, count: n)
  }

  /// The weights of the smallest values, as positive numbers.
  private static func weights(_ n: Int) -> [Double] {
    guard n > 3 else { return [(0.5 as Double).squareRoot()] }
    let half = n / 2
    let normal = NullDistribution.standardNormal
    let expected = (1...half).map { index in
      normal.upperQuantile((Double(index) - 0.375) / (Double(n) + 0.25))
    }
    let total = 2 * expected.reduce(0) { $0 + $1 * $1 }
    let root = 1 / Double(n).squareRoot()
    let first =
      polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], root)
      + expected[0] / total.squareRoot()
    let firstSquares = 2 * expected[0] * expected[0]
    guard n > 5 else {
      let factor = ((total - firstSquares) / (1 - 2 * first * first)).squareRoot()
      return [first] + expected.dropFirst().map { $0 / factor }
    }
    let second =
      polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], root)
      + expected[1] / total.squareRoot()
    let secondSquares = 2 * expected[1] * expected[1]
    let factor =
      ((total - firstSquares - secondSquares) / (1 - 2 * first * first - 2 * second * second))
      .squareRoot()
    return [first, second] + expected.dropFirst(2).map { $0 / factor }
  }

  private static func pValue(complement: Double, count: Int) -> Double {
    let n = Double(count)
    if count == 3 {
      // Exact: 6/π (asin √W − asin √¾).
      let value = 6 / Double.pi * (asin((1 - complement).squareRoot()) - asin(0.75.squareRoot()))
      return max(0, value)
    }
    var y = log(complement)
    let mean: Double
    let deviation: Double
    if count <= 11 {
      let gamma = polynomial([-2.273, 0.459], n)
      guard y < gamma else { return 0 }
      y = -log(gamma - y)
      mean = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n)
      deviation = exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))
    } else {
      let x = log(n)
      mean = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], x)
      deviation = exp(polynomial([-0.4803, -0.082676, 0.0030302], x))
    }
    return NullDistribution.standardNormal.upperTail((y - mean) / deviation)
  }

  /// `c₀ + c₁x + c₂x² + …`.
  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}
