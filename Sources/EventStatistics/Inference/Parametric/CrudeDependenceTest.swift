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
public struct CrudeDependenceTest: PlainWindowTest, Hashable {
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
  public var nullDistribution: NullDistribution {
    .studentT(degreesOfFreedom: Double(estimationDays - 1))
  }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when the average residual does not vary.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    let moments = SampleMoments(sample.crossSection.averageResiduals())
    guard moments.hasVariance else { throw .noVariance }
    let averages = sample.window.lazy.map { sample.crossSection.aar(ofDay: $0) }.filter(\.isFinite)
    let days = Double(averages.count)
    standardDeviation = moments.standardDeviation
    statistic = averages.reduce(0, +) / (days.squareRoot() * standardDeviation)
    estimationDays = moments.count
    eventCount = sample.eventCount
  }
}

extension CrossSection {
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
