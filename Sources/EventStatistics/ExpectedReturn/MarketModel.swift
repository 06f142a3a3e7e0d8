/// The market model, `r = α + β r_m + ε`, by ordinary least squares in closed form.
///
/// `β = Σ(r_m − r̄_m)(r − r̄)/Σ(r_m − r̄_m)²`, `σ² = SSR/(T − 2)`, prediction covariance
/// `σ²(I + X_w(X'X)⁻¹X_w')`.
///
/// Source: MacKinlay (1997), *Event Studies in Economics and Finance*, Journal of Economic
/// Literature 35(1), pp. 13–39, eq. 3–8.
public struct MarketModel: ExpectedReturnModel, Hashable {
  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    var residuals = sample.estimationReturns()
    let start = sample.market.startIndex
    let market = sample.market[
      (start + sample.estimation.lowerBound)..<(start + sample.estimation.upperBound)
    ]
    let sums = SimpleRegression(x: market, y: residuals[...])
    guard sums.count >= 3 else { throw .tooFewObservations(required: 3, available: sums.count) }
    guard sums.isIdentified else { throw .constantMarketReturn }
    let beta = sums.slope
    let alpha = sums.meanY - beta * sums.meanX
    var ssr = 0.0
    var index = market.startIndex
    for position in residuals.indices {
      let residual = residuals[position] - alpha - beta * market[index]
      residuals[position] = residual
      if residual.isFinite { ssr += residual * residual }
      index += 1
    }
    guard ssr > sums.syy * SampleMoments.roundingVariance else { throw .noResidualVariance }
    let variance = ssr / Double(sums.count - 2)
    return FittedEvent(
      sample,
      line: MarketLine(alpha: alpha, beta: beta, sums: sums),
      standardErrors: true,
      residualVariance: variance,
      rSquared: 1 - ssr / sums.syy,
      residuals: residuals
    )
  }
}

extension ExpectedReturnModel where Self == MarketModel {
  /// The single-factor market model.
  public static var market: Self { MarketModel() }
}
