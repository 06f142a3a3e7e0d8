/// Lamb's test of the average abnormal return, with the error of predicting a day.
///
/// `z = Σ_w AARₜ/(S √(1 + hₜ))/√L`; *S* the standard deviation of the estimation window's daily average residual
/// with *T* − 1, `hₜ = 1/T + (r_m − r̄_m)²/Σ(r_m − r̄_m)²` the leverage of the day; standard normal.
///
/// ``CrudeDependenceTest`` with the error of the estimated coefficients: events that share dates may be
/// correlated, and the variance must stay constant. The days of a window count as independent although they
/// share the coefficients. Where events have dates of their own, `hₜ` is the mean over them.
///
/// Source: Lamb (1995), *An Exposure-Based Analysis of Property-Liability Insurer Stock Values around Hurricane
/// Andrew*, Journal of Risk and Insurance 62(1), pp. 111–123, for events of one date; read in the code of the R
/// package estudy2 0.10.0, `lamb` and `car_lamb`.
public struct LambTest: PlainWindowTest, Hashable {
  public static let name = "lamb_z"
  package static let definition = MethodDefinition(
    id: name,
    name: "Lamb test",
    short: "Lamb z",
    formula: "z = Σ_w AAR/(S·√(1+h)) / √L, S = s(AAR) over the estimation window, h = leverage",
    against: "N(0,1)",
    assumes:
      "As the crude dependence adjustment, with the error of the estimated coefficients of each day.",
    source: Paper.lamb
  )
  package static let assumptions: Set<Assumption> = [.constantVariance]
  package static let scores: Set<SharedScore> = []

  public let statistic: Double
  public let eventCount: Int
  /// The standard deviation of the daily average residual, as a fraction.
  public let standardDeviation: Double
  public var nullDistribution: NullDistribution { .standardNormal }

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when the average residual does not vary.
  public init(_ sample: WindowSample) throws(InferenceError) {
    try sample.requireEvents(1)
    let moments = SampleMoments(sample.crossSection.averageResiduals())
    guard moments.hasVariance else { throw .noVariance }
    let deviation = moments.standardDeviation
    var (total, days) = (0.0, 0)
    for day in sample.window {
      guard let average = sample.averagePrediction(ofDay: day) else { continue }
      total += average.abnormal / (deviation * (1 + average.leverage).squareRoot())
      days += 1
    }
    standardDeviation = deviation
    statistic = total / Double(days).squareRoot()
    eventCount = sample.eventCount
  }
}

extension WindowSample {
  /// The mean abnormal return and the mean leverage over the events of a day, on the scale of residuals.
  fileprivate func averagePrediction(ofDay day: Int) -> (abnormal: Double, leverage: Double)? {
    var (abnormal, leverage, count) = (0.0, 0.0, 0.0)
    for event in events {
      guard let index = event.index(ofDay: day), event.abnormal[index].isFinite else { continue }
      abnormal += event.comparableAbnormal(index)
      leverage +=
        event.prediction.leverage(ofDay: index)
        / (event.disturbanceScale.isEmpty ? 1 : event.disturbanceScale[index])
      count += 1
    }
    return count > 0 ? (abnormal / count, leverage / count) : nil
  }
}
