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
    source: "Lyon, Barber & Tsai (1999), Journal of Finance 54(1), pp. 165–201"
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
