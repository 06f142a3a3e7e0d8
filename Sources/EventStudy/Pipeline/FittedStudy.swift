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
  /// The events that the model does not have, and why.
  let failures: [(event: AlignedEvent, reason: ExclusionReason)]

  /// What became of one event under the model.
  private enum Outcome: Sendable {
    case fitted(FittedEvent)
    case left(ExclusionReason)
  }

  /// Fits a model to every event, in parallel; each event's result has its own place.
  init(
    _ study: AlignedStudy,
    axes: StudyAxes,
    method: ExpectedReturnMethod,
    plan: StudyPlan
  ) {
    self.method = method
    let model = method.model(plan.modelOptions(factors: axes.standard.factors))
    let samples = EventSamples(study, method: method, plan: plan)
    let outcomes = concurrentMap(count: study.events.count, threads: plan.threads) {
      index -> Outcome in
      let event = study.events[index]
      if let obstacle = study.obstacle(to: method, of: event) { return .left(obstacle) }
      do throws(EstimationError) {
        let fit = try model.fit(samples[index])
        return event.reasonUnseen(in: fit, method: method).map { .left($0) } ?? .fitted(fit)
      } catch {
        return .left(.estimationFailed("\(error)"))
      }
    }
    var events: [(event: AlignedEvent, fit: FittedEvent)] = []
    var failures: [(event: AlignedEvent, reason: ExclusionReason)] = []
    for (event, outcome) in zip(study.events, outcomes) {
      switch outcome {
      case .fitted(let fit): events.append((event, fit))
      case .left(let reason): failures.append((event, reason))
      }
    }
    self.events = events
    self.failures = failures
  }

  /// Gathers the events, or those of them that fulfill a condition.
  func summary(
    plan: StudyPlan,
    where isIncluded: (AlignedEvent) -> Bool = { _ in true }
  ) -> GroupSummary {
    let chosen = events.filter { isIncluded($0.event) }
    return GroupSummary(
      chosen.map(\.fit),
      dates: chosen.map { Int($0.event.day.date.dayNumber) },
      plan: plan
    )
  }

  /// Returns the result of the model from the averages and tests of its events.
  func result(of summary: GroupSummary, plan: StudyPlan) -> ModelResult {
    let listed = plan.settings.analysis.perEvent ? events.count : 0
    let single = concurrentMap(count: listed, threads: plan.threads) { index in
      results(of: events[index].event, fit: events[index].fit, plan: plan)
    }
    return ModelResult(
      model: method,
      fits: single.map { $0.fit },
      abnormalReturns: single.map { $0.returns },
      cars: single.flatMap { $0.cars },
      aar: summary.days,
      windows: summary.windows,
      tests: summary.tests,
      firstDate: span?.lowerBound,
      lastDate: span?.upperBound
    )
  }

  /// From the first return of any estimation window to the last day of any window, before or after.
  private var span: ClosedRange<CalendarDate>? {
    let first = events.map { event, fit in
      event.axis.days[
        min(observed(of: event, fit).lowerBound, event.day.index + fit.days.lowerBound)
      ]
    }.min()
    let last = events.map { event, fit in
      event.axis.days[
        max(observed(of: event, fit).upperBound, event.day.index + fit.days.upperBound)
      ]
    }.max()
    guard let first, let last else { return nil }
    return first...last
  }

  /// The positions of the first and the last return that an event was estimated from.
  private func observed(of event: AlignedEvent, _ fit: FittedEvent) -> ClosedRange<Int> {
    let start = event.day.index + fit.firstEstimationDay
    // A window without any return may lie beyond the data on either side.
    let end = event.axis.days.count - 1
    let first = start + (fit.residuals.firstIndex(where: \.isFinite) ?? 0)
    let last = start + (fit.residuals.lastIndex(where: \.isFinite) ?? 0)
    let known = min(max(0, first), end)
    return known...max(known, min(last, end))
  }

  private func results(
    of event: AlignedEvent,
    fit: FittedEvent,
    plan: StudyPlan
  ) -> (fit: ModelFit, returns: AbnormalReturns, cars: [CumulativeReturn]) {
    let (eventID, symbol) = (event.eventID, event.announcement.symbol)
    let observed = observed(of: event, fit)
    let methods = plan.settings.methods
    return (
      ModelFit(
        fit,
        eventID: eventID,
        symbol: symbol,
        estimated: event.axis.days[observed.lowerBound]...event.axis.days[observed.upperBound]
      ),
      AbnormalReturns(
        fit,
        eventID: eventID,
        symbol: symbol,
        dates: fit.days.map { event.axis.days[event.day.index + $0] },
        confidence: methods.confidence
      ),
      plan.tested.map { window in
        CumulativeReturn(
          fit,
          eventID: eventID,
          symbol: symbol,
          window: window,
          alternative: methods.alternative
        )
      }
    )
  }
}
