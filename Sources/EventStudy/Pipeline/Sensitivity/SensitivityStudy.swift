internal import Announcements
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import ParallelExecution
internal import PriceData

/// One event study under every combination of choices: windows, models, markets, estimation windows,
/// returns, days 0 and events.
///
/// ```swift
/// var settings = StudySettings()
/// settings.sensitivity = SensitivitySettings { $0.estimationLengths = [120, 250] }
/// let result = try SensitivityStudy(settings).run()
/// print(result.verdict.answer)
/// ```
///
/// Source: Simonsohn, Simmons & Nelson (2020), *Specification curve analysis*, Nature Human Behaviour
/// 4, pp. 1208–1214, for results under all reasonable choices; Brown & Warner (1985), *Using Daily
/// Stock Returns*, Journal of Financial Economics 14(1), pp. 3–31, for studies of random days.
public struct SensitivityStudy: Sendable {
  /// The study, and what is varied; the standard choices where it names none.
  public let settings: StudySettings

  /// The number of random draws times events over all scenarios, which bounds the time.
  private static let drawBudget = 200_000_000
  /// Above so many events the threads share one scenario instead of taking one each.
  private static let largeStudy = 20_000

  /// Creates a study.
  public init(_ settings: StudySettings) {
    var settings = settings
    settings.sensitivity = settings.sensitivity ?? SensitivitySettings()
    self.settings = settings
  }

  /// Loads the inputs and computes every specification.
  ///
  /// - Parameter progress: Told of each stage as it begins; it can end the work by an error.
  /// - Returns: The result; the same bits for any number of threads.
  /// - Throws: ``StudyError`` when the settings or an input file cannot be used.
  public func run(
    progress: (StudyStep) throws(StudyError) -> Void = { _ in }
  ) throws(StudyError) -> SensitivityResult {
    var source = settings
    // Nothing here looks at the bars within a day.
    source.prices.intraday = []
    let inputs = try StudyInputs.load(
      source,
      fields: settings.prices.useAdjustedClose ? [.close, .adjustedClose] : [.close],
      progress: progress
    )
    defer { releaseLater(inputs) }
    return try run(on: inputs, progress: progress)
  }

  /// Computes every specification on inputs that are already loaded.
  ///
  /// - Parameters:
  ///   - inputs: Prices, the study's own market and announcements.
  ///   - progress: Told of each stage as it begins; it can end the work by an error.
  /// - Returns: The result; the same bits for any number of threads.
  /// - Throws: ``StudyError`` when the settings do not fit the inputs, or a further market
  ///   index cannot be read.
  public func run(
    on inputs: StudyInputs,
    progress: (StudyStep) throws(StudyError) -> Void = { _ in }
  ) throws(StudyError) -> SensitivityResult {
    try run(on: inputs, trusting: nil, progress: progress)
  }

