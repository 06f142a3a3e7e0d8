internal import ParallelExecution

/// The t test of the mean with errors clustered by event date.
///
/// `t = CAAR/√(Σ_g (Σ_{i∈g} (CARᵢ − CAAR))²/N² · G/(G − 1))` over *G* event dates; Student's t with
/// *G* − 1 degrees of freedom.
///
/// Allows any correlation between events of one date, and needs many dates.
///
/// Source: Liang & Zeger (1986), *Longitudinal Data Analysis Using Generalized Linear Models*,
/// Biometrika 73(1), pp. 13–22, with the usual correction for few clusters.
public struct ClusteredTest: PlainWindowTest, Hashable {
  public static let name = "clustered_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "t test with errors clustered by date",
    short: "Clustered t",
    formula: "t = CAAR / √(Σ_g (Σ_i (CAR_i − CAAR))² / N² · G/(G−1))",
    against: "t(G−1)",
    assumes: "Any correlation within one of the G event dates, none between; needs many dates.",
    source: Paper.liangZeger
  )
  package static let assumptions: Set<Assumption> = [.manyDates]
  package static let scores: Set<SharedScore> = []

  /// The number of event dates from which on errors clustered by date can be trusted.
  ///
  /// How many are few depends on how unequal the dates are: between 20 and 50 after Cameron & Miller
  /// (2015), *A Practitioner's Guide to Cluster-Robust Inference*, Journal of Human Resources 50(2),
  /// pp. 317–372, section VI.
  package static let enoughDates = 20

  public let statistic: Double
  public let eventCount: Int
  /// The number of event dates.
  public let clusterCount: Int
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(clusterCount - 1))
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` when all events share one date, or do not differ.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let moments = sample.carMoments
    guard moments.hasVariance else { throw .noVariance }
    let sums = sample.dates.sums(sample.cumulative.lazy.map { $0.car - moments.mean })
    guard sums.count >= 2 else { throw .tooFewDates(required: 2, available: sums.count) }
    let squares = sums.reduce(0) { $0 + $1 * $1 }
    guard squares > moments.sumOfSquares * SampleMoments.roundingVariance else {
      throw .noVariance
    }
    let n = Double(moments.count)
    let g = Double(sums.count)
    statistic = moments.mean / (squares / (n * n) * g / (g - 1)).squareRoot()
    eventCount = moments.count
    clusterCount = sums.count
  }
}

/// The t test of the mean with errors clustered by security and by event date.
///
/// `t = CAAR/√(V_firm + V_date − V_both)`, each `V = Σ_g (Σ_{i∈g} (CARᵢ − CAAR))²/N² · G/(G − 1)` over its own
/// *G* clusters, the last over events that share both; Student's t with the smaller number of firms and dates
/// less one.
///
/// For securities with several events on shared dates: events of one date may be correlated, and so may those
/// of one security. Needs many of both. Where each security has one event it is ``ClusteredTest``. The sum of
/// the three need not be positive with few clusters; then the test does not apply, since what the paper does,
/// to put zero in the place of a negative eigenvalue, leaves a mean without an error.
///
/// Source: Cameron, Gelbach & Miller (2011), *Robust Inference with Multiway Clustering*, Journal of Business &
/// Economic Statistics 29(2), pp. 238–249; the factor of each part by its own number of clusters.
public struct TwoWayClusteredTest: PlainWindowTest, Hashable {
  public static let name = "two_way_clustered_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "t test with errors clustered by security and date",
    short: "2-way clust. t",
    formula: "t = CAAR / √(V_firm + V_date − V_both), V = Σ_g (Σ_i (CAR_i − CAAR))² / N² · G/(G−1)",
    against: "t(min(G_firm, G_date)−1)",
    assumes:
      "Any correlation within an event date and within a security, none between; needs many of both.",
    source: Paper.cameronGelbachMiller
  )
  package static let assumptions: Set<Assumption> = [.manyDates]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The number of securities.
  public let firmCount: Int
  /// The number of event dates.
  public let dateCount: Int
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(min(firmCount, dateCount) - 1))
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` when all events share one date or one security, do not differ, or have a
  ///   variance that is not positive.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(2)
    let moments = sample.carMoments
    guard moments.hasVariance else { throw .noVariance }
    let (firms, dates) = (sample.firms, sample.dates)
    guard dates.count >= 2 else { throw .tooFewDates(required: 2, available: dates.count) }
    guard firms.count >= 2 else { throw .tooFewFirms(required: 2, available: firms.count) }
    let deviations = sample.cumulative.map { $0.car - moments.mean }
    let n = Double(moments.count)
    func variance(_ clusters: Clusters) -> Double {
      let g = Double(clusters.count)
      return clusters.sums(deviations).reduce(0) { $0 + $1 * $1 } / (n * n) * g / (g - 1)
    }
    let parts = (firm: variance(firms), date: variance(dates))
    // In this order the parts of securities with one event each cancel to the last bit.
    let sum = parts.date + (parts.firm - variance(firms.crossed(with: dates)))
    guard max(parts.firm, parts.date) > 0, sum > max(parts.firm, parts.date) * Self.rounding else {
      throw .varianceNotPositive
    }
    statistic = moments.mean / sum.squareRoot()
    eventCount = moments.count
    firmCount = firms.count
    dateCount = dates.count
  }

  /// A variance below this share of its parts is what rounding leaves of them.
  private static let rounding = 1e-12
}

