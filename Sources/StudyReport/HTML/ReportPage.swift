internal import EventStatistics
internal import EventStudy
internal import Notices

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
  let sections: [Section]
  let hasNotes: Bool
  let warnings: [Sentence]
  let information: [Sentence]
  let tiles: [HeadlineFigures.Tile]

  let hasAdvice: Bool
  let advice: [ReportAdvice]
  let models: [ReportModel]
  let correction: String?
  let hasDoubtful: Bool
  let analyses: [ReportSection]
  let checks: [ReportSection]

  let hasEvents: Bool
  let hasEventResults: Bool
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
    let corrections = CorrectionLookup(document)
    analyses = try Self.analyses(of: document)
    checks = [DiagnosticsSection.section(document)].compactMap(\.self)
    sections = Self.navigation(
      analyses: analyses,
      checks: checks,
      hasEstimation: document.listsEvents
    )
    let drawn = (analyses + checks).flatMap(\.parts).flatMap(\.charts).map(\.embedded)
    data = charts.embedded + drawn + (try EventExplorer(document).embedded)

    lead = headline.sentence
    scope = headline.scope
    tiles = headline.tiles
    hasNotes = !document.notes.isEmpty
    warnings = document.notes.filter { $0.severity == .warning }.map { Sentence(text: $0.text) }
    information = document.notes.filter { $0.severity == .information }
      .map { Sentence(text: $0.text) }

    advice = ReportAdvice.all(document)
    hasAdvice = !advice.isEmpty
    models = document.models.map { model in
      ReportModel(
        model,
        confidence: events.confidence,
        corrections: corrections,
        doubtful: document.analysis.advice.first { $0.model == model.model }?.doubtful ?? []
      )
    }
    correction = corrections.name
    hasDoubtful = models.contains { $0.tests.contains { !$0.mark.isEmpty } }

    hasEvents = !events.rows.isEmpty
    hasEventResults = document.listsEvents
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
    definitions = ReportDefinitions.all(document)
    settings = try ReportSettings.rows(of: document.configuration)
    inputs = document.inputs.map(ReportSettings.Input.init)
  }

  /// The sections that exist because the study asked for them.
  private static func analyses(
    of document: StudyDocument
  ) throws(ReportError) -> [ReportSection] {
    [
      try SensitivitySection.section(document.sensitivity), CorrectionsSection.section(document),
      try GroupsSection.section(document),
      try CausesSection.section(document), try OutcomesSection.section(document),
      CalendarTimeSection.section(document), ArrivalSection.section(document),
    ].compactMap(\.self)
  }

  private static func navigation(
    analyses: [ReportSection],
    checks: [ReportSection],
    hasEstimation: Bool
  ) -> [Section] {
    func own(_ sections: [ReportSection]) -> [Section] {
      sections.map { Section(anchor: $0.anchor, label: $0.label ?? $0.title) }
    }
    var sections = [Section(anchor: "results", label: "Results")] + own(analyses)
    sections.append(Section(anchor: "events", label: "Events"))
    sections.append(Section(anchor: "excluded", label: "Left out"))
    if hasEstimation { sections.append(Section(anchor: "estimation", label: "Estimation")) }
    sections += own(checks)
    sections.append(Section(anchor: "definitions", label: "Definitions"))
    sections.append(Section(anchor: "configuration", label: "Configuration"))
    return sections
  }

  /// Returns the sentence below a table that shows a part of its rows.
  static func note(_ shown: Int, of total: Int, file: String) -> String {
    let format = NumberFormat.page
    return shown < total
      ? "The first \(format.count(shown)) of \(format.count(total)) rows; \(file) has all of them."
      : "All rows are in \(file)."
  }
}
