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
  /// The returns of peers.
  case peers
  /// Prices, because returns do not tell how many days they span.
  case prices
}

/// One estimated coefficient of an expected-return model.
public struct Coefficient: Sendable, Hashable, Codable {
  /// The coefficient's name: `alpha`, `beta`, or the factor's name.
  public let term: String
  /// The estimate: a return per day for `alpha`, dimensionless for a slope.
  public let estimate: Double
  /// The classical standard error, in the unit of the estimate; absent where theory gives none.
  public let standardError: Double?

  /// Creates a coefficient.
  public init(term: String, estimate: Double, standardError: Double?) {
    self.term = term
    self.estimate = estimate
    self.standardError = standardError
  }
}

/// A reason why an expected-return model could not be estimated for an event.
@nonexhaustive
public enum EstimationError: Error, Hashable, Sendable {
  /// The estimation window holds fewer usable days than the model needs.
  case tooFewObservations(required: Int, available: Int)
  /// The market return never changes, so its slope is not identified.
  case constantMarketReturn
  /// A factor is a combination of the others over the estimation window.
  case dependentFactor(String)
  /// The sample has no factor of this name.
  case missingFactor(String)
  /// The model needs a risk-free return and the sample has none.
  case missingRiskFree
  /// The model needs peers and the event has none with a return.
  case missingPeers
  /// The model needs prices and the sample has only returns.
  case missingPrices
  /// An iterative fit did not settle.
  case notConverged(steps: Int)
  /// The model explains the returns exactly, so that nothing can be standardized.
  case noResidualVariance
}

extension EstimationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewObservations(let required, let available):
      "the estimation window has \(available) usable \(available == 1 ? "day" : "days"), the model needs at least \(required)"
    case .constantMarketReturn:
      "the market return is constant over the estimation window, so its slope is not identified"
    case .dependentFactor(let name):
      "factor \"\(name)\" is a combination of the others over the estimation window"
    case .missingFactor(let name):
      "there is no factor named \"\(name)\""
    case .missingRiskFree:
      "the model needs a risk-free return, and the factor file has no such column"
    case .missingPeers:
      "the model needs peers, and the event has none with returns"
    case .missingPrices:
      "the model needs prices, and only returns are given"
    case .notConverged(let steps):
      "the estimates did not settle within \(steps) steps"
    case .noResidualVariance:
      "the returns of the estimation window have no variance around the model"
    }
  }
}
