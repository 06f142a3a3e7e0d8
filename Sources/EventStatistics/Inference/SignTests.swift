/// The sign test, that a cumulative abnormal return is as often positive as not.
///
/// `z = (w − N/2)/√(N/4)`, *w* the number of events with `CAR > 0`; standard normal.
///
/// Abnormal returns are skewed, so that even without an event fewer than half are positive:
/// ``GeneralizedSignTest`` takes that into account. A sum of exactly zero is not positive.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial
/// Economics 8(3), pp. 205–258.
public struct SignTest: PlainWindowTest, Hashable {
  public static let name = "sign_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sign test",
    short: "Sign z",
    formula: "z = (w − N/2) / √(N/4), w = number of CAR > 0",
    against: "N(0,1)",
    assumes: "Independent events, positive as often as not; skewed returns break that.",
    source: Paper.brownWarner1980
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .evenSigns]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The number of events with a positive cumulative abnormal return.
  public let positiveCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let n = Double(sample.eventCount)
    positiveCount = sample.positiveCount
    statistic = (Double(positiveCount) - n / 2) / (n / 4).squareRoot()
    eventCount = sample.eventCount
  }
}

/// The exact sign test, that a cumulative abnormal return is as often positive as not.
///
/// The statistic is *w*, the number of events with `CAR > 0`, binomial with *N* and one half. The
/// two-sided p-value doubles the smaller tail. A sum of exactly zero is not positive.
///
/// Source: Conover (1999), *Practical Nonparametric Statistics*, 3rd edition, section 3.4.
public struct SignExactTest: PlainWindowTest, Hashable {
  public static let name = "sign_exact"
  package static let definition = MethodDefinition(
    id: name,
    name: "Exact sign test",
    short: "Sign exact",
    formula: "w = number of CAR > 0",
    against: "the binomial distribution with N and 1/2",
    assumes: "As the sign test, without the normal approximation.",
    source: Publication(
      by: "Conover, W. J.",
      year: 1999,
      title: "Practical Nonparametric Statistics",
      publisher: "Wiley",
      edition: "3rd"
    ),
    at: "section 3.4"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .evenSigns]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .binomial(trials: eventCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    statistic = Double(sample.positiveCount)
    eventCount = sample.eventCount
  }

  public func pValue(_ alternative: Alternative) -> Double {
    let atLeast = nullDistribution.upperTail(statistic)
    let atMost = nullDistribution.upperTail(Double(eventCount) - statistic)
    return NullDistribution.pValue(atLeast: atLeast, atMost: atMost, alternative)
  }
}

/// Cowan's generalized sign test.
///
/// `z = (w − N p̂)/√(N p̂(1 − p̂))`, *w* the number of events with `CAR > 0` and *p̂* the mean over
/// events of the share of positive residuals in the estimation window; standard normal.
///
/// A return of exactly zero is not positive, in both counts, so that a stock that often does not
/// trade is compared with its own habit.
///
/// Source: Cowan (1992), *Nonparametric Event Study Tests*, Review of Quantitative Finance and
/// Accounting 2(4), pp. 343–358.
public struct GeneralizedSignTest: WindowTest, Hashable {
  public static let name = "generalized_sign_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Generalized sign test",
    short: "Gen. sign z",
    formula: "z = (w − N·p) / √(N·p·(1−p)), w = number of CAR > 0",
    against: "N(0,1)",
    assumes:
      "Independent events. p is the share of positive residuals before the event, so skewed "
      + "returns do no harm; large and small effects count alike.",
    source: Publication(
      by: "Cowan, Arnold R.",
      year: 1992,
      title: "Nonparametric Event Study Tests",
      journal: "Review of Quantitative Finance and Accounting",
      volume: "2(4)",
      pages: "343–358"
    )
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The number of events with a positive cumulative abnormal return.
  public let positiveCount: Int
  /// The expected share of positive values.
  public let expectedShare: Double
  public var nullDistribution: NullDistribution { Self.nullDistribution(of: eventCount) }

  /// The distribution for a number of events.
  @Sendable static func nullDistribution(of eventCount: Int) -> NullDistribution {
    .standardNormal
  }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, conventions: options.conventions)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - conventions: The definitions of other programs to follow.
  /// - Throws: ``InferenceError`` without events, or when all residuals have one sign.
  public init(
    _ sample: WindowSample,
    conventions: Set<InferenceConvention> = []
  ) throws(InferenceError) {
    try sample.requireEvents(2)
    let isPooled = conventions.contains(.pooledSigns)
    var (share, weights) = (0.0, 0.0)
    for event in sample.events {
      let weight = isPooled ? Double(event.residuals.count(where: \.isFinite)) : 1
      share += event.positiveShare * weight
      weights += weight
    }
    let n = Double(sample.eventCount)
    let p = share / weights
    guard p > 0, p < 1 else { throw .noVariance }
    positiveCount = sample.positiveCount
    statistic = (Double(positiveCount) - n * p) / (n * p * (1 - p)).squareRoot()
    expectedShare = p
    eventCount = sample.eventCount
  }
}

