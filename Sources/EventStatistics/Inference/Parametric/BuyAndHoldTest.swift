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
    source: "Barber & Lyon (1997), Journal of Financial Economics 43(3), pp. 341–372"
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
