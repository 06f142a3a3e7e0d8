internal import CivilTime
public import EventStudy
internal import Mustache
internal import Notices

/// The page of prices before a day, which needs no network and no other file, and can be printed.
public enum PricingReport {
  /// Everything that the template names.
  private struct Page {
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
  }

  /// Draws the page of a result.
  ///
  /// - Throws: ``ReportError/missingResource(name:folder:)`` when the installation is incomplete.
  public static func render(_ result: PricingResult) throws(ReportError) -> String {
    var library = MustacheLibrary()
    for part in ["section", "parts", "grid"] {
      library.register(try HTMLReport.template(part), named: part)
    }
    let sections = PricingSections.all(result, for: .page)
    var data: [EmbeddedData] = []
    for chart in sections.flatMap(\.parts).flatMap(\.charts) { data.append(try chart.embedded()) }
    let notes = { (severity: Severity) in
      result.notes.filter { $0.severity == severity }.map { $0.message.text(.option) }
    }
    let page = Page(
      title: "\(result.symbol) \(result.includesDay ? "up to" : "before") \(result.day)",
      simulated: result.simulated,
      generator: result.versions.first.map { "\($0.name) \($0.version)" } ?? "leyline",
      versions: "Made with "
        + result.versions.map { "\($0.name) \($0.version)" }.joined(separator: ", "),
      lead: PricingWords(result).sentence,
      scope: "Last session \(result.lastSession), sessions of the calendar \(result.calendar)"
        + (result.counted == .traded ? ", those with trades only" : "")
        + (result.exchanges.count > 1
          ? ". Prices of the exchange with the larger volume: "
            + (result.exchanges.first.map { $0.files.joined(separator: " ") } ?? "") : ""),
      hasNotes: !result.notes.isEmpty,
      warnings: notes(.warning),
      information: notes(.information),
      section: sections.map(PageSection.init),
      inputs: result.inputs.map(ReportSettings.Input.init),
      style: try ReportResources.text("report.css"),
      script: try ReportResources.text("report.js"),
      chartScript: try ReportResources.text(ReportResources.chartScript),
      data: data
    )
    return try HTMLReport.template("vwap").render(page, library: library)
  }
}
