public import EventStudy

/// A finished study as plain data: what `study.json` holds and what every face is drawn from.
///
/// Each name and each unit is that of the CSV tables: returns are fractions, windows are trading
/// days relative to day 0, dates are ISO 8601 text. A number that does not exist is left out.
public struct StudyDocument: Sendable, Hashable, Codable {
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
  /// What a reader should know, warnings first.
  public var notes: [StudyNote]
  /// Every announcement that was read.
  public var events: [DocumentEvent]
  /// The announcements that are not in the statistics.
  public var exclusions: [DocumentExclusion]
  /// The events that disturb each other.
  public var overlaps: [EventOverlap]
  /// The prices around each included event.
  public var averagePrices: [DocumentPrices]
  /// The results of each model.
  public var models: [DocumentModel]
  /// Groups, causes, other outcomes, corrections and checks.
  public var analysis: DocumentAnalysis
  /// The study under other choices, which has a file of its own, `sensitivity.json`.
  public var sensitivity: SensitivityResult?

  private enum CodingKeys: String, CodingKey {
    case simulated, title, configuration, versions, inputs, notes, events, exclusions, overlaps
    case averagePrices = "average_prices"
    case models, analysis
  }

  /// The events that are in the statistics.
  public var includedEvents: [DocumentEvent] { events.filter { $0.status == .included } }

  /// From the first return of any estimation window to the last day of any event window.
  var span: (first: String, last: String)? {
    guard let first = models.compactMap(\.firstDate).min(),
      let last = models.compactMap(\.lastDate).max()
    else { return nil }
    return (first, last)
  }

  /// Whether there are results of single events, beside those of all of them together.
  var listsEvents: Bool { configuration.analysis.perEvent }
}

extension StudyDocument {
  /// Reads a document; one that was written before there were analyses has none.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    simulated = try values.decode(Bool.self, forKey: .simulated)
    title = try values.decode(String.self, forKey: .title)
    configuration = try values.decode(StudySettings.self, forKey: .configuration)
    versions = try values.decode([SoftwareVersion].self, forKey: .versions)
    inputs = try values.decode([InputFile].self, forKey: .inputs)
    notes = try values.decode([StudyNote].self, forKey: .notes)
    events = try values.decode([DocumentEvent].self, forKey: .events)
    exclusions = try values.decode([DocumentExclusion].self, forKey: .exclusions)
    overlaps = try values.decode([EventOverlap].self, forKey: .overlaps)
    averagePrices = try values.decode([DocumentPrices].self, forKey: .averagePrices)
    models = try values.decode([DocumentModel].self, forKey: .models)
    analysis =
      try values.decodeIfPresent(DocumentAnalysis.self, forKey: .analysis) ?? DocumentAnalysis()
  }
}
