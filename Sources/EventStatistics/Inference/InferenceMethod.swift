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
    switch self {
    case .crossSectional: try CrossSectionalTest(sample)
    case .crudeDependence: try CrudeDependenceTest(sample)
    case .brownWarner1980: try BrownWarnerTest(sample)
    case .ownVariance: try OwnVarianceTest(sample)
    case .patell: try PatellTest(sample)
    case .patellDaily: try PatellDailyTest(sample)
    case .bmp: try BMPTest(sample)
    case .kolariPynnonen: try KolariPynnonenTest(sample)
    case .kolariPynnonenAllPairs: try KolariPynnonenAllPairsTest(sample)
    case .kolariPynnonenPatell: try KolariPynnonenPatellTest(sample)
    case .skewnessAdjusted: try SkewnessAdjustedTest(sample, moments: options.skewness)
    case .jackknife: try JackknifeTest(sample)
    case .clustered: try ClusteredTest(sample)
    case .corradoRank: try CorradoRankTest(sample, rankingDays: options.rankingDays)
    case .modifiedRank: try ModifiedRankTest(sample)
    case .corradoZivneyRank: try CorradoZivneyRankTest(sample)
    case .corradoSign: try CorradoSignTest(sample)
    case .generalizedRankT: try GeneralizedRankTest(sample)
    case .generalizedRankZ: try GeneralizedRankZTest(sample)
    case .sign: try SignTest(sample)
    case .signExact: try SignExactTest(sample)
    case .generalizedSign: try GeneralizedSignTest(sample)
    case .wilcoxon: try WilcoxonTest(sample)
    case .buyAndHold: try BuyAndHoldTest(sample, benchmark: options.benchmark)
    case .buyAndHoldSkewnessAdjusted:
      try BuyAndHoldSkewnessAdjustedTest(sample, benchmark: options.benchmark)
    case .signFlip: try SignFlipTest(sample, draws: options.draws, seed: options.seed)
    case .wildBootstrap: try WildBootstrapTest(sample, draws: options.draws, seed: options.seed)
    case .bootstrap: try BootstrapTest(sample, draws: options.draws, seed: options.seed)
    case .buyAndHoldBootstrap:
      try BuyAndHoldBootstrapTest(
        sample,
        benchmark: options.benchmark,
        draws: options.draws,
        seed: options.seed
      )
    }
  }
}
