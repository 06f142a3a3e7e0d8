/// The t test that the mean buy-and-hold abnormal return is zero.
///
/// `t = √N mean(BHAR)/s(BHAR)`, Student's t with *N* − 1 degrees of freedom.
///
/// Buy-and-hold returns of long windows are skewed to the right: see
/// ``BuyAndHoldSkewnessAdjustedTest``.
///
/// Source: Barber & Lyon (1997), *Detecting Long-Run Abnormal Stock Returns*, Journal of Financial
/// Economics 43(3), pp. 341–372.
public struct BuyAndHoldTest: HypothesisTest, Hashable {
  public static var name: String { InferenceMethod.buyAndHold.rawValue }
  public let statistic: Double
  public let eventCount: Int
  /// The mean buy-and-hold abnormal return, as a fraction.
  public let mean: Double
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(eventCount - 1))
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
