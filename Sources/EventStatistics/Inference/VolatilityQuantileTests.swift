/// The sample-quantile test on the scale of a moving average of squared residuals.
///
/// As ``SampleQuantileTest``, with each sum of *L* days divided by the deviation that was to be expected on
/// the day before: `hₜ = 0.94 hₜ₋₁ + 0.06 e²ₜ₋₁` from `h₁ = mean(e²)`, and `√(L h)` for *L* days. Days of the
/// event window before the tested one count, those of the tested one do not.
///
/// For a stock that has become wilder or calmer since the estimation window.
///
/// Source: J.P. Morgan & Reuters (1996), *RiskMetrics – Technical Document*, for the variance; Gelbach,
/// Helland & Klick (2013) for the rank.
public struct MovingVarianceQuantileTest: PlainSingleEventTest, Hashable {
  public static let name = "sq_ewma"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sample-quantile test with moving variance",
    short: "SQ, EWMA",
    formula:
      "rank of CAR/√(L·h) among the same of residuals, h = 0.94·h + 0.06·e² of the day before",
    against: "the event's own residuals",
    assumes:
      "No normal returns and no constant variance, but standardized days that are alike. The day of the "
      + "news is no wilder than the days just before foretell.",
    source: Publication(
      by: "{J.P. Morgan} and {Reuters}",
      year: 1996,
      title: "RiskMetrics – Technical Document",
      publisher: "J.P. Morgan and Reuters",
      edition: "4th"
    )
  )

  /// The weight of the variance of the day before.
  public static let decay = 0.94

  private let rank: RankAmongResiduals
  public var statistic: Double { rank.statistic }
  public var eventCount: Int { 1 }
  public var nullDistribution: NullDistribution {
    .resampling(draws: rank.counts.all, isExact: false)
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` when the window has no abnormal return, or no residuals to compare.
  public init(_ event: FittedEvent, window: ClosedRange<Int>) throws(InferenceError) {
    rank = try VariancePath(event, filter: .moving(decay: Self.decay)).rank(window)
  }

  public func pValue(_ alternative: Alternative) -> Double { rank.pValue(alternative) }
}

/// The sample-quantile test on the scale of a GARCH(1,1) variance of the residuals.
///
/// As ``MovingVarianceQuantileTest`` with `hₜ = ω + a e²ₜ₋₁ + b hₜ₋₁`, fitted to the residuals of the estimation
/// window by the normal likelihood. The deviation of *L* days is the root of the sum of their forecasts,
/// `h`, `ω + (a + b) h`, ….
///
/// For a stock whose variance comes in waves and returns to a level.
///
/// Source: Bollerslev (1986), Journal of Econometrics 31(3), pp. 307–327, for the variance; Gelbach, Helland
/// & Klick (2013) for the rank.
public struct GARCHQuantileTest: PlainSingleEventTest, Hashable {
  public static let name = "sq_garch"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sample-quantile test with GARCH(1,1) variance",
    short: "SQ, GARCH",
    formula:
      "rank of CAR/√Σh among the same of residuals, h = ω + a·e² + b·h of the day before",
    against: "the event's own residuals",
    assumes:
      "No normal returns and no constant variance, but standardized days that are alike. The day of the "
      + "news is no wilder than the days just before foretell.",
    source: Paper.bollerslev
  )

  private let rank: RankAmongResiduals
  public var statistic: Double { rank.statistic }
  public var eventCount: Int { 1 }
  public var nullDistribution: NullDistribution {
    .resampling(draws: rank.counts.all, isExact: false)
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` when the window has no abnormal return, fewer than 30 residuals are there, or
  ///   no variance fits them.
  public init(_ event: FittedEvent, window: ClosedRange<Int>) throws(InferenceError) {
    try self.init(event, window: window, variance: ResidualVarianceFit(event.residuals))
  }

  /// Evaluates the test with a variance that is already fitted to the event's residuals.
  package init(
    _ event: FittedEvent,
    window: ClosedRange<Int>,
    variance: ResidualVarianceFit
  ) throws(InferenceError) {
    rank = try VariancePath(event, filter: variance.filter).rank(window)
  }

  public func pValue(_ alternative: Alternative) -> Double { rank.pValue(alternative) }
}

/// How the variance of a day follows from the day before.
enum VarianceFilter: Sendable, Hashable {
  /// `h' = d h + (1 − d) e²`; a day without a residual changes nothing.
  case moving(decay: Double)
  /// `h' = ω + a e² + b h`; on a day without a residual `e²` takes its expectation *h*.
  case garch(omega: Double, arch: Double, garch: Double)

  /// The variance of the next day.
  func next(_ variance: Double, after residual: Double) -> Double {
    let square = residual.isFinite ? residual * residual : variance
    return switch self {
    case .moving(let decay): decay * variance + (1 - decay) * square
    case .garch(let omega, let arch, let garch): omega + arch * square + garch * variance
    }
  }

  /// The variance of each of some days that follow each other, and of the day after them.
  func path(_ residuals: some Sequence<Double>, from first: Double) -> [Double] {
    residuals.reduce(into: [first]) { $0.append(next($0[$0.count - 1], after: $1)) }
  }

  /// The expected variance of the sum of several days, of which the first has this variance.
  func ofSum(_ variance: Double, days: Int) -> Double {
    var (sum, today) = (0.0, variance)
    for _ in 0..<days {
      sum += today
      today = next(today, after: .nan)
    }
    return sum
  }
}

