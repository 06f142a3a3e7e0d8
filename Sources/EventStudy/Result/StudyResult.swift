public import CivilTime

/// A finished study: what went in, what was left out and why, and every number.
///
/// This is what `study.json` holds and what every table, page and summary is drawn from. Returns are
/// fractions, windows are trading days relative to day 0, dates are ISO 8601 text in files. A number
/// that does not exist is absent.
public struct StudyResult: Sendable, Hashable, Codable {
  /// Whether the prices are simulated.
  public var simulated: Bool
  /// What the study is called.
  public var title: String
  /// The configuration as used, defaults included.
  public var configuration: StudySettings
  /// The program and the libraries that computed the result.
  public var versions: [SoftwareVersion]
  /// The files that were read, with their digests.
  public var inputs: [InputFile]
  /// What was noticed on the way, warnings first.
  public var notes: [StudyNote]
  /// What must be decided before the numbers can be trusted, each within a window of an event.
  public var questions: [PriceQuestion] = []
  /// The splits and bonus issues by which prices in the windows of events were multiplied.
  public var adjustments: [AppliedAdjustment] = []
  /// How often prices come, where not daily: windows then count weeks, months or quarters.
  public var frequency: Frequency?
  /// The market indices, the first of them that of events that name none.
  public var markets: [MarketIndex] = []
  /// Every announcement that was read, in the order of event identifiers.
  public var events: [EventRecord]
  /// The announcements that are not in the statistics, each with its reason.
  public var exclusions: [Exclusion]
  /// The events whose windows touch another event of the same symbol.
  public var overlaps: [EventOverlap]
  /// The prices around each included event.
  public var averagePrices: [AveragePrices]
  /// The results of each model, in the order of the configuration.
  public var models: [ModelResult]
  /// Groups, causes, other outcomes, corrections for several tests, and checks.
  public var analysis = AnalysisResult()
  /// The study under other choices, where it was asked for; a file of its own, `sensitivity.json`.
  public var sensitivity: SensitivityResult?

  private enum CodingKeys: String, CodingKey {
    case simulated, title, configuration, versions, inputs, notes, questions, adjustments, markets
    case frequency
    case events, exclusions, overlaps
    case averagePrices = "average_prices"
    case models, analysis
  }

  /// The events that are in the statistics.
  public var includedEvents: [EventRecord] { events.filter { $0.status == .included } }

  /// How many they are, for who does not need the events themselves.
  package var includedCount: Int { events.indices.count { events[$0].status == .included } }

  /// From the first return of any estimation window to the last day of any event window.
  package var span: ClosedRange<CalendarDate>? {
    guard let first = models.compactMap(\.firstDate).min(),
      let last = models.compactMap(\.lastDate).max(), first <= last
    else { return nil }
    return first...last
  }

  /// The noun for what windows count: `day`, or `month` of monthly prices.
  package var period: String { (frequency ?? .daily).period }

  /// Whether there are results of single events, beside those of all of them together.
  package var listsEvents: Bool { configuration.analysis.perEvent }
}

extension StudyResult {
  /// Reads a result; one that was written before there were analyses has none.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    simulated = try values.decode(Bool.self, forKey: .simulated)
    title = try values.decode(String.self, forKey: .title)
    configuration = try values.decode(StudySettings.self, forKey: .configuration)
    versions = try values.decode([SoftwareVersion].self, forKey: .versions)
    inputs = try values.decode([InputFile].self, forKey: .inputs)
    notes = try values.decode([StudyNote].self, forKey: .notes)
    questions = try values.decodeIfPresent([PriceQuestion].self, forKey: .questions) ?? []
    adjustments =
      try values.decodeIfPresent([AppliedAdjustment].self, forKey: .adjustments) ?? []
    frequency = try values.decodeIfPresent(Frequency.self, forKey: .frequency)
    markets = try values.decodeIfPresent([MarketIndex].self, forKey: .markets) ?? []
    events = try values.decode([EventRecord].self, forKey: .events)
    exclusions = try values.decode([Exclusion].self, forKey: .exclusions)
    overlaps = try values.decode([EventOverlap].self, forKey: .overlaps)
    averagePrices = try values.decode([AveragePrices].self, forKey: .averagePrices)
    models = try values.decode([ModelResult].self, forKey: .models)
    analysis =
      try values.decodeIfPresent(AnalysisResult.self, forKey: .analysis) ?? AnalysisResult()
    try checkLengths()
  }
}
