/// How the standard errors of a regression are measured.
///
/// With `M = (X'X)⁻¹`, residuals *e* and leverages *h*, the robust forms are `M (Σ uᵢ²xᵢxᵢ') M`.
/// The raw value is the name used by the command line, the configuration and every output.
public enum CoefficientCovariance: Sendable, Hashable {
  /// `SSR/(n − k) M`.
  case classical
  /// `u = e` (White 1980).
  case hc0
  /// `u = e √(n/(n − k))`.
  case hc1
  /// `u = e/√(1 − h)`.
  case hc2
  /// `u = e/(1 − h)`.
  case hc3
  /// Sums of `eᵢxᵢ` by cluster, without correction; t with *G* − 1 degrees of freedom.
  case cr0(clusters: [Int])
  /// The same times `G/(G − 1) · (n − 1)/(n − k)`.
  case cr1(clusters: [Int])
  /// Newey & West (1987): lags up to a number with weights `1 − l/(lags + 1)`, rows in order of time.
  case neweyWest(lags: Int)

  /// The name used by the command line, the configuration and every output.
  public var name: String {
    switch self {
    case .classical: "ols"
    case .hc0: "hc0"
    case .hc1: "hc1"
    case .hc2: "hc2"
    case .hc3: "hc3"
    case .cr0: "cr0"
    case .cr1: "cr1"
    case .neweyWest(let lags): "nw\(lags)"
    }
  }
}
