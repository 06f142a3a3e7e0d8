/// Patell's test from daily standardized abnormal returns.
///
/// `z = Σ (CSARᵢ/√Lᵢ)/√(Σ (Tᵢ − K)/(Tᵢ − K − 2))`; standard normal.
///
/// What many programs print for a window. It treats the days as independent although they share the
/// estimated coefficients; for one day it equals ``PatellTest``.
///
/// Source: Patell (1976), *Corporate Forecasts of Earnings per Share and Stock Price Behavior*,
/// Journal of Accounting Research 14(2), pp. 246–276.
public struct PatellDailyTest: HypothesisTest, Hashable {
  public static var name: String { InferenceMethod.patellDaily.rawValue }
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
