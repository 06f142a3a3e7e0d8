/// The crude dependence adjustment of Brown and Warner: the error comes from the daily averages.
///
/// `t = Σ_w AAR/(√L S)`, *S* the standard deviation of the estimation window's daily average residual
/// with *T* − 1; Student's t with *T* − 1 degrees of freedom, *T* the number of estimation days.
///
/// Allows events that share dates to be correlated, at the price of a constant variance. Some programs
/// use *T* − 2 instead, which changes little.
///
/// Source: Brown & Warner (1985), *Using Daily Stock Returns*, Journal of Financial Economics 14(1),
/// pp. 3–31, eq. 3 and A.1.
public struct CrudeDependenceTest: WindowTest, Hashable {
  public static let name = "crude_dependence_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Crude dependence adjustment",
    short: "Crude dep. t",
    formula: "t = Σ_w AAR / (√L · S), S = s(AAR) over the estimation window",
    against: "t(T−1)",
    assumes: "Allows events that share dates to be correlated; the variance must stay constant.",
    source: Paper.brownWarner1985
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The standard deviation of the daily average residual, as a fraction.
  public let standardDeviation: Double
  /// The number of estimation days, *T*.
  public let estimationDays: Int
  /// The degrees of freedom of *S*.
  public let degreesOfFreedom: Int
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(degreesOfFreedom))
  }

  package init(_ sample: WindowSample, options: InferenceOptions) throws(InferenceError) {
    try self.init(sample, conventions: options.conventions)
  }

  /// Evaluates the test on one window.
  ///
  /// - Parameters:
  ///   - sample: The window.
  ///   - conventions: The definitions of other programs to follow.
  /// - Throws: ``InferenceError`` without events, or when the average residual does not vary.
  public init(
    _ sample: WindowSample,
    conventions: Set<InferenceConvention> = []
  ) throws(InferenceError) {
    try sample.requireEvents(1)
    let moments = SampleMoments(sample.crossSection.averageResiduals())
    let lost = conventions.contains(.crudeDependenceLessTwo) ? 2 : 1
    guard moments.hasVariance, moments.count > lost else { throw .noVariance }
    let averages = sample.crossSection.comparableAverages(of: sample.window)
    let days = Double(averages.count)
    degreesOfFreedom = moments.count - lost
    standardDeviation = (moments.sumOfSquares / Double(degreesOfFreedom)).squareRoot()
    statistic = averages.reduce(0, +) / (days.squareRoot() * standardDeviation)
    estimationDays = moments.count
    eventCount = sample.eventCount
  }
}

extension CrossSection {
  /// The mean over events of each day of a window that has any, on the scale of the residuals.
  func comparableAverages(of window: ClosedRange<Int>) -> [Double] {
    guard events.contains(where: { !$0.disturbanceScale.isEmpty }) else {
      return window.map(aar(ofDay:)).filter(\.isFinite)
    }
    return window.compactMap { day in
      let moments = SampleMoments(
        events.lazy.map { event in
          event.index(ofDay: day).map { event.comparableAbnormal($0) } ?? .nan
        }
      )
      return moments.count > 0 ? moments.mean : nil
    }
  }

  /// The mean residual over events of each estimation day; NaN on a day without any.
  func averageResiduals() -> [Double] {
    var sums = [Double](repeating: 0, count: estimationDays.count)
    var counts = [Int](repeating: 0, count: estimationDays.count)
    for event in events {
      let offset = event.firstEstimationDay - estimationDays.lowerBound
      for (day, residual) in event.residuals.enumerated() where residual.isFinite {
        sums[offset + day] += residual
        counts[offset + day] += 1
      }
    }
    return zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : .nan }
  }
}

/// The standardized cross-sectional test corrected for correlation between events of one date.
///
/// `t = t_BMP √((1 − r)/(1 + (N − 1)r))`; *r* sums the residual correlations of the pairs of events that
/// share their date and divides by the number of all pairs; Student's t with *N* − 1 degrees of
/// freedom.
///
/// Returns of different days are independent whatever their estimation residuals do, so only pairs of
/// one date count. With one common date this is ``KolariPynnonenAllPairsTest``.
///
/// Source: Kolari & Pynnönen (2010), *Event Study Testing with Cross-sectional Correlation of Abnormal
/// Returns*, Review of Financial Studies 23(11), pp. 3996–4025, eq. 11; the restriction to pairs of
/// one date carries their single date over to several.
public struct KolariPynnonenTest: WindowTest, Hashable {
  public static let name = "kp_bmp_t"
  package static let definition = MethodDefinition(
    id: name,
    name: "Kolari–Pynnönen test",
    short: "KP t",
    formula: "t = t_BMP · √((1−r)/(1+(N−1)·r))",
    against: "t(N−1)",
    assumes:
      "r averages the residual correlations of the pairs that share an event date over all pairs; "
      + "events of different dates count as independent.",
    source: Paper.kolariPynnonen2010
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = [.sameDateCorrelation]

  public let statistic: Double
  public let eventCount: Int
  /// The mean correlation over all pairs, *r*.
  public let meanCorrelation: Double
  /// The number of pairs of events that share their date.
  public let sameDatePairs: Int
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

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
    let test = try BMPTest(sample, conventions: conventions)
    let correlation = sample.crossSection.residualCorrelation(allPairs: false)
    meanCorrelation = correlation.sameDateMean
    sameDatePairs = correlation.sameDatePairs
    statistic =
      try test.statistic
      * CorrelationCorrection(meanCorrelation, events: test.eventCount).standardized
    eventCount = test.eventCount
  }
}

