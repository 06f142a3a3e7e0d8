internal import EventStatistics

/// How often each test rejected, with the error of the simulation.
package struct SizeReport: Sendable, Hashable {
  /// What was simulated.
  package let study: SizeStudy
  /// The counts: tests within levels within effects within windows within scenarios.
  package let rows: [Row]

  /// The rejections of one test in one world.
  package struct Row: Sendable, Hashable {
    /// The world.
    package let scenario: SizeScenario
    /// The test.
    package let test: SizeTest
    /// The tested days, relative to the event.
    package let window: ClosedRange<Int>
    /// The abnormal return planted on day 0, as a fraction.
    package let effect: Double
    /// The nominal level.
    package let level: Double
    /// The number of simulated studies in which the test rejected, `p ≤ level`.
    package let rejections: Int
    /// The number of simulated studies in which the test could be evaluated.
    package let replications: Int
    /// The number of simulated studies in which the test was not applicable.
    package let notApplicable: Int
    /// The first reason why the test was not applicable.
    package let reason: String?
    /// The share of rejections; nothing when the test was never applicable.
    package let rate: Double?
    /// The lower bound of Wilson's interval of the rate.
    package let lower: Double?
    /// The upper bound of Wilson's interval of the rate.
    package let upper: Double?

    /// What the interval says about the test's size; nothing with an effect or without a rate.
    package var verdict: SizeVerdict? {
      guard effect == 0, let lower, let upper else { return nil }
      return lower > level ? .rejectsTooOften : upper < level ? .rejectsTooSeldom : .agrees
    }

    init(
      scenario: SizeScenario,
      test: SizeTest,
      window: ClosedRange<Int>,
      effect: Double,
      level: Double,
      tally: SizeTally.Cell,
      confidence: Double
    ) {
      self.scenario = scenario
      self.test = test
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

extension SizeReport {
  /// The columns of ``csv``.
  package static let columns = [
    "scenario", "test", "window_start", "window_end", "effect", "level", "alternative", "n_events",
    "rejections", "replications", "not_applicable", "rate", "lower", "upper", "verdict", "reason",
  ]

  /// The rows as a CSV table, numbers in their shortest exact form, nothing where there is none.
  package var csv: String {
    var text = Self.columns.joined(separator: ",") + "\n"
    for row in rows {
      let fields: [String] = [
        row.scenario.rawValue, row.test.name,
        "\(row.window.lowerBound)", "\(row.window.upperBound)",
        "\(row.effect)", "\(row.level)", study.alternative.rawValue, "\(study.eventCount)",
        "\(row.rejections)", "\(row.replications)", "\(row.notApplicable)",
        row.rate.map { "\($0)" } ?? "", row.lower.map { "\($0)" } ?? "",
        row.upper.map { "\($0)" } ?? "", row.verdict?.rawValue ?? "",
        row.reason.map(Self.quoted) ?? "",
      ]
      text += fields.joined(separator: ",") + "\n"
    }
    return text
  }

  /// Returns a text as a quoted field, because reasons contain commas.
  private static func quoted(_ text: String) -> String {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }
}

/// What a simulation says about the size of a test.
package enum SizeVerdict: String, Sendable, Hashable, CaseIterable {
  /// The nominal level lies in the interval.
  case agrees
  /// The interval lies above the nominal level: the test finds effects that are not there.
  case rejectsTooOften = "rejects_too_often"
  /// The interval lies below the nominal level: the test is careful and loses power.
  case rejectsTooSeldom = "rejects_too_seldom"
}

/// Wilson's score interval of a probability, from counted successes.
///
/// `(p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²))/(1 + z²/n)`
///
/// It stays inside 0 to 1 and has a width where nothing or everything was counted, unlike
/// `p̂ ± z √(p̂(1 − p̂)/n)`.
///
/// Source: Wilson (1927), *Probable Inference, the Law of Succession, and Statistical Inference*,
/// Journal of the American Statistical Association 22(158), pp. 209–212.
struct WilsonInterval: Sendable, Hashable {
  let lower: Double
  let upper: Double

  /// Computes the interval.
  ///
  /// - Parameters:
  ///   - successes: From 0 to `trials`.
  ///   - trials: At least 1.
  ///   - confidence: The coverage, between 0 and 1.
  init(successes: Int, trials: Int, confidence: Double) {
    precondition(trials >= 1 && (0...trials).contains(successes), "A rate needs trials")
    let z = NullDistribution.standardNormal.upperQuantile((1 - confidence) / 2)
    let n = Double(trials)
    let p = Double(successes) / n
    let scale = 1 + z * z / n
    let center = (p + z * z / (2 * n)) / scale
    let reach = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / scale
    // Rounding must not move a bound past the end that it reaches exactly.
    lower = successes == 0 ? 0 : max(0, center - reach)
    upper = successes == trials ? 1 : min(1, center + reach)
  }
}
