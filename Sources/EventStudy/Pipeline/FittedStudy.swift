internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution
internal import PriceData

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
    let outcomes = concurrentMap(
      count: study.events.count,
      threads: plan.threads,
      ifStopped: .left(.estimationFailed("stopped"))
    ) { index -> Outcome in
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

  /// The events without the prices that they came from.
  var sample: FittedSample {
    // The tests of one event alone ask for ranges.
    let hasRanges = events.count <= SingleEventResult.most
    return FittedSample(
      method: method,
      members: events.map { event, fit in
        let observed = observed(of: event, fit)
        let days = event.axis.days
        let fit = hasRanges ? fit.with(event.ranges(of: fit)) : fit
        return FittedSample.Member(
          eventID: event.eventID,
          symbol: event.announcement.symbol,
          date: event.day.date,
          dates: days[
            (event.day.index + fit.days.lowerBound)...(event.day.index + fit.days.upperBound)
          ],
          estimated: days[observed.lowerBound]...days[observed.upperBound],
          fit: fit
        )
      }
    )
  }

  /// Returns the share of each event's estimation returns that are exactly zero; NaN without any.
  func zeroReturnShares(_ study: AlignedStudy, plan: StudyPlan) -> [Double] {
    concurrentMap(count: events.count, threads: plan.threads) { index in
      let (event, fit) = events[index]
      let first = event.day.index + fit.firstEstimationDay
      let returns = study.returns(of: event) ?? []
      let window = (first..<(first + fit.residuals.count)).clamped(to: returns.indices)
      return ResidualDiagnostics.zeroShare(of: returns[window], leavingOut: event.masked)
    }
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
}

extension AlignedEvent {
  /// Returns the variances of the days of a fit from their prices, where the files have high and low.
  fileprivate func ranges(of fit: FittedEvent) -> RangeVariances {
    let (panel, all) = (axis.panel, axis.days.indices)
    guard panel.has(.high), panel.has(.low) else { return RangeVariances() }
    let days = (day.index + fit.firstEstimationDay)...(day.index + fit.days.upperBound)
    func values(_ field: PriceField) -> [Double] {
      guard panel.has(field) else { return [] }
      let known = days.clamped(to: all.lowerBound...(all.upperBound - 1))
      let values = axis.values(of: field, symbol: symbol, at: known)
      // A day that lies before the files has no price.
      return days.map { known.contains($0) ? values[$0 - known.lowerBound] : .nan }
    }
    return RangeVariances(
      open: values(.open),
      high: values(.high),
      low: values(.low),
      close: values(.close)
    )
  }
}
