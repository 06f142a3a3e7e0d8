internal import CivilTime
internal import EventAlignment
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

  /// Up to so many events, paper is without long tables of corrections and pictures that repeat.
  private static let smallSample = 12

  let title: String
  let kicker: String?
  let simulated: Bool
  let generator: String
  let versions: String
  /// What the stars mean, where there are some.
  let legend: String?
  let style: String
  let script: String
  let chartScript: String
  let data: [EmbeddedData]

  /// What must be decided before any number.
  let opening: [String]
  let lead: String
  /// Whether the answer depends on the window, and what to beware of.
  let verdict: [String]
  let scope: String
  let sections: [Section]
  let hasNotes: Bool
  let notes: [NoteGroup]
  let tiles: [HeadlineFigures.Tile]

  let hasAdvice: Bool
  let advice: [ReportAdvice]
  let models: [ReportModel]
  let correction: String?
  let hasDoubtful: Bool
  let analyses: [PageSection]
  let details: [PageSection]

  let hasEventPages: Bool
  /// Whether the report itself is there, and not the pages of events alone.
  let hasReport: Bool
  /// Whether paper is without what only a larger sample needs.
  let isSmall: Bool
  /// The sheets behind a report on paper, one for each event.
  let sheets: [EventSheet]
  let hasEvents: Bool
  let hasEventResults: Bool
  let hasSeveralEvents: Bool
  let hasSeveralModels: Bool
  let panelNote: String
  let carsFile: String
  let eventSection: PageSection?

  let methods: String
  let references: [String]
  let bibTeX: String
  let audit: [ReportSettings.Row]
  let definitions: [ReportDefinition]
  let chosenSettings: [ReportSettings.Row]
  let standardSettings: [ReportSettings.Row]
  let inputs: [ReportSettings.Input]

  /// Creates the page of a study.
  ///
  /// - Throws: ``ReportError`` when a chart specification is missing or damaged.
  init(
    _ result: StudyResult,
    eventPages: EventPages? = nil,
    style: String,
    script: String,
    chartScript: String
  ) throws(ReportError) {
    let headline = HeadlineFigures(result)
    let shown = result.includedCount == 0 ? [] : result.models
    models = shown.map { ReportModel($0, of: result) }
    let titleWords = TitleWords(result, format: .page)
    title = titleWords.title
    kicker = titleWords.kicker
    simulated = result.simulated
    generator = result.versions.generator
    versions = result.versions.madeWith
    hasEventPages = eventPages != nil
    hasReport = eventPages != .alone
    sheets = eventPages == nil ? [] : EventSheet.all(result)
    isSmall = result.includedCount <= Self.smallSample
    self.style = style
    self.script = script
    self.chartScript = chartScript
    let analysisSections =
      [SensitivitySection.section(result.sensitivity)].compactMap(\.self)
      + result.analysisSections(for: .page)
    let detailSections = [
      ExclusionsSection.section(result, for: .page),
      EstimationSection.section(result, for: .page), DiagnosticsSection.section(result),
    ].compactMap(\.self)
    analyses = analysisSections.map(PageSection.init)
    details = detailSections.map(PageSection.init)
    sections = Self.navigation(
      analyses: analyses,
      details: details,
      hasNotes: !result.untoldNotes.isEmpty
    )
    let charts =
      models.flatMap(\.charts) + models.flatMap(\.parts).flatMap(\.charts)
      + (analysisSections + detailSections).flatMap(\.parts).flatMap(\.charts)
      + sheets.flatMap(\.charts)
    let isOne = result.includedCount == 1
    let events = EventsSection.section(result, for: .page)
    eventSection = events.map(PageSection.init)
    let tables =
      models.compactMap(\.table) + models.flatMap(\.parts).compactMap(\.table)
      + (analyses + details + [eventSection].compactMap(\.self)).flatMap(\.parts).compactMap(
        \.table
      )
      + sheets.flatMap { [$0.windows, $0.days] }.compactMap(\.self)
    // The list of several events has stars of its own.
    let hasStars = (!isOne && result.listsEvents) || tables.contains(where: \.hasStars)
    legend = hasStars ? Significance.legend(result.configuration.methods.alternative) : nil
    data =
      try ReportChart.Source(result).embedded(charts)
      + (isOne ? [] : EventCharts.explorer(result) + EventExplorer(result).embedded)

    let answer = AnswerWords(result, format: .page)
    let decisions = OpeningWords.sentences(result)
    // Without an answer the first of them says why there is none.
    lead = answer?.answer ?? decisions.first ?? "No window has an abnormal return."
    opening = answer == nil ? Array(decisions.dropFirst()) : decisions
    verdict = answer?.rest ?? []
    scope = headline.scope
    tiles = headline.tiles
    notes = NoteGroup.all(result.untoldNotes)
    hasNotes = !notes.isEmpty

    advice = ReportAdvice.all(result)
    hasAdvice = !advice.isEmpty
    correction = CorrectionLookup(result).name
    hasDoubtful = models.contains { model in
      guard let table = model.table else { return false }
      let cells = table.rows.flatMap(\.cells)
      return table.headings.contains { !$0.mark.isEmpty }
        || cells.contains { !$0.mark.isEmpty }
    }

    let included = result.includedEvents
    let capacity = EventExplorer.capacity(of: result)
    let format = NumberFormat.page
    hasEvents = !included.isEmpty
    // One event has its pictures and windows among the results.
    hasEventResults = result.listsEvents && included.count > 1
    hasSeveralEvents = included.count > 1
    let window = result.models.first?.windows.first?.window.days ?? 0...0
    panelNote =
      "The page has the charts, the days, and the columns Days, Standard error, p of SQ, BHAR and VWAP of "
      + "the \(format.count(capacity)) events with the largest |t| over "
      + "\(format.window(window.lowerBound, window.upperBound)); those of this event are in "
      + "\(StudyTables.file(.cars)), \(StudyTables.file(.abnormalReturns)) and "
      + "\(StudyTables.file(.vwap))."
    carsFile = StudyTables.file(.cars)
    hasSeveralModels = result.models.count > 1

    let words = MethodsWords(result)
    methods = words.paragraph
    references = words.references
    bibTeX = words.bibTeX
    audit = ReportSettings.audit(
      versions: result.versions,
      seed: result.configuration.run.seed
    )
    definitions = ReportDefinitions.all(result)
    let settings = try ReportSettings.Choices(result.configuration)
    chosenSettings = settings.chosen
    standardSettings = settings.standard
    inputs = result.inputs.map(ReportSettings.Input.init)
  }

  private static func navigation(
    analyses: [PageSection],
    details: [PageSection],
    hasNotes: Bool
  ) -> [Section] {
    func own(_ sections: [PageSection]) -> [Section] {
      sections.map { Section(anchor: $0.anchor, label: $0.label) }
    }
    return [Section(anchor: "results", label: "Results")] + own(analyses)
      + [Section(anchor: "events", label: "Events")] + own(details)
      + (hasNotes ? [Section(anchor: "notes", label: "Notes")] : []) + [
        Section(anchor: "methods", label: "Methods"),
        Section(anchor: "definitions", label: "Definitions"),
        Section(anchor: "configuration", label: "Settings and inputs"),
      ]
  }
}
