/// Patell's test that the mean standardized cumulative abnormal return is zero.
///
/// `z = Σ SCARᵢ/√(Σ (Tᵢ − K)/(Tᵢ − K − 2))`, standard normal; `SCAR` with the full prediction
/// covariance, because the days of a window share the estimated coefficients.
///
/// Assumes independent events and no variance that the event itself brings; ``BMPTest`` allows it.
///
/// Source: Patell (1976), *Corporate Forecasts of Earnings per Share and Stock Price Behavior*,
/// Journal of Accounting Research 14(2), pp. 246–276.
public struct PatellTest: WindowTest, Hashable {
  public static let name = "patell_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Patell test",
    short: "Patell z",
    formula: "z = Σ SCAR_i / √Σ (T_i−K)/(T_i−K−2)",
    against: "N(0,1)",
    assumes:
      "Independent events whose variance does not rise at the event; when it rises, the test "
      + "rejects too often.",
    source: Paper.patell
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .constantVariance]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The variance of the summed standardized returns under the null.
  public let nullVariance: Double
  public var nullDistribution: NullDistribution { Self.nullDistribution(of: eventCount) }

  /// The distribution for a number of events.
  @Sendable static func nullDistribution(of eventCount: Int) -> NullDistribution {
    .standardNormal
  }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, conventions: options.conventions)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - conventions: The definitions of other programs to follow.
  /// - Throws: ``InferenceError`` without events, or when a model has fewer than three degrees of
  ///   freedom, so that the variance of its standardized return does not exist.
  public init(
    _ sample: WindowSample,
    conventions: Set<InferenceConvention> = []
  ) throws(InferenceError) {
    nullVariance = try sample.standardizedVariance()
    var total = 0.0
    for (event, sum) in zip(sample.events, sample.cumulative) {
      total += sum.scar * event.standardization(conventions)
    }
    statistic = total / nullVariance.squareRoot()
    eventCount = sample.eventCount
  }
}

extension WindowSample {
  /// `Σ (Tᵢ − K)/(Tᵢ − K − 2)`, the variance of a sum of standardized returns under the null.
  func standardizedVariance() throws(InferenceError) -> Double {
    try requireEvents(1)
    var variance = 0.0
    for event in events {
      let degreesOfFreedom = event.degreesOfFreedom
      guard degreesOfFreedom > 2 else {
        throw .tooFewDegreesOfFreedom(required: 3, available: degreesOfFreedom)
      }
      variance += Double(degreesOfFreedom) / Double(degreesOfFreedom - 2)
    }
    return variance
  }
}

/// Patell's test from daily standardized abnormal returns.
///
/// `z = Σ (CSARᵢ/√Lᵢ)/√(Σ (Tᵢ − K)/(Tᵢ − K − 2))`; standard normal.
///
/// What many programs print for a window. It treats the days as independent although they share the
/// estimated coefficients; for one day it equals ``PatellTest``.
///
/// Source: Patell (1976), *Corporate Forecasts of Earnings per Share and Stock Price Behavior*,
/// Journal of Accounting Research 14(2), pp. 246–276.
public struct PatellDailyTest: WindowTest, Hashable {
  public static let name = "patell_z_daily"
  package static let definition = MethodDefinition(
    id: name,
    name: "Patell test from daily returns",
    short: "Patell daily",
    formula: "z = Σ (Σ SAR/√L) / √Σ (T_i−K)/(T_i−K−2)",
    against: "N(0,1)",
    assumes:
      "As the Patell test, and takes the days of a window for independent, which the estimated "
      + "coefficients prevent.",
    source: Paper.patell
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .constantVariance]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .standardNormal }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, conventions: options.conventions)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - conventions: The definitions of other programs to follow.
  /// - Throws: ``InferenceError`` without events, or when a model has fewer than three degrees of
  ///   freedom.
  public init(
    _ sample: WindowSample,
    conventions: Set<InferenceConvention> = []
  ) throws(InferenceError) {
    let variance = try sample.standardizedVariance()
    var total = 0.0
    for (event, sum) in zip(sample.events, sample.cumulative) {
      total +=
        sum.csar / Double(sum.observedDays).squareRoot() * event.standardization(conventions)
    }
    statistic = total / variance.squareRoot()
    eventCount = sample.eventCount
  }
}

