/// What the estimation window of each possible event day says about the market, for all symbols at once.
struct MarketDays: Sendable {
  /// The mean over the estimation window; NaN where a day is missing or off the axis.
  let means: [Double]
  /// `Σ(m − m̄)²` over the estimation window.
  let sumsOfSquares: [Double]
  /// For each event day the running sums of `(m − m̄)/√Σ(m − m̄)²` over the event window, from zero on.
  let paths: [Double]

  /// Sums over every event day whose windows lie on the axis.
  init(_ market: [Double], estimation: ClosedRange<Int>, eventWindow: ClosedRange<Int>) {
    let width = eventWindow.count + 1
    var means = [Double](repeating: .nan, count: market.count)
    var squares = means
    var paths = [Double](repeating: .nan, count: market.count * width)
    let first = max(0, -min(estimation.lowerBound, eventWindow.lowerBound))
    let last = market.count - 1 - max(estimation.upperBound, eventWindow.upperBound, 0)
    for day in first..<max(first, last + 1) {
      let window = market[(day + estimation.lowerBound)...(day + estimation.upperBound)]
      var sum = 0.0
      for value in window { sum += value }
      let mean = sum / Double(window.count)
      var square = 0.0
      for value in window { square += (value - mean) * (value - mean) }
      let scale = 1 / square.squareRoot()
      var running = 0.0
      paths[day * width] = 0
      for offset in 0..<eventWindow.count {
        running += market[day + eventWindow.lowerBound + offset] - mean
        paths[day * width + offset + 1] = running * scale
      }
      // A missing day of the event window makes the whole event day unusable for the fast path.
      means[day] = running.isFinite ? mean : .nan
      squares[day] = square
    }
    self.means = means
    sumsOfSquares = squares
    self.paths = paths
  }
}