/// The sign-flip test of event dates: without an event, all of a date could as well have gone the other way.
///
/// `t = √G S̄/s(S)` of the sums `S` of the cumulative abnormal returns of each date is compared with that of all
/// `2^G` arrangements of the dates' signs for up to 20 dates, else with random ones. Because signs leave `ΣS²` as
/// it is, the order of the arrangements by |t| is that by |CAAR|.
///
/// Exact for symmetric, independent dates, however few and however unequal; within a date anything is allowed. No
/// two-sided p is below `2^(1 − G)`: with five dates none is below 0.0625.
///
/// Source: Canay, Romano & Shaikh (2017), *Randomization Tests under an Approximate Symmetry Assumption*,
/// Econometrica 85(3), pp. 1013–1030, with sums of the dates in the place of their estimates, so that the
/// statistic is about the mean over events.
public struct DateSignFlipTest: WindowTest, Hashable {
  public static let name = "sign_flip_dates"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sign-flip test of dates",
    short: "Sign flip, dates",
    formula: "share of arrangements of the signs of Σ_g CAR with |CAAR| at least as large",
    against: "all arrangements up to 20 dates, else seeded draws; no p below 2^(1−G)",
    assumes:
      "Symmetric, independent dates, however few and unequal; any correlation within a date.",
    source: Publication(
      by: "Canay, Ivan A. and Romano, Joseph P. and Shaikh, Azeem M.",
      year: 2017,
      title: "Randomization Tests under an Approximate Symmetry Assumption",
      journal: "Econometrica",
      volume: "85(3)",
      pages: "1013–1030"
    )
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = []

  /// The t statistic of the dates' sums.
  public let statistic: Double
  public let eventCount: Int
  /// The number of event dates, *G*.
  public let dateCount: Int
  private let flips: SignDraws
  public var nullDistribution: NullDistribution {
    .resampling(draws: flips.counts.all, isExact: isExact)
  }

  /// Whether all arrangements were counted.
  public var isExact: Bool { dateCount <= SignDraws.exactLimit }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, draws: options.draws, seed: options.seed)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - draws: The number of random arrangements beyond 20 dates.
  ///   - seed: The key of the random arrangements.
  /// - Throws: ``InferenceError`` for fewer than two dates or equal sums.
  public init(_ sample: WindowSample, draws: Int, seed: UInt64) throws(InferenceError) {
    try sample.requireEvents(2)
    let sums = sample.dates.sums(sample.cumulative.lazy.map(\.car))
    guard sums.count >= 2 else { throw .tooFewDates(required: 2, available: sums.count) }
    statistic = try SampleMoments(sums).studentT()
    eventCount = sample.eventCount
    dateCount = sums.count
    flips = SignDraws(
      orAllOf: sums,
      draws: draws,
      random: CounterRandom(seed: seed),
      stream: .dateSignFlip,
      threads: sample.crossSection.threads
    )
  }

  public func pValue(_ alternative: Alternative) -> Double {
    isExact ? flips.counts.exactShare(alternative) : flips.counts.drawnShare(alternative)
  }
}

/// The wild bootstrap of the mean by event dates.
///
/// Each draw multiplies all cumulative abnormal returns of a date by one random sign `w` and takes the t of
/// ``ClusteredTest``, `t* = c*/√(Σ_g (w_g S_g − n_g c*)²/N² · G/(G − 1))` with `c* = Σ_g w_g S_g/N`; the p-value is
/// the share of draws with `|t*| ≥ |t|`. For up to 12 dates all `2^G` arrangements are counted.
///
/// For few or unequal dates, where the t distribution of a clustered error does not hold. With as many events on
/// each date it is ``DateSignFlipTest``; where they are unequal it asks how large CAAR is beside its own error.
///
/// Source: Cameron, Gelbach & Miller (2008), *Bootstrap-Based Improvements for Inference with Clustered
/// Errors*, Review of Economics and Statistics 90(3), pp. 414–427, with the null hypothesis imposed and signs
/// as weights.
public struct DateWildBootstrapTest: WindowTest, Hashable {
  public static let name = "wild_bootstrap_dates"
  package static let definition = MethodDefinition(
    id: name,
    name: "Wild bootstrap of dates",
    short: "Wild boot., dates",
    formula: "share of arrangements of the signs of dates with |t*| ≥ |t|, t clustered by date",
    against: "all arrangements up to 12 dates, else seeded draws; no p below 2^(1−G)",
    assumes:
      "Independent dates, of different size and variance if need be; any correlation within a date.",
    source: Publication(
      by: "Cameron, A. Colin and Gelbach, Jonah B. and Miller, Douglas L.",
      year: 2008,
      title: "Bootstrap-Based Improvements for Inference with Clustered Errors",
      journal: "Review of Economics and Statistics",
      volume: "90(3)",
      pages: "414–427"
    )
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = []

  /// The t statistic clustered by date.
  public let statistic: Double
  public let eventCount: Int
  /// The number of event dates, *G*.
  public let dateCount: Int
  private let counts: TailCounts
  public var nullDistribution: NullDistribution {
    .resampling(draws: counts.all, isExact: isExact)
  }

  /// Whether all arrangements were counted.
  public var isExact: Bool { dateCount <= Self.exactLimit }

  private static let exactLimit = 12

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, draws: options.draws, seed: options.seed)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - draws: The number of random draws beyond 12 dates.
  ///   - seed: The key of the draws.
  /// - Throws: ``InferenceError`` when all events share one date, or do not differ.
  public init(_ sample: WindowSample, draws: Int, seed: UInt64) throws(InferenceError) {
    let test = try ClusteredTest(sample)
    let dates = sample.dates
    let cars = SignedDates(
      sums: dates.sums(sample.cumulative.lazy.map(\.car)),
      sizes: dates.sums(sample.cumulative.lazy.map { _ in 1 })
    )
    let isExact = dates.count <= Self.exactLimit
    statistic = test.statistic
    eventCount = test.eventCount
    dateCount = dates.count
    counts =
      isExact
      ? cars.allArrangements
      : cars.draw(
        draws,
        random: CounterRandom(seed: seed),
        threads: sample.crossSection.threads
      )
  }

