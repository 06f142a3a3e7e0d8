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
