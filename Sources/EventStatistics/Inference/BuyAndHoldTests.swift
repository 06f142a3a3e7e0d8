extension CumulativeAbnormalReturn {
  /// Returns the buy-and-hold abnormal return against a benchmark, as a fraction.
  public func bhar(against benchmark: BuyAndHoldBenchmark) -> Double {
    switch benchmark {
    case .market: bharMarket
    case .expected: bharExpected
    }
  }
}

/// The t test that the mean buy-and-hold abnormal return is zero.
///
/// `t = √N mean(BHAR)/s(BHAR)`, Student's t with *N* − 1 degrees of freedom.
///
/// Buy-and-hold returns of long windows are skewed to the right: see
/// ``BuyAndHoldSkewnessAdjustedTest``.
///
/// Source: Barber & Lyon (1997), *Detecting Long-Run Abnormal Stock Returns*, Journal of Financial
/// Economics 43(3), pp. 341–372.
public struct BuyAndHoldTest: WindowTest, Hashable {
  public static let name = "bhar_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Buy-and-hold t test",
    short: "BHAR t",
    formula: "t = √N · mean(BHAR) / s(BHAR)",
    against: "t(N−1)",
    assumes: "Independent events; over long windows BHARs are skewed to the right.",
    source: Paper.barberLyon
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The mean buy-and-hold abnormal return, as a fraction.
  public let mean: Double
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, benchmark: options.benchmark)
  }

  /// Evaluates the test on one window; an event whose benchmark return is missing is left out.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - benchmark: What the security is compared with.
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(
    _ sample: WindowSample,
    benchmark: BuyAndHoldBenchmark = .market
  ) throws(InferenceError) {
    let moments = SampleMoments(sample.cumulative.lazy.map { $0.bhar(against: benchmark) })
    statistic = try moments.studentT()
    mean = moments.mean
    eventCount = moments.count
  }
}

/// The skewness-adjusted t test of the mean buy-and-hold abnormal return.
///
/// `t = √N (S + γS²/3 + γ/(6N))`, `S = mean/s`, `γ = Σ(x − x̄)³/(N s³)`; Student's t with *N* − 1 degrees
/// of freedom.
///
/// Source: Lyon, Barber & Tsai (1999), *Improved Methods for Tests of Long-Run Abnormal Stock Returns*,
/// Journal of Finance 54(1), pp. 165–201, eq. 5.
public struct BuyAndHoldSkewnessAdjustedTest: WindowTest, Hashable {
  public static let name = "bhar_skewness_adjusted_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Skewness-adjusted buy-and-hold test",
    short: "BHAR skew t",
    formula: "t = √N · (S + γ·S²/3 + γ/(6N)), S = mean(BHAR)/s(BHAR)",
    against: "t(N−1)",
    assumes: "Independent events; γ is the skewness of the BHARs.",
    source: Paper.lyonBarberTsai
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The skewness of the buy-and-hold abnormal returns.
  public let skewness: Double
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, benchmark: options.benchmark)
  }

  /// Evaluates the test on one window; an event whose benchmark return is missing is left out.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - benchmark: What the security is compared with.
  /// - Throws: ``InferenceError`` for fewer than three events or equal values.
  public init(
    _ sample: WindowSample,
    benchmark: BuyAndHoldBenchmark = .market
  ) throws(InferenceError) {
    let values = sample.cumulative.map { $0.bhar(against: benchmark) }.filter(\.isFinite)
    let moments = SampleMoments(values)
    guard moments.count > 0 else { throw .noEvents }
    guard moments.count >= 3 else {
      throw .tooFewEvents(required: 3, available: moments.count)
    }
    guard moments.hasVariance else { throw .noVariance }
    let n = Double(moments.count)
    let s = moments.mean / moments.standardDeviation
    skewness = moments.standardizedCubes(values) / n
    statistic = n.squareRoot() * (s + skewness * s * s / 3 + skewness / (6 * n))
    eventCount = moments.count
  }
}

/// The bootstrap-t test that the mean buy-and-hold abnormal return is zero.
///
/// Events are drawn with replacement; `t* = √N (x̄* − x̄)/s*` takes the place of Student's t as the
/// distribution of `t = √N x̄/s`. Buy-and-hold returns of long windows are skewed, which this follows.
///
/// Source: Lyon, Barber & Tsai (1999), *Improved Methods for Tests of Long-Run Abnormal Stock Returns*,
/// Journal of Finance 54(1), pp. 165–201, who bootstrap the skewness-adjusted statistic instead.
public struct BuyAndHoldBootstrapTest: WindowTest, Hashable {
  public static let name = "bhar_bootstrap_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Buy-and-hold bootstrap-t test",
    short: "BHAR boot. t",
    formula: "t = √N · mean(BHAR) / s(BHAR)",
    against: "t* of events drawn with replacement, seeded",
    assumes: "Independent events; follows the skewness of long windows.",
    source: Paper.lyonBarberTsai
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []

  /// The t statistic of the mean.
  public let statistic: Double
  public let eventCount: Int
  private let moments: SampleMoments
  private let draws: BootstrapDraws
  public var nullDistribution: NullDistribution {
    .resampling(draws: draws.statistics.count, isExact: false)
  }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(
      sample,
      benchmark: options.benchmark,
      draws: options.draws,
      seed: options.seed
    )
  }

  /// Evaluates the test on one window; an event whose benchmark return is missing is left out.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - benchmark: What the security is compared with.
  ///   - draws: The number of random draws.
  ///   - seed: The key of the draws.
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(
    _ sample: WindowSample,
    benchmark: BuyAndHoldBenchmark,
    draws: Int,
    seed: UInt64
  ) throws(InferenceError) {
    let values = sample.cumulative.map { $0.bhar(against: benchmark) }.filter(\.isFinite)
    moments = SampleMoments(values)
    statistic = try moments.studentT()
    eventCount = moments.count
    self.draws = BootstrapDraws(
      values: values,
      draws: draws,
      random: CounterRandom(seed: seed),
      threads: sample.crossSection.threads
    )
  }

  public func pValue(_ alternative: Alternative) -> Double {
    draws.share(statistic, alternative)
  }

  /// Returns the bootstrap-t interval of the mean buy-and-hold abnormal return.
  ///
  /// - Parameter level: The coverage, between 0 and 1.
  /// - Returns: Nothing when too many draws consist of equal values.
  public func confidenceInterval(level: Double) -> ConfidenceInterval? {
    draws.interval(of: moments, level: level)
  }
}
