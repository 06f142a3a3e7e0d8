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
  /// - Parameter progress: Told of each stage as it begins; it can end the work by an error.
  /// - Returns: The result; the same bits for any number of threads.
  /// - Throws: ``StudyError`` when the settings or an input file cannot be used.
  public func run(
    progress: (StudyStep) throws(StudyError) -> Void = { _ in }
  ) throws(StudyError) -> StudyResult {
    let inputs = try StudyInputs.load(settings, progress: progress)
    return try run(on: inputs, progress: progress)
  }

  /// Computes the study on inputs that are already loaded.
  ///
  /// - Parameters:
  ///   - inputs: Prices, market and announcements.
  ///   - progress: Told of each stage as it begins; it can end the work by an error.
  /// - Returns: The result; the same bits for any number of threads.
  /// - Throws: ``StudyError`` when the settings do not fit the inputs.
  public func run(
    on inputs: StudyInputs,
    progress: (StudyStep) throws(StudyError) -> Void = { _ in }
  ) throws(StudyError) -> StudyResult {
    let plan = try StudyPlan(settings)
    // What is varied at the end is checked before the work.
    if settings.sensitivity != nil { _ = try SensitivityPlan(settings) }
    try EventColumn.requireControl(settings.analysis.controlColumn, in: inputs.announcements)
    try progress(.aligning)
    let axes = try StudyAxes(inputs, plan: plan)
    let alignment = AlignedStudy(inputs, axes: axes, plan: plan)
    let activity = ActivityAnalysis(study: alignment, plan: plan)
    try activity.requireVolume(of: inputs.panel)
    var models: [ModelResult] = []
    var fittedModels: [FittedStudy] = []
    var summaries: [GroupSummary] = []
    for method in settings.methods.models {
      try progress(.estimating(method))
      let fitted = FittedStudy(alignment, axes: axes, method: method, plan: plan)
      try progress(.testing(method))
      let summary = fitted.summary(plan: plan)
      models.append(fitted.result(of: summary, plan: plan))
      fittedModels.append(fitted)
      summaries.append(summary)
    }
    try progress(.analyzing)
    let failures = ModelFailures(fittedModels)
    let early = fittedModels.first.map { EarlyMoveCheck($0) }
    let others = OtherMarketStage(inputs, axes: axes, plan: plan)
    let prices = OtherPriceStage(inputs, plan: plan)
    let split = DayZeroSplitStage(alignment, inputs: inputs, plan: plan)
    let intraday = IntradayStudyStage(alignment, inputs: inputs, plan: plan)
    let findings = PriceQuality.findings(
      of: inputs,
      axes: axes,
      without: settings.comparedFields,
      events: alignment.events
    )
    let remarks = EventRemarks(alignment, inputs: inputs, plan: plan)
    let quotes = QuotedPrices(alignment, inputs: inputs)
    let listsEvents = settings.analysis.perEvent
    var used = plan.settings
    // A file that calls itself simulated is believed, whatever the settings forgot to say.
    used.simulated = settings.simulated || inputs.isSimulated
    used.alignment = used.alignment.stating(clockOf: axes.standard.calendar)
    let events = alignment.records(
      withoutModelFor: failures.everywhere,
      markets: axes.markets,
      remarks: remarks,
      quotes: quotes
    )
    let averages =
      listsEvents
      ? AveragePriceStudy(
        alignment,
        inputs: inputs,
        origin: inputs.averagePriceOrigin,
        plan: plan
      ).events : []
    return StudyResult(
      simulated: used.simulated,
      title: used.title,
      configuration: used,
      versions: SoftwareVersion.all,
      inputs: inputs.files,
      notes: Self.ordered(
        plan.notes + inputs.notes + findings.map { StudyNote($0, source: .prices) }
          + MarketQuality.notes(of: axes) + others.notes + prices.notes
          + axes.notes + alignment.notes + remarks.notes + quotes.notes
          + ClosingMethodNotes.notes(of: alignment.events) + (early?.notes ?? [])
          + split.notes + intraday.notes + activity.notes
      ),
      questions: PriceQuestions.among(findings, in: inputs.panel, of: alignment.events),
      markets: axes.markets.indices(of: events),
      events: events,
      exclusions: (alignment.exclusions + failures.exclusions)
        .sorted { $0.eventID < $1.eventID },
      overlaps: listsEvents ? alignment.overlap.pairs : [],
      averagePrices: averages,
      models: models,
      analysis: try AnalysisStage(
        inputs: inputs,
        axes: axes,
        study: alignment,
        models: Array(zip(fittedModels, summaries)),
        results: models,
        plan: plan,
        otherMarkets: others.results,
        otherPrices: prices.results,
        entries: averages.entries(events, costs: settings.prices.costs),
        intraday: listsEvents ? intraday.results : [],
        intradayAverages: intraday.averages,
        earlyMoves: listsEvents ? early?.moves ?? [] : [],
        dayZeroSplits: listsEvents ? split.splits : []
      ).run(),
      sensitivity: try sensitivity(inputs, progress: progress)
    )
  }

  /// Varies the choices of the study, where the settings ask for it.
  private func sensitivity(
    _ inputs: StudyInputs,
    progress: (StudyStep) throws(StudyError) -> Void
  ) throws(StudyError) -> SensitivityResult? {
    guard settings.sensitivity != nil else { return nil }
    return try SensitivityStudy(settings).run(on: inputs, progress: progress)
  }

  private static func ordered(_ notes: [StudyNote]) -> [StudyNote] {
    notes.filter { $0.severity == .warning } + notes.filter { $0.severity == .information }
  }
}
