public import EventAlignment
public import EventStatistics

/// The average abnormal return of one day relative to the events.
public struct AverageDay: Sendable, Hashable, Codable {
  /// The trading day relative to day 0.
  public var relativeDay: Int
  /// The number of events with an abnormal return on the day.
  public var eventCount: Int
  /// The average abnormal return, as a fraction; absent without events.
  public var aar: Double?
  /// The sum of the averages from the first day of the event window on, as a fraction.
  public var caar: Double?
  /// The lower end of the confidence interval of ``caar``, where it exists.
  public var lowerBound: Double?
  /// The upper end of the confidence interval of ``caar``, where it exists.
  public var upperBound: Double?

  private enum CodingKeys: String, CodingKey {
    case aar, caar
    case relativeDay = "relative_day"
    case eventCount = "n_events"
    case lowerBound = "lower_bound"
    case upperBound = "upper_bound"
  }
}

extension AverageDay {
  /// Returns the average of each day of some fitted events.
  package static func all(of events: CrossSection, confidence: Double) -> [AverageDay] {
    let band = events.confidenceBand(level: confidence)
    return events.aar.indices.map { index in
      AverageDay(
        relativeDay: events.firstRelativeDay + index,
        eventCount: events.counts[index],
        aar: events.counts[index] > 0 ? events.aar[index].present : nil,
        caar: events.events.isEmpty ? nil : events.caar[index].present,
        lowerBound: band[index]?.lower.present,
        upperBound: band[index]?.upper.present
      )
    }
  }
}

/// The average effect over one tested window.
public struct WindowResult: Sendable, Hashable, Codable {
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The number of events that have a return in the window.
  public var eventCount: Int
  /// The cumulative average abnormal return, as a fraction; absent without events.
  public var caar: Double?
  /// The median of the cumulative abnormal returns, as a fraction; absent without events.
  public var medianCAR: Double?
  /// The number of events whose cumulative abnormal return is above zero.
  public var positiveCount: Int
  /// The lower end of the confidence interval of the mean, where it exists.
  public var lowerBound: Double?
  /// The upper end of the confidence interval of the mean, where it exists.
  public var upperBound: Double?

  private enum CodingKeys: String, CodingKey {
    case caar
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case eventCount = "n_events"
    case medianCAR = "median_car"
    case positiveCount = "n_positive"
    case lowerBound = "lower_bound"
    case upperBound = "upper_bound"
  }

  /// The window.
  public var window: TestWindow { TestWindow(windowStart...max(windowStart, windowEnd)) }

  /// Half the width of the confidence interval, which lies evenly around the mean.
  package var reach: Double? {
    guard let lowerBound, let upperBound else { return nil }
    return (upperBound - lowerBound) / 2
  }
}

extension WindowResult {
  /// Averages the events of a window.
  package init(_ sample: WindowSample, window: TestWindow, confidence: Double) {
    let interval = sample.confidenceInterval(level: confidence)
    windowStart = window.days.lowerBound
    windowEnd = window.days.upperBound
    eventCount = sample.eventCount
    caar = sample.eventCount > 0 ? sample.caar.present : nil
    medianCAR = sample.medianCAR.present
    positiveCount = sample.positiveCount
    lowerBound = interval?.lower.present
    upperBound = interval?.upper.present
  }
}

extension WindowSample {
  /// The median of the cumulative abnormal returns, as a fraction; nothing without events.
  fileprivate var medianCAR: Double? {
    cumulative.isEmpty ? nil : Median.of(cumulative.map(\.car))
  }

  /// The number of events whose cumulative abnormal return is above zero.
  fileprivate var positiveCount: Int { cumulative.count { $0.car > 0 } }
}

