public import EventStatistics

/// The models, the tests and their settings.
public struct MethodChoice: Sendable, Hashable {
  /// The expected-return models.
  ///
  /// The default is the market model.
  public var models: [ExpectedReturnMethod]
  /// The tests of a window.
  ///
  /// The default is all.
  public var tests: [InferenceMethod]
  /// Simple or logarithmic returns.
  ///
  /// The default is simple.
  public var returns: ReturnKind
  /// The coverage of confidence intervals, between 0 and 1.
  ///
  /// The default is 0.95.
  public var confidence: Double

  /// Creates a choice; whatever is left out has its default.
  public init(
    models: [ExpectedReturnMethod] = [.market],
    tests: [InferenceMethod] = InferenceMethod.allCases,
    returns: ReturnKind = .simple,
    confidence: Double = 0.95
  ) {
    self.models = models
    self.tests = tests
    self.returns = returns
    self.confidence = confidence
  }
}

extension MethodChoice: Codable {
  private enum CodingKeys: String, CodingKey {
    case models, tests, returns, confidence
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    models =
      try values.decodeIfPresent([String].self, forKey: .models).map {
        try MethodName.all($0, of: ExpectedReturnMethod.self, kind: "model")
      } ?? models
    tests =
      try values.decodeIfPresent([String].self, forKey: .tests).map {
        try MethodName.all($0, of: InferenceMethod.self, kind: "test")
      } ?? tests
    returns = try values.decodeIfPresent(ReturnKind.self, forKey: .returns) ?? returns
    confidence = try values.decodeIfPresent(Double.self, forKey: .confidence) ?? confidence
  }
}
