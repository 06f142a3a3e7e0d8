/// How the standard errors of an expected-return model's coefficients are measured.
///
/// They describe alpha and beta only: abnormal returns are standardized by the residual variance. The
/// raw value is the name used by the command line, the configuration and every output.
public enum CoefficientErrors: String, Sendable, Hashable, CaseIterable, Codable {
  /// `σ²(X'X)⁻¹`.
  case classical = "ols"
  /// White's, which allow a variance that changes from day to day.
  case hc0
  /// White's times `√(T/(T − K))`.
  case hc1
  /// With residuals over `√(1 − h)`.
  case hc2
  /// With residuals over `1 − h`.
  case hc3
  /// Newey and West's with ``neweyWestLags`` lags, which allow autocorrelation as well.
  case neweyWest = "newey_west"

  /// The number of lags: five trading days, a week.
  public static let neweyWestLags = 5

  private var covariance: CoefficientCovariance {
    switch self {
    case .classical: .classical
    case .hc0: .hc0
    case .hc1: .hc1
    case .hc2: .hc2
    case .hc3: .hc3
    case .neweyWest: .neweyWest(lags: Self.neweyWestLags)
    }
  }

  /// Returns the standard errors of a regression over the estimation window, intercept first.
  ///
  /// Days with a missing value are left out and the others taken as consecutive.
  func errors(response: [Double], regressors: [(name: String, values: [Double])]) -> [Double]? {
    guard let regression = try? LinearRegression(response: response, regressors: regressors),
      let matrix = try? regression.matrix(covariance)
    else { return nil }
    return matrix.indices.map { matrix[$0][$0].squareRoot() }
  }
}
