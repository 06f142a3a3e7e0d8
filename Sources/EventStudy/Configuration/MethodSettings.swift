public import EventStatistics

/// The models, the tests and their settings.
public struct MethodSettings: Settings {
  /// The expected-return models.
  @MethodList public var models: [ExpectedReturnMethod] = [.market]
  /// The tests of a window.
  @MethodList public var tests: [InferenceMethod] = MethodSettings.standardTests
  /// Simple or logarithmic returns.
  public var returns = ReturnKind.simple
  /// The coverage of confidence intervals, between 0 and 1.
  public var confidence = 0.95
  /// The direction in which p-values look for an effect.
  public var alternative = Alternative.twoSided
  /// What buy-and-hold returns are compared with.
  public var benchmark = BuyAndHoldBenchmark.market
  /// How the standard errors of the least-squares coefficients are measured.
  public var coefficientErrors = CoefficientErrors.classical
  /// The columns that the model `factors` uses; all of the file where none is named.
  public var factorNames: [String] = []
  /// Whether the market is a regressor beside the named factors.
  public var factorsIncludeMarket = true
  /// Whether the risk-free return is subtracted before the named factors explain the rest.
  public var factorsExcessReturns = false
  /// The number of leading market returns in Dimson's regression.
  public var dimsonLeads = 1
  /// The number of lagged market returns in Dimson's regression.
  public var dimsonLags = 1
  /// The tuning constant of Huber's estimator.
  public var huberTuning = 1.345
  /// The number of blocks of days that follow each other, each kept back in turn to be predicted.
  public var blocks = 10
  /// The share of sizes, beside squares, in the penalty of the elastic net, between 0 and 1.
  public var elasticNetMix = 0.5
  /// The number of random draws of a resampling test.
  public var draws = 9_999
  /// The moments behind the skewness of the skewness-adjusted test.
  public var skewness = InferenceOptions.SkewnessMoments.sample
  /// The event days that enter the ranks of Corrado's test.
  public var rankingDays = InferenceOptions.RankingDays.eventWindow

  /// The definitions of other programs that tests follow; none of them is standard.
  @MethodList public var conventions: [InferenceConvention] = []

  /// Creates the standard settings.
  public init() {}

  /// The tests of a study that names none.
  ///
  /// One for each question: the plain average, efficient weights, weights that allow the event to
  /// raise the variance, the same and clustered errors for events on shared days, and three that assume no
  /// distribution. They hold every test that a study may advise to trust; fewer than twenty events also
  /// have the sign-flip test, and fewer than twenty dates that events share those of whole dates.
  public static let standardTests: [InferenceMethod] = [
    .crossSectional, .patell, .bmp, .kolariPynnonen, .clustered, .corradoRank, .corradoSign,
    .generalizedSign,
  ]

  package enum CodingKeys: String, SettingKey {
    case models, tests, returns, confidence, alternative, benchmark, draws, skewness, conventions
    case blocks
    case coefficientErrors = "coefficient_errors"
    case factorNames = "factor_names"
    case factorsIncludeMarket = "factors_include_market"
    case factorsExcessReturns = "factors_excess_returns"
    case dimsonLeads = "dimson_leads"
    case dimsonLags = "dimson_lags"
    case huberTuning = "huber_tuning"
    case elasticNetMix = "elastic_net_mix"
    case rankingDays = "ranking_days"

    package static let table = "methods"
    package var option: String {
      switch self {
      case .models: "model"
      case .tests: "test"
      case .conventions: "convention"
      default: hyphenated
      }
    }
  }

  package var ranges: [SettingRange] {
    [
      .between(0, 1, CodingKeys.confidence, [confidence]),
      .within(0...100, CodingKeys.dimsonLeads, [dimsonLeads]),
      .within(0...100, CodingKeys.dimsonLags, [dimsonLags]),
      .above(0, CodingKeys.huberTuning, [huberTuning]),
      .within(2...1_000, CodingKeys.blocks, [blocks]),
      .between(0, 1, CodingKeys.elasticNetMix, [elasticNetMix]),
      .within(1...10_000_000, CodingKeys.draws, [draws]),
    ]
  }
}

extension MethodSettings {
  /// The choices that some models leave open.
  var modelOptions: ExpectedReturnOptions {
    ExpectedReturnOptions(
      factors: factorNames,
      factorsIncludeMarket: factorsIncludeMarket,
      factorsUseExcessReturns: factorsExcessReturns,
      dimsonLeads: dimsonLeads,
      dimsonLags: dimsonLags,
      huberTuning: huberTuning,
      blocks: blocks,
      elasticNetMix: elasticNetMix,
      coefficientErrors: coefficientErrors
    )
  }

  /// Returns the choices that some tests leave open, with the key of all random draws.
  func testOptions(seed: UInt64) -> InferenceOptions {
    InferenceOptions(
      rankingDays: rankingDays,
      skewness: skewness,
      benchmark: benchmark,
      draws: draws,
      seed: seed,
      conventions: Set(conventions)
    )
  }
}
