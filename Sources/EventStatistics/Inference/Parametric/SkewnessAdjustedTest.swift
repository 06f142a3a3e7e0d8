/// Hall's transformation of the cross-sectional t for skewed abnormal returns.
///
/// `t = √N (S + γS²/3 + γ²S³/27 + γ/(6N))`, `S = CAAR/s`, *γ* the skewness of the cumulative abnormal
/// returns; Student's t with *N* − 1 degrees of freedom.
///
/// Source: Hall (1992), *On the Removal of Skewness by Transformation*, Journal of the Royal
/// Statistical Society B 54(1), pp. 221–228. The moments of *γ* are open in the source.
public struct SkewnessAdjustedTest: WindowTest, Hashable {
  public static let name = "skewness_adjusted_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Skewness-adjusted t test",
    short: "Skew-adj. t",
    formula: "t = √N · (S + γ·S²/3 + γ²·S³/27 + γ/(6N)), S = mean(CAR)/s(CAR)",
    against: "t(N−1)",
    assumes: "Independent events; γ is the skewness of the CARs.",
    source: "Hall (1992), Journal of the Royal Statistical Society B 54(1), pp. 221–228"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .lightTails]
  package static let scores: Set<SharedScore> = []
  public let statistic: Double
  public let eventCount: Int
  /// The skewness of the cumulative abnormal returns.
  public let skewness: Double
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, moments: options.skewness)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The events' cumulative abnormal returns.
  ///   - moments: The divisors of the skewness.
  /// - Throws: ``InferenceError`` for fewer than three events or equal values.
  public init(
    _ sample: WindowSample,
    moments: InferenceOptions.SkewnessMoments = .sample
  ) throws(InferenceError) {
    try sample.requireEvents(3)
    let values = sample.cumulative.map(\.car)
    let sums = SampleMoments(values)
    guard sums.hasVariance else { throw .noVariance }
    let n = Double(sums.count)
    let s = sums.mean / sums.standardDeviation
    let cubes = sums.standardizedCubes(values)
    let gamma =
      switch moments {
      case .sample: n / ((n - 1) * (n - 2)) * cubes
      case .population: cubes / n
      }
    statistic =
      n.squareRoot()
      * (s + gamma * s * s / 3 + gamma * gamma * s * s * s / 27 + gamma / (6 * n))
    skewness = gamma
    eventCount = sums.count
  }
}

extension SampleMoments {
  /// `Σ ((x − x̄)/s)³`.
  func standardizedCubes(_ values: [Double]) -> Double {
    let deviation = standardDeviation
    return values.reduce(0) { sum, value in
      let z = (value - mean) / deviation
      return sum + z * z * z
    }
  }
}
