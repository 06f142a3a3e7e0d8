/// The smallest effect that a number of events can show, and the number of events that shows an effect.
///
/// `MDE = (t(1 − α/2) + t(power)) s/√n` with *n* − 1 degrees of freedom: a true mean of this size makes
/// the two-sided t test at level α reject with the wanted probability. The distribution under the
/// effect is taken as a shifted t, which is close except for a handful of events.
///
/// Source: Bloom (1995), *Minimum Detectable Effects: A Simple Way to Report the Statistical Power of
/// Experimental Designs*, Evaluation Review 19(5), pp. 547–556.
package struct DetectableEffect: Sendable, Hashable {
  /// The standard deviation of the cumulative abnormal returns over events, as a fraction.
  package let standardDeviation: Double
  /// The number of events of the sample.
  package let eventCount: Int
  /// The level of the two-sided test.
  package let level: Double
  /// The wanted probability to reject.
  package let power: Double
  /// The smallest mean effect that the sample detects with this power, as a fraction.
  package let minimum: Double

  /// The largest number of events that is searched for.
  private static let searchLimit = 1 << 40

  /// Measures what a sample can detect.
  ///
  /// - Parameters:
  ///   - standardDeviation: Positive, as a fraction.
  ///   - eventCount: At least 2.
  ///   - level: Between 0 and 1.
  ///   - power: Between the level and 1.
  /// - Throws: ``InferenceError`` for fewer than two events or no variance.
  package init(
    standardDeviation: Double,
    eventCount: Int,
    level: Double = 0.05,
    power: Double = 0.8
  ) throws(InferenceError) {
    precondition(level > 0 && level < 1 && power > level && power < 1, "A power exceeds its level")
    guard eventCount >= 2 else { throw .tooFewEvents(required: 2, available: eventCount) }
    guard standardDeviation > 0, standardDeviation.isFinite else { throw .noVariance }
    self.standardDeviation = standardDeviation
    self.eventCount = eventCount
    self.level = level
    self.power = power
    minimum =
      standardDeviation * Self.multiple(events: eventCount, level: level, power: power)
  }

  /// Returns the number of events that detect an effect with the wanted power.
  ///
  /// - Parameter effect: The absolute mean effect, positive, as a fraction.
  /// - Returns: At least 2; absent for more than a trillion events.
  package func eventsNeeded(for effect: Double) -> Int? {
    precondition(effect > 0, "An effect of a stated size is positive")
    let wanted = effect / standardDeviation
    func suffices(_ events: Int) -> Bool {
      Self.multiple(events: events, level: level, power: power) <= wanted
    }
    var high = 2
    while !suffices(high) {
      guard high < Self.searchLimit else { return nil }
      high *= 2
    }
    var low = 1
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if suffices(middle) { high = middle } else { low = middle }
    }
    return high
  }

  /// Returns the probability that the sample's t test rejects when the mean has a given size.
  ///
  /// - Parameter effect: The absolute mean effect, as a fraction.
  /// - Returns: From the level to 1.
  package func power(for effect: Double) -> Double {
    let distribution = NullDistribution.studentT(degreesOfFreedom: Double(eventCount - 1))
    let critical = distribution.upperQuantile(level / 2)
    let shift = abs(effect) / standardDeviation * Double(eventCount).squareRoot()
    return distribution.upperTail(critical - shift) + distribution.upperTail(critical + shift)
  }

  /// The minimum detectable effect in units of the standard deviation.
  private static func multiple(events: Int, level: Double, power: Double) -> Double {
    let distribution = NullDistribution.studentT(degreesOfFreedom: Double(events - 1))
    let quantiles = distribution.upperQuantile(level / 2) + distribution.upperQuantile(1 - power)
    return quantiles / Double(events).squareRoot()
  }
}
