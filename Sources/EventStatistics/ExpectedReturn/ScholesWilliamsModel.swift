/// The market model with the beta of Scholes and Williams, for stocks that trade thinly.
///
/// `β = (β₋₁ + β₀ + β₊₁)/(1 + 2ρ)` from three simple regressions on the lagged, current and leading
/// market return, *ρ* the first autocorrelation of the market; `α = r̄ − β r̄_m`, `σ² = SSR/(T − 2)`.
///
/// The market may be read one day outside the estimation window.
///
/// Source: Scholes & Williams (1977), *Estimating Betas from Nonsynchronous Data*, Journal of
/// Financial Economics 5(3), pp. 309–327.
public struct ScholesWilliamsModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "scholes_williams",
      name: "Scholes–Williams market model",
      short: "Scholes–W.",
      formula: "β = (β_lag + β_0 + β_lead)/(1 + 2ρ)",
      assumes:
        "Prices that lag the index by at most one day; ρ is the first autocorrelation of the index.",
      source: "Scholes & Williams (1977), Journal of Financial Economics 5(3), pp. 309–327"
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let returns = sample.estimationReturns()
    let current = sample.marketOverEstimation(shiftedBy: 0)
    let sums = SimpleRegression(x: current[...], y: returns[...])
    guard sums.count >= 3 else { throw .tooFewObservations(required: 3, available: sums.count) }
    guard sums.isIdentified else { throw .constantMarketReturn }
    let lagged = sample.marketOverEstimation(shiftedBy: -1)
    let leading = sample.marketOverEstimation(shiftedBy: 1)
    let lag = SimpleRegression(x: lagged[...], y: returns[...])
    let lead = SimpleRegression(x: leading[...], y: returns[...])
    guard lag.isIdentified, lead.isIdentified else { throw .constantMarketReturn }
    // The autocorrelation over the days with a return of the security, as for the slopes.
    let present = zip(current, returns).map { $1.isFinite ? $0 : .nan }
    let auto = SimpleRegression(x: lagged[...], y: present[...])
    let rho = auto.sxy / (auto.sxx * auto.syy).squareRoot()
    let beta = (lag.slope + sums.slope + lead.slope) / (1 + 2 * rho)
    let line = MarketLine(alpha: sums.meanY - beta * sums.meanX, beta: beta, sums: sums)
    return try FittedEvent(
      sample,
      line: line,
      further: [
        Coefficient(term: "beta_lag1", estimate: lag.slope, standardError: nil),
        Coefficient(term: "beta_0", estimate: sums.slope, standardError: nil),
        Coefficient(term: "beta_lead1", estimate: lead.slope, standardError: nil),
        Coefficient(term: "rho_m", estimate: rho, standardError: nil),
      ]
    )
  }
}

extension ExpectedReturnModel where Self == ScholesWilliamsModel {
  /// The market model for nonsynchronous trading.
  public static var scholesWilliams: Self { ScholesWilliamsModel() }
}
