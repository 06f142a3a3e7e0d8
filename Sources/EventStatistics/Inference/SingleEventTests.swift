/// The tests of one event that this library can evaluate.
///
/// The raw value is the name used by the command line, the configuration and every output.
public enum SingleEventMethod: String, Sendable, Hashable, CaseIterable, Codable {
  case abnormalReturn = "ar_t"
  case cumulativeAbnormalReturn = "car_t"
  case sampleQuantile = "sq"
  case permutation = "car_permutation"
  case movingVarianceQuantile = "sq_ewma"
  case garchQuantile = "sq_garch"
  case parkinsonQuantile = "sq_parkinson"
  case garmanKlassQuantile = "sq_garman_klass"

  /// Evaluates the test on one window; `ar_t` needs a window of one day.
  ///
  /// - Parameters:
  ///   - event: The fitted event.
  ///   - window: Days relative to the event.
  ///   - options: The choices that some tests leave open.
  /// - Returns: The evaluated test.
  /// - Throws: ``InferenceError`` with the reason why the test is not applicable.
  public func evaluate(
    _ event: FittedEvent,
    window: ClosedRange<Int>,
    options: InferenceOptions = InferenceOptions()
  ) throws(InferenceError) -> any HypothesisTest {
    try test.init(event, window: window, options: options)
  }

  /// What a reader needs to know of the test.
  package var definition: MethodDefinition { test.definition }

  private var test: any SingleEventTest.Type {
    switch self {
    case .abnormalReturn: AbnormalReturnTest.self
    case .cumulativeAbnormalReturn: CumulativeAbnormalReturnTest.self
    case .sampleQuantile: SampleQuantileTest.self
    case .permutation: CARPermutationTest.self
    case .movingVarianceQuantile: MovingVarianceQuantileTest.self
    case .garchQuantile: GARCHQuantileTest.self
    case .parkinsonQuantile: ParkinsonQuantileTest.self
    case .garmanKlassQuantile: GarmanKlassQuantileTest.self
    }
  }
}

/// The t test that the abnormal return of one event on one day is zero.
///
/// `t = AR/S_AR` with the prediction error, Student's t with *T* − *K* degrees of freedom.
///
/// Assumes normal residuals; one event tells an effect from an unlucky day only by that assumption.
///
/// Source: Campbell, Lo & MacKinlay (1997), *The Econometrics of Financial Markets*, section 4.4.
public struct AbnormalReturnTest: PlainSingleEventTest, Hashable {
  public static let name = "ar_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "t test of one event and day",
    short: "t",
    formula: "t = AR / S_AR",
    against: "t(T−K)",
    assumes: "Normal residuals of constant variance.",
    source: Paper.campbellLoMacKinlay,
    at: "eq. 4.4.9"
  )

  public let statistic: Double
  /// The residual degrees of freedom of the model.
  public let degreesOfFreedom: Int
  public var eventCount: Int { 1 }
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(degreesOfFreedom))
  }

  /// Evaluates the test on a window of one day.
  ///
  /// - Throws: ``InferenceError`` when the window has several days or no abnormal return.
  public init(_ event: FittedEvent, window: ClosedRange<Int>) throws(InferenceError) {
    guard window.count == 1 else { throw .notOneDay(days: window.count) }
    try self.init(event, day: window.lowerBound)
  }

  /// Evaluates the test on one day.
  ///
  /// - Parameters:
  ///   - event: The fitted event.
  ///   - day: The day relative to the event.
  /// - Throws: ``InferenceError`` when the day has no abnormal return.
  public init(_ event: FittedEvent, day: Int) throws(InferenceError) {
    guard let index = event.index(ofDay: day), event.standardized[index].isFinite else {
      throw .noAbnormalReturn
    }
    statistic = event.standardized[index]
    degreesOfFreedom = event.degreesOfFreedom
  }
}

/// The t test that the cumulative abnormal return of one event is zero.
///
/// `t = CAR/S_CAR` with the full prediction covariance, Student's t with *T* − *K* degrees of freedom.
///
/// Assumes normal residuals; ``CumulativeAbnormalReturn/standardError`` says what the error holds.
///
/// Source: Campbell, Lo & MacKinlay (1997), *The Econometrics of Financial Markets*, eq. 4.4.9.
public struct CumulativeAbnormalReturnTest: SingleEventTest, Hashable {
  public static let name = "car_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "t test of one event",
    short: "t",
    formula: "t = CAR / S_CAR, S²_CAR = σ²·(L + 1ᵀX(XᵀX)⁻¹Xᵀ1)",
    against: "t(T−K)",
    assumes:
      "Normal residuals of constant variance. Returns have heavier tails, so p is a little too "
      + "small; the error of the estimated coefficients is part of S_CAR.",
    source: Paper.campbellLoMacKinlay,
    at: "eq. 4.4.9"
  )

  public let statistic: Double
  /// The residual degrees of freedom of the model.
  public let degreesOfFreedom: Int
  public var eventCount: Int { 1 }
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(degreesOfFreedom))
  }

  package init(
    _ event: FittedEvent,
    window: ClosedRange<Int>,
    options: InferenceOptions
  ) throws(InferenceError) {
    try self.init(event, window: window, conventions: options.conventions)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - event: The fitted event.
  ///   - window: Days relative to the event.
  ///   - conventions: The definitions of other programs to follow.
  /// - Throws: ``InferenceError`` when the window has no abnormal return.
  public init(
    _ event: FittedEvent,
    window: ClosedRange<Int>,
    conventions: Set<InferenceConvention> = []
  ) throws(InferenceError) {
    guard let sum = event.cumulative(window) else { throw .noAbnormalReturn }
    self.init(event, sum, conventions: conventions)
  }

  /// Evaluates the test on a sum that is already known.
  ///
  /// - Parameters:
  ///   - event: The fitted event.
  ///   - cumulative: Its abnormal return over a window.
  ///   - conventions: The definitions of other programs to follow.
  public init(
    _ event: FittedEvent,
    _ cumulative: CumulativeAbnormalReturn,
    conventions: Set<InferenceConvention> = []
  ) {
    statistic =
      conventions.contains(where: \.changesSingleEvents)
      ? cumulative.car / event.standardError(of: cumulative, conventions) : cumulative.scar
    degreesOfFreedom = event.degreesOfFreedom
  }
}

