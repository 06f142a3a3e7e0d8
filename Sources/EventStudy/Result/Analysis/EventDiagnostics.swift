public import EventStatistics

/// The checks of one event's residuals under one model.
public struct EventDiagnostics: Sendable {
  /// The model.
  public let model: ExpectedReturnMethod
  /// The event.
  public let eventID: String
  /// Its symbol.
  public let symbol: String
  /// The checks, absent where there are too few residuals.
  public let checks: ResidualDiagnostics?
  /// Why there are no checks, where there are none.
  public let reason: String?

  /// Creates the checks of an event.
  public init(
    model: ExpectedReturnMethod,
    eventID: String,
    symbol: String,
    checks: ResidualDiagnostics?,
    reason: String?
  ) {
    self.model = model
    self.eventID = eventID
    self.symbol = symbol
    self.checks = checks
    self.reason = reason
  }
}

/// Which tests the sample of a model supports, and why.
public struct TestAdvice: Sendable, Hashable {
  /// The model.
  public let model: ExpectedReturnMethod
  /// What is particular about the sample, one sentence each; empty when nothing is.
  public let findings: [String]
  /// The tests whose assumptions hold, the most fitting first.
  public let preferred: [InferenceMethod]
  /// The tests that the sample does not support.
  public let doubtful: [InferenceMethod]

  /// Creates an advice.
  public init(
    model: ExpectedReturnMethod,
    findings: [String],
    preferred: [InferenceMethod],
    doubtful: [InferenceMethod]
  ) {
    self.model = model
    self.findings = findings
    self.preferred = preferred
    self.doubtful = doubtful
  }
}
