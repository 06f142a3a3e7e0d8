/// The permutation test of one event's window.
///
/// Without an effect the days of the window are days like those of the estimation window. The abnormal
/// returns of both are pooled, and *L* of them are drawn without replacement in the place of the window:
/// `t = CAR/(√L s)` with `s² = Σe²/(T − K)` over the days that are left for the estimation window. All
/// arrangements are tried where there are at most 100,000, which holds for windows of one day and nearly
/// always for two; else `p = (1 + k)/(1 + B)` over seeded draws.
///
/// Needs no normal returns, but days that could change places: no wilder days around the event, no waves of
/// variance, no correlation from day to day. The error of the estimated coefficients is not part of it,
/// which counts where the window is long beside the estimation window.
///
/// Source: Nguyen & Wolf (2023), *Single-firm inference in event studies via the permutation test*,
/// Empirical Economics.
public struct CARPermutationTest: SingleEventTest, Hashable {
  public static let name = "car_permutation"
  package static let definition = MethodDefinition(
    id: name,
    name: "Permutation test of one event",
    short: "Permutation",
    formula: "share of arrangements of all days with |t| at least as large, t = CAR/(√L·s)",
    against: "all arrangements up to 100,000, else seeded draws",
    assumes:
      "No normal returns, but days that could change places: no wilder days around the event and no "
      + "waves of variance.",
    source: Paper.nguyenWolf
  )

  public let statistic: Double
  public var eventCount: Int { 1 }
  private let draws: PermutationDraws
  /// Whether all arrangements were tried.
  public var isExact: Bool { draws.isExact }
  /// The number of arrangements.
  public var arrangementCount: Int { draws.counts.all }
  public var nullDistribution: NullDistribution {
    .resampling(draws: draws.counts.all, isExact: draws.isExact)
  }

  package init(
    _ event: FittedEvent,
    window: ClosedRange<Int>,
    options: InferenceOptions
  ) throws(InferenceError) {
    try self.init(event, window: window, draws: options.draws, seed: options.seed)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - event: The fitted event.
  ///   - window: Days relative to the event.
  ///   - draws: The number of random arrangements where there are too many to try all.
  ///   - seed: The key of the random arrangements.
  ///   - threads: The number of threads; it changes no digit.
  /// - Throws: ``InferenceError`` when the window has no abnormal return, too few residuals remain, or none of
  ///   them varies.
  public init(
    _ event: FittedEvent,
    window: ClosedRange<Int>,
    draws: Int,
    seed: UInt64,
    threads: Int = 1
  ) throws(InferenceError) {
    // A window that leaves the event window is refused, and not shortened as one with missing days.
    _ = try event.comparableAbnormal(of: window)
    let pools = try [PermutationPool]([[event]], window: window)
    self.draws = try PermutationDraws(
      pools,
      draws: draws,
      random: CounterRandom(seed: seed),
      threads: threads
    )
    statistic = self.draws.observed
  }

  public func pValue(_ alternative: Alternative) -> Double { draws.share(alternative) }
}

/// The permutation test of the mean cumulative abnormal return of few events.
///
/// As ``CARPermutationTest``, with days of each event drawn from its own pool. Events of one date change
/// places together, so that what moves them on the same day stays: their abnormal returns of a day count as
/// one sum *V*. `t = Σ_g Σ_w V/√(Σ_g L_g s_g²)` over the dates *g*.
///
/// For the few events for which no average is normal; for at most 100 dates.
///
/// Source: as ``CARPermutationTest``, whose authors permute the events of a date together in the program that
/// goes with their work on small numbers of events.
public struct CAARPermutationTest: WindowTest, Hashable {
  public static let name = "caar_permutation"
  package static let definition = MethodDefinition(
    id: name,
    name: "Permutation test",
    short: "Permutation",
    formula:
      "share of arrangements of all days with |t| at least as large, events of one date together",
    against: "all arrangements up to 100,000, else seeded draws",
    assumes:
      "No normal returns, however few events, but event days like those before: no wilder days around "
      + "the event and no waves of variance.",
    source: Paper.nguyenWolf
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = []

  /// The largest number of dates.
  static let mostDates = 100

  public let statistic: Double
  public let eventCount: Int
  private let draws: PermutationDraws
  /// Whether all arrangements were tried.
  public var isExact: Bool { draws.isExact }
  public var nullDistribution: NullDistribution {
    .resampling(draws: draws.counts.all, isExact: draws.isExact)
  }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, draws: options.draws, seed: options.seed)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - draws: The number of random arrangements where there are too many to try all.
  ///   - seed: The key of the random arrangements.
  /// - Throws: ``InferenceError`` without events, for too many dates, or where too few residuals remain or none of
  ///   them varies.
  public init(_ sample: WindowSample, draws: Int, seed: UInt64) throws(InferenceError) {
    try sample.requireEvents(1)
    let dates = sample.dates
    guard dates.count <= Self.mostDates else {
      throw .tooManyDates(allowed: Self.mostDates, available: dates.count)
    }
    let pools = try [PermutationPool](dates.groups(sample.events), window: sample.window)
    self.draws = try PermutationDraws(
      pools,
      draws: draws,
      random: CounterRandom(seed: seed),
      threads: sample.crossSection.threads
    )
    statistic = self.draws.observed
    eventCount = sample.eventCount
  }

  public func pValue(_ alternative: Alternative) -> Double { draws.share(alternative) }
}
