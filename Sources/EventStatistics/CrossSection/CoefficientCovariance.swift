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
  /// The sum of the matrices of ``cr1(clusters:)`` by firm and by date less that of events that share both; t with
  /// the smaller number of clusters less one.
  ///
  /// Where the sum has a negative eigenvalue, which few clusters bring about, zero takes its place. What that
  /// leaves depends on the units of the regressors.
  ///
  /// Source: Cameron, Gelbach & Miller (2011), *Robust Inference with Multiway Clustering*, Journal of Business &
  /// Economic Statistics 29(2), pp. 238–249; each part has the factor of its own number of clusters.
  case twoWay(firms: [Int], dates: [Int])
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
    case .twoWay: "cr1_two_way"
    case .neweyWest(let lags): "nw\(lags)"
    }
  }
}

extension CoefficientCovariance {
  /// What a reader needs to know of the standard errors that a study shows.
  package static let definitions: [MethodDefinition] = [
    MethodDefinition(
      id: "ols",
      name: "Classical standard errors",
      short: "Classical",
      formula: "s²·(XᵀX)⁻¹",
      against: "t(n−k)",
      assumes: "Independent events with one variance.",
      source: Publication(
        by: "Greene, William H.",
        year: 2018,
        title: "Econometric Analysis",
        publisher: "Pearson",
        edition: "8th"
      ),
      at: "section 4.3"
    ),
    MethodDefinition(
      id: "hc0",
      name: "White's standard errors",
      short: "HC0",
      formula: "(XᵀX)⁻¹·Xᵀ diag(e²)·X·(XᵀX)⁻¹",
      against: "t(n−k)",
      assumes: "Independent events whose variances differ; too small for few events.",
      source: Publication(
        by: "White, Halbert",
        year: 1980,
        title:
          "A Heteroskedasticity-Consistent Covariance Matrix Estimator and a Direct Test for "
          + "Heteroskedasticity",
        journal: "Econometrica",
        volume: "48(4)",
        pages: "817–838"
      )
    ),
    MethodDefinition(
      id: "hc1",
      name: "White's standard errors with a count of terms",
      short: "HC1",
      formula: "HC0 · n/(n−k)",
      against: "t(n−k)",
      assumes: "As HC0; what many programs call robust.",
      source: Paper.macKinnonWhite
    ),
    MethodDefinition(
      id: "hc2",
      name: "Standard errors with leverage",
      short: "HC2",
      formula: "HC0 with e²/(1−h)",
      against: "t(n−k)",
      assumes: "As HC0; unbiased when the variances are equal after all.",
      source: Paper.macKinnonWhite
    ),
    MethodDefinition(
      id: "hc3",
      name: "Standard errors with squared leverage",
      short: "HC3",
      formula: "HC0 with e²/(1−h)²",
      against: "t(n−k)",
      assumes: "As HC0; the cautious choice for few events.",
      source: Paper.macKinnonWhite
    ),
    MethodDefinition(
      id: "cr1",
      name: "Standard errors clustered by event date",
      short: "CR1",
      formula: "(XᵀX)⁻¹·Σ Xᵀ_g·e_g·eᵀ_g·X_g·(XᵀX)⁻¹ · G/(G−1) · (n−1)/(n−k)",
      against: "t(G−1)",
      assumes: "Any correlation within one of the G event dates, none between; needs many dates.",
      source: Paper.liangZeger
    ),
    MethodDefinition(
      id: "cr1_two_way",
      name: "Standard errors clustered by security and event date",
      short: "CR1, 2-way",
      formula: "CR1 by security + CR1 by date − CR1 by both",
      against: "t(min(G_firm, G_date)−1)",
      assumes:
        "Any correlation within an event date and within a security, none between; needs many of both. "
        + "Zero takes the place of a negative eigenvalue.",
      source: Paper.cameronGelbachMiller
    ),
    MethodDefinition(
      id: "days_before",
      name: "Standard errors from the days before",
      short: "Days before",
      formula: "s·√(1 + 1/B) of the coefficients of B stretches of days before, t = (b − m)/error",
      against: "t(B'−1), B' stretches that do not overlap",
      assumes:
        "Event days like those before, but for the event: what firms of a kind share on any day is in the error.",
      source: Paper.cohnJohnsonLiuWardlaw
    ),
    MethodDefinition(
      id: "days_before_rank",
      name: "Rank among the days before",
      short: "Days before, rank",
      formula: "p = (1 + #{|b* − m| ≥ |b − m|})/(1 + B)",
      against: "the coefficients of B stretches of days before",
      assumes: "As the errors from the days before, of any distribution.",
      source: Paper.cohnJohnsonLiuWardlaw
    ),
    MethodDefinition(
      id: "days_before_gls",
      name: "Weighted by components of the days before",
      short: "Days before, GLS",
      formula:
        "b = (XᵀΩ⁻¹X)⁻¹·XᵀΩ⁻¹y, Ω of K principal components of the days before; t = (b − m)/error as from the days before",
      against: "t(B'−1), B' stretches that do not overlap",
      assumes:
        "As the errors from the days before, and firms that move together as they did; few components beside events and days.",
      source: Paper.cohnJohnsonLiuWardlaw
    ),
    MethodDefinition(
      id: "days_before_gls_rank",
      name: "Rank of the weighted coefficient among the days before",
      short: "Days before, GLS, rank",
      formula: "p = (1 + #{|b* − m| ≥ |b − m|})/(1 + B)",
      against: "the weighted coefficients of B stretches of days before",
      assumes: "As the weighted errors, of any distribution.",
      source: Paper.cohnJohnsonLiuWardlaw
    ),
    MethodDefinition(
      id: "nw5",
      name: "Newey–West standard errors with five lags",
      short: "Newey–West",
      formula: "(XᵀX)⁻¹·(Γ_0 + Σ w_l·(Γ_l + Γᵀ_l))·(XᵀX)⁻¹, w_l = 1 − l/6",
      against: "t(n−k)",
      assumes: "Days whose variances differ and that are correlated up to a week.",
      source: Publication(
        by: "Newey, Whitney K. and West, Kenneth D.",
        year: 1987,
        title:
          "A Simple, Positive Semi-definite, Heteroskedasticity and Autocorrelation Consistent "
          + "Covariance Matrix",
        journal: "Econometrica",
        volume: "55(3)",
        pages: "703–708"
      )
    ),
  ]
}

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
