internal import EventStatistics

/// The confidence interval of an average, as wide as events that share dates ask for.
///
/// The plain interval, `CAAR ± t(1 − α/2; N − 1) · S/√N`, takes events as independent. Where the sample does not support
/// that, it is `CAAR ± t · S_dates` with the standard error of the t test clustered by date, where that test is
/// trusted; else the plain one made wider by the factor by which Kolari and Pynnönen's test divides the t of Boehmer,
/// Musumeci and Poulsen, `√((1 + (N − 1)r̄)/(1 − r̄))`.
///
/// Source: Kolari & Pynnönen (2010), *Event Study Testing with Cross-sectional Correlation of Abnormal Returns*, Review
/// of Financial Studies 23(11), pp. 3996–4025, for the factor.
package struct EffectInterval: Sendable, Hashable {
  /// What the interval takes for granted.
  package enum Basis: Sendable, Hashable {
    /// Events are independent, which nothing in the sample speaks against.
    case independent
    /// Events of different dates are independent.
    case byDate
    /// Events of one date are correlated as their estimation windows are.
    case correlated
    /// Events are independent, which the sample speaks against; nothing better applies.
    case unsupported
  }

  package let lower: Double?
  package let upper: Double?
  package let basis: Basis

  /// Chooses the interval of a window.
  ///
  /// - Parameters:
  ///   - window: The window with its plain interval.
  ///   - tests: The tests of the window.
  ///   - advice: Which tests the sample supports; nothing where that was not asked.
  ///   - confidence: The level of the interval, such as 0.95.
  init(_ window: WindowResult, tests: [TestResult], advice: TestAdvice?, confidence: Double) {
    func statistic(_ method: InferenceMethod) -> (value: Double, freedom: Double)? {
      guard let test = tests.first(where: { $0.test == method }), let value = test.statistic,
        value != 0
      else { return nil }
      return (value, test.degreesOfFreedom ?? .infinity)
    }
    let isDoubtful = advice?.doubtful.contains(.crossSectional) == true
    guard isDoubtful, let value = window.caar, let lower = window.lowerBound,
      let upper = window.upperBound
    else {
      (self.lower, self.upper, basis) = (window.lowerBound, window.upperBound, .independent)
      return
    }
    if advice?.preferred.contains(.clustered) == true, let clustered = statistic(.clustered),
      clustered.freedom > 0, clustered.freedom.isFinite
    {
      let reach =
        NullDistribution.studentT(degreesOfFreedom: clustered.freedom)
        .upperQuantile((1 - confidence) / 2) * abs(value / clustered.value)
      (self.lower, self.upper, basis) = (value - reach, value + reach, .byDate)
      return
    }
    guard advice?.preferred.isEmpty == false, let plain = statistic(.bmp),
      let correlated = statistic(.kolariPynnonen)
    else {
      (self.lower, self.upper, basis) = (lower, upper, .unsupported)
      return
    }
    // Days on which events move apart make no interval narrower.
    let factor = max(1, abs(plain.value / correlated.value))
    self.lower = value - factor * (value - lower)
    self.upper = value + factor * (upper - value)
    basis = .correlated
  }
}
