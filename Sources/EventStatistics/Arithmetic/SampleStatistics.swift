/// The count, mean and variance of the values that are present.
struct SampleMoments: Sendable, Hashable {
  /// The number of values that are not missing.
  let count: Int
  /// Their mean; NaN when there is none.
  let mean: Double
  /// `Σ(x − x̄)²`.
  let sumOfSquares: Double
  /// The largest absolute value.
  let magnitude: Double

  /// The square of the relative size below which a spread is rounding, not variance.
  static let roundingVariance = 1e-24

  /// The square of what the rounding of two prices leaves in their return.
  static let roundingOfReturn = 1e-30

  init(_ values: some Sequence<Double>) {
    var count = 0
    var sum = 0.0
    var magnitude = 0.0
    for value in values where value.isFinite {
      count += 1
      sum += value
      magnitude = max(magnitude, abs(value))
    }
    let mean = sum / Double(count)
    var squares = 0.0
    for value in values where value.isFinite {
      let deviation = value - mean
      squares += deviation * deviation
    }
    self.count = count
    self.mean = mean
    self.magnitude = magnitude
    sumOfSquares = squares
  }

  /// The unbiased variance, `Σ(x − x̄)²/(n − 1)`.
  var variance: Double { sumOfSquares / Double(count - 1) }

  var standardDeviation: Double { variance.squareRoot() }

  /// Whether the values differ by more than the rounding of their own size.
  var hasVariance: Bool {
    count >= 2 && sumOfSquares > Double(count) * magnitude * magnitude * Self.roundingVariance
  }

  /// Whether the values, returns as fractions, differ by more than the rounding of their prices.
  var hasReturnVariance: Bool {
    hasVariance
      && Self.isVariance(sumOfSquares, ofReturns: count, mean: mean, spread: sumOfSquares)
  }

  /// Whether residuals of returns are more than rounding.
  ///
  /// Prices that grow evenly leave residuals of the size of the last digit, and no standard error:
  /// `Σe² > max((Σ(r − r̄)² + n r̄²)·10⁻²⁴, n·10⁻³⁰)`.
  ///
  /// - Parameters:
  ///   - squares: `Σe²`.
  ///   - count: *n*, the number of returns.
  ///   - mean: `r̄`, as a fraction.
  ///   - spread: `Σ(r − r̄)²`.
  /// - Returns: False where nothing but rounding is left.
  static func isVariance(
    _ squares: Double,
    ofReturns count: Int,
    mean: Double,
    spread: Double
  ) -> Bool {
    let n = Double(count)
    return squares > max((spread + n * mean * mean) * roundingVariance, n * roundingOfReturn)
  }
}

/// Medians by selection, without sorting the whole series.
package enum Median {
  /// Returns the middle value, or the mean of the two middle values.
  ///
  /// - Parameter values: No missing values.
  /// - Returns: NaN without values.
  /// - Complexity: O(*n*) on average.
  package static func of(_ values: [Double]) -> Double {
    var work = values
    return reordering(&work)
  }

  /// Returns the median and leaves the values in another order.
  static func reordering(_ values: inout [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let upper = values.count / 2
    return values.withUnsafeMutableBufferPointer { work in
      select(upper, in: work)
      guard work.count.isMultiple(of: 2) else { return work[upper] }
      // After the selection everything below the position is at most the selected value.
      var lower = work[0]
      for index in 1..<max(upper, 1) { lower = max(lower, work[index]) }
      return (lower + work[upper]) / 2
    }
  }

  /// Moves the value of one rank to its place, smaller ones before it, larger ones behind it.
  private static func select(_ position: Int, in work: UnsafeMutableBufferPointer<Double>) {
    var (first, last) = (0, work.count - 1)
    while first < last {
      // The median of three as pivot keeps sorted input from being the worst case.
      let middle = first + (last - first) / 2
      if work[middle] < work[first] { work.swapAt(middle, first) }
      if work[last] < work[first] { work.swapAt(last, first) }
      if work[last] < work[middle] { work.swapAt(last, middle) }
      let pivot = work[middle]
      var (left, right) = (first, last)
      while left <= right {
        while work[left] < pivot { left += 1 }
        while work[right] > pivot { right -= 1 }
        if left <= right {
          work.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if position <= right {
        last = right
      } else if position >= left {
        first = left
      } else {
        return
      }
    }
  }
}

/// Quantiles of a sample by linear interpolation between order statistics.
public enum Quantile {
  /// Returns quantiles, `x₍ₖ₎ + (h − k)(x₍ₖ₊₁₎ − x₍ₖ₎)` with `h = (n − 1)p + 1`.
  ///
  /// Source: Hyndman & Fan (1996), *Sample Quantiles in Statistical Packages*, American Statistician
  /// 50(4), pp. 361–365, definition 7, the default of most programs.
  ///
  /// - Parameters:
  ///   - values: In any order; missing ones are left out.
  ///   - probabilities: From 0 to 1.
  /// - Returns: One value per probability; NaN without values.
  public static func of(_ values: [Double], at probabilities: [Double]) -> [Double] {
    let sorted = values.filter { !$0.isNaN }.sorted()
    return probabilities.map { probability in
      precondition((0...1).contains(probability), "A probability lies between 0 and 1")
      guard !sorted.isEmpty else { return .nan }
      let place = Double(sorted.count - 1) * probability
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
  }
}
