internal import EventStatistics
internal import EventStudy
internal import Notices

/// Everything that the template of the page names.
///
/// The templates hold the markup and these types hold the words; the template engine escapes every
/// text of the study, and the embedded data escapes itself.
struct ReportPage {
  /// A link to a section.
  struct Section {
    let anchor: String
    let label: String
  }

  let title: String
  let simulated: Bool
  let generator: String
  let versions: String
  let legend: String
  let style: String
  let script: String
  let chartScript: String
  let data: [EmbeddedData]

  let lead: String
  let scope: String
  let sections: [Section]
  let hasNotes: Bool
  let warnings: [PageSentence]
  let information: [PageSentence]
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
    _ result: StudyResult,
    style: String,
    script: String,
    chartScript: String
  ) throws(ReportError) {
    let headline = HeadlineFigures(result)
    let events = ReportEvents(result)
    let exclusions = ReportExclusions(result)
    let charts = try ReportCharts(result)
    title = result.title
    simulated = result.simulated
    generator = result.versions.first.map { "\($0.name) \($0.version)" } ?? "leyline"
    versions =
      "Made with "
      + result.versions.map { "\($0.name) \($0.version)" }
      .joined(separator: ", ")
    legend = Significance.legend(result.configuration.methods.alternative)
    self.style = style
    self.script = script
    self.chartScript = chartScript
    let corrections = CorrectionLookup(result)
    analyses = try Self.analyses(of: result)
    checks = [DiagnosticsSection.section(result)].compactMap(\.self)
    sections = Self.navigation(
      analyses: analyses,
      checks: checks,
      hasEstimation: result.listsEvents
    )
    let drawn = (analyses + checks).flatMap(\.parts).flatMap(\.charts).map(\.embedded)
    data = charts.embedded + drawn + (try EventExplorer(result).embedded)

    lead = headline.sentence
    scope = headline.scope
    tiles = headline.tiles
    hasNotes = !result.notes.isEmpty
    warnings = result.notes.filter { $0.severity == .warning }.map {
      PageSentence(text: $0.message.text(.option))
    }
    information = result.notes.filter { $0.severity == .information }
      .map { PageSentence(text: $0.message.text(.option)) }

    advice = ReportAdvice.all(result)
    hasAdvice = !advice.isEmpty
    models = result.models.map { model in
      ReportModel(
        model,
        confidence: events.confidence,
        corrections: corrections,
        doubtful: result.analysis.advice.first { $0.model == model.model }?.doubtful ?? []
      )
    }
    correction = corrections.name
    hasDoubtful = models.contains { $0.tests.contains { !$0.mark.isEmpty } }

    hasEvents = !events.rows.isEmpty
    hasEventResults = result.listsEvents
    eventOptions = events.options
    panelNote = events.panelNote
    modelOptions = result.models.map { MethodDefinition.definition(of: $0.model).name }
    hasSeveralModels = result.models.count > 1
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

    fitTables = result.models.map { ReportFits($0) }
    definitions = ReportDefinitions.all(result)
    settings = try ReportSettings.rows(of: result.configuration)
    inputs = result.inputs.map(ReportSettings.Input.init)
  }

  /// The sections that exist because the study asked for them.
  private static func analyses(
    of result: StudyResult
  ) throws(ReportError) -> [ReportSection] {
    [
      try SensitivitySection.section(result.sensitivity), CorrectionsSection.section(result),
      try GroupsSection.section(result),
      try CausesSection.section(result), try OutcomesSection.section(result),
      CalendarTimeSection.section(result), ArrivalSection.section(result),
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
}
