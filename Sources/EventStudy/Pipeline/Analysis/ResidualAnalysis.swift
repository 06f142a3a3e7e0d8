internal import Announcements
internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// Checks the residuals of every event, and says which tests the sample supports.
struct ResidualAnalysis {
  /// The checks of each event, by model.
  let diagnostics: [EventDiagnostics]
  /// The advice for each model.
  let advice: [TestAdvice]

  /// Checks the fitted events of a study.
  init(
    study: AlignedStudy,
    models: [(FittedStudy, GroupSummary)],
    plan: StudyPlan
  ) {
    var diagnostics: [EventDiagnostics] = []
    var advice: [TestAdvice] = []
    for (fitted, summary) in models {
      let method = fitted.method
      let checks = concurrentMap(count: fitted.events.count, threads: plan.threads) { index in
        Self.check(fitted.events[index], study: study)
      }
      diagnostics += zip(fitted.events, checks).map { fitted, checks in
        EventDiagnostics(
          model: method,
          eventID: fitted.event.eventID,
          symbol: fitted.event.announcement.symbol,
          checks: checks
        )
      }
      guard let window = plan.tested.first, !fitted.events.isEmpty else { continue }
      let recommendation = TestRecommendation(
        summary.events.window(window.days),
        diagnostics: checks.compactMap { try? $0.get() }
      )
      advice.append(
        TestAdvice(
          model: fitted.method,
          findings: recommendation.findings.map(\.description),
          preferred: recommendation.preferred,
          doubtful: recommendation.doubtful
        )
      )
    }
    self.diagnostics = diagnostics
    self.advice = advice
  }

  private static func check(
    _ fitted: (event: AlignedEvent, fit: FittedEvent),
    study: AlignedStudy
  ) -> Result<ResidualDiagnostics, InferenceError> {
    let first = fitted.event.day.index + fitted.fit.firstEstimationDay
    let returns = study.returns(of: fitted.event) ?? []
    let window = (first..<(first + fitted.fit.residuals.count)).clamped(to: returns.indices)
    return Result { () throws(InferenceError) in
      try ResidualDiagnostics(fitted.fit, estimationReturns: Array(returns[window]))
    }
  }
}
