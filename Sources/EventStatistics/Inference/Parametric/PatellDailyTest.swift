/// Patell's test from daily standardized abnormal returns.
///
/// `z = Σ (CSARᵢ/√Lᵢ)/√(Σ (Tᵢ − K)/(Tᵢ − K − 2))`; standard normal.
///
/// What many programs print for a window. It treats the days as independent although they share the
/// estimated coefficients; for one day it equals ``PatellTest``.
///
/// Source: Patell (1976), *Corporate Forecasts of Earnings per Share and Stock Price Behavior*,
/// Journal of Accounting Research 14(2), pp. 246–276.
public struct PatellDailyTest: PlainWindowTest, Hashable {
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

  /// Evaluates the test on one window.
  ///
  /// - Throws: ``InferenceError`` without events, or when a model has fewer than three degrees of
  ///   freedom.
  public init(_ sample: WindowSample) throws(InferenceError) {
    let variance = try sample.standardizedVariance()
    let total = sample.cumulative.reduce(0) {
      $0 + $1.csar / Double($1.observedDays).squareRoot()
    }
    statistic = total / variance.squareRoot()
    eventCount = sample.eventCount
  }
}
