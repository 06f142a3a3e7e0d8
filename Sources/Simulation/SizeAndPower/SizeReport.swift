public import EventStatistics

/// How often each test rejected, with the error of the simulation.
public struct SizeReport: Sendable, Hashable {
  /// What was simulated.
  public let study: SizeStudy
  /// The counts: tests within levels within effects within windows within scenarios.
  public let rows: [Row]

  /// The rejections of one test in one world.
  public struct Row: Sendable, Hashable {
    /// The world.
    public let scenario: SizeScenario
    /// The test.
    public let method: InferenceMethod
    /// The tested days, relative to the event.
    public let window: ClosedRange<Int>
    /// The abnormal return planted on day 0, as a fraction.
    public let effect: Double
    /// The nominal level.
    public let level: Double
    /// The number of simulated studies in which the test rejected, `p ≤ level`.
    public let rejections: Int
    /// The number of simulated studies in which the test could be evaluated.
    public let replications: Int
    /// The number of simulated studies in which the test was not applicable.
    public let notApplicable: Int
    /// The first reason why the test was not applicable.
    public let reason: String?
    /// The share of rejections; nothing when the test was never applicable.
    public let rate: Double?
    /// The lower bound of Wilson's interval of the rate.
    public let lower: Double?
    /// The upper bound of Wilson's interval of the rate.
    public let upper: Double?

    /// What the interval says about the test's size; nothing with an effect or without a rate.
    public var verdict: SizeVerdict? {
      guard effect == 0, let lower, let upper else { return nil }
      return lower > level ? .rejectsTooOften : upper < level ? .rejectsTooSeldom : .agrees
    }

    init(
      scenario: SizeScenario,
      method: InferenceMethod,
      window: ClosedRange<Int>,
      effect: Double,
      level: Double,
      tally: SizeTally.Cell,
      confidence: Double
    ) {
      self.scenario = scenario
      self.method = method
      self.window = window
      self.effect = effect
      self.level = level
      rejections = tally.rejections(at: level)
      replications = tally.pValues.count
      notApplicable = tally.notApplicable
      reason = tally.reason
      guard replications > 0 else {
        rate = nil
        lower = nil
        upper = nil
        return
      }
      let interval = WilsonInterval(
        successes: rejections,
        trials: replications,
        confidence: confidence
      )
      rate = Double(rejections) / Double(replications)
      lower = interval.lower
      upper = interval.upper
    }
  }
}
