/// The sign-flip test: without an event, each cumulative abnormal return could have had either sign.
///
/// The t statistic of the observed sums is compared with that of all `2^N` arrangements of signs for up
/// to 20 events, else with random ones. Because signs leave `Σ CAR²` as it is, the order of the
/// arrangements by |t| is that by |mean|.
///
/// Exact for symmetric, independent events, however few and however different their variances.
///
/// Source: Fisher (1935), *The Design of Experiments*, section 21.
public struct SignFlipTest: WindowTest, Hashable {
  public static let name = "sign_flip"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sign-flip test",
    short: "Sign flip",
    formula: "share of arrangements of the signs of CAR with |t| at least as large",
    against: "all arrangements up to 20 events, else seeded draws",
    assumes: "Symmetric, independent events, however few.",
    source: Publication(
      by: "Fisher, Ronald A.",
      year: 1935,
      title: "The Design of Experiments",
      publisher: "Oliver and Boyd"
    ),
    at: "section 21"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []

  /// The cross-sectional t statistic.
  public let statistic: Double
  public let eventCount: Int
  private let flips: SignDraws
  public var nullDistribution: NullDistribution {
    .resampling(draws: flips.counts.all, isExact: isExact)
  }

  /// Whether all arrangements were counted.
  public var isExact: Bool { eventCount <= SignDraws.exactLimit }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, draws: options.draws, seed: options.seed)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - draws: The number of random arrangements beyond 20 events.
  ///   - seed: The key of the random arrangements.
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample, draws: Int, seed: UInt64) throws(InferenceError) {
    let values = sample.cumulative.map(\.car)
    statistic = try sample.carMoments.studentT()
    eventCount = values.count
    flips = SignDraws(
      orAllOf: values,
      draws: draws,
      random: CounterRandom(seed: seed),
      stream: .signFlip,
      threads: sample.crossSection.threads
    )
  }

  public func pValue(_ alternative: Alternative) -> Double {
    isExact ? flips.counts.exactShare(alternative) : flips.counts.drawnShare(alternative)
  }
}

/// The wild bootstrap of the mean, studentized.
///
/// Each draw multiplies the deviations `CARᵢ − CAAR` by random signs *wᵢ* and takes
/// `t* = √N mean(wu)/s(wu)`; the p-value is the share of draws with `|t*| ≥ |t|`. Because signs leave
/// `Σu²` as it is, *t\** grows with `mean(wu)`.
///
/// Allows events of different variance; unlike ``SignFlipTest`` it is not exact.
///
/// Source: Wu (1986), *Jackknife, Bootstrap and Other Resampling Methods in Regression Analysis*, Annals
/// of Statistics 14(4), pp. 1261–1295; Liu (1988), Annals of Statistics 16(4), pp. 1696–1708.
public struct WildBootstrapTest: WindowTest, Hashable {
  public static let name = "wild_bootstrap"
  package static let definition = MethodDefinition(
    id: name,
    name: "Wild bootstrap",
    short: "Wild boot.",
    formula: "share of draws with |t*| ≥ |t|, random signs on CAR − CAAR",
    against: "seeded draws",
    assumes: "Independent events, of different variance if need be.",
    source: Publication(
      by: "Wu, C. F. J.",
      year: 1986,
      title: "Jackknife, Bootstrap and Other Resampling Methods in Regression Analysis",
      journal: "Annals of Statistics",
      volume: "14(4)",
      pages: "1261–1295"
    )
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []

  /// The cross-sectional t statistic.
  public let statistic: Double
  public let eventCount: Int
  private let draws: SignDraws
  public var nullDistribution: NullDistribution {
    .resampling(draws: draws.counts.all, isExact: false)
  }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, draws: options.draws, seed: options.seed)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - draws: The number of random draws.
  ///   - seed: The key of the draws.
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample, draws: Int, seed: UInt64) throws(InferenceError) {
    let moments = sample.carMoments
    let t = try moments.studentT()
    let n = Double(moments.count)
    // The mean of signed deviations whose t statistic equals t: t² = N m²(N − 1)/(SS − N m²).
    let threshold = (moments.sumOfSquares * t * t / (n * (n - 1 + t * t))).squareRoot()
    statistic = t
    eventCount = moments.count
    self.draws = SignDraws(
      values: sample.cumulative.map { $0.car - moments.mean },
      observed: t < 0 ? -threshold * n : threshold * n,
      draws: draws,
      random: CounterRandom(seed: seed),
      stream: .wildBootstrap,
      threads: sample.crossSection.threads
    )
  }

  public func pValue(_ alternative: Alternative) -> Double {
    draws.counts.drawnShare(alternative)
  }
}

/// The bootstrap-t test that the mean cumulative abnormal return is zero.
///
/// Events are drawn with replacement; `t* = √N (CAAR* − CAAR)/s*` takes the place of Student's t as the
/// distribution of `t = √N CAAR/s`.
///
/// Follows skewed abnormal returns; assumes independent events. For events that share dates see
/// ``ClusteredTest``.
///
/// Source: Efron & Tibshirani (1993), *An Introduction to the Bootstrap*, section 16.4.
public struct BootstrapTest: WindowTest, Hashable {
  public static let name = "bootstrap_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Bootstrap-t test",
    short: "Bootstrap t",
    formula: "t = √N · CAAR / s(CAR)",
    against: "t* = √N · (CAAR* − CAAR) / s* of events drawn with replacement, seeded",
    assumes: "Independent events; follows CARs that are skewed, where Student's t does not.",
    source: Publication(
      by: "Efron, Bradley and Tibshirani, Robert J.",
      year: 1993,
      title: "An Introduction to the Bootstrap",
      publisher: "Chapman and Hall"
    ),
    at: "section 16.4"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []

  /// The cross-sectional t statistic.
  public let statistic: Double
  public let eventCount: Int
  private let moments: SampleMoments
  private let draws: BootstrapDraws
  public var nullDistribution: NullDistribution {
    .resampling(draws: draws.statistics.count, isExact: false)
  }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, draws: options.draws, seed: options.seed)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - draws: The number of random draws.
  ///   - seed: The key of the draws.
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample, draws: Int, seed: UInt64) throws(InferenceError) {
    moments = sample.carMoments
    statistic = try moments.studentT()
    eventCount = moments.count
    self.draws = BootstrapDraws(
      values: sample.cumulative.map(\.car),
      draws: draws,
      random: CounterRandom(seed: seed),
      threads: sample.crossSection.threads
    )
  }

  public func pValue(_ alternative: Alternative) -> Double {
    draws.share(statistic, alternative)
  }

  /// Returns the bootstrap-t interval of the mean cumulative abnormal return.
  ///
  /// - Parameter level: The coverage, between 0 and 1.
  /// - Returns: Nothing when too many draws consist of equal values.
  public func confidenceInterval(level: Double) -> ConfidenceInterval? {
    draws.interval(of: moments, level: level)
  }
}
