internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Foundation
internal import Notices
internal import ParallelExecution

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
    try findings(on: inputs, progress: progress).result
  }

  /// Computes the study, and keeps what its averages were made from.
  func findings(
    on inputs: StudyInputs,
    progress: (StudyStep) throws(StudyError) -> Void
  ) throws(StudyError) -> StudyFindings {
    let plan = try StudyPlan(settings)
    // What is varied at the end is checked before the work.
    if settings.sensitivity != nil { _ = try SensitivityPlan(settings) }
    try EventColumn.requireControl(settings.analysis.controlColumn, in: inputs.announcements)
    try progress(.aligning)
    let axes = try StudyAxes(inputs, plan: plan)
    let alignment = AlignedStudy(inputs, axes: axes, plan: plan)
    let activity = ActivityAnalysis(study: alignment, plan: plan)
    try activity.requireVolume(of: inputs.panel)
    let synthetic = SyntheticControlAnalysis(alignment, plan: plan)
    try synthetic.requireDonors(in: inputs.panel)
    var models: [ModelResult] = []
    var fittedModels: [FittedStudy] = []
    var samples: [(FittedSample, GroupSummary)] = []
    for method in settings.methods.models {
      try progress(.estimating(method))
      let fitted = FittedStudy(alignment, axes: axes, method: method, plan: plan)
      try progress(.testing(method))
      let sample = fitted.sample
      let summary = sample.summary(plan: plan)
      guard !StopRequest.isMade else { throw .stopped }
      models.append(sample.result(of: summary, plan: plan))
      fittedModels.append(fitted)
      samples.append((sample, summary))
    }
    try progress(.analyzing)
    let failures = ModelFailures(fittedModels)
    let early = fittedModels.first.map { EarlyMoveCheck($0, threads: plan.threads).moves } ?? []
    let others = OtherMarketStage(inputs, axes: axes, plan: plan)
    let prices = OtherPriceStage(inputs, plan: plan)
    let split = DayZeroSplitStage(alignment, inputs: inputs, plan: plan)
    let intraday = IntradayStudyStage(alignment, inputs: inputs, plan: plan)
    let leadLag =
      settings.correlate.leadLag
      ? LeadLagStage(inputs, axes: axes, plan: plan, companies: LeadLagStage.companiesOfStudy)
      : nil
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
    let shares = try SharesOutstanding(models, events: events, analysis: settings.analysis)
    let averages =
      listsEvents
      ? AveragePriceStudy(
        alignment,
        inputs: inputs,
        origin: inputs.averagePriceOrigin,
        plan: plan
      ).events : []
    let zeroShares = fittedModels.map { $0.zeroReturnShares(alignment, plan: plan) }
    var analysis = try AnalysisStage(
      events: events,
      models: samples,
      zeroShares: zeroShares,
      results: models,
      plan: plan
    ).run()
    let shift = DayShiftStage(alignment, axes: axes, plan: plan)
    analysis.activities = activity.results
    let predicted = OutOfSampleStage(alignment, models: fittedModels, axes: axes, plan: plan)
      .results
    analysis.outOfSampleAverages = OutOfSampleAverage.all(of: predicted)
    analysis.leadLag = leadLag?.entries ?? []
    analysis.calendarTime =
      CalendarTimeAnalysis(
        study: alignment,
        axes: axes,
        plan: plan,
        marketValues: try EventColumn.marketValues(of: events, settings.analysis)
      ).results
    analysis.rats = AcrossTimeAnalysis(study: alignment, axes: axes, plan: plan).results
    analysis.shiftedDayZero = shift.results(plan: plan)
    let controls = synthetic.results()
    analysis.syntheticAverages = controls.averages
    analysis.otherMarkets = others.results
    analysis.otherPrices = prices.results
    analysis.entries = averages.entries(alignment.events, costs: settings.prices.costs)
    analysis.intradayAverages = intraday.averages
    if listsEvents {
      analysis.intraday = intraday.results
      analysis.syntheticControls = controls.events
      analysis.outOfSample = predicted
      analysis.peers = alignment.peers?.results ?? []
      analysis.controlFirms = alignment.controlFirms?.matches ?? []
      analysis.earlyMoves = early
      analysis.dayZeroSplits = split.splits
      analysis.estimationReturns = EstimationReturns.all(alignment, fittedModels.first, plan: plan)
      analysis.priceImpacts = PriceImpact.all(
        models,
        prices: averages,
        shares: shares,
        settings: settings
      )
      analysis.priceLines = PriceLines.all(
        fittedModels.first,
        impacts: analysis.priceImpacts,
        plan: plan
      )
    }
    var result = StudyResult(
      simulated: used.simulated,
      title: used.title,
      configuration: used,
      versions: SoftwareVersion.all,
      inputs: inputs.files,
      notes: StudyNote.ordered(
        plan.notes + inputs.notes + findings.map { StudyNote($0, source: .prices) }
          + MarketQuality.notes(of: axes) + others.notes + prices.notes
          + axes.notes + alignment.notes + remarks.notes + quotes.notes
          + ClosingMethodNotes.notes(of: alignment.events) + EarlyMoveCheck.notes(of: early)
          + controls.notes + split.notes + intraday.notes + activity.notes + (leadLag?.doubts ?? [])
          + shares.notes + ExtremeEventColumn.notes(of: events, windows: plan.tested)
      ),
      questions: PriceQuestions.among(findings, in: inputs.panel, of: alignment.events),
      adjustments: AppliedAdjustment.among(
        alignment.events,
        inputs: inputs,
        settings: settings.prices
      ),
      frequency: axes.frequency == .daily ? nil : axes.frequency,
      markets: axes.markets.indices(of: events),
      events: events,
      exclusions: (alignment.exclusions + failures.exclusions)
        .sorted { $0.eventID < $1.eventID },
      overlaps: listsEvents ? alignment.overlap.pairs : [],
      averagePrices: averages,
      models: models,
      analysis: analysis,
      sensitivity: try sensitivity(
        inputs,
        at: plan.tested.first,
        trusting: analysis.advice.first?.preferred,
        progress: progress
      )
    )
    result.notes = StudyNote.ordered(result.notes + result.notesOfCarriedCoefficients)
    return StudyFindings(
      result: result,
      samples: samples.map { $0.0 },
      zeroShares: zeroShares,
      alignment: alignment,
      shift: shift,
      plan: plan
    )
  }

  /// Varies the choices of the study, where the settings ask for it; single events and other choices are about the
  /// window that the answer of the study is about, where that is among the varied ones.
  private func sensitivity(
    _ inputs: StudyInputs,
    at headline: TestWindow?,
    trusting advised: [InferenceMethod]?,
    progress: (StudyStep) throws(StudyError) -> Void
  ) throws(StudyError) -> SensitivityResult? {
    guard settings.sensitivity != nil else { return nil }
    var varied = settings
    if varied.sensitivity?.headline == nil, let headline,
      try SensitivityPlan(settings).windows.contains(headline)
    {
      varied.sensitivity?.headline = headline
    }
    var result = try SensitivityStudy(varied).run(
      on: inputs,
      trusting: advised,
      progress: progress
    )
    // It is told by its settings that it belongs to this study, and has its window beside them.
    result.configuration.sensitivity?.headline = settings.sensitivity?.headline
    return result
  }
}

/// A computed study with what its averages were made from.
struct StudyFindings: Sendable {
  let result: StudyResult
  /// The fitted events of each model.
  let samples: [FittedSample]
  /// The share of each event's estimation returns that are zero, by model.
  let zeroShares: [[Double]]
  let alignment: AlignedStudy
  /// The events with a later day 0, where the time of an announcement is unknown.
  let shift: DayShiftStage
  let plan: StudyPlan
}
