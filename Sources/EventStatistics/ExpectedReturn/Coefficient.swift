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