/// The correlation-corrected standardized cross-sectional test as published, with all pairs.
///
/// `t = t_BMP √((1 − r)/(1 + (N − 1)r))`, *r* the mean residual correlation over all pairs of events,
/// aligned by relative day; Student's t with *N* − 1 degrees of freedom.
///
/// Meant for events of one common date. Where dates differ, *r* measures nothing that matters; use
/// ``KolariPynnonenTest``.
///
/// Source: Kolari & Pynnönen (2010), *Event Study Testing with Cross-sectional Correlation of Abnormal
/// Returns*, Review of Financial Studies 23(11), pp. 3996–4025, eq. 11.
public struct KolariPynnonenAllPairsTest: WindowTest, Hashable {
  public static let name = "kp_bmp_t_all_pairs"
  package static let definition = MethodDefinition(
    id: name,
    name: "Kolari–Pynnönen test over all pairs",
    short: "KP t, all",
    formula: "t = t_BMP · √((1−r)/(1+(N−1)·r))",
    against: "t(N−1)",
    assumes:
      "r averages over all pairs, as published for events of one common date; meaningless where "
      + "dates differ.",
    source: Paper.kolariPynnonen2010
  )
  package static let assumptions: Set<Assumption> = []
  package static let scores: Set<SharedScore> = [.allPairsCorrelation]

  public let statistic: Double
  public let eventCount: Int
  /// The mean correlation over all pairs, *r*.
  public let meanCorrelation: Double
  public var nullDistribution: NullDistribution { .studentT(ofMeanOver: eventCount) }

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
    let test = try BMPTest(sample, conventions: conventions)
    meanCorrelation = sample.crossSection.residualCorrelation(allPairs: true).allPairsMean
    statistic =
      try test.statistic
      * CorrelationCorrection(meanCorrelation, events: test.eventCount).standardized
    eventCount = test.eventCount
  }
}

/// Patell's test corrected for correlation between events.
///
/// `z = z_Patell/√(1 + (N − 1)r)`, *r* the mean residual correlation over all pairs of events aligned by
/// relative day, and `z_Patell` from daily standardized returns, ``PatellDailyTest``, as other programs
/// print it; standard normal.
///
/// Source: Kolari & Pynnönen (2010), *Event Study Testing with Cross-sectional Correlation of Abnormal
/// Returns*, Review of Financial Studies 23(11), pp. 3996–4025.
public struct KolariPynnonenPatellTest: WindowTest, Hashable {
  public static let name = "kp_patell_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Patell test with correlated events",
    short: "KP Patell z",
    formula: "z = z_Patell / √(1+(N−1)·r)",
    against: "N(0,1)",
    assumes: "As the Patell test, for events of one common date.",
    source: Paper.kolariPynnonen2010
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = [.allPairsCorrelation]

  public let statistic: Double
  public let eventCount: Int
  /// The mean correlation over all pairs, *r*.
  public let meanCorrelation: Double
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
    let test = try PatellDailyTest(sample, conventions: conventions)
    meanCorrelation = sample.crossSection.residualCorrelation(allPairs: true).allPairsMean
    let correction = try CorrelationCorrection(meanCorrelation, events: test.eventCount)
    statistic =
      test.statistic
      * (conventions.contains(.standardizedPatell)
        ? correction.standardized : correction.unstandardized)
    eventCount = test.eventCount
  }
}

/// The factors by which correlated events shrink a test statistic.
struct CorrelationCorrection: Sendable {
  /// `√((1 − r)/(1 + (N − 1)r))`, where the error comes from the cross-section.
  let standardized: Double
  /// `1/√(1 + (N − 1)r)`, where the error comes from the estimation window.
  let unstandardized: Double

  init(_ correlation: Double, events: Int) throws(InferenceError) {
    let inflation = 1 + Double(events - 1) * correlation
    guard inflation > 0, correlation < 1 else { throw .noVariance }
    standardized = ((1 - correlation) / inflation).squareRoot()
    unstandardized = 1 / inflation.squareRoot()
  }
}
