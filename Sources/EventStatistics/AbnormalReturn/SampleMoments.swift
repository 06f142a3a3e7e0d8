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
}
