/// The skewness-adjusted t test of the mean buy-and-hold abnormal return.
///
/// `t = √N (S + γS²/3 + γ/(6N))`, `S = mean/s`, `γ = Σ(x − x̄)³/(N s³)`; Student's t with *N* − 1 degrees
/// of freedom.
///
/// Source: Lyon, Barber & Tsai (1999), *Improved Methods for Tests of Long-Run Abnormal Stock Returns*,
/// Journal of Finance 54(1), pp. 165–201, eq. 5.
public struct BuyAndHoldSkewnessAdjustedTest: HypothesisTest, Hashable {
  public static var name: String { InferenceMethod.buyAndHoldSkewnessAdjusted.rawValue }
  public let statistic: Double
  public let eventCount: Int
  /// The skewness of the buy-and-hold abnormal returns.
  public let skewness: Double
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(eventCount - 1))
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
