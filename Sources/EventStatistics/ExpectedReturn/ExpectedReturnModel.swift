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

/// A model that says in words what it computes and which inputs it reads.
///
/// What is required here has no default, so that a new model cannot forget a fact of its own.
package protocol DescribedModel: ExpectedReturnModel {
  /// What a reader needs to know of the model.
  var definition: MethodDefinition { get }
  /// What the model cannot be estimated without, beside the security's own returns.
  var inputs: Set<ModelInput> { get }
}

/// Something that an expected-return model reads beside the security's own returns.
package enum ModelInput: Sendable, Hashable {
  /// The returns of a market index.
  case market
  /// The columns of a factor file.
  case factors
  /// The risk-free return, a column of a factor file.
  case riskFree
  /// Prices, because returns do not tell how many days they span.
  case prices
}
