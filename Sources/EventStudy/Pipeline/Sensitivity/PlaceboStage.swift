internal import EventAlignment
internal import EventStatistics
internal import ParallelExecution

/// Runs the base grid on random days without an event.
struct PlaceboStage {
  /// Where the true results stand; nothing where no placebo study was asked for or possible.
  let result: PlaceboResult?

  private static let noComparison =
    "the test applies to no study of random days, such as where prices begin too late for one"

  init(
    _ base: ScenarioStudy,
    plan: SensitivityPlan,
    progress: (StudyStep) throws(StudyError) -> Void
  ) throws(StudyError) {
    let models =
      base.panelModels.isEmpty
      ? base.models.filter(GridSettings.closedForms.contains) : base.panelModels
    guard plan.choice.placebos > 0, let sample = base.sample, !models.isEmpty,
      !sample.events.isEmpty
    else {
      result = nil
      return
    }
    try progress(.placebo(plan.choice.placebos))
    let settings = base.gridSettings(models)
    let study = PlaceboStudy(
      sample.panel,
      events: sample.events,
      settings: settings,
      placebo: PlaceboSettings(studies: plan.choice.placebos, seed: plan.settings.run.seed),
      threads: base.studyPlan.threads
    )
    guard !StopRequest.isMade else { throw .stopped }
    let count = plan.windows.count
    let headline = plan.windows.firstIndex(of: plan.headline) ?? 0
    result = PlaceboResult(
      studies: study.studies,
      meanEventCount: study.meanEventCount.present,
      maxima: study.maxima.filter { plan.tests.contains($0.method) }.map { maximum in
        PlaceboResult.Maximum(
          method: maximum.method,
          model: models[maximum.cell / count],
          windowStart: plan.windows[maximum.cell % count].days.lowerBound,
          windowEnd: plan.windows[maximum.cell % count].days.upperBound,
          statistic: maximum.observed.present,
          // Without a placebo study that has the test, the share of such studies says nothing.
          pValue: maximum.upperQuantiles[1].present.map { _ in maximum.pValue },
          criticalValue: maximum.upperQuantiles[1].present,
          studies: maximum.studies,
          reason: maximum.upperQuantiles[1].present == nil ? Self.noComparison : nil
        )
      },
      places: models.enumerated().map { index, model in
        let cell = index * count + headline
        let placebo = study.caars.map { $0[cell] }.filter(\.isFinite).sorted()
        return PlaceboResult.Place(
          model: model,
          caar: study.caar[cell].present,
          pValue: placebo.isEmpty ? nil : study.cells[cell].caarPValue.present,
          placebo: placebo
        )
      },
      sizes: models.enumerated().flatMap { index, model in
        study.cells[index * count + headline].tests
          .filter { plan.tests.contains($0.method) && !$0.sizes.contains(where: \.isNaN) }
          .map { PlaceboResult.Size(model: model, method: $0.method, rates: $0.sizes) }
      }
    )
  }
}
