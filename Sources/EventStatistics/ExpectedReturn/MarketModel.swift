/// The market model, `r = α + β r_m + ε`, by ordinary least squares in closed form.
///
/// `β = Σ(r_m − r̄_m)(r − r̄)/Σ(r_m − r̄_m)²`, `σ² = SSR/(T − 2)`, prediction covariance
/// `σ²(I + X_w(X'X)⁻¹X_w')`.
///
/// Source: MacKinlay (1997), *Event Studies in Economics and Finance*, Journal of Economic
/// Literature 35(1), pp. 13–39, eq. 3–8.
public struct MarketModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "market",
      name: "Market model",
      short: "Market",
      formula: "E[r] = α + β·r_m, by least squares",
      assumes: "A stable, linear link to the index before and during the event; σ² = SSR/(T−2).",
      source: "MacKinlay (1997), Journal of Economic Literature 35(1), pp. 13–39"
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// How the standard errors of alpha and beta are measured.
  public let coefficientErrors: CoefficientErrors

  /// Creates the model.
  public init(coefficientErrors: CoefficientErrors = .classical) {
    self.coefficientErrors = coefficientErrors
  }

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let returns = sample.estimationReturns()
    let start = sample.market.startIndex
    let market = sample.market[
      (start + sample.estimation.lowerBound)..<(start + sample.estimation.upperBound)
    ]
    let sums = SimpleRegression(x: market, y: returns[...])
    guard sums.count >= 3 else { throw .tooFewObservations(required: 3, available: sums.count) }
    guard sums.isIdentified else { throw .constantMarketReturn }
    let beta = sums.slope
    return try FittedEvent(
      sample,
      line: MarketLine(alpha: sums.meanY - beta * sums.meanX, beta: beta, sums: sums),
      isLeastSquares: true,
      robustErrors: coefficientErrors == .classical
        ? nil
        : coefficientErrors.errors(
          response: returns,
          regressors: [(name: "beta", values: Array(market))]
        )
    )
  }
}

extension ExpectedReturnModel where Self == MarketModel {
  /// The single-factor market model.
  public static var market: Self { MarketModel() }
}
