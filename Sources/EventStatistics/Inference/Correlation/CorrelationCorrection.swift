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
