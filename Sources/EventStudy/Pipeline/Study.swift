internal import EventAlignment
internal import EventStatistics
internal import Foundation
internal import Notices

/// An event study: settings that can be run.
///
/// ```swift
/// let result = try Study(settings).run()
/// print(result.models[0].windows[0].caar ?? .nan)
/// ```
public struct Study: Sendable {
  /// What the study does.
  public let settings: StudySettings

  /// Creates a study.
  public init(_ settings: StudySettings) {
    self.settings = settings
  }

  /// Loads the inputs and computes the study.
  ///
  /// - Parameter progress: Told of each stage as it begins.
  /// - Returns: The result; the same bits for any number of threads.
  /// - Throws: ``StudyError`` when the settings or an input file cannot be used.
  public func run(progress: (StudyStep) -> Void = { _ in }) throws(StudyError) -> StudyResult {
    let inputs = try StudyInputs.load(settings, progress: progress)
    return try run(on: inputs, progress: progress)
  }

  /// Computes the study on inputs that are already loaded.
  ///
  /// - Parameters:
  ///   - inputs: Prices, market and announcements.
  ///   - progress: Told of each stage as it begins.
  /// - Returns: The result; the same bits for any number of threads.
  /// - Throws: ``StudyError`` when the settings do not fit the inputs.
  public func run(
    on inputs: StudyInputs,
    progress: (StudyStep) -> Void = { _ in }
  ) throws(StudyError) -> StudyResult {
    let plan = try StudyPlan(settings)
    try EventColumn.requireControl(settings.analysis.controlColumn, in: inputs.announcements)
    progress(.aligning)
    let axes = try StudyAxes(inputs, plan: plan)
    let alignment = AlignedStudy(inputs, axes: axes, plan: plan)
    let activity = ActivityAnalysis(study: alignment, plan: plan)
    try activity.requireVolume(of: inputs.panel)
    var models: [ModelResult] = []
    var failures: [Exclusion] = []
    var fittedModels: [FittedStudy] = []
    var summaries: [GroupSummary] = []
    for method in settings.methods.models {
      progress(.estimating(method))
      let fitted = FittedStudy(alignment, axes: axes, method: method, plan: plan)
      failures += fitted.failures
      progress(.testing(method))
      let summary = fitted.summary(plan: plan)
      models.append(fitted.result(of: summary, plan: plan))
      fittedModels.append(fitted)
      summaries.append(summary)
    }
    progress(.analyzing)
    let early = fittedModels.first.map { EarlyMoveCheck($0) }
    let split = DayZeroSplitStage(alignment, inputs: inputs, plan: plan)
    let findings = PriceQuality.findings(
      of: inputs,
      axis: axes.standard,
      events: alignment.events
    )
    let listsEvents = settings.analysis.perEvent
    var used = settings
    // A file that calls itself simulated is believed, whatever the settings forgot to say.
    used.simulated = settings.simulated || inputs.isSimulated
    used.alignment = used.alignment.stating(clockOf: axes.standard.calendar)
    return StudyResult(
      simulated: used.simulated,
      title: used.title,
      configuration: used,
      versions: SoftwareVersion.all,
      inputs: inputs.files,
      notes: Self.ordered(
        inputs.notes + findings.map { StudyNote($0, source: .prices) }
          + MarketQuality.notes(of: axes.standard)
          + axes.notes + alignment.notes
          + ClosingMethodNotes.notes(of: alignment.events) + (early?.notes ?? [])
          + split.notes + activity.notes
      ),
      questions: PriceQuestions.among(findings, in: inputs.panel, of: alignment.events),
      events: alignment.records(
        withoutModelFor: Self.events(failedIn: failures, models: fittedModels)
      ),
      exclusions: (alignment.exclusions + failures).sorted { $0.eventID < $1.eventID },
      overlaps: listsEvents ? alignment.overlap.pairs : [],
      averagePrices: listsEvents
        ? AveragePriceStudy(
          alignment,
          inputs: inputs,
          origin: inputs.averagePriceOrigin,
          plan: plan
        ).events
        : [],
      models: models,
      analysis: try AnalysisStage(
        inputs: inputs,
        axes: axes,
        study: alignment,
        models: Array(zip(fittedModels, summaries)),
        results: models,
        plan: plan,
        earlyMoves: listsEvents ? early?.moves ?? [] : [],
        dayZeroSplits: listsEvents ? split.splits : []
      ).run(),
      sensitivity: try sensitivity(inputs, progress: progress)
    )
  }

  /// Varies the choices of the study, where the settings ask for it.
  private func sensitivity(
    _ inputs: StudyInputs,
    progress: (StudyStep) -> Void
  ) throws(StudyError) -> SensitivityResult? {
    guard settings.sensitivity != nil else { return nil }
    return try SensitivityStudy(settings).run(on: inputs, progress: progress)
  }

  /// Returns the events that no model could be fitted to.
  private static func events(
    failedIn failures: [Exclusion],
    models: [FittedStudy]
  ) -> Set<String> {
    guard !failures.isEmpty else { return [] }
    let fitted = Set(models.flatMap { $0.events.map { $0.event.eventID } })
    return Set(failures.map(\.eventID)).subtracting(fitted)
  }

  private static func ordered(_ notes: [StudyNote]) -> [StudyNote] {
    notes.filter { $0.severity == .warning } + notes.filter { $0.severity == .information }
  }
}
