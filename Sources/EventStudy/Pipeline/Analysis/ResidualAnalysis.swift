internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// Checks the residuals of every event, and says which tests the sample supports.
struct ResidualAnalysis {
  /// The checks of each event, by model.
  let diagnostics: [EventDiagnostics]
  /// The advice for each model.
  let advice: [TestAdvice]

  /// Checks fitted events.
  ///
  /// - Parameters:
  ///   - models: The events of each model with their averages.
  ///   - zeroShares: The share of each event's estimation returns that are zero, by model.
  ///   - plan: Names the windows.
  init(
    _ models: [(FittedSample, GroupSummary)],
    zeroShares: [[Double]],
    plan: StudyPlan
  ) {
    var diagnostics: [EventDiagnostics] = []
    var advice: [TestAdvice] = []
    for ((sample, summary), zeroShares) in zip(models, zeroShares) {
      let members = sample.members
      let checks = Self.checks(of: members.map(\.fit), zeroShares: zeroShares, plan: plan)
      if plan.settings.analysis.perEvent {
        diagnostics += zip(members, checks).map { member, checks in
          EventDiagnostics(
            model: sample.method,
            eventID: member.eventID,
            symbol: member.symbol,
            checks: checks
          )
        }
      }
      guard let window = plan.tested.first, !members.isEmpty else { continue }
      let recommendation = TestRecommendation(
        summary.events.window(window.days),
        diagnostics: checks.compactMap { try? $0.get() },
        sharing: SharedDays(sample).count(of: window.days)
      )
      advice.append(
        TestAdvice(
          model: sample.method,
          findings: recommendation.findings.map(\.description),
          preferred: recommendation.preferred,
          doubtful: recommendation.doubtful
        )
      )
    }
    self.diagnostics = diagnostics
    self.advice = advice
  }

  /// Checks the residuals of each event.
  static func checks(
    of fits: [FittedEvent],
    zeroShares: [Double],
    plan: StudyPlan
  ) -> [Result<ResidualDiagnostics, InferenceError>] {
    concurrentMap(count: fits.count, threads: plan.threads) { index in
      Result { () throws(InferenceError) in
        try ResidualDiagnostics(fits[index], zeroReturnShare: zeroShares[index])
      }
    }
  }
}
