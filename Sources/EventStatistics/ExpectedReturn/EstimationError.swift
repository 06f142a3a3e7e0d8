/// A reason why an expected-return model could not be estimated for an event.
@nonexhaustive
public enum EstimationError: Error, Hashable, Sendable {
  /// The estimation window holds fewer usable days than the model needs.
  case tooFewObservations(required: Int, available: Int)
  /// The market return never changes, so its slope is not identified.
  case constantMarketReturn
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
    case .noResidualVariance:
      "the returns of the estimation window have no variance around the model"
    }
  }
}