/// The sample-quantile test of one event, which needs no normal returns.
///
/// The abnormal return of the window, on the scale of the residuals where days have variances of their
/// own, is ranked among the sums of as many consecutive residuals of the
/// estimation window: with *g* of *n* sums at least as large, `p = (g + 1)/(n + 1)` for an increase;
/// two-sided twice the smaller one-sided value. The statistic is `rank/(n + 2) − ½`, average ties.
///
/// The honest test where one company has one event. Sums over several days overlap and lack the error of the
/// estimated coefficients: over 21 of 250 days it rejects 9 % at a level of 5 %.
///
/// Source: Gelbach, Helland & Klick (2013), *Valid Inference in Single-Firm, Single-Event Studies*,
/// American Law and Economics Review 15(2), pp. 495–541.
public struct SampleQuantileTest: PlainSingleEventTest, Hashable {
  public static let name = "sq"
  package static let definition = MethodDefinition(
    id: name,
    name: "Sample-quantile test",
    short: "SQ",
    formula:
      "p = (g+1)/(n+1), g of n sums of residuals are at least as large; two-sided twice the "
      + "smaller p of rise and fall",
    against: "the event's own residuals",
    assumes: "No normal returns; the honest test where one company has one event.",
    source: Paper.gelbachHellandKlick
  )

  /// The number of sums of residuals, *n*.
  public var comparisonCount: Int { rank.counts.all }
  /// The number of them at least as large as the abnormal return.
  public var atLeastCount: Int { rank.counts.atLeast }
  /// The number of them at most as large.
  public var atMostCount: Int { rank.counts.atMost }
  private let rank: RankAmongResiduals
  public var statistic: Double { rank.statistic }
  public var eventCount: Int { 1 }
  public var nullDistribution: NullDistribution {
    .resampling(draws: comparisonCount, isExact: false)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - event: The fitted event.
  ///   - window: Days relative to the event. As many residuals that follow each other are summed as the
  ///     window has abnormal returns; missing ones are passed over.
  /// - Throws: ``InferenceError`` when the window has no abnormal return, or no residuals to compare.
  public init(_ event: FittedEvent, window: ClosedRange<Int>) throws(InferenceError) {
    let observed = try event.comparableAbnormal(of: window)
    rank = try RankAmongResiduals(
      observed.reduce(0, +),
      among: event.residualSums(ofDays: observed.count),
      slack: event.negligible
    )
  }

  public func pValue(_ alternative: Alternative) -> Double { rank.pValue(alternative) }
}

/// The rank of an event's value among those of ordinary days.
///
/// With *g* of *n* values at least as large, `p = (g + 1)/(n + 1)` for an increase; two-sided twice the smaller
/// one-sided value. The statistic is `rank/(n + 2) − ½`, average ties.
struct RankAmongResiduals: Sendable, Hashable {
  let statistic: Double
  let counts: TailCounts

  /// Ranks a value.
  ///
  /// - Throws: ``InferenceError`` without values to compare.
  init(_ value: Double, among others: [Double], slack: Double) throws(InferenceError) {
    let counts = TailCounts(others, observed: value, slack: slack)
    guard counts.all > 0 else { throw .tooFewResiduals(required: 1, available: 0) }
    let ties = Double(counts.atLeast + counts.atMost - counts.all)
    let below = Double(counts.atMost) - ties
    statistic = (1 + below + ties / 2) / Double(counts.all + 2) - 0.5
    self.counts = counts
  }

  func pValue(_ alternative: Alternative) -> Double {
    NullDistribution.pValue(
      atLeast: counts.drawnShare(.greater),
      atMost: counts.drawnShare(.less),
      alternative
    )
  }
}

extension FittedEvent {
  /// Returns the sums of a number of residuals that follow each other; they overlap.
  ///
  /// A missing day is passed over as in the window itself: one gap would else cost as many sums as the window
  /// has days, and with them the tail that decides.
  func residualSums(ofDays length: Int) -> [Double] {
    let all = residuals
    let residuals = all.allSatisfy(\.isFinite) ? all : all.filter(\.isFinite)
    var sums = [Double](repeating: 0, count: max(0, residuals.count - length + 1))
    // Day by day over all sums at once: each adds its own days in their order.
    for day in 0..<length {
      for start in sums.indices { sums[start] += residuals[start + day] }
    }
    return sums
  }
}
