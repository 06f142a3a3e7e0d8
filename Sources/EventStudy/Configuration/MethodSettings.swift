public import EventStatistics

/// The models, the tests and their settings.
public struct MethodSettings: Sendable, Hashable {
  /// The expected-return models.
  ///
  /// The default is the market model.
  public var models: [ExpectedReturnMethod]
  /// The tests of a window.
  ///
  /// The default is ``standardTests``.
  public var tests: [InferenceMethod]
  /// Simple or logarithmic returns.
  ///
  /// The default is simple.
  public var returns: ReturnKind
  /// The direction in which p-values look for an effect.
  ///
  /// The default is both directions.
  public var alternative: Alternative
  /// The choices that some models leave open.
  public var modelOptions: ExpectedReturnOptions
  /// The choices that some tests leave open; the seed is that of the run.
  public var testOptions: InferenceOptions
  /// The coverage of confidence intervals, between 0 and 1.
  ///
  /// The default is 0.95.
  public var confidence: Double

  /// Creates a choice; whatever is left out has its default.
  public init(
    models: [ExpectedReturnMethod] = [.market],
    tests: [InferenceMethod] = MethodSettings.standardTests,
    returns: ReturnKind = .simple,
    confidence: Double = 0.95,
    alternative: Alternative = .twoSided,
    modelOptions: ExpectedReturnOptions = ExpectedReturnOptions(),
    testOptions: InferenceOptions = InferenceOptions()
  ) {
    self.models = models
    self.tests = tests
    self.returns = returns
    self.confidence = confidence
    self.alternative = alternative
    self.modelOptions = modelOptions
    self.testOptions = testOptions
  }

  /// The tests of a study that names none.
  ///
  /// One for each question: the plain average, efficient weights, weights that allow the event to
  /// raise the variance, the same for events on shared days, and two that assume no distribution.
  public static let standardTests: [InferenceMethod] = [
    .crossSectional, .patell, .bmp, .kolariPynnonen, .corradoRank, .generalizedSign,
  ]
}

extension MethodSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case models, tests, returns, confidence, alternative, benchmark, factors, draws, skewness
    case coefficientErrors = "coefficient_errors"
    case factorsIncludeMarket = "factors_include_market"
    case factorsUseExcessReturns = "factors_excess_returns"
    case dimsonLeads = "dimson_leads"
    case dimsonLags = "dimson_lags"
    case huberTuning = "huber_tuning"
    case rankingDays = "ranking_days"
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
    alternative =
      try values.decodeIfPresent(Alternative.self, forKey: .alternative) ?? alternative
    try decodeModelOptions(values)
    try decodeTestOptions(values)
  }

  private mutating func decodeModelOptions(
    _ values: KeyedDecodingContainer<CodingKeys>
  ) throws {
    if let factors = try values.decodeIfPresent([String].self, forKey: .factors) {
      modelOptions.factors = factors
    }
    if let flag = try values.decodeIfPresent(Bool.self, forKey: .factorsIncludeMarket) {
      modelOptions.factorsIncludeMarket = flag
    }
    if let flag = try values.decodeIfPresent(Bool.self, forKey: .factorsUseExcessReturns) {
      modelOptions.factorsUseExcessReturns = flag
    }
    if let leads = try values.decodeIfPresent(Int.self, forKey: .dimsonLeads) {
      modelOptions.dimsonLeads = leads
    }
    if let lags = try values.decodeIfPresent(Int.self, forKey: .dimsonLags) {
      modelOptions.dimsonLags = lags
    }
    if let errors = try values.decodeIfPresent(CoefficientErrors.self, forKey: .coefficientErrors) {
      modelOptions.coefficientErrors = errors
    }
    if let tuning = try values.decodeIfPresent(Double.self, forKey: .huberTuning) {
      modelOptions.huberTuning = tuning
    }
  }

  private mutating func decodeTestOptions(
    _ values: KeyedDecodingContainer<CodingKeys>
  ) throws {
    if let draws = try values.decodeIfPresent(Int.self, forKey: .draws) {
      testOptions.draws = draws
    }
    if let benchmark = try values.decodeIfPresent(BuyAndHoldBenchmark.self, forKey: .benchmark) {
      testOptions.benchmark = benchmark
    }
    if let moments = try values.decodeIfPresent(
      InferenceOptions.SkewnessMoments.self,
      forKey: .skewness
    ) {
      testOptions.skewness = moments
    }
    if let days = try values.decodeIfPresent(
      InferenceOptions.RankingDays.self,
      forKey: .rankingDays
    ) {
      testOptions.rankingDays = days
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(models, forKey: .models)
    try values.encode(tests, forKey: .tests)
    try values.encode(returns, forKey: .returns)
    try values.encode(confidence, forKey: .confidence)
    try values.encode(alternative, forKey: .alternative)
    try values.encode(testOptions.benchmark, forKey: .benchmark)
    try values.encode(modelOptions.coefficientErrors, forKey: .coefficientErrors)
    try values.encode(modelOptions.factors, forKey: .factors)
    try values.encode(modelOptions.factorsIncludeMarket, forKey: .factorsIncludeMarket)
    try values.encode(modelOptions.factorsUseExcessReturns, forKey: .factorsUseExcessReturns)
    try values.encode(modelOptions.dimsonLeads, forKey: .dimsonLeads)
    try values.encode(modelOptions.dimsonLags, forKey: .dimsonLags)
    try values.encode(modelOptions.huberTuning, forKey: .huberTuning)
    try values.encode(testOptions.draws, forKey: .draws)
    try values.encode(testOptions.skewness, forKey: .skewness)
    try values.encode(testOptions.rankingDays, forKey: .rankingDays)
  }
}
