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
  convenience init(
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

/// The whitened regressors of the event window, from which every prediction error follows.
///
/// Row *t* is `z_t = R⁻ᵀ x_t` where `X'X = R'R` over the estimation window, so that
/// `x_s'(X'X)⁻¹x_t = z_s'z_t` and the share of a window that comes from estimating the coefficients
/// is `‖Σ z_t‖²`. Rows are stored one after the other.
///
/// Source: Campbell, Lo & MacKinlay (1997), *The Econometrics of Financial Markets*, eq. 4.4.9.
struct PredictionRows: Sendable, Hashable {
  /// The number of regressors; zero for a model that estimates nothing.
  let width: Int
  /// `width` values per day of the event window.
  let values: [Double]

  /// The rows of a model that estimates no coefficient.
  static let none = PredictionRows(width: 0, values: [])

  /// `‖z_t‖²`, the leverage of one day.
  func leverage(ofDay index: Int) -> Double {
    var sum = 0.0
    for column in 0..<width {
      let value = values[index * width + column]
      sum += value * value
    }
    return sum
  }
}
