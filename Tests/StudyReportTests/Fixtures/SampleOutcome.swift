import EventStatistics
import EventStudy

extension InferenceOptions {
  /// So few draws that a test of the look takes no time.
  static let few: InferenceOptions = {
    var options = InferenceOptions()
    options.draws = 99
    return options
  }()
}

extension TestOutcome {
  /// Evaluates a test, or keeps the reason why it does not apply.
  static func of(_ evaluate: () throws -> any HypothesisTest) -> TestOutcome {
    do {
      let test = try evaluate()
      return .evaluated(
        TestFigures(
          statistic: test.statistic,
          degreesOfFreedom: test.nullDistribution.degreesOfFreedom,
          pValue: test.pValue(.twoSided),
          eventCount: test.eventCount
        )
      )
    } catch {
      return .notApplicable(reason: "\(error)")
    }
  }
}
