/// A reason why a regression could not be estimated.
@nonexhaustive
public enum RegressionError: Error, Hashable, Sendable {
  /// There are fewer rows than the regression needs.
  case tooFewRows(required: Int, available: Int)
  /// A regressor is a combination of those before it.
  case dependentRegressor(String)
  /// The response does not vary.
  case constantResponse
  /// Clustered errors need more clusters.
  case tooFewClusters(required: Int, available: Int)
}

extension RegressionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewRows(let required, let available):
      "the regression needs at least \(required) complete rows, there are \(available)"
    case .dependentRegressor(let name):
      "\"\(name)\" is a combination of the other regressors"
    case .constantResponse:
      "the response does not vary"
    case .tooFewClusters(let required, let available):
      "clustered errors need at least \(required) clusters, there are \(available)"
    }
  }
}
