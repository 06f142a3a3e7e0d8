internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// The averages and the tests of a group of fitted events: all of a study, some of them, or the same
/// events with another outcome.
struct GroupSummary {
  /// The events, from which other windows and samples can be taken.
  let events: CrossSection
  /// The average of each day of the event window.
  let days: [AverageDay]
  /// The average effect over each window of the study.
  let windows: [WindowResult]
  /// Each test of each window.
  let tests: [TestResult]

  /// Averages and tests fitted events in their order.
  ///
  /// - Parameters:
  ///   - fits: The fitted events.
  ///   - dates: The position of day 0 of each.
  ///   - symbols: The security of each.
  ///   - chosenTests: The tests.
  ///   - plan: Names the windows.
  init(
    _ fits: [FittedEvent],
    dates: [Int],
    symbols: [String],
    tests chosenTests: [InferenceMethod],
    plan: StudyPlan
  ) {
    let methods = plan.settings.methods
    events = CrossSection(
      fits,
      dates: dates,
      firms: Clusters(symbols).places,
      preparing: chosenTests,
      threads: plan.threads
    )
    days = AverageDay.all(of: events, confidence: methods.confidence)
    let tested = concurrentMap(count: plan.tested.count, threads: plan.threads) { [events] place in
      let window = plan.tested[place]
      let sample = events.window(window.days)
      let result = WindowResult(sample, window: window, confidence: methods.confidence)
      let tests = chosenTests.map { method in
        let outcome = TestOutcome.of(methods.alternative) { () throws(InferenceError) in
          try method.evaluate(sample, options: plan.inferenceOptions)
        }
        return TestResult(method, window: result, outcome: outcome)
      }
      return (result: result, tests: tests)
    }
    windows = tested.map(\.result)
    tests = tested.flatMap(\.tests)
  }
}