  /// Computes every specification, judged by the tests that a study advises to trust; without a study the
  /// sample is looked at here.
  func run(
    on inputs: StudyInputs,
    trusting advised: [InferenceMethod]?,
    progress: (StudyStep) throws(StudyError) -> Void
  ) throws(StudyError) -> SensitivityResult {
    var plan = try SensitivityPlan(settings)
    let markets = try SensitivityMarkets(inputs, plan: plan)
    try progress(.aligning)
    let threads = try StudyPlan(settings).threads
    let (outcome, findings) = concurrently(threads: threads) {
      Result { [plan] () throws(StudyError) in
        try ScenarioStudy(
          SensitivityScenario(base: plan),
          inputs: inputs,
          plan: plan,
          threads: threads
        )
      }
    } _: {
      PriceQuality.questions(inputs)
    }
    var base = try outcome.get()
    let trusted = advised ?? TrustedTests(base, plan: plan).tests
    plan.add(firstOf: trusted, events: base.study.events.count)
    base.plan = plan
    let scenarios = SensitivityScenario.all(
      plan,
      markets: markets.inputs.count,
      variesReturns: inputs.panel.values == .prices,
      variesShift: base.study.events.contains(where: \.hasUnknownTime),
      variesOverlap: !plan.choice.keepOverlapping
        && base.study.overlap.overlappingCount > 0
    )
    defer { releaseLater(base) }
    try progress(.varying(scenarios.count * plan.models.count))
    let draws = Self.draws(plan, events: base.study.events.count, scenarios: scenarios.count)
    let baseGrid = ScenarioGrid(
      base,
      plan: plan,
      markets: markets.names,
      draws: draws,
      needsPaths: plan.choice.perEvent
    )
    let others = otherScenarios(
      Array(scenarios.dropFirst()),
      inputs: markets.inputs,
      names: markets.names,
      plan: plan,
      draws: draws,
      base: base.study,
      threads: threads
    )
    guard !StopRequest.isMade else { throw .stopped }
    let specifications = baseGrid.results + others.results
    let placebo = try PlaceboStage(base, plan: plan, progress: progress).result
    let stage = VerdictStage(
      base: baseGrid.results,
      specifications: specifications,
      trusted: trusted,
      placebo: placebo,
      plan: plan
    )
    let verdict = stage.verdict
    var used = plan.settings
    used.simulated = settings.simulated || inputs.isSimulated
    used.alignment = used.alignment.stating(clockOf: base.axes.standard.calendar)
    return SensitivityResult(
      simulated: used.simulated,
      title: used.title,
      configuration: used,
      versions: SoftwareVersion.all,
      inputs: inputs.files + markets.files,
      notes: plan.notes + inputs.notes + findings.map { StudyNote($0, source: .prices) }
        + base.axes.notes + base.study.notes + markets.notes
        + Self.notes(base, plan: plan, scenarios: scenarios, draws: draws)
        + [Self.placeboNote(base, plan: plan, placebo: placebo), stage.note(on: verdict)]
        .compactMap(\.self) + others.notes,
      questions: PriceQuestions.among(findings, in: inputs.panel, of: base.study.events),
      announcementCount: inputs.announcements.count,
      onlyEvent: SensitivityResult.OnlyEvent(base.study.events),
      exclusions: base.study.exclusions.sorted { $0.eventID < $1.eventID },
      windows: plan.windows.map { WindowDays($0) },
      tests: plan.tests,
      headline: WindowDays(plan.headline),
      baseCount: baseGrid.results.count,
      specifications: specifications,
      verdict: verdict,
      shares: SharesStage(specifications, plan: plan).shares,
      placebo: placebo,
      robustness: RobustnessStage(base, paths: baseGrid.paths, plan: plan).results
    )
  }

  private func otherScenarios(
    _ scenarios: [SensitivityScenario],
    inputs: [StudyInputs],
    names: [String],
    plan: SensitivityPlan,
    draws: Int,
    base: AlignedStudy,
    threads: Int
  ) -> (results: [SpecificationResult], notes: [StudyNote]) {
    let isLarge = base.events.count > Self.largeStudy
    let outcomes = concurrentMap(
      count: scenarios.count,
      threads: isLarge ? 1 : threads,
      ifStopped: Result.failure(.stopped)
    ) { index in
      Result { () throws(StudyError) in
        let scenario = scenarios[index]
        let study = try ScenarioStudy(
          scenario,
          inputs: inputs[scenario.market],
          plan: plan,
          threads: isLarge ? threads : 1
        )
        let grid = ScenarioGrid(study, plan: plan, markets: names, draws: draws, needsPaths: false)
        let sample = SampleDifference.Scenario(
          excludesOverlapping: scenario.excludesOverlapping,
          exclusions: study.study.exclusions,
          eventCount: study.study.events.count
        )
        return (results: grid.results, sample: sample)
      }
    }
    var results: [SpecificationResult] = []
    var samples: [SampleDifference.Scenario] = []
    var failures: [Message: Int] = [:]
    for outcome in outcomes {
      switch outcome {
      case .success(let found):
        results += found.results
        samples.append(found.sample)
      case .failure(let error): failures[error.message, default: 0] += 1
      }
    }
    let problems = failures.sorted { $0.key.text(.key) < $1.key.text(.key) }.map { message, count in
      StudyNote(
        severity: .warning,
        source: .sensitivity,
        message:
          "\(count) combination\(count == 1 ? "" : "s") of choices could not be studied: \(message)"
      )
    }
    return (results, problems + SampleDifference(base, scenarios: samples).notes)
  }

