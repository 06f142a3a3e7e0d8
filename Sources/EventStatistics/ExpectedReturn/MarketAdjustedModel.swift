/// The market's return as expectation, `E[r] = r_m`.
///
/// `σ² = Σ(d − d̄)²/(T − 1)` of `d = r − r_m`; nothing is estimated, so a prediction has no error of
/// its own.
///
/// Source: Brown & Warner (1985), *Using Daily Stock Returns*, Journal of Financial Economics 14(1),
/// pp. 3–31.
public struct MarketAdjustedModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "market_adjusted",
      name: "Market-adjusted returns",
      short: "Market-adj.",
      formula: "E[r] = r_m",
      assumes: "Every security moves one for one with the index: α = 0 and β = 1.",
      source: Paper.brownWarner1985
    )
  }
  package var inputs: Set<ModelInput> { [.market] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    var residuals = sample.estimationReturns()
    let base = sample.market.startIndex + sample.estimation.lowerBound
    for index in residuals.indices { residuals[index] -= sample.market[base + index] }
    return try FittedEvent(
      sample,
      unestimatedResiduals: residuals,
      expected: sample.values(of: sample.market, at: sample.event)
    )
  }
}

extension ExpectedReturnModel where Self == MarketAdjustedModel {
  /// The market's return.
  public static var marketAdjusted: Self { MarketAdjustedModel() }
}
