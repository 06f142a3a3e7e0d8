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
  /// The definitions of other programs that tests follow.
  ///
  /// The default is none.
  public var conventions: Set<InferenceConvention>

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
    seed: UInt64 = 1,
    conventions: Set<InferenceConvention> = []
  ) {
    precondition(draws >= 1, "Resampling needs draws")
    self.rankingDays = rankingDays
    self.skewness = skewness
    self.benchmark = benchmark
    self.draws = draws
    self.seed = seed
    self.conventions = conventions
  }
}

/// What a buy-and-hold return is compared with.
///
/// Matched control firms are a benchmark too: give their return as the sample's market.
public enum BuyAndHoldBenchmark: String, Sendable, Hashable, CaseIterable, Codable {
  /// The market's return over the same days.
  case market
  /// The expected return of the model over the same days.
  case expected
}
