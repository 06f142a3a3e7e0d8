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
    source: "Lyon, Barber & Tsai (1999), Journal of Finance 54(1), pp. 165–201"
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
