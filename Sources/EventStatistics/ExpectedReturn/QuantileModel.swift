/// The market model by regression quantiles: a weighted mean of three of them.
///
/// `α + β r_m` with `(α, β) = ¼ (α, β)(¼) + ½ (α, β)(½) + ¼ (α, β)(¾)`, where `(α, β)(τ)` minimizes
/// `Σ ρ_τ(r − α − β r_m)`, `ρ_τ(e) = e (τ − [e < 0])`. `σ² = SSR/(T − 2)`, prediction error as for the market model.
///
/// Resists outliers as ``LeastAbsoluteDeviationModel``, which is the quantile ½ alone, and loses less efficiency where
/// there are none. Each regression quantile is exact.
///
/// Source: Koenker & Bassett (1978), *Regression Quantiles*, Econometrica 46(1), pp. 33–50; the weights are those of
/// Tukey's trimean.
public struct QuantileModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "quantile",
      name: "Market model by regression quantiles",
      short: "Quantile",
      formula: "¼·Q(¼) + ½·Q(½) + ¼·Q(¾) of regression quantiles in r_m",
      assumes:
        "Resists outliers in the estimation window, at a smaller loss than the median alone.",
      source: Paper.koenkerBassett
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// The quantiles and their weights, which add up to one.
  static let weights: [(quantile: Double, weight: Double)] = [
    (0.25, 0.25), (0.5, 0.5), (0.75, 0.25),
  ]

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let points = try RegressionPoints(sample)
    var (alpha, beta) = (0.0, 0.0)
    for (quantile, weight) in Self.weights {
      let line = LeastAbsoluteLine(x: points.x, y: points.y, quantile: quantile)
      alpha += weight * line.intercept
      beta += weight * line.slope
    }
    return try FittedEvent(
      sample,
      line: MarketLine(alpha: alpha, beta: beta, sums: points.sums)
    )
  }
}

extension ExpectedReturnModel where Self == QuantileModel {
  /// The market model by regression quantiles.
  public static var quantile: Self { QuantileModel() }
}
