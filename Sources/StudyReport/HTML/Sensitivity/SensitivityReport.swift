public import EventStudy
internal import Mustache
internal import Notices

/// The page of a sensitivity study, which needs no network and no other file.
public enum SensitivityReport {
  /// Everything that the template names.
  private struct Page {
    let title: String
    let simulated: Bool
    let generator: String
    let versions: String
    let lead: String
    let scope: String
    let hasNotes: Bool
    let warnings: [PageSentence]
    let information: [PageSentence]
    let section: [ReportSection]
    let hasExclusions: Bool
    let exclusions: [Exclusion]
    let settings: [ReportSettings.Row]
    let inputs: [ReportSettings.Input]
    let definitions: [ReportDefinition]
    let style: String
    let script: String
    let chartScript: String
    let data: [EmbeddedData]
  }

  private static let parts = ["section", "grid", "definitions", "configuration"]

  /// Draws the page of a result.
  ///
  /// - Throws: ``ReportError/missingResource(name:folder:)`` when the installation is incomplete.
  public static func render(_ result: SensitivityResult) throws(ReportError) -> String {
    var library = MustacheLibrary()
    for part in parts { library.register(try HTMLReport.template(part), named: part) }
    let section = try SensitivitySection.section(result)
    let format = NumberFormat.page
    let page = Page(
      title: result.title,
      simulated: result.simulated,
      generator: result.versions.first.map { "\($0.name) \($0.version)" } ?? "leyline",
      versions: "Made with "
        + result.versions.map { "\($0.name) \($0.version)" }.joined(separator: ", "),
      lead: VerdictWords(result).summary,
      scope: "\(format.count(result.base.first?.fittedCount ?? 0)) events of "
        + "\(format.count(result.announcementCount)) announcements, "
        + "\(format.count(result.specifications.count)) specifications, "
        + "\(format.count(result.windows.count)) windows, \(result.tests.count) tests",
      hasNotes: !result.notes.isEmpty,
      warnings: result.notes.filter { $0.severity == .warning }
        .map { PageSentence(text: $0.message.text(.option)) },
      information: result.notes.filter { $0.severity == .information }
        .map { PageSentence(text: $0.message.text(.option)) },
      section: [section].compactMap(\.self),
      hasExclusions: !result.exclusions.isEmpty,
      exclusions: Array(result.exclusions.prefix(ListedRows.limit)),
      settings: try ReportSettings.rows(of: result.configuration),
      inputs: result.inputs.map(ReportSettings.Input.init),
      definitions: ReportDefinitions.all(result),
      style: try ReportResources.text("report.css"),
      script: try ReportResources.text("report.js"),
      chartScript: try ReportResources.text(ReportResources.chartScript),
      data: [section].compactMap(\.self).flatMap(\.parts).flatMap(\.charts).map(\.embedded)
    )
    return try HTMLReport.template("sensitivity").render(page, library: library)
  }
}
