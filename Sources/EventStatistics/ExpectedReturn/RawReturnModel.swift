/// No model at all: the abnormal return is the return.
///
/// `E[r] = 0`, `σ² = Σ(r − r̄)²/(T − 1)`; nothing is estimated, so a prediction has no error of its own.
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
    try FittedEvent(
      sample,
      unestimatedResiduals: sample.estimationReturns(),
      expected: [Double](repeating: 0, count: sample.event.count)
    )
  }
}

extension ExpectedReturnModel where Self == RawReturnModel {
  /// The return itself.
  public static var raw: Self { RawReturnModel() }
}
