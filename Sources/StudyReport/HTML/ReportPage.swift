internal import EventStudy

/// Everything that the template of the page names.
///
/// The templates hold the markup and these types hold the words; the template engine escapes every
/// text of the study, and the embedded data escapes itself.
struct ReportPage {
  /// The rows of a table that are in the page; the CSV files have them all.
  static let listedRows = 250

  /// A link to a section.
  struct Section {
    let anchor: String
    let label: String
  }

  /// A sentence in a list.
  struct Sentence {
    let text: String
  }

  /// A JSON document in the page.
  struct Embedded {
    let id: String
    let json: String
  }

  let title: String
  let simulated: Bool
  let generator: String
  let versions: String
  let legend: String
  let style: String
  let script: String
  let chartScript: String
  let data: [Embedded]

  let lead: String
  let scope: String
  let sections = [
    Section(anchor: "results", label: "Results"),
    Section(anchor: "events", label: "Events"),
    Section(anchor: "excluded", label: "Left out"),
    Section(anchor: "estimation", label: "Estimation"),
    Section(anchor: "definitions", label: "Definitions"),
    Section(anchor: "configuration", label: "Configuration"),
  ]
  let hasNotes: Bool
  let warnings: [Sentence]
  let information: [Sentence]
  let tiles: [HeadlineFigures.Tile]

  let models: [ReportModel]

  let hasEvents: Bool
  let eventOptions: [String]
  let panelNote: String?
  let modelOptions: [String]
  let hasSeveralModels: Bool
  let confidence: String
  let eventSearch: Bool
  let eventRows: [ReportEvents.Row]
  let eventTableNote: String
  let carWindows: [String]
  let carRows: [ReportEvents.CARRow]
  let carTableNote: String

  let hasExclusions: Bool
  let exclusionRows: [ReportExclusions.Row]
  let exclusionNote: String
  let hasOverlaps: Bool
  let overlapRows: [String]
  let overlapNote: String

  let fitTables: [ReportFits]
  let definitions: [ReportDefinition]
  let settings: [ReportSettings.Row]
  let inputs: [ReportSettings.Input]

  /// Creates the page of a study.
  ///
  /// - Throws: ``ReportError`` when a chart specification is missing or damaged.
  init(
    _ document: StudyDocument,
    style: String,
    script: String,
    chartScript: String
  ) throws(ReportError) {
    let headline = HeadlineFigures(document)
    let events = ReportEvents(document)
    let exclusions = ReportExclusions(document)
    let charts = try ReportCharts(document)
    title = document.title
    simulated = document.simulated
    generator = document.versions.first.map { "\($0.name) \($0.version)" } ?? "leyline"
    versions =
      "Made with "
      + document.versions.map { "\($0.name) \($0.version)" }
      .joined(separator: ", ")
    legend = Significance.legend(document.configuration.methods.alternative)
    self.style = style
    self.script = script
    self.chartScript = chartScript
    data = charts.embedded + (try EventExplorer(document).embedded)

    lead = headline.sentence
    scope = headline.scope
    tiles = headline.tiles
    hasNotes = !document.notes.isEmpty
    warnings = document.notes.filter { $0.severity == .warning }.map { Sentence(text: $0.text) }
    information = document.notes.filter { $0.severity == .information }
      .map { Sentence(text: $0.text) }

    models = document.models.map { ReportModel($0, confidence: events.confidence) }

    hasEvents = !events.rows.isEmpty
    eventOptions = events.options
    panelNote = events.panelNote
    modelOptions = document.models.map { MethodDefinition.definition(of: $0.model).name }
    hasSeveralModels = document.models.count > 1
    confidence = events.confidence
    eventSearch = events.rows.count > 12
    eventRows = events.rows
    eventTableNote = events.note
    carWindows = events.carWindows
    carRows = events.carRows
    carTableNote = events.carNote

    hasExclusions = !exclusions.rows.isEmpty
    exclusionRows = exclusions.rows
    exclusionNote = exclusions.note
    hasOverlaps = !exclusions.overlaps.isEmpty
    overlapRows = exclusions.overlaps
    overlapNote = exclusions.overlapNote

    fitTables = document.models.map { ReportFits($0) }
    definitions = Self.definitions(of: document)
    settings = try ReportSettings.rows(of: document.configuration)
    inputs = document.inputs.map(ReportSettings.Input.init)
  }

  /// The definitions of what the page shows: models, quantities, tests.
  private static func definitions(of document: StudyDocument) -> [ReportDefinition] {
    var ids = document.models.map(\.model) + MethodDefinition.statistics.map(\.id)
    for test in document.models.flatMap(\.tests).map(\.test) where !ids.contains(test) {
      ids.append(test)
    }
    return (ids + ["car_t"]).map { ReportDefinition(MethodDefinition.definition(of: $0)) }
  }

  /// Returns the sentence below a table that shows a part of its rows.
  static func note(_ shown: Int, of total: Int, file: String) -> String {
    let format = NumberFormat.page
    return shown < total
      ? "The first \(format.count(shown)) of \(format.count(total)) rows; \(file) has all of them."
      : "All rows are in \(file)."
  }
}
