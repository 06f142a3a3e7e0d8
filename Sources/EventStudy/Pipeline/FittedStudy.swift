internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// The events of a study under one model.
struct FittedStudy: Sendable {
  let method: ExpectedReturnMethod
  /// The fitted events, in the order of event identifiers.
  let events: [(event: AlignedEvent, fit: FittedEvent)]
  /// The events that the model could not be fitted to.
  let failures: [Exclusion]
  private let days: [CalendarDate]

  /// Fits a model to every event, in parallel; each event's result has its own place.
  init(
    _ study: AlignedStudy,
    axis: StudyAxis,
    method: ExpectedReturnMethod,
    settings: StudySettings
  ) {
    self.method = method
    days = axis.days
    let model = method.model(settings.modelOptions(factors: axis.factors))
    let samples = EventSamples(
      study,
      axis: axis,
      needsPrices: method.needsPrices,
      settings: settings
    )
    let outcomes = concurrentMap(count: study.events.count, threads: settings.threads) { index in
      Result { () throws(EstimationError) in try model.fit(samples[index]) }
    }
    var events: [(event: AlignedEvent, fit: FittedEvent)] = []
    var failures: [Exclusion] = []
    for (event, outcome) in zip(study.events, outcomes) {
      switch outcome {
      case .success(let fit):
        events.append((event, fit))
      case .failure(let error):
        failures.append(
          Exclusion(
            event.announcement,
            reason: .estimationFailed("\(method.rawValue): \(error)")
          )
        )
      }
    }
    self.events = events
    self.failures = failures
  }

  /// Evaluates every window and test of a study on the fitted events.
  func evaluated(settings: StudySettings) -> ModelResult {
    let section = CrossSection(
      events.map(\.fit),
      dates: events.map { $0.event.day.index },
      preparing: settings.configuration.methods.tests,
      threads: settings.threads
    )
    return ModelResult(
      method: method,
      events: events.map { result(of: $0.event, fit: $0.fit, windows: settings.tested) },
      days: averages(section, settings: settings),
      windows: settings.tested.map { window in
        windowResult(window, section: section, settings: settings)
      }
    )
  }

  private func result(
    of event: AlignedEvent,
    fit: FittedEvent,
    windows: [TestWindow]
  ) -> EventResult {
    let first = event.day.index + fit.firstEstimationDay
    let observed = fit.residuals.indices.filter { fit.residuals[$0].isFinite }
    return EventResult(
      eventID: event.eventID,
      symbol: event.announcement.symbol,
      fit: fit,
      firstEstimationDate: days[max(0, first + (observed.first ?? 0))],
      lastEstimationDate: days[max(0, first + (observed.last ?? 0))],
      dates: fit.days.map { days[event.day.index + $0] },
      windows: windows.map { window in
        let cumulative = fit.cumulative(window.days)
        return EventWindowResult(
          window: window,
          cumulative: cumulative,
          test: TestOutcome.of { () throws(InferenceError) in
            try CumulativeAbnormalReturnTest(fit, window: window.days)
          }
        )
      }
    )
  }

  private func averages(_ section: CrossSection, settings: StudySettings) -> [AverageDay] {
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

  private func windowResult(
    _ window: TestWindow,
    section: CrossSection,
    settings: StudySettings
  ) -> WindowResult {
    let sample = section.window(window.days)
    return WindowResult(
      window: window,
      eventCount: sample.eventCount,
      caar: sample.eventCount > 0 ? sample.caar : nil,
      medianCAR: sample.medianCAR,
      positiveCount: sample.positiveCount,
      tests: settings.configuration.methods.tests.map { method in
        (
          method,
          TestOutcome.of { () throws(InferenceError) in
            try method.evaluate(sample, options: settings.inferenceOptions)
          }
        )
      }
    )
  }
}

extension TestOutcome {
  /// Evaluates a test, or keeps the reason why it does not apply.
  static func of(
    _ evaluate: () throws(InferenceError) -> any HypothesisTest
  ) -> TestOutcome {
    do throws(InferenceError) {
      let test = try evaluate()
      return .evaluated(
        TestFigures(
          statistic: test.statistic,
          degreesOfFreedom: test.nullDistribution.degreesOfFreedom,
          pValue: test.pValue(),
          eventCount: test.eventCount
        )
      )
    } catch {
      return .notApplicable(reason: error.description)
    }
  }
}
