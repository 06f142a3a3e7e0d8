/// No model at all: the abnormal return is the return.
///
/// `E[r] = 0`, `σ² = Σ(r − r̄)²/(T − 1)`; nothing is estimated, so a prediction has no error of its own.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial
/// Economics 8(3), pp. 205–258.
public struct RawReturnModel: ExpectedReturnModel, Hashable {
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
