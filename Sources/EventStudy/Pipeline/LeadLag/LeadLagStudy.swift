internal import Announcements
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Notices
internal import ParallelExecution
internal import PriceData

/// A study of announcements and prices over time: which of them comes first.
public struct LeadLagStudy: Sendable {
  /// Names the files, the calendar and the alignment.
  public let settings: StudySettings
  /// The lags and the selections.
  public let choice: LeadLagSettings

  /// Creates a study.
  public init(_ settings: StudySettings, choice: LeadLagSettings = LeadLagSettings()) {
    self.settings = settings
    self.choice = choice
  }

  /// Loads the inputs and correlates them.
  ///
  /// - Parameter progress: Told of each stage as it begins; it can end the work by an error.
  /// - Returns: The correlations of all announcements, of each company and of each kind.
  /// - Throws: ``StudyError`` when the settings or an input file cannot be used.
  public func run(
    progress: (StudyStep) throws(StudyError) -> Void = { _ in }
  ) throws(StudyError) -> LeadLagResult {
    let plan = try StudyPlan(settings)
    do throws(ConfigurationError) {
      try choice.check()
    } catch {
      throw .configuration(error)
    }
    let inputs = try StudyInputs.load(
      settings,
      fields: settings.prices.usedFields,
      progress: progress
    )
    try progress(.aligning)
    let axes = try StudyAxes(inputs, plan: plan)
    let axis = axes.standard
    let placed = placedAnnouncements(inputs, axis: axis)
    let outcomes = DailyOutcomes(axis: axis, symbols: placed.symbols, threads: plan.threads)
    var entries: [LeadLagEntry] = []
    for selection in placed.selections(minimum: choice.minimumAnnouncements) {
      for outcome in LeadLagOutcome.allCases {
        let counts = selection.counts(dayCount: axis.days.count)
        let values = outcomes.series(outcome, symbols: selection.symbols)
        entries.append(
          LeadLagEntry(
            selection: selection.name,
            outcome: outcome,
            announcementCount: selection.days.count
          ) { () throws(InferenceError) in
            try LeadLagCorrelation(
              counts,
              values,
              maximumLag: choice.maximumLag,
              coverage: settings.methods.confidence,
              draws: settings.methods.draws,
              seed: settings.run.seed,
              threads: plan.threads
            )
          }
        )
      }
    }
    guard let first = axis.days.first, let last = axis.days.last else {
      throw .configuration(.invalidSetting("the data has no trading day"))
    }
    return LeadLagResult(
      simulated: settings.simulated || inputs.isSimulated,
      firstDate: first,
      lastDate: last,
      announcementCount: placed.count,
      correlations: entries,
      notes: inputs.notes + PriceQuality.questionNotes(of: inputs) + axes.notes + placed.notes
        + Self.notes(axes)
    )
  }

  /// Says which index holds where there are several: a series of all days has one.
  private static func notes(_ axes: StudyAxes) -> [StudyNote] {
    guard axes.markets.areNamed, let name = axes.standard.marketName else { return [] }
    return [
      StudyNote(
        severity: .warning,
        source: .market,
        message:
          "all announcements are counted on the trading days of \(name) and all returns taken against "
          + "it, whatever index an event names"
      )
    ]
  }

  /// Puts the announcements on trading days; what has no day or no price is counted in a note.
  private func placedAnnouncements(_ inputs: StudyInputs, axis: StudyAxis) -> PlacedAnnouncements {
    let aligner = axis.aligner(settings.alignment)
    let directory = inputs.panel.directory
    var placed: [PlacedAnnouncements.Item] = []
    var candidates: [RepeatedEvents.Candidate] = []
    var leftOut = 0
    for announcement in inputs.announcements {
      do throws(ExclusionReason) {
        let day = try EventPlacement.day(of: announcement, aligner: aligner)
        let symbol = try directory.position(of: announcement)
        candidates.append(
          RepeatedEvents.Candidate(symbol: symbol, day: day.date, announcement: announcement)
        )
        placed.append(
          PlacedAnnouncements.Item(
            day: day.index,
            symbol: symbol,
            name: announcement.symbol,
            kind: announcement.kind ?? announcement.group
          )
        )
      } catch {
        leftOut += 1
      }
    }
    let repeats = RepeatedEvents(count: candidates.count) { candidates[$0] }.firsts
    return PlacedAnnouncements(
      items: placed.indices.filter { repeats[$0] == nil }.map { placed[$0] },
      leftOut: leftOut + repeats.count
    )
  }
}