extension WindowSample {
  /// The number of events whose cumulative abnormal return is positive and not mere rounding.
  var positiveCount: Int {
    var count = 0
    for (event, sum) in zip(events, cumulative) where sum.car > event.negligible { count += 1 }
    return count
  }
}

/// The sign test of Corrado and Zivney, against each event's own median.
///
/// `Gᵢₜ = sign(ARᵢₜ − medianᵢ)` over the estimation and the event window, `Zₜ = Σᵢ Gᵢₜ/√Nₜ`,
/// `z = Σ_w Zₜ/(√L S)`, `S² = Σ Zₜ²/T`; standard normal.
///
/// Needs no symmetric distribution, because the median takes the place of zero.
///
/// Source: Corrado & Zivney (1992), *The Specification and Power of the Sign Test in Event Study
/// Hypothesis Tests Using Daily Stock Returns*, Journal of Financial and Quantitative Analysis 27(3),
/// pp. 465–478.
public struct CorradoSignTest: PlainWindowTest, Hashable {
  public static let name = "corrado_sign_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Corrado–Zivney sign test",
    short: "CZ sign z",
    formula: "z = Σ_w Z_t / (√L · S), signs of AR against each event's median",
    against: "N(0,1)",
    assumes: "No symmetric distribution, because the median takes the place of zero.",
    source: Paper.corradoZivney
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = [.signs]

  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when no value differs from its median.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    statistic = try sample.crossSection.signScores().statistic(of: sample.window)
    eventCount = sample.eventCount
  }
}

/// Wilcoxon's signed-rank test of the cumulative abnormal returns.
///
/// Sums of zero are dropped and the rest ranked by size, average ties; *W⁺* is the rank sum of the
/// positive ones, `z = (W⁺ − n(n + 1)/4)/√(n(n + 1)(2n + 1)/24 − Σ(t³ − t)/48)` over groups of *t* ties.
/// The p-value is exact without ties for up to 100 events, else from *z* without continuity
/// correction.
///
/// Assumes a symmetric distribution under the null.
///
/// Source: Wilcoxon (1945), *Individual Comparisons by Ranking Methods*, Biometrics Bulletin 1(6),
/// pp. 80–83.
public struct WilcoxonTest: PlainWindowTest, Hashable {
  public static let name = "wilcoxon"
  package static let definition = MethodDefinition(
    id: name,
    name: "Wilcoxon signed-rank test",
    short: "Wilcoxon z",
    formula: "z = (W − n(n+1)/4) / √(n(n+1)(2n+1)/24), W = sum of the ranks of CAR > 0",
    against: "the exact distribution of W without ties up to 100 events, else N(0,1)",
    assumes: "Independent events and a symmetric distribution.",
    source: Publication(
      by: "Wilcoxon, Frank",
      year: 1945,
      title: "Individual Comparisons by Ranking Methods",
      journal: "Biometrics Bulletin",
      volume: "1(6)",
      pages: "80–83"
    )
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []

  /// The standardized rank sum, *z*.
  public let statistic: Double
  /// The number of events with a sum that is not zero.
  public let eventCount: Int
  /// The rank sum of the positive values, *W⁺*.
  public let positiveRankSum: Double
  /// Whether two values have the same size.
  public let hasTies: Bool

  /// The distribution of ``positiveRankSum`` where it is exact, else of ``statistic``.
  public var nullDistribution: NullDistribution {
    isExact ? .signedRank(count: eventCount) : .standardNormal
  }

  /// Whether the p-value counts arrangements instead of using the normal distribution.
  public var isExact: Bool { !hasTies && eventCount <= Self.exactLimit }

  /// Beyond this number the normal distribution agrees to more digits than matter.
  private static let exactLimit = 100

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when all sums are zero.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let values = zip(sample.events, sample.cumulative).compactMap { event, sum in
      abs(sum.car) > event.negligible ? sum.car : nil
    }
    guard !values.isEmpty else { throw .noVariance }
    var sizes = values.map(abs)
    var ranks = AverageRanks()
    ranks.replace(&sizes) { rank, _ in rank }
    var sum = 0.0
    for (value, rank) in zip(values, sizes) where value > 0 { sum += rank }
    let n = Double(values.count)
    let ties = ranks.tieSum
    positiveRankSum = sum
    hasTies = ties > 0
    statistic =
      (sum - n * (n + 1) / 4) / (n * (n + 1) * (2 * n + 1) / 24 - ties / 48).squareRoot()
    eventCount = values.count
  }

  public func pValue(_ alternative: Alternative) -> Double {
    guard isExact else { return nullDistribution.pValue(of: statistic, alternative) }
    let distribution = SignedRankDistribution(count: eventCount)
    let highest = Double(eventCount * (eventCount + 1) / 2)
    let atLeast = distribution.upperTail(positiveRankSum)
    let atMost = distribution.upperTail(highest - positiveRankSum)
    return NullDistribution.pValue(atLeast: atLeast, atMost: atMost, alternative)
  }
}
