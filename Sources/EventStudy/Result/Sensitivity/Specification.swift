public import EventAlignment
public import EventStatistics

/// One combination of the choices that a study leaves to whoever makes it, except the window.
public struct Specification: Sendable, Hashable {
  /// The expected-return model.
  public let model: ExpectedReturnMethod
  /// The name of the market index; absent where the model uses none.
  public let market: String?
  /// The days that the model is estimated on.
  public let estimation: EstimationWindow
  /// How a return is measured.
  public let returns: ReturnKind
  /// By how many sessions day 0 of announcements without a time is moved.
  public let shift: Int
  /// Whether events whose event windows overlap in one symbol are left out.
  public let excludesOverlapping: Bool

  /// Creates a specification.
  public init(
    model: ExpectedReturnMethod,
    market: String?,
    estimation: EstimationWindow,
    returns: ReturnKind,
    shift: Int,
    excludesOverlapping: Bool
  ) {
    self.model = model
    self.market = market
    self.estimation = estimation
    self.returns = returns
    self.shift = shift
    self.excludesOverlapping = excludesOverlapping
  }
}
