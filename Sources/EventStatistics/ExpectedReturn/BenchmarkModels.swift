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

/// The security's own mean return as expectation, `E[r] = r̄`.
///
/// `σ² = Σ(r − r̄)²/(T − 1)`, prediction variance `σ²(1 + 1/T)`.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial
/// Economics 8(3), pp. 205–258.
public struct MeanAdjustedModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "mean_adjusted",
      name: "Mean-adjusted returns",
      short: "Mean-adj.",
      formula: "E[r] = mean of r over the estimation window",
      assumes: "A constant expected return; a move of the whole market counts as abnormal.",
      source: Paper.brownWarner1980
    )
  }
  package var inputs: Set<ModelInput> { [] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    var residuals = sample.estimationReturns()
    let moments = SampleMoments(residuals)
    guard moments.count >= 2 else {
      throw .tooFewObservations(required: 2, available: moments.count)
    }
    guard moments.hasReturnVariance else { throw .noResidualVariance }
    for index in residuals.indices { residuals[index] -= moments.mean }
    let sigma = moments.variance.squareRoot()
    let count = Double(moments.count)
    return FittedEvent(
      sample,
      coefficients: [
        Coefficient(
          term: "alpha",
          estimate: moments.mean,
          standardError: sigma / count.squareRoot()
        )
      ],
      residualVariance: moments.variance,
      rSquared: 0,
      observations: moments.count,
      parameters: 1,
      residuals: residuals,
      expected: [Double](repeating: moments.mean, count: sample.event.count),
      prediction: PredictionRows(
        width: 1,
        values: [Double](repeating: (1 / count).squareRoot(), count: sample.event.count)
      )
    )
  }
}

extension ExpectedReturnModel where Self == MeanAdjustedModel {
  /// The security's own mean return.
  public static var meanAdjusted: Self { MeanAdjustedModel() }
}

/// No model at all: the abnormal return is the return.
///
/// `E[r] = 0`, `σ² = Σ(r − r̄)²/(T − 1)`; nothing is estimated, so a prediction has no error of its own.
/// An event without estimation returns has its abnormal returns and no standard errors.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial
/// Economics 8(3), pp. 205–258.
public struct RawReturnModel: DescribedModel, Hashable {
  package var definition: MethodDefinition {
    MethodDefinition(
      id: "raw",
      name: "Raw returns",
      short: "Raw",
      formula: "E[r] = 0",
      assumes: "No return is expected at all; the market and the trend count as abnormal.",
      source: Paper.brownWarner1980
    )
  }
  package var inputs: Set<ModelInput> { [] }

  /// Creates the model.
  public init() {}

  public func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent {
    let residuals = sample.estimationReturns()
    let expected = [Double](repeating: 0, count: sample.event.count)
    let observations = SampleMoments(residuals).count
    guard observations < 2 else {
      return try FittedEvent(sample, unestimatedResiduals: residuals, expected: expected)
    }
    // The return is what it is: without returns to compare it with it only has no error.
    return FittedEvent(
      sample,
      coefficients: [],
      residualVariance: .nan,
      rSquared: .nan,
      observations: observations,
      parameters: 1,
      residuals: residuals,
      expected: expected,
      prediction: .none
    )
  }
}

extension ExpectedReturnModel where Self == RawReturnModel {
  /// The return itself.
  public static var raw: Self { RawReturnModel() }
}
