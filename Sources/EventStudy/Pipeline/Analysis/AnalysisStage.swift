internal import ParallelExecution

/// The part of a study that asks about its fitted events beyond their averages, and about nothing else.
struct AnalysisStage {
  /// What became of every announcement.
  let events: [EventRecord]
  /// The fitted events of each model with their averages and tests.
  let models: [(FittedSample, GroupSummary)]
  /// The share of each event's estimation returns that are zero, by model.
  let zeroShares: [[Double]]
  let results: [ModelResult]
  let plan: StudyPlan

  /// Runs every analysis that the settings ask for.
  ///
  /// - Throws: ``StudyError`` when a column of the events does not exist or holds no numbers.
  func run() throws(StudyError) -> AnalysisResult {
    let causes = try CauseAnalysis(events, models: models, plan: plan)
    let groups = GroupAnalysis(events, models: models, plan: plan)
    let (residuals, adjusted) = concurrently(threads: plan.threads) {
      ResidualAnalysis(models, zeroShares: zeroShares, plan: plan)
    } _: {
      MultiplicityAnalysis(models: models, results: results, plan: plan).adjusted
    }
    let single = SingleEventAnalysis(models.map(\.0), plan: plan)
    return AnalysisResult(
      adjustedPValues: adjusted,
      groups: groups.results,
      groupComparisons: groups.comparisons,
      groupPairs: groups.pairs,
      explainingColumns: causes.columns,
      regressions: causes.regressions,
      correlations: causes.correlations,
      correlationLines: causes.lines,
      numericColumns: causes.numericColumns,
      diagnostics: residuals.diagnostics,
      advice: residuals.advice,
      sharedWindows: models.first.map { SharedDays($0.0).windows(plan.tested) } ?? [],
      singleEvents: single.results,
      combinedEvents: single.combined
    )
  }
}
