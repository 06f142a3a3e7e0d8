/// Sums of squares of a straight-line fit over the days on which both series are present.
///
/// Means first, then deviations: the one-pass formula `Σx² − n x̄²` cancels.
struct SimpleRegression: Sendable {
  let count: Int
  let meanX: Double
  let meanY: Double
  /// `Σ(x − x̄)²`.
  let sxx: Double
  /// `Σ(x − x̄)(y − ȳ)`.
  let sxy: Double
  /// `Σ(y − ȳ)²`.
  let syy: Double

  /// Sums over the pairs without a missing value.
  ///
  /// - Precondition: Both series have the same length.
  init(x: ArraySlice<Double>, y: ArraySlice<Double>) {
    precondition(x.count == y.count, "A regression needs pairs")
    self = x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in SimpleRegression(x: x, y: y) }
    }
  }

  private init(x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>) {
    var count = 0
    var sumX = 0.0
    var sumY = 0.0
    for index in 0..<x.count {
      let (a, b) = (x[index], y[index])
      guard a.isFinite, b.isFinite else { continue }
      count += 1
      sumX += a
      sumY += b
    }
    let meanX = sumX / Double(count)
    let meanY = sumY / Double(count)
    var (sxx, sxy, syy) = (0.0, 0.0, 0.0)
    for index in 0..<x.count {
      let (a, b) = (x[index] - meanX, y[index] - meanY)
      guard a.isFinite, b.isFinite else { continue }
      sxx += a * a
      sxy += a * b
      syy += b * b
    }
    self.count = count
    self.meanX = meanX
    self.meanY = meanY
    self.sxx = sxx
    self.sxy = sxy
    self.syy = syy
  }

  var slope: Double { sxy / sxx }

  /// Whether the regressor varies by more than the rounding of its own mean.
  var isIdentified: Bool {
    count > 0 && sxx > Double(count) * meanX * meanX * SampleMoments.roundingVariance
  }
}
