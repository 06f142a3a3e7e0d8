internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// The part of a study that asks about its events beyond their averages.
struct AnalysisStage {
  let inputs: StudyInputs
  let axes: StudyAxes
  let study: AlignedStudy
  /// The fitted events of each model with their averages and tests.
  let models: [(FittedStudy, GroupSummary)]
  let results: [ModelResult]
  let plan: StudyPlan
  let otherMarkets: [OtherMarketResult]
  let otherPrices: [OtherPriceResult]
  let entries: [EntryResult]
  let intraday: [IntradayResult]
  let intradayAverages: [IntradayAverage]
  let earlyMoves: [EarlyMove]
  let dayZeroSplits: [DayZeroSplit]

  /// Runs every analysis that the settings ask for.
  ///
  /// - Throws: ``StudyError`` when a column of the events does not exist or holds no numbers.
  func run() throws(StudyError) -> AnalysisResult {
    let causes = CauseAnalysis(study: study, models: models, plan: plan)
    let groups = GroupAnalysis(study: study, models: models, plan: plan)
    let residuals = ResidualAnalysis(study: study, models: models, plan: plan)
    return AnalysisResult(
      adjustedPValues: MultiplicityAnalysis(
        models: models,
        results: results,
        plan: plan
      ).adjusted,
      groups: groups.groups,
      groupComparisons: groups.comparisons,
      regressions: try causes.regressions(),
      correlations: try causes.correlations(),
      diagnostics: plan.settings.analysis.perEvent ? residuals.diagnostics : [],
      advice: residuals.advice,
      activities: ActivityAnalysis(study: study, plan: plan).results,
      calendarTime: CalendarTimeAnalysis(study: study, axes: axes, plan: plan).results,
      shiftedDayZero: DayShiftStage(study, axes: axes, plan: plan).results,
      otherMarkets: otherMarkets,
      otherPrices: otherPrices,
      entries: entries,
      intraday: intraday,
      intradayAverages: intradayAverages,
      earlyMoves: earlyMoves,
      dayZeroSplits: dayZeroSplits
    )
  }
}
