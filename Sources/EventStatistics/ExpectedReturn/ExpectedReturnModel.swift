/// A rule that predicts the return a security would have earned without the event.
///
/// A conforming value is a *specification*: it holds choices, never estimates. Estimates live in
/// ``FittedEvent``, so an unfitted model cannot be asked for abnormal returns.
public protocol ExpectedReturnModel: Sendable {
  /// Estimates the model on the estimation window and applies it to the event window.
  ///
  /// - Parameter sample: Returns on one axis of days, as fractions (0.01 is 1 %).
  /// - Returns: The estimates, the residuals and the abnormal returns of the event window.
  /// - Throws: ``EstimationError`` when the sample cannot identify the model.
  func fit(_ sample: EventSample) throws(EstimationError) -> FittedEvent
}
