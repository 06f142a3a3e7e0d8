/// What a linear model says about the event window: expectations and whitened regressors.
struct EventPrediction: Sendable {
  /// One expected return per day, the risk-free return included.
  let expected: [Double]
  let rows: PredictionRows

  /// Applies least-squares coefficients, intercept first, to the event window.
  init(
    _ sample: EventSample,
    regressors: [FactorSeries],
    riskFree: ArraySlice<Double>,
    _ solution: LeastSquares
  ) {
    let series = regressors.map { sample.values(of: $0.values, at: sample.event) }
    let base = sample.values(of: riskFree, at: sample.event)
    var expected: [Double] = []
    var rows: [Double] = []
    for day in 0..<sample.event.count {
      let row = [1] + series.map { $0[day] }
      expected.append(zip(row, solution.coefficients).reduce(base[day]) { $0 + $1.0 * $1.1 })
      rows.append(contentsOf: solution.whitened(row))
    }
    self.expected = expected
    self.rows = PredictionRows(width: regressors.count + 1, values: rows)
  }
}

extension FittedEvent {
  /// Applies a linear model to the event window.
  init(
    _ sample: EventSample,
    coefficients: [Coefficient],
    residualVariance: Double,
    rSquared: Double,
    observations: Int,
    parameters: Int,
    residuals: [Double],
    prediction: EventPrediction
  ) {
    self.init(
      sample,
      coefficients: coefficients,
      residualVariance: residualVariance,
      rSquared: rSquared,
      observations: observations,
      parameters: parameters,
      residuals: residuals,
      expected: prediction.expected,
      prediction: prediction.rows
    )
  }
}
