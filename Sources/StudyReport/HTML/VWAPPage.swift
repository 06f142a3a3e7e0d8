internal import CivilTime
package import EventStudy
internal import Notices

/// The page of average prices, before a day or around events, which needs no other file and can be printed.
package struct VWAPPage {
  let title: String
  let simulated: Bool
  let generator: String
  let versions: String
  let lead: String
  let scope: String
  let hasNotes: Bool
  let warnings: [String]
  let information: [String]
  let section: [PageSection]
  let inputs: [ReportSettings.Input]
  let style: String
  let script: String
  let chartScript: String
  let data: [EmbeddedData]

  /// Draws the page of prices before a day.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` when the program was built without a part.
  package static func render(_ result: PricingResult) throws(ReportError) -> String {
    try VWAPPage(
      title: "\(result.symbol) \(result.includesDay ? "up to" : "before") \(result.day)",
      simulated: result.simulated,
      lead: PricingWords(result).sentence,
      scope: "Last session \(result.lastSession), sessions of the calendar \(result.calendar)"
        + (result.counted == .traded ? ", those with trades only" : "")
        + (result.exchanges.count > 1
          ? ". Prices of the exchange with the larger volume: "
            + (result.exchanges.first.map { $0.files.joined(separator: " ") } ?? "") : ""),
      notes: result.notes,
      sections: PricingSections.all(result, for: .page),
      inputs: result.inputs,
      versions: result.versions
    ).html()
  }

  /// Draws the page of average prices around events.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` when the program was built without a part.
  package static func render(_ result: StudyResult) throws(ReportError) -> String {
    try VWAPPage(
      title: result.title,
      simulated: result.simulated,
      lead:
        "Average prices around \(NumberFormat.page.counted(result.averagePrices.count, "event")).",
      scope: "Sessions of the calendar \(result.configuration.alignment.calendar), event window "
        + "\(result.configuration.windows.event)",
      notes: result.notes,
      sections: result.averagePriceSections(for: .page),
      inputs: result.inputs,
      versions: result.versions
    ).html()
  }

  private init(
    title: String,
    simulated: Bool,
    lead: String,
    scope: String,
    notes: [StudyNote],
    sections: [ReportSection],
    inputs: [InputFile],
    versions: [SoftwareVersion]
  ) throws(ReportError) {
    var data: [EmbeddedData] = []
    for chart in sections.flatMap(\.parts).flatMap(\.charts) { data.append(try chart.embedded()) }
    let words = { (severity: Severity) in
      notes.filter { $0.severity == severity }.map { $0.message.text(.option) }
    }
    self.title = title
    self.simulated = simulated
    self.lead = lead
    self.scope = scope
    generator = versions.first.map { "\($0.name) \($0.version)" } ?? "leyline"
    self.versions =
      "Made with " + versions.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    hasNotes = !notes.isEmpty
    warnings = words(.warning)
    information = words(.information)
    section = sections.map(PageSection.init)
    self.inputs = inputs.map(ReportSettings.Input.init)
    style = try ReportResources.style(title: title, isSimulated: simulated)
    script = try ReportResources.script()
    chartScript = try ReportResources.text(ReportResources.chartScript)
    self.data = data
  }

  private func html() throws(ReportError) -> String {
    try HTMLReport.render(self, as: "vwap")
  }
}

extension StudyResult {
  /// The sections about average prices and the minutes after the news, and the events without them.
  func averagePriceSections(for face: Face) -> [ReportSection] {
    [
      AveragePricesSection.section(self, for: face), ArrivalSection.section(self, for: face),
      IntradaySection.section(self, for: face), ExclusionsSection.section(self, for: face),
    ].compactMap(\.self)
  }
}
