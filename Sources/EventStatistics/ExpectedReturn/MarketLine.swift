/// A straight line in the market's return, however it was estimated.
///
/// Its prediction error is that of least squares on the same days: `‖z_t‖² = 1/T + (m_t − m̄)²/Sxx`.
struct MarketLine: Sendable {
  let alpha: Double
  let beta: Double
  /// Sums over the usable days of the estimation window, market as `x`.
  let sums: SimpleRegression

  func expected(_ market: ArraySlice<Double>) -> [Double] {
    market.map { alpha + beta * $0 }
  }

  func predictionRows(_ market: ArraySlice<Double>) -> PredictionRows {
    let constant = (1 / Double(sums.count)).squareRoot()
    let scale = 1 / sums.sxx.squareRoot()
    var values: [Double] = []
    values.reserveCapacity(2 * market.count)
    for value in market {
      values.append(constant)
      values.append((value - sums.meanX) * scale)
    }
    return PredictionRows(width: 2, values: values)
  }

  /// Alpha and beta, with the classical standard errors where the estimator has them.
  func coefficients(residualVariance: Double?) -> [Coefficient] {
    let slopeError = residualVariance.map { ($0 / sums.sxx).squareRoot() }
    let interceptError = residualVariance.map {
      ($0 * (1 / Double(sums.count) + sums.meanX * sums.meanX / sums.sxx)).squareRoot()
    }
    return [
      Coefficient(term: "alpha", estimate: alpha, standardError: interceptError),
      Coefficient(term: "beta", estimate: beta, standardError: slopeError),
    ]
  }
}

extension FittedEvent {
  /// Applies a line in the market's return to the event window.
  init(
    _ sample: EventSample,
    line: MarketLine,
    standardErrors: Bool,
    residualVariance: Double,
    rSquared: Double,
    residuals: [Double]
  ) {
    let start = sample.market.startIndex
    let market = sample.market[
      (start + sample.event.lowerBound)..<(start + sample.event.upperBound)
    ]
    self.init(
      sample,
      coefficients: line.coefficients(residualVariance: standardErrors ? residualVariance : nil),
      residualVariance: residualVariance,
      rSquared: rSquared,
      observations: line.sums.count,
      parameters: 2,
      residuals: residuals,
      expected: line.expected(market),
      prediction: line.predictionRows(market)
    )
  }
}