  private static func draws(_ plan: SensitivityPlan, events: Int, scenarios: Int) -> Int {
    let wanted = plan.choice.stepDownDraws
    guard wanted > 0 else { return 0 }
    return min(wanted, max(99, drawBudget / max(1, events * scenarios)))
  }

  private static func notes(
    _ base: ScenarioStudy,
    plan: SensitivityPlan,
    scenarios: [SensitivityScenario],
    draws: Int
  ) -> [StudyNote] {
    func note(_ message: Message) -> StudyNote {
      StudyNote(severity: .information, source: .sensitivity, message: message)
    }
    var notes: [StudyNote] = []
    let ends = plan.choice.unusableEnds(before: base.studyPlan.windows.event)
    if !ends.isEmpty {
      notes.append(
        note(
          "estimation windows that end on day \(ends.map(String.init).joined(separator: ", ")) "
            + "reach into the event window \(base.studyPlan.windows.event) and are left out"
        )
      )
    }
    if !plan.choice.shifts.isEmpty, !base.study.events.contains(where: \.hasUnknownTime) {
      notes.append(
        note("every announcement has a time of day, so day 0 is not moved")
      )
    }
    if draws < plan.choice.stepDownDraws {
      notes.append(
        note(
          "Romano and Wolf's correction uses \(draws.grouped) draws instead of "
            + "\(plan.choice.stepDownDraws.grouped), which \(base.study.events.count.grouped) events in "
            + "\(scenarios.count.grouped) combinations would make slow"
        )
      )
    }
    return notes
  }

  /// That random days are studied less often than was asked for, where they are.
  static func note(ofStudies studies: Int, wanted: Int, events: Int) -> StudyNote? {
    guard studies < wanted else { return nil }
    return StudyNote(
      severity: .information,
      source: .sensitivity,
      message:
        "random days are studied \(studies.grouped) times instead of \(wanted.grouped), which "
        + "\(events.grouped) events would make slow"
    )
  }

  /// What keeps random days from being studied, or from being studied as often as was asked for.
  private static func placeboNote(
    _ base: ScenarioStudy,
    plan: SensitivityPlan,
    placebo: PlaceboResult?
  ) -> StudyNote? {
    let wanted = plan.choice.placebos
    guard wanted > 0, !base.study.events.isEmpty else { return nil }
    let message: Message
    if let placebo {
      return note(ofStudies: placebo.studies, wanted: wanted, events: base.study.events.count)
    } else if base.axes.markets.used.count > 1 {
      message =
        "there are no studies of random days: the events are measured against several indices, each "
        + "with its own days"
    } else if !base.models.contains(where: GridSettings.closedForms.contains) {
      let models = GridSettings.closedForms.map(\.rawValue).joined(separator: ", ")
      message =
        "there are no studies of random days: they are fast enough under \(models) alone; add one with "
        + "\(.methods(.models), "market")"
    } else {
      return nil
    }
    return StudyNote(severity: .information, source: .sensitivity, message: message)
  }
}

extension SensitivityResult.OnlyEvent {
  /// Takes the only event of a study; nothing where there are several or none.
  fileprivate init?(_ events: [AlignedEvent]) {
    guard let event = events.first, events.count == 1 else { return nil }
    self.init(
      eventID: event.eventID,
      symbol: event.announcement.symbol,
      company: event.announcement.company,
      eventDate: event.day.date
    )
  }
}
