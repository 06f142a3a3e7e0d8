/// The tests of a window over several events that this library can evaluate.
///
/// The raw value is the name used by the command line, the configuration and every output.
public enum InferenceMethod: String, Sendable, Hashable, CaseIterable, Codable {
  case crossSectional = "cross_sectional_t"
  case crudeDependence = "crude_dependence_t"
  case brownWarner1980 = "brown_warner_1980_t"
  case ownVariance = "own_variance_z"
  case patell = "patell_z"
  case patellDaily = "patell_z_daily"
  case bmp = "bmp_t"
  case kolariPynnonen = "kp_bmp_t"
  case kolariPynnonenAllPairs = "kp_bmp_t_all_pairs"
  case kolariPynnonenPatell = "kp_patell_z"
  case skewnessAdjusted = "skewness_adjusted_t"
  case jackknife = "jackknife_t"
  case clustered = "clustered_t"
  case corradoRank = "corrado_rank_z"
  case modifiedRank = "modified_rank_z"
  case corradoZivneyRank = "corrado_zivney_rank_z"
  case corradoSign = "corrado_sign_z"
  case generalizedRankT = "grank_t"
  case generalizedRankZ = "grank_z"
  case sign = "sign_z"
  case signExact = "sign_exact"
  case generalizedSign = "generalized_sign_z"
  case wilcoxon
  case buyAndHold = "bhar_t"
  case buyAndHoldSkewnessAdjusted = "bhar_skewness_adjusted_t"
  case signFlip = "sign_flip"
  case wildBootstrap = "wild_bootstrap"
  case bootstrap = "bootstrap_t"
  case buyAndHoldBootstrap = "bhar_bootstrap_t"

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The events' cumulative abnormal returns over the window.
  ///   - options: The choices that some tests leave open.
  /// - Returns: The evaluated test.
  /// - Throws: ``InferenceError`` with the reason why the test is not applicable.
  public func evaluate(
    _ sample: WindowSample,
    options: InferenceOptions = InferenceOptions()
  ) throws(InferenceError) -> any HypothesisTest {
    try test.init(sample, options: options)
  }

  /// What a reader needs to know of the test.
  package var definition: MethodDefinition { test.definition }

  /// What the test takes for granted, as far as a sample can speak against it.
  package var assumptions: Set<Assumption> { test.assumptions }

  /// The test that the name stands for.
  var test: any WindowTest.Type {
    switch self {
    case .crossSectional: CrossSectionalTest.self
    case .crudeDependence: CrudeDependenceTest.self
    case .brownWarner1980: BrownWarnerTest.self
    case .ownVariance: OwnVarianceTest.self
    case .patell: PatellTest.self
    case .patellDaily: PatellDailyTest.self
    case .bmp: BMPTest.self
    case .kolariPynnonen: KolariPynnonenTest.self
    case .kolariPynnonenAllPairs: KolariPynnonenAllPairsTest.self
    case .kolariPynnonenPatell: KolariPynnonenPatellTest.self
    case .skewnessAdjusted: SkewnessAdjustedTest.self
    case .jackknife: JackknifeTest.self
    case .clustered: ClusteredTest.self
    case .corradoRank: CorradoRankTest.self
    case .modifiedRank: ModifiedRankTest.self
    case .corradoZivneyRank: CorradoZivneyRankTest.self
    case .corradoSign: CorradoSignTest.self
    case .generalizedRankT: GeneralizedRankTest.self
    case .generalizedRankZ: GeneralizedRankZTest.self
    case .sign: SignTest.self
    case .signExact: SignExactTest.self
    case .generalizedSign: GeneralizedSignTest.self
    case .wilcoxon: WilcoxonTest.self
    case .buyAndHold: BuyAndHoldTest.self
    case .buyAndHoldSkewnessAdjusted: BuyAndHoldSkewnessAdjustedTest.self
    case .signFlip: SignFlipTest.self
    case .wildBootstrap: WildBootstrapTest.self
    case .bootstrap: BootstrapTest.self
    case .buyAndHoldBootstrap: BuyAndHoldBootstrapTest.self
    }
  }
}

/// The choices that some tests leave open.
public struct InferenceOptions: Sendable, Hashable, Codable {
  /// The event days that enter the ranks of Corrado's test.
  ///
  /// The default is the whole event window.
  public var rankingDays: RankingDays
  /// The moments behind the skewness of the skewness-adjusted test.
  ///
  /// The default is `sample`.
  public var skewness: SkewnessMoments
  /// What buy-and-hold returns are compared with.
  ///
  /// The default is the market.
  public var benchmark: BuyAndHoldBenchmark
  /// The number of random draws of a resampling test.
  ///
  /// The default is 9,999.
  public var draws: Int
  /// The key of all random draws.
  ///
  /// The default is 1.
  public var seed: UInt64

  /// The event days that are ranked together with the estimation window.
  public enum RankingDays: String, Sendable, Hashable, CaseIterable, Codable {
    /// All days of the event window, so that one ranking serves every tested window.
    case eventWindow = "event_window"
    /// Only the days of the tested window.
    case testedWindow = "tested_window"
  }

  /// The divisors in a coefficient of skewness.
  public enum SkewnessMoments: String, Sendable, Hashable, CaseIterable, Codable {
    /// `N/((N − 1)(N − 2)) Σ z³`, nearly unbiased.
    case sample
    /// `Σ z³/N`.
    case population
  }

  /// Creates options.
  public init(
    rankingDays: RankingDays = .eventWindow,
    skewness: SkewnessMoments = .sample,
    benchmark: BuyAndHoldBenchmark = .market,
    draws: Int = 9_999,
    seed: UInt64 = 1
  ) {
    precondition(draws >= 1, "Resampling needs draws")
    self.rankingDays = rankingDays
    self.skewness = skewness
    self.benchmark = benchmark
    self.draws = draws
    self.seed = seed
  }
}