/// The variance of each day as the days before foretell it.
struct VariancePath {
  private let event: FittedEvent
  private let filter: VarianceFilter
  /// The residuals that exist, each with the variance of its day.
  private let days: [(residual: Double, variance: Double)]
  /// The variance of the day after the estimation window.
  private let last: Double
  /// What moves the variance on the days of the event window, where it is not the abnormal return.
  private let later: [Double]?

  /// Runs through the estimation window.
  init(_ event: FittedEvent, filter: VarianceFilter) {
    let known = event.residuals.filter(\.isFinite)
    let first = known.reduce(0) { $0 + $1 * $1 } / Double(max(known.count, 1))
    self.init(event, filter: filter, from: first, moves: event.residuals, later: nil)
  }

  /// Runs through the estimation window with the ranges of its days.
  ///
  /// - Throws: ``InferenceError`` where too few days have one.
  init(_ event: FittedEvent, ranges estimator: RangeEstimator) throws(InferenceError) {
    let count = event.residuals.count
    let variances = event.ranges[estimator]
    let known = variances.prefix(count).filter(\.isFinite)
    guard known.count >= ResidualVarianceFit.minimumObservations else {
      throw .tooFewRanges(
        required: ResidualVarianceFit.minimumObservations,
        available: known.count
      )
    }
    let moves = variances.map { $0.squareRoot() }
    self.init(
      event,
      filter: .moving(decay: MovingVarianceQuantileTest.decay),
      from: known.reduce(0, +) / Double(known.count),
      moves: Array(moves.prefix(count)),
      later: Array(moves.dropFirst(count))
    )
  }

  private init(
    _ event: FittedEvent,
    filter: VarianceFilter,
    from first: Double,
    moves: [Double],
    later: [Double]?
  ) {
    self.event = event
    self.filter = filter
    self.later = later
    // Before the first residual nothing is known of the variance, and nothing moves it.
    let residuals = event.residuals.drop { !$0.isFinite }
    let variances = filter.path(moves.suffix(residuals.count), from: first)
    days = zip(residuals, variances).filter(\.0.isFinite).map { (residual: $0, variance: $1) }
    last = variances[residuals.count]
  }

  /// Ranks a window's sum over its expected deviation among those of the residuals.
  ///
  /// - Throws: ``InferenceError`` when the window has no abnormal return or begins in the estimation window, or
  ///   where nothing is left to compare.
  func rank(_ window: ClosedRange<Int>) throws(InferenceError) -> RankAmongResiduals {
    let (value, length) = try standardized(window)
    guard days.allSatisfy({ $0.variance > 0 }) else { throw .noVariance }
    let others = (0..<max(0, days.count - length + 1)).map { start -> Double in
      let sum = days[start..<(start + length)].reduce(0) { $0 + $1.residual }
      return sum / filter.ofSum(days[start].variance, days: length).squareRoot()
    }
    return try RankAmongResiduals(value, among: others, slack: FittedEvent.negligible)
  }

  /// A window's sum over the deviation that was to be expected before it, and the number of its days.
  ///
  /// - Throws: ``InferenceError`` when the window has no abnormal return or begins in the estimation window, or
  ///   where no variance is to be expected.
  func standardized(
    _ window: ClosedRange<Int>
  ) throws(InferenceError) -> (value: Double, days: Int) {
    let observed = try event.comparableAbnormal(of: window)
    let end = event.firstEstimationDay + event.residuals.count
    guard end <= window.lowerBound else { throw .estimationNotBefore }
    let between = (end..<window.lowerBound).map { day in
      guard let later else {
        return event.index(ofDay: day).map { event.comparableAbnormal($0) } ?? .nan
      }
      return later.indices.contains(day - end) ? later[day - end] : .nan
    }
    let variance = filter.path(between, from: last)[between.count]
    guard variance > 0 else { throw .noVariance }
    let deviation = filter.ofSum(variance, days: observed.count).squareRoot()
    return (observed.reduce(0, +) / deviation, observed.count)
  }
}

/// The GARCH(1,1) variance of residuals, by the normal likelihood.
///
/// `hₜ = ω + a e²ₜ₋₁ + b hₜ₋₁` from `h₁ = mean(e²)`, with `a, b ≥ 0` and `a + b ≤ 1`; the mean is zero.
package struct ResidualVarianceFit: Sendable {
  let parameters: GARCHLikelihood.Parameters

  /// The variance of each day from the day before.
  var filter: VarianceFilter { parameters.filter }

  static let minimumObservations = 30

  /// Searches from several starting points.
  ///
  /// - Throws: ``InferenceError`` for fewer than 30 residuals, none that varies, or no maximum.
  package init(_ residuals: [Double]) throws(InferenceError) {
    let known = residuals.filter(\.isFinite)
    guard known.count >= Self.minimumObservations else {
      throw .tooFewResiduals(required: Self.minimumObservations, available: known.count)
    }
    let square = known.reduce(0) { $0 + $1 * $1 } / Double(known.count)
    guard square > 0 else { throw .noVariance }
    // In units of their deviation: a likelihood near zero would make the search stop earlier or later.
    let unit = square.squareRoot()
    let likelihood = GARCHLikelihood(
      returns: residuals.map { $0 / unit },
      market: [Double](repeating: 0, count: residuals.count)
    )
    let search = GARCHSearch(likelihood: likelihood, line: nil, sigma: 1)
    guard var best = search.maximum() else { throw .varianceNotFitted }
    best.omega *= square
    parameters = best
  }
}
