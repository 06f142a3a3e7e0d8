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
    source: "Efron & Tibshirani (1993), An Introduction to the Bootstrap, section 16.4"
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
