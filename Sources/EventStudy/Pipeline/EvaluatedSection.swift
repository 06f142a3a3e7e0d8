internal import EventAlignment
internal import EventStatistics

/// The averages and the tests of some fitted events: all of a study, a group, or another outcome.
struct EvaluatedSection {
  let section: CrossSection
  private let settings: StudyPlan

  /// Gathers fitted events in their order.
  ///
  /// - Parameters:
  ///   - fits: The fitted events.
  ///   - dates: The position of day 0 of each.
  ///   - settings: Names the windows and the tests.
  init(_ fits: [FittedEvent], dates: [Int], settings: StudyPlan) {
    self.settings = settings
    section = CrossSection(
      fits,
      dates: dates,
      preparing: settings.configuration.methods.tests,
      threads: settings.threads
    )
  }

  /// The average of each day of the event window.
  var days: [AverageDay] {
    let band = section.confidenceBand(level: settings.configuration.methods.confidence)
    return section.aar.indices.map { index in
      let hasEvents = section.counts[index] > 0
      return AverageDay(
        relativeDay: section.firstRelativeDay + index,
        eventCount: section.counts[index],
        aar: hasEvents ? section.aar[index] : nil,
        caar: section.events.isEmpty ? nil : section.caar[index],
        lowerBound: band[index]?.lower,
        upperBound: band[index]?.upper
      )
    }
  }

  /// The tests of each window of the study.
  var windows: [WindowResult] {
    settings.tested.map { window in
      let sample = section.window(window.days)
      return WindowResult(
        window: window,
        eventCount: sample.eventCount,
        caar: sample.eventCount > 0 ? sample.caar : nil,
        medianCAR: sample.medianCAR,
        interval: sample.confidenceInterval(level: settings.configuration.methods.confidence),
        positiveCount: sample.positiveCount,
        tests: settings.configuration.methods.tests.map { method in
          let outcome = TestOutcome.of(settings.configuration.methods.alternative) {
            () throws(InferenceError) in
            try method.evaluate(sample, options: settings.inferenceOptions)
          }
          return (method, outcome)
        }
      )
    }
  }
}

extension TestOutcome {
  /// Evaluates a test, or keeps the reason why it does not apply.
  static func of(
    _ alternative: Alternative,
    _ evaluate: () throws(InferenceError) -> any HypothesisTest
  ) -> TestOutcome {
    do throws(InferenceError) {
      let test = try evaluate()
      return .evaluated(
        TestFigures(
          statistic: test.statistic,
          degreesOfFreedom: test.nullDistribution.degreesOfFreedom,
          pValue: test.pValue(alternative),
          eventCount: test.eventCount
        )
      )
    } catch {
      return .notApplicable(reason: error.description)
    }
  }
}
