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
}

extension FittedEvent {
  /// Applies a line in the market's return, measures its residuals and predicts the event window.
  ///
  /// `σ² = SSR/(T − 2)`, whatever the estimator; standard errors only for least squares.
  ///
  /// - Parameters:
  ///   - sample: The sample that was fitted.
  ///   - line: The estimated line.
  ///   - isLeastSquares: Whether the classical standard errors of the coefficients hold.
  ///   - robustErrors: Standard errors of alpha and beta that take the place of the classical ones.
  ///   - further: Coefficients of auxiliary regressions, after alpha and beta.
  /// - Throws: ``EstimationError/noResidualVariance`` when the line explains the returns exactly.
  init(
    _ sample: EventSample,
    line: MarketLine,
    isLeastSquares: Bool = false,
    robustErrors: [Double]? = nil,
    further: [Coefficient] = []
  ) throws(EstimationError) {
    let start = sample.market.startIndex
    var residuals = sample.estimationReturns()
    var ssr = 0.0
    var index = start + sample.estimation.lowerBound
    for position in residuals.indices {
      let residual = residuals[position] - line.alpha - line.beta * sample.market[index]
      residuals[position] = residual
      if residual.isFinite { ssr += residual * residual }
      index += 1
    }
    let sums = line.sums
    guard ssr > sums.syy * SampleMoments.roundingVariance else { throw .noResidualVariance }
    let variance = ssr / Double(sums.count - 2)
    let alphaError = (variance * (1 / Double(sums.count) + sums.meanX * sums.meanX / sums.sxx))
      .squareRoot()
    let betaError = (variance / sums.sxx).squareRoot()
    let market = sample.market[
      (start + sample.event.lowerBound)..<(start + sample.event.upperBound)
    ]
    self.init(
      sample,
      coefficients: [
        Coefficient(
          term: "alpha",
          estimate: line.alpha,
          standardError: robustErrors?[0] ?? (isLeastSquares ? alphaError : nil)
        ),
        Coefficient(
          term: "beta",
          estimate: line.beta,
          standardError: robustErrors?[1] ?? (isLeastSquares ? betaError : nil)
        ),
      ] + further,
      residualVariance: variance,
      rSquared: 1 - ssr / sums.syy,
      observations: sums.count,
      parameters: 2,
      residuals: residuals,
      expected: line.expected(market),
      prediction: line.predictionRows(market)
    )
  }
}