/// The standardized cross-sectional test of Boehmer, Musumeci and Poulsen.
///
/// `t = √N mean(SCAR)/s(SCAR)`, Student's t with *N* − 1 degrees of freedom.
///
/// Allows a variance that the event brings and events of different precision; assumes that events
/// are independent.
///
/// Source: Boehmer, Musumeci & Poulsen (1991), *Event-Study Methodology under Conditions of
/// Event-Induced Variance*, Journal of Financial Economics 30(2), pp. 253–272.
public struct BMPTest: WindowTest, Hashable {
  public static let name = "bmp_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Boehmer–Musumeci–Poulsen test",
    short: "BMP t",
    formula: "t = √N · mean(SCAR) / s(SCAR)",
    against: "t(N−1)",
    assumes:
      "Independent events; robust to a variance that rises at the event, not to events that share "
      + "a date.",
    source: Publication(
      by: "Boehmer, Ekkehart and Musumeci, Jim and Poulsen, Annette B.",
      year: 1991,
      title: "Event-Study Methodology under Conditions of Event-Induced Variance",
      journal: "Journal of Financial Economics",
      volume: "30(2)",
      pages: "253–272"
    )
  )
  package static let assumptions: Set<Assumption> = [.independentEvents]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The mean standardized cumulative abnormal return.
  public let mean: Double
  /// Its standard deviation over events; above one when events bring variance.
  public let standardDeviation: Double
  public var nullDistribution: NullDistribution { Self.nullDistribution(of: eventCount) }

  /// The distribution for a number of events.
  @Sendable static func nullDistribution(of eventCount: Int) -> NullDistribution {
    .studentT(ofMeanOver: eventCount)
  }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, conventions: options.conventions)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - conventions: The definitions of other programs to follow.
  /// - Throws: ``InferenceError`` for fewer than two events or equal values.
  public init(
    _ sample: WindowSample,
    conventions: Set<InferenceConvention> = []
  ) throws(InferenceError) {
    let moments = SampleMoments(sample.standardizedSums(conventions))
    statistic = try moments.studentT()
    eventCount = moments.count
    mean = moments.mean
    standardDeviation = moments.standardDeviation
  }
}

/// The delete-one jackknife of the standardized mean.
///
/// With `θ = mean(SCAR)/s(SCAR)` and *θ₋ᵢ* the same without event *i*, the pseudo-values are
/// `Nθ − (N − 1)θ₋ᵢ`; `t = √N mean/s` of the pseudo-values, Student's t with *N* − 1 degrees of freedom.
///
/// Source: Quenouille (1956), *Notes on Bias in Estimation*, Biometrika 43(3/4), pp. 353–360; used for
/// event studies by Giaccotto & Sfiridis (1996), whose exact form differs.
public struct JackknifeTest: PlainWindowTest, Hashable {
  public static let name = "jackknife_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Jackknife test",
    short: "Jackknife t",
    formula: "t of the pseudo-values N·θ − (N−1)·θ_i, θ = mean(SCAR)/s(SCAR)",
    against: "t(N−1)",
    assumes: "Independent events; θ_i leaves event i out, so that no single event decides.",
    source: Publication(
      by: "Quenouille, M. H.",
      year: 1956,
      title: "Notes on Bias in Estimation",
      journal: "Biometrika",
      volume: "43(3/4)",
      pages: "353–360"
    )
  )
  package static let assumptions: Set<Assumption> = [.independentEvents, .lightTails]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` for fewer than three events, or when all events but one are equal.
  /// - Complexity: O(*N*): a deleted value leaves `Σ(x − x̄)² − (xᵢ − x̄)²N/(N − 1)`.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(3)
    let moments = sample.scarMoments
    guard moments.hasVariance else { throw .noVariance }
    let n = Double(moments.count)
    let whole = moments.mean / moments.standardDeviation
    var pseudo: [Double] = []
    pseudo.reserveCapacity(moments.count)
    for sum in sample.cumulative {
      let deviation = sum.scar - moments.mean
      let mean = moments.mean - deviation / (n - 1)
      let squares = moments.sumOfSquares - deviation * deviation * n / (n - 1)
      // The rest is equal: what remains of the sum of squares is its rounding.
      guard squares > moments.sumOfSquares * 1e-13 else { throw .noVariance }
      pseudo.append(n * whole - (n - 1) * mean / (squares / (n - 2)).squareRoot())
    }
    statistic = try SampleMoments(pseudo).studentT()
    eventCount = moments.count
  }
}
