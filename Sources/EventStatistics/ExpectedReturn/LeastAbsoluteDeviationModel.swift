/// The market model by least absolute deviations, exact.
///
/// Minimizes `Σ|r − α − β r_m|`. The best line passes through two of the points: from a point, the best
/// line through it is a weighted median of slopes, which names the next point, until nothing improves.
/// `σ² = SSR/(T − 2)`, prediction error as for the market model.
///
/// Resists outliers in the estimation window. The two residuals on the line count as zero in signs
/// and ranks.
///
/// Sources: Koenker & Bassett (1978), *Regression Quantiles*, Econometrica 46(1), pp. 33–50; the
/// descent is that of Wesolowsky (1981), Communications in Statistics B 10(5), pp. 479–491.
public struct LeastAbsoluteDeviationModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "lad",
      name: "Market model by least absolute deviations",
      short: "LAD",
      formula: "minimize Σ |r − α − β·r_m|",
      assumes: "Resists outliers in the estimation window, at a loss of efficiency without them.",
      source: "Koenker & Bassett (1978), Econometrica 46(1), pp. 33–50"
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let points = try RegressionPoints(sample)
    let best = LeastAbsoluteLine(x: points.x, y: points.y)
    return try FittedEvent(
      sample,
      line: MarketLine(alpha: best.intercept, beta: best.slope, sums: points.sums)
    )
  }
}

extension ExpectedReturnModel where Self == LeastAbsoluteDeviationModel {
  /// The market model by least absolute deviations.
  public static var leastAbsoluteDeviation: Self { LeastAbsoluteDeviationModel() }
}
