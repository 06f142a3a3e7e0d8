internal import EventStudy

/// The page of a job that is no study, which needs no network and no other file and can be printed.
struct JobPage {
  let kicker: String
  let title: String
  let simulated: Bool
  let generator: String
  let versions: String
  /// The files that have every digit.
  let files: String
  /// What must be decided before any number.
  let opening: [String]
  let lead: String
  let scope: String
  let hasNotes: Bool
  let notes: [NoteGroup]
  let section: [PageSection]
  let inputs: [ReportSettings.Input]
  let style: String
  let script: String
  let chartScript: String
  let data: [EmbeddedData]

  /// Puts a page together.
  ///
  /// - Throws: ``ReportError`` when a chart specification is missing or damaged.
  init(
    kicker: String,
    title: String,
    simulated: Bool,
    opening: [String] = [],
    lead: String,
    scope: String,
    notes: [StudyNote],
    sections: [ReportSection],
    inputs: [InputFile],
    versions: [SoftwareVersion],
    files: String
  ) throws(ReportError) {
    self.kicker = kicker
    self.title = title
    self.simulated = simulated
    self.opening = opening
    self.lead = lead
    self.scope = scope
    self.files = files
    generator = versions.generator
    self.versions = versions.madeWith
    hasNotes = !notes.isEmpty
    self.notes = NoteGroup.all(notes)
    section = sections.map(PageSection.init)
    self.inputs = inputs.map(ReportSettings.Input.init)
    style = try ReportResources.style(title: title, isSimulated: simulated)
    script = try ReportResources.script
    chartScript = try ReportResources.text(ReportResources.chartScript)
    data = try ReportChart.Source(study: title, simulated: simulated)
      .embedded(sections.flatMap(\.parts).flatMap(\.charts))
  }

  /// Returns the page.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` when the program was built without a part.
  func html() throws(ReportError) -> String { try HTMLReport.render(self, as: "job") }
}
