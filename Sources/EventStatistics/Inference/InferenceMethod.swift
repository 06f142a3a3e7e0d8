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
  case twoWayClustered = "two_way_clustered_t"
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
  case permutation = "caar_permutation"
  case lamb = "lamb_z"
  case savickas = "savickas_t"
  case cumulatedRankT = "cumrank_t"
  case cumulatedRankZ = "cumrank_z"
  case generalizedRankCorrelated = "grank_z_adjusted"
  case cumulatedSign = "sign_gsar_t"
  case portfolioScore = "pelagatti_p1"
  case normalScore = "pelagatti_p2"
  case dateSignFlip = "sign_flip_dates"
  case dateWildBootstrap = "wild_bootstrap_dates"

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

  /// Whether the test compares with arrangements of the sample that it counts or draws, which takes longer than a
  /// formula.
  package var isResampling: Bool {
    switch self {
    case .signFlip, .wildBootstrap, .bootstrap, .buyAndHoldBootstrap, .permutation, .dateSignFlip,
      .dateWildBootstrap:
      true
    default: false
    }
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
    case .twoWayClustered: TwoWayClusteredTest.self
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
    case .permutation: CAARPermutationTest.self
    case .lamb: LambTest.self
    case .savickas: SavickasTest.self
    case .cumulatedRankT: CumulatedRankTest.self
    case .cumulatedRankZ: CumulatedRankZTest.self
    case .generalizedRankCorrelated: GeneralizedRankCorrelatedTest.self
    case .cumulatedSign: CumulatedSignTest.self
    case .portfolioScore: PortfolioScoreTest.self
    case .normalScore: NormalScoreTest.self
    case .dateSignFlip: DateSignFlipTest.self
    case .dateWildBootstrap: DateWildBootstrapTest.self
    }
  }
}

extension CrossSection {
  /// Gathers events.
  ///
  /// - Parameters:
  ///   - events: Fitted events, in the order in which sums are to run.
  ///   - dates: One number per event, equal for events of the same trading day.
  ///   - firms: One number per event, equal for events of the same security; each event has its own
  ///     when absent.
  ///   - methods: The tests that will be asked for: what several windows share is computed now.
  ///     A test that is not named here gives the same digits, only later.
  ///   - threads: The number of threads for this work; it changes no digit.
  public init(
    _ events: [FittedEvent],
    dates: [Int],
    firms: [Int]? = nil,
    preparing methods: [InferenceMethod] = [],
    threads: Int = 1
  ) {
    let scores = methods.reduce(into: Set<SharedScore>()) { $0.formUnion($1.test.scores) }
    self.init(events, dates: dates, firms: firms, sharing: scores, threads: threads)
  }
}
