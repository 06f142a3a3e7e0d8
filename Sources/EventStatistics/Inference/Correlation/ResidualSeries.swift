/// One event's residuals on the common axis of estimation days, centered and of unit norm.
///
/// A missing day holds zero, so that products with it vanish.
struct ResidualSeries: Sendable {
  let values: [Double]
  /// `Σ value²`: one up to rounding, or zero without variance.
  let squares: Double
  /// The indices of the missing days, ascending.
  let missing: [Int]

  var isComplete: Bool { missing.isEmpty }

  init(_ event: FittedEvent, days: Range<Int>) {
    let offset = event.firstEstimationDay - days.lowerBound
    let moments = SampleMoments(event.residuals)
    let norm = moments.hasVariance ? moments.sumOfSquares.squareRoot() : .infinity
    var values = [Double](repeating: 0, count: days.count)
    var present = [Bool](repeating: false, count: days.count)
    for (index, residual) in event.residuals.enumerated() where residual.isFinite {
      values[offset + index] = (residual - moments.mean) / norm
      present[offset + index] = true
    }
    self.values = values
    squares = values.reduce(0) { $0 + $1 * $1 }
    missing = present.indices.filter { !present[$0] }
  }

  /// Pearson's correlation over the days that both series have; zero where it does not exist.
  ///
  /// Sums over the common days are the whole sums, 0 and 1, less what the other series misses.
  func correlation(with other: ResidualSeries) -> Double {
    let mine = Sums(self, without: other.missing)
    let theirs = Sums(other, without: missing)
    let common = Double(values.count - Self.unionCount(missing, other.missing))
    var product = 0.0
    values.withUnsafeBufferPointer { a in
      other.values.withUnsafeBufferPointer { b in
        // Four running sums in a fixed pattern: the processor overlaps them, the bits stay the same.
        var parts = SIMD4<Double>()
        var index = 0
        while index + 4 <= a.count {
          let left = SIMD4(a[index], a[index + 1], a[index + 2], a[index + 3])
          let right = SIMD4(b[index], b[index + 1], b[index + 2], b[index + 3])
          parts += left * right
          index += 4
        }
        product = parts.sum()
        while index < a.count {
          product += a[index] * b[index]
          index += 1
        }
      }
    }
    let covariance = product - mine.sum * theirs.sum / common
    let spread = mine.squares - mine.sum * mine.sum / common
    let otherSpread = theirs.squares - theirs.sum * theirs.sum / common
    guard common >= 3, spread > 1e-20, otherSpread > 1e-20 else { return 0 }
    return covariance / (spread * otherSpread).squareRoot()
  }

  private struct Sums {
    var sum = 0.0
    var squares = 0.0

    init(_ series: ResidualSeries, without days: [Int]) {
      squares = series.squares
      for day in days {
        sum -= series.values[day]
        squares -= series.values[day] * series.values[day]
      }
    }
  }

  private static func unionCount(_ a: [Int], _ b: [Int]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < a.count || j < b.count {
      let left = i < a.count ? a[i] : .max
      let right = j < b.count ? b[j] : .max
      if left <= right { i += 1 }
      if right <= left { j += 1 }
      count += 1
    }
    return count
  }
}
