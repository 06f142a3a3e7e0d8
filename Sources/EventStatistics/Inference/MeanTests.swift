/// The cross-sectional t test that the mean cumulative abnormal return is zero.
///
/// `t = √N mean(CAR)/s(CAR)`, *s* with *N* − 1; Student's t with *N* − 1 degrees of freedom.
///
/// Assumes independent events with a common variance; the variance may change with the event.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial
/// Economics 8(3), pp. 205–258.
public struct CrossSectionalTest: PlainWindowTest, Hashable {
  public static let name = "cross_sectional_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Cross-sectional t test",
    short: "Cross-sect. t",
    formula: "t = √N · CAAR / s(CAR)",
    against: "t(N−1)",
    assumes:
      "Independent events. Uses only the spread of the CARs, so a variance that rises at the event "
      + "does no harm; weak for few events.",
    source: Paper.brownWarner1980
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The mean cumulative abnormal return, as a fraction.
  public let mean: Double
  /// The standard deviation over events, as a fraction.
  public let standardDeviation: Double
  public var nullDistribution: NullDistribution { Self.nullDistribution(of: eventCount) }

  /// The distribution for a number of events.
  @Sendable static func nullDistribution(of eventCount: Int) -> NullDistribution {
    .studentT(ofMeanOver: eventCount)
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let moments = sample.carMoments
    statistic = try moments.studentT()
    eventCount = moments.count
    mean = moments.mean
    standardDeviation = moments.standardDeviation
  }
}

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
    source: Publication(
      by: "Hall, Peter",
      year: 1992,
      title: "On the Removal of Skewness by Transformation",
      journal: "Journal of the Royal Statistical Society B",
      volume: "54(1)",
      pages: "221–228"
    )
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .lightTails]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The skewness of the cumulative abnormal returns.
  public let skewness: Double
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, moments: options.skewness, conventions: options.conventions)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The events' cumulative abnormal returns.
  ///   - moments: The divisors of the skewness; those of Johnson's form are over *N*.
  ///   - conventions: The definitions of other programs to follow.
  /// - Throws: ``InferenceError`` for fewer than three events or equal values.
  public init(
    _ sample: WindowSample,
    moments: InferenceOptions.SkewnessMoments = .sample,
    conventions: Set<InferenceConvention> = []
  ) throws(InferenceError) {
    try sample.requireEvents(3)
    let values = sample.cumulative.map(\.car)
    let sums = SampleMoments(values)
    guard sums.hasVariance else { throw .noVariance }
    let n = Double(sums.count)
    let s = sums.mean / sums.standardDeviation
    let cubes = sums.standardizedCubes(values)
    let isJohnson = conventions.contains(.johnsonSkewness)
    let gamma =
      switch isJohnson ? .population : moments {
      case .sample: n / ((n - 1) * (n - 2)) * cubes
      case .population: cubes / n
      }
    let cubic = isJohnson ? 0 : gamma * gamma * s * s * s / 27
    statistic = n.squareRoot() * (s + gamma * s * s / 3 + cubic + gamma / (6 * n))
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

/// The test of Brown and Warner with independent events of known variance.
///
/// `z = CAAR/(√(Σ Lᵢ varᵢ)/N)`, *varᵢ* the sample variance of the residuals and *Lᵢ* the observed
/// days, each with the variance that the model gives it; standard normal.
///
/// Ignores the error of the estimated coefficients; ``OwnVarianceTest`` does not.
///
/// Source: Brown & Warner (1980), *Measuring Security Price Performance*, Journal of Financial
/// Economics 8(3), pp. 205–258.
public struct BrownWarnerTest: PlainWindowTest, Hashable {
  public static let name = "brown_warner_1980_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Brown–Warner test of 1980",
    short: "BW 1980",
    formula: "z = CAAR / (√Σ L_i·s²_i / N)",
    against: "N(0,1)",
    assumes:
      "Independent events of known, constant variance; ignores the error of the estimated "
      + "coefficients.",
    source: Paper.brownWarner1980
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .constantVariance]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The standard error of the mean cumulative abnormal return, as a fraction.
  public let standardError: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events or without residual variance.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    var variance = 0.0
    for event in sample.events {
      variance +=
        event.disturbanceVariance(of: sample.window) * SampleMoments(event.residuals).variance
    }
    guard variance > 0 else { throw .noVariance }
    standardError = variance.squareRoot() / Double(sample.eventCount)
    statistic = sample.caar / standardError
    eventCount = sample.eventCount
  }
}

/// The test of the mean with each event's own prediction variance.
///
/// `z = CAAR/(√(Σ S_CAR²)/N)` with the full prediction covariance; standard normal.
///
/// Assumes independent events and no variance that the event itself brings. Where events bring
/// variance, ``CrossSectionalTest`` is the honest one and this test rejects too often.
///
/// Source: MacKinlay (1997), *Event Studies in Economics and Finance*, Journal of Economic Literature
/// 35(1), pp. 13–39, eq. 19–20.
public struct OwnVarianceTest: PlainWindowTest, Hashable {
  public static let name = "own_variance_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Own-variance test",
    short: "Own var. z",
    formula: "z = CAAR / (√Σ S²_CAR / N)",
    against: "N(0,1)",
    assumes: "Independent events whose variance does not rise at the event.",
    source: Paper.macKinlay,
    at: "eq. 19–20"
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .constantVariance]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The standard error of the mean cumulative abnormal return, as a fraction.
  public let standardError: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    let variance = sample.cumulative.reduce(0) { $0 + $1.standardError * $1.standardError }
    standardError = variance.squareRoot() / Double(sample.eventCount)
    statistic = sample.caar / standardError
    eventCount = sample.eventCount
  }
}
