/// Corrado's rank test, for a window of several days.
///
/// `Kᵢₜ = rank/(1 + nᵢ)` over the estimation and the whole event window, average ties;
/// `z = √L (mean_w K̄ₜ − ½)/S`, `S² = Σ (Nₜ/N)(K̄ₜ − ½)²/T` over all *T* days; standard normal.
///
/// Needs no normal returns and no symmetric ones. With one event the ranks alone bound it: `|z| < √(3 L)`
/// for *L* days, so that the p-value of a single day never falls below 0.083.
///
/// Source: Corrado (1989), *A Nonparametric Test for Abnormal Security-Price Performance in Event
/// Studies*, Journal of Financial Economics 23(2), pp. 385–395; Cowan (1992) for several days.
public struct CorradoRankTest: WindowTest, Hashable {
  public static let name = "corrado_rank_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Corrado rank test",
    short: "Rank z",
    formula: "z = √L · (mean_w K − 1/2) / S(K), K = rank/(1+n)",
    against: "N(0,1)",
    assumes:
      "No distribution is assumed; ranks run over estimation and event window. For one event |z| "
      + "cannot exceed √(3 L), so p of a single day is never below 0.083.",
    source: Publication(
      by: "Corrado, Charles J.",
      year: 1989,
      title: "A Nonparametric Test for Abnormal Security-Price Performance in Event Studies",
      journal: "Journal of Financial Economics",
      volume: "23(2)",
      pages: "385–395"
    )
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = [.ranks]

  public let statistic: Double
  public let eventCount: Int
  /// The mean rank of the window minus one half.
  public let meanRankDeviation: Double
  /// The standard deviation of the daily mean rank.
  public let standardDeviation: Double
  public var nullDistribution: NullDistribution { Self.nullDistribution(of: eventCount) }

  /// The distribution for a number of events.
  @Sendable static func nullDistribution(of eventCount: Int) -> NullDistribution {
    .standardNormal
  }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, rankingDays: options.rankingDays, conventions: options.conventions)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - rankingDays: The event days that are ranked with the estimation window.
  ///   - conventions: The definitions of other programs to follow.
  /// - Throws: ``InferenceError`` without events, or when all ranks are equal.
  public init(
    _ sample: WindowSample,
    rankingDays: InferenceOptions.RankingDays = .eventWindow,
    conventions: Set<InferenceConvention> = []
  ) throws(InferenceError) {
    try sample.requireEvents(1)
    let scores =
      switch rankingDays {
      case .eventWindow: sample.crossSection.rankScores()
      case .testedWindow: sample.crossSection.rankScores(over: sample.window)
      }
    let events = Double(sample.crossSection.events.count)
    let isWeighted = !conventions.contains(.unweightedRanks)
    var squares = 0.0
    for (sum, count) in zip(scores.sums, scores.counts) where count > 0 {
      let mean = sum / count
      squares += (isWeighted ? count / events : 1) * mean * mean
    }
    guard squares > 0 else { throw .noVariance }
    standardDeviation =
      conventions.contains(.sampleRanks)
      ? SampleMoments(zip(scores.sums, scores.counts).map { $0 / $1 }).standardDeviation
      : (squares / Double(scores.dayCount)).squareRoot()
    let window = scores.indices(of: sample.window)
    let total = window.reduce(0) { $0 + scores.sums[$1] / scores.counts[$1] }
    meanRankDeviation = total / Double(window.count)
    statistic = Double(window.count).squareRoot() * meanRankDeviation / standardDeviation
    eventCount = sample.eventCount
  }
}

/// The rank test in the form that allows for missing returns.
///
/// `Zₜ = Σᵢ (Kᵢₜ − ½)/√Nₜ`, `z = Σ_w Zₜ/(√L S)`, `S² = Σ Zₜ²/T`; standard normal. Without missing
/// returns it equals ``CorradoRankTest``.
///
/// Source: Corrado & Zivney (1992), *The Specification and Power of the Sign Test in Event Study
/// Hypothesis Tests Using Daily Stock Returns*, Journal of Financial and Quantitative Analysis 27(3),
/// pp. 465–478.
public struct ModifiedRankTest: PlainWindowTest, Hashable {
  public static let name = "modified_rank_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Rank test for missing returns",
    short: "Mod. rank z",
    formula: "z = Σ_w Z_t / (√L · S), Z_t = Σ_i (K − 1/2)/√N_t",
    against: "N(0,1)",
    assumes: "As the Corrado rank test; days with fewer returns weigh less.",
    source: Paper.corradoZivney
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = [.ranks]

  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when all ranks are equal.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    statistic = try sample.crossSection.rankScores().statistic(of: sample.window)
    eventCount = sample.eventCount
  }
}

/// The rank test of Corrado and Zivney, which allows for variance that the event brings.
///
/// Values are abnormal returns over the standard deviation of the event's residuals, those of the
/// event window also over their standard deviation across events on the same day; ranked and tested
/// as in ``ModifiedRankTest``. Standard normal.
///
/// Source: Corrado & Zivney (1992), *The Specification and Power of the Sign Test in Event Study
/// Hypothesis Tests Using Daily Stock Returns*, Journal of Financial and Quantitative Analysis 27(3),
/// pp. 465–478.
public struct CorradoZivneyRankTest: PlainWindowTest, Hashable {
  public static let name = "corrado_zivney_rank_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Corrado–Zivney rank test",
    short: "CZ rank z",
    formula: "z as for missing returns, ranks of AR/s, event days also over their spread",
    against: "N(0,1)",
    assumes: "Allows a variance that rises at the event.",
    source: Paper.corradoZivney
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = [.standardizedRanks]

  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events, or when all ranks are equal.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    statistic = try sample.crossSection.standardizedRankScores().statistic(of: sample.window)
    eventCount = sample.eventCount
  }
}
