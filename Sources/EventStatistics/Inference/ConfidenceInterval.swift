/// A range that covers the true mean with a stated probability.
public struct ConfidenceInterval: Sendable, Hashable, Codable {
  /// The coverage, for example 0.95.
  public let level: Double
  /// The center, as a fraction.
  public let estimate: Double
  /// The lower bound, as a fraction.
  public let lower: Double
  /// The upper bound, as a fraction.
  public let upper: Double
}

extension ConfidenceInterval {
  /// The interval of a mean from independent values, `x̄ ± t(n − 1) s/√n`.
  ///
  /// There is none for fewer than two values or values that do not vary.
  ///
  /// - Parameters:
  ///   - moments: The moments of the values.
  ///   - level: The coverage, between 0 and 1; half of the rest lies on each side.
  init?(mean moments: SampleMoments, level: Double) {
    precondition(level > 0 && level < 1, "A confidence level lies between 0 and 1")
    guard moments.hasVariance else { return nil }
    let distribution = NullDistribution.studentT(degreesOfFreedom: Double(moments.count - 1))
    let reach =
      distribution.upperQuantile((1 - level) / 2) * moments.standardDeviation
      / Double(moments.count).squareRoot()
    self.init(
      level: level,
      estimate: moments.mean,
      lower: moments.mean - reach,
      upper: moments.mean + reach
    )
  }
}
