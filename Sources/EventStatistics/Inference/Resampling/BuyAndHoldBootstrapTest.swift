/// The bootstrap-t test that the mean buy-and-hold abnormal return is zero.
///
/// Events are drawn with replacement; `t* = √N (x̄* − x̄)/s*` takes the place of Student's t as the
/// distribution of `t = √N x̄/s`. Buy-and-hold returns of long windows are skewed, which this follows.
///
/// Source: Lyon, Barber & Tsai (1999), *Improved Methods for Tests of Long-Run Abnormal Stock Returns*,
/// Journal of Finance 54(1), pp. 165–201, who bootstrap the skewness-adjusted statistic instead.
public struct BuyAndHoldBootstrapTest: HypothesisTest, Hashable {
  public static var name: String { InferenceMethod.buyAndHoldBootstrap.rawValue }
  /// The t statistic of the mean.
  public let statistic: Double
  public let eventCount: Int
  private let moments: SampleMoments
  private let draws: BootstrapDraws
  public var nullDistribution: NullDistribution {
    .resampling(draws: draws.statistics.count, isExact: false)
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
