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
      "the estimation window has \(available) usable days, the model needs at least \(required)"
    case .constantMarketReturn:
      "the market return is constant over the estimation window, so its slope is not identified"
    case .dependentFactor(let name):
      "factor \"\(name)\" is a combination of the others over the estimation window"
    case .missingFactor(let name):
      "there is no factor named \"\(name)\""
    case .missingRiskFree:
      "the model needs a risk-free return, and the factor file has no such column"
    case .missingPrices:
      "the model needs prices, and only returns are given"
    case .notConverged(let steps):
      "the estimates did not settle within \(steps) steps"
    case .noResidualVariance:
      "the returns of the estimation window have no variance around the model"
    }
  }
}