/// One test of one window over all events.
public struct TestResult: Sendable, Hashable, Codable {
  /// The first day of the window.
  public var windowStart: Int
  /// The last day of the window.
  public var windowEnd: Int
  /// The test.
  public var test: InferenceMethod
  /// The observed statistic, where the test applies.
  public var statistic: Double?
  /// The degrees of freedom of the reference distribution, absent for the normal one.
  public var degreesOfFreedom: Double?
  /// The p-value, where the test applies.
  public var pValue: Double?
  /// The number of events in the statistic.
  public var eventCount: Int
  /// *W*, the rank sum of the positive values, of Wilcoxon's test, whose statistic is *z*.
  public var rankSum: Double?
  /// Why the test does not apply, where it does not.
  public var reason: String?

  private enum CodingKeys: String, CodingKey {
    case test, statistic, reason
    case rankSum = "rank_sum"
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case degreesOfFreedom = "degrees_of_freedom"
    case pValue = "p_value"
    case eventCount = "n_events"
  }
}

extension TestResult {
  /// Puts the outcome of a test beside its window.
  package init(_ test: InferenceMethod, window: WindowResult, outcome: TestOutcome) {
    windowStart = window.windowStart
    windowEnd = window.windowEnd
    self.test = test
    statistic = outcome.figures?.statistic.present
    degreesOfFreedom = outcome.figures?.degreesOfFreedom.present
    pValue = outcome.figures?.pValue.present
    eventCount = outcome.figures?.eventCount ?? window.eventCount
    rankSum = outcome.figures?.rankSum
    reason = outcome.reason
  }
}

/// Windows with their tests: of all events, of a group, or of another outcome.
package protocol TestedWindows {
  /// The average effect over each window.
  var windows: [WindowResult] { get }
  /// Each test of each window.
  var tests: [TestResult] { get }
}

extension TestedWindows {
  /// Returns the tests of a window, in the order of the configuration.
  package func tests(of window: WindowResult) -> [TestResult] {
    tests.filter { $0.windowStart == window.windowStart && $0.windowEnd == window.windowEnd }
  }

  /// The tests, in the order of the configuration.
  package var testMethods: [InferenceMethod] {
    windows.first.map { tests(of: $0).map(\.test) } ?? []
  }
}

extension GroupResult: TestedWindows {}
extension ActivityResult: TestedWindows {}
extension DayShiftResult: TestedWindows {}

/// The outcome of a test: its numbers, or the reason why it does not apply.
public enum TestOutcome: Sendable, Hashable {
  /// The test was evaluated.
  case evaluated(TestFigures)
  /// The test does not apply to the sample, for the reason given.
  case notApplicable(reason: String)

  /// The numbers, where the test was evaluated.
  public var figures: TestFigures? {
    if case .evaluated(let figures) = self { figures } else { nil }
  }

  /// Why the test does not apply, where it does not.
  public var reason: String? {
    if case .notApplicable(let reason) = self { reason } else { nil }
  }
}

extension TestOutcome {
  /// Evaluates a test, or keeps the reason why it does not apply.
  package static func of(
    _ alternative: Alternative,
    _ evaluate: () throws(InferenceError) -> any HypothesisTest
  ) -> TestOutcome {
    do throws(InferenceError) {
      let test = try evaluate()
      guard !test.statistic.isNaN else {
        return .notApplicable(
          reason: "an event has no standard error to compare its abnormal return with"
        )
      }
      return .evaluated(
        TestFigures(
          statistic: test.statistic,
          degreesOfFreedom: test.nullDistribution.degreesOfFreedom,
          pValue: test.pValue(alternative),
          eventCount: test.eventCount,
          rankSum: (test as? WilcoxonTest)?.positiveRankSum
        )
      )
    } catch {
      return .notApplicable(reason: error.description)
    }
  }
}

/// The numbers of an evaluated test.
public struct TestFigures: Sendable, Hashable {
  /// The observed statistic.
  public var statistic: Double
  /// The degrees of freedom of its reference distribution, absent for the normal one.
  public var degreesOfFreedom: Double?
  /// The p-value in the direction of the study.
  public var pValue: Double
  /// The number of events in the statistic.
  public var eventCount: Int
  /// *W*, the rank sum of the positive values, of Wilcoxon's test.
  public var rankSum: Double?
}
