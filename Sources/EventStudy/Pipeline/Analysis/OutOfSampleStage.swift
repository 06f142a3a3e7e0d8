internal import Announcements
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// Lets each model of a study predict the days before each event that it is not estimated from.
struct OutOfSampleStage: Sendable {
  /// What each model predicts of each event, in the order of event identifiers and of models.
  let results: [OutOfSampleResult]

  /// Predicts, where the settings ask for it.
  init(_ study: AlignedStudy, models: [FittedStudy], axes: StudyAxes, plan: StudyPlan) {
    guard let design = plan.settings.analysis.outOfSample else {
      results = []
      return
    }
    let blocks = plan.settings.methods.blocks
    let options = plan.modelOptions(factors: axes.standard.factors)
    let prepared = models.map { fitted in
      (
        method: fitted.method, model: fitted.method.model(options),
        samples: EventSamples(study, method: fitted.method, plan: plan),
        events: Set(fitted.events.map { $0.event.eventID })
      )
    }
    results = concurrentMap(count: study.events.count, threads: plan.threads) { place in
      let event = study.events[place]
      let able = prepared.filter { $0.events.contains(event.eventID) }
      let comparison = OutOfSampleComparison(
        able.map { (model: $0.model, sample: $0.samples[place]) },
        design: design,
        blocks: blocks
      )
      return zip(able, comparison.fits).enumerated().map { index, found in
        OutOfSampleResult(
          event,
          model: found.0.method,
          fit: found.1,
          isBest: index == comparison.best
        )
      }
    }.flatMap(\.self)
  }
}

extension OutOfSampleResult {
  fileprivate init(
    _ event: AlignedEvent,
    model: ExpectedReturnMethod,
    fit: Result<OutOfSampleFit, EstimationError>,
    isBest: Bool
  ) {
    self.init(eventID: event.eventID, symbol: event.announcement.symbol, model: model)
    self.isBest = isBest
    switch fit {
    case .success(let found):
      days = found.days
      rootMeanSquare = found.rootMeanSquare.present
      meanAbsolute = found.meanAbsolute.present
      rSquared = found.rSquared.present
    case .failure(let error): reason = error.description
    }
  }
}
