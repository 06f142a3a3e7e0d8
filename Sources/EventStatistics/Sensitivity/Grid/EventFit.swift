/// The closed forms of the three models for one event without a missing day.
///
/// Three passes over the estimation window: the mean, the centered sums, the residuals. Sums run in
/// lanes of a fixed width, so that they do not depend on anything but the data.
struct EventFit {
  /// The mean return of the estimation window.
  var mean = 0.0
  /// The mean return of the market.
  var marketMean = 0.0
  /// The slope of the market model.
  var slope = 0.0
  /// Residual variances: market, mean-adjusted and market-adjusted model.
  var variances = SIMD3<Double>(repeating: 0)
  /// The numbers of positive residuals, in the same order.
  var positives = SIMD3<Double>(repeating: 0)

  /// The share of a sum of squares below which the general path has to decide.
  private static let borderline = 1e-20
  /// The mean square of returns below which the general path has to decide.
  private static let borderlineReturn = 1e-26

  /// Fits the models.
  ///
  /// - Parameters:
  ///   - returns: The security over the estimation window.
  ///   - market: The market over the estimation window.
  ///   - count: The number of days, at least 4.
  ///   - marketMean: The market's mean.
  ///   - marketSquares: `Σ(m − m̄)²`, finite and positive.
  ///   - residuals: Takes the residuals of the market model.
  /// - Returns: False when a value is missing or a variance is in doubt.
  mutating func fit(
    returns: UnsafePointer<Double>,
    market: UnsafePointer<Double>,
    count: Int,
    marketMean: Double,
    marketSquares: Double,
    residuals: UnsafeMutablePointer<Double>
  ) -> Bool {
    let n = Double(count)
    let mean = Self.sum(returns, count: count) / n
    guard mean.isFinite else { return false }
    let sums = Self.centeredSums(returns, market, count: count, means: (mean, marketMean))
    let slope = sums.xy / marketSquares
    let variance = sums.yy / (n - 1)
    let adjusted = sums.differences / (n - 1)
    let difference = mean - marketMean
    // What is in doubt is decided by the general path, by the same rules as everywhere.
    guard sums.yy > n * max(mean * mean * Self.borderline, Self.borderlineReturn),
      sums.differences > (n * difference * difference + sums.yy + marketSquares) * Self.borderline,
      sums.differences > n * Self.borderlineReturn
    else { return false }
    self.mean = mean
    self.marketMean = marketMean
    self.slope = slope
    let tail = residualPass(
      returns,
      market,
      count: count,
      limits: (
        FittedEvent.negligible * variance.squareRoot(),
        FittedEvent.negligible * adjusted.squareRoot()
      ),
      residuals: residuals
    )
    guard tail > (sums.yy + n * mean * mean) * Self.borderline, tail > n * Self.borderlineReturn
    else { return false }
    variances = SIMD3(tail / (n - 2), variance, adjusted)
    positives[0] = Self.countAbove(
      FittedEvent.negligible * variances[0].squareRoot(),
      residuals,
      count: count
    )
    return true
  }

  private static func sum(_ values: UnsafePointer<Double>, count: Int) -> Double {
    let bytes = UnsafeRawPointer(values)
    var lanes = SIMD16<Double>(repeating: 0)
    let whole = count & ~15
    for position in stride(from: 0, to: whole, by: 16) {
      lanes += bytes.loadUnaligned(fromByteOffset: position &* 8, as: SIMD16<Double>.self)
    }
    var sum = (lanes.lowHalf + lanes.highHalf).sum()
    for position in whole..<count { sum += values[position] }
    return sum
  }

  private static func centeredSums(
    _ y: UnsafePointer<Double>,
    _ x: UnsafePointer<Double>,
    count: Int,
    means: (y: Double, x: Double)
  ) -> (xy: Double, yy: Double, differences: Double) {
    let (yBytes, xBytes) = (UnsafeRawPointer(y), UnsafeRawPointer(x))
    var xy = SIMD8<Double>(repeating: 0)
    var yy = xy
    var differences = xy
    let whole = count & ~7
    for position in stride(from: 0, to: whole, by: 8) {
      let offset = position &* 8
      let dy = yBytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self) - means.y
      let dx = xBytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self) - means.x
      let difference = dy - dx
      xy += dx * dy
      yy += dy * dy
      differences += difference * difference
    }
    var sums = (xy: xy.sum(), yy: yy.sum(), differences: differences.sum())
    for position in whole..<count {
      let dy = y[position] - means.y
      let dx = x[position] - means.x
      sums.xy += dx * dy
      sums.yy += dy * dy
      sums.differences += (dy - dx) * (dy - dx)
    }
    return sums
  }

  /// Writes residuals, counts positive ones of the other two models and returns `Σe²`.
  private mutating func residualPass(
    _ y: UnsafePointer<Double>,
    _ x: UnsafePointer<Double>,
    count: Int,
    limits: (mean: Double, adjusted: Double),
    residuals: UnsafeMutablePointer<Double>
  ) -> Double {
    let (yBytes, xBytes) = (UnsafeRawPointer(y), UnsafeRawPointer(x))
    let out = UnsafeMutableRawPointer(residuals)
    let (mean, marketMean, slope) = (mean, marketMean, slope)
    let one = SIMD4<Double>(repeating: 1)
    let zero = SIMD4<Double>(repeating: 0)
    var squares = zero
    var meanCount = zero
    var adjustedCount = zero
    let whole = count & ~3
    for position in stride(from: 0, to: whole, by: 4) {
      let offset = position &* 8
      let yValue = yBytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
      let xValue = xBytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
      let dy = yValue - mean
      let residual = dy - slope * (xValue - marketMean)
      out.storeBytes(of: residual, toByteOffset: offset, as: SIMD4<Double>.self)
      squares += residual * residual
      meanCount += zero.replacing(with: one, where: dy .> limits.mean)
      adjustedCount += zero.replacing(with: one, where: yValue - xValue .> limits.adjusted)
    }
    var sum = squares.sum()
    positives[1] = meanCount.sum()
    positives[2] = adjustedCount.sum()
    for position in whole..<count {
      let dy = y[position] - mean
      let residual = dy - slope * (x[position] - marketMean)
      residuals[position] = residual
      sum += residual * residual
      positives[1] += dy > limits.mean ? 1 : 0
      positives[2] += y[position] - x[position] > limits.adjusted ? 1 : 0
    }
    return sum
  }

  private static func countAbove(
    _ limit: Double,
    _ values: UnsafePointer<Double>,
    count: Int
  ) -> Double {
    let bytes = UnsafeRawPointer(values)
    let zero = SIMD4<Double>(repeating: 0)
    let one = SIMD4<Double>(repeating: 1)
    var lanes = zero
    let whole = count & ~3
    for position in stride(from: 0, to: whole, by: 4) {
      let value = bytes.loadUnaligned(fromByteOffset: position &* 8, as: SIMD4<Double>.self)
      lanes += zero.replacing(with: one, where: value .> limit)
    }
    var sum = lanes.sum()
    for position in whole..<count { sum += values[position] > limit ? 1 : 0 }
    return sum
  }
}
