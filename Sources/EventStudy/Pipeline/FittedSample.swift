internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// The events of a study under one model, with what averages, tests and tables ask of them.
///
/// It holds nothing of the prices that it came from, so that one can be put together from the events of
/// several machines.
struct FittedSample: Sendable {
  /// One event under the model.
  struct Member: Sendable {
    let eventID: String
    let symbol: String
    /// Day 0.
    let date: CalendarDate
    /// The days of the event window.
    let dates: ArraySlice<CalendarDate>
    /// The first and the last day with a return in the estimation window.
    let estimated: ClosedRange<CalendarDate>
    let fit: FittedEvent
  }

  let method: ExpectedReturnMethod
  /// The events, in the order of their identifiers.
  let members: [Member]

  /// The number of the event date of each event.
  var dates: [Int] { members.map { Int($0.date.dayNumber) } }

  /// Averages and tests the events, or those of them that fulfill a condition.
  func summary(
    plan: StudyPlan,
    where isIncluded: (Member) -> Bool = { _ in true }
  ) -> GroupSummary {
    let chosen = members.filter(isIncluded)
    return GroupSummary(
      chosen.map(\.fit),
      dates: chosen.map { Int($0.date.dayNumber) },
      symbols: chosen.map(\.symbol),
      tests: plan.tests(ofEventsOn: dates),
      plan: plan
    )
  }

  /// Returns the result of the model from the averages and tests of its events.
  func result(of summary: GroupSummary, plan: StudyPlan) -> ModelResult {
    let listed = plan.settings.analysis.perEvent ? members.count : 0
    let windows = plan.tested.count
    return ModelResult(
      model: method,
      fits: concurrentMap(count: listed, threads: plan.threads) { members[$0].modelFit },
      abnormalReturns: concurrentMap(count: listed, threads: plan.threads) {
        members[$0].abnormalReturns(plan.settings.methods)
      },
      cars: concurrentMap(count: listed * windows, threads: plan.threads) {
        members[$0 / windows].car(plan.tested[$0 % windows], plan: plan)
      },
      aar: summary.days,
      windows: summary.windows,
      tests: summary.tests,
      residuals: listed == 1 ? members[0].fit.residuals.filter(\.isFinite) : [],
      firstDate: members.map(\.firstDate).min(),
      lastDate: members.map(\.lastDate).max()
    )
  }
}

extension FittedSample {
  /// Returns each window of the only event with its own tests; none of several events.
  func onlyCARs(plan: StudyPlan) -> [CumulativeReturn] {
    members.count == 1 ? plan.tested.map { members[0].car($0, plan: plan) } : []
  }
}

extension FittedSample.Member {
  /// The first day of the estimation or the event window.
  fileprivate var firstDate: CalendarDate {
    min(estimated.lowerBound, dates.first ?? estimated.lowerBound)
  }

  /// The last day of the estimation or the event window.
  fileprivate var lastDate: CalendarDate {
    max(estimated.upperBound, dates.last ?? estimated.upperBound)
  }

  /// The estimates of the event.
  fileprivate var modelFit: ModelFit {
    ModelFit(fit, eventID: eventID, symbol: symbol, estimated: estimated)
  }

  /// Returns the days of the event.
  fileprivate func abnormalReturns(_ methods: MethodSettings) -> AbnormalReturns {
    AbnormalReturns(
      fit,
      eventID: eventID,
      symbol: symbol,
      dates: Array(dates),
      confidence: methods.confidence,
      alternative: methods.alternative
    )
  }

  /// Returns a window of the event with its own tests.
  fileprivate func car(_ window: TestWindow, plan: StudyPlan) -> CumulativeReturn {
    CumulativeReturn(
      fit,
      eventID: eventID,
      symbol: symbol,
      window: window,
      alternative: plan.settings.methods.alternative,
      conventions: Set(plan.settings.methods.conventions)
    )
  }
}