  public func pValue(_ alternative: Alternative) -> Double {
    isExact ? counts.exactShare(alternative) : counts.drawnShare(alternative)
  }
}

/// The clustered t of a mean when all events of a date take one sign.
private struct SignedDates: Sendable {
  private let sums: [Double]
  /// `n_g S_g`.
  private let weighted: [Double]
  private let eventCount: Double
  private let squares: Double
  private let sizeSquares: Double

  /// A statistic that differs by less than this share is the same one, rounded differently.
  private static let tolerance = 1e-10

  /// Takes the sum and the number of events of each date.
  init(sums: [Double], sizes: [Double]) {
    self.sums = sums
    weighted = zip(sums, sizes).map { $0 * $1 }
    eventCount = sizes.reduce(0, +)
    squares = sums.reduce(0) { $0 + $1 * $1 }
    sizeSquares = sizes.reduce(0) { $0 + $1 * $1 }
  }

  /// The statistic from `Σ w S` and `Σ w n S`, since signs leave `ΣS²` as it is.
  private func statistic(_ sum: Double, weighted: Double) -> Double {
    let mean = sum / eventCount
    let spread = squares - 2 * mean * weighted + mean * mean * sizeSquares
    guard spread > squares * 1e-12 else { return sum == 0 ? 0 : sum < 0 ? -.infinity : .infinity }
    let g = Double(sums.count)
    return sum / (spread * g / (g - 1)).squareRoot()
  }

  /// The observed statistic by the same steps, and what rounding may do to it.
  private var observed: (statistic: Double, slack: Double) {
    let value = statistic(sums.reduce(0, +), weighted: weighted.reduce(0, +))
    return (value, value.isFinite ? Self.tolerance * max(1, abs(value)) : 0)
  }

  /// Counts all arrangements of signs.
  var allArrangements: TailCounts {
    let (observed, slack) = observed
    var counts = TailCounts()
    for signs in 0..<(1 << sums.count) {
      var (sum, other) = (0.0, 0.0)
      for place in sums.indices {
        let isNegative = signs >> place & 1 == 1
        sum += isNegative ? -sums[place] : sums[place]
        other += isNegative ? -weighted[place] : weighted[place]
      }
      counts.add(statistic(sum, weighted: other), observed: observed, slack: slack)
    }
    return counts
  }

  /// Counts random arrangements of signs.
  func draw(_ draws: Int, random: CounterRandom, threads: Int) -> TailCounts {
    let (observed, slack) = observed
    let totals = (sum: sums.reduce(0, +), weighted: weighted.reduce(0, +))
    let negated = (
      sum: SignDraws.SubsetSums(sums), weighted: SignDraws.SubsetSums(weighted)
    )
    @Sendable func drawn(_ sums: SignDraws.SubsetSums, _ draw: Int) -> Double {
      sums.sum(draw: UInt64(draw), random: random, stream: .dateWildBootstrap)
    }
    let chunk = 128
    let parts = concurrentMap(
      count: (draws + chunk - 1) / chunk,
      threads: threads,
      ifStopped: TailCounts()
    ) { part in
      var counts = TailCounts()
      for draw in (part * chunk)..<min(draws, (part + 1) * chunk) {
        let t = statistic(
          totals.sum - 2 * drawn(negated.sum, draw),
          weighted: totals.weighted - 2 * drawn(negated.weighted, draw)
        )
        counts.add(t, observed: observed, slack: slack)
      }
      return counts
    }
    return TailCounts(parts)
  }
}
