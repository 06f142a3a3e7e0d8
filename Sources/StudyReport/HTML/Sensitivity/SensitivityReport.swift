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
    let warnings: [ReportPage.Sentence]
    let information: [ReportPage.Sentence]
    let section: [ReportSection]
    let hasExclusions: Bool
    let exclusions: [DocumentExclusion]
    let settings: [ReportSettings.Row]
    let inputs: [ReportSettings.Input]
    let definitions: [ReportDefinition]
    let style: String
    let script: String
    let chartScript: String
    let data: [ReportPage.Embedded]
  }

  private static let parts = ["section", "grid", "definitions", "configuration"]

  /// Draws the page of a result.
  ///
  /// - Throws: ``ReportError/missingResource(name:folder:)`` when the installation is incomplete.
  public static func render(_ result: SensitivityResult) throws(ReportError) -> String {
    try render(SensitivityDocument(result))
  }

  /// Draws the page of a document.
  ///
  /// - Throws: ``ReportError/missingResource(name:folder:)`` when the installation is incomplete.
  public static func render(_ document: SensitivityDocument) throws(ReportError) -> String {
    var library = MustacheLibrary()
    for part in parts { library.register(try HTMLReport.template(part), named: part) }
    let section = try SensitivitySection.section(document)
    let format = NumberFormat.page
    let page = Page(
      title: document.title,
      simulated: document.simulated,
      generator: document.versions.first.map { "\($0.name) \($0.version)" } ?? "leyline",
      versions: "Made with "
        + document.versions.map { "\($0.name) \($0.version)" }.joined(separator: ", "),
      lead: document.verdict.summary,
      scope: "\(format.count(document.base.first?.eventCount ?? 0)) events of "
        + "\(format.count(document.announcementCount)) announcements, "
        + "\(format.count(document.specifications.count)) specifications, "
        + "\(format.count(document.windows.count)) windows, \(document.tests.count) tests",
      hasNotes: !document.notes.isEmpty,
      warnings: document.notes.filter { $0.severity == .warning }
        .map { ReportPage.Sentence(text: $0.text) },
      information: document.notes.filter { $0.severity == .information }
        .map { ReportPage.Sentence(text: $0.text) },
      section: [section].compactMap(\.self),
      hasExclusions: !document.exclusions.isEmpty,
      exclusions: Array(document.exclusions.prefix(ReportPage.listedRows)),
      settings: try ReportSettings.rows(of: document.configuration),
      inputs: document.inputs.map(ReportSettings.Input.init),
      definitions: ReportDefinitions.all(document),
      style: try ReportResources.text("report.css"),
      script: try ReportResources.text("report.js"),
      chartScript: try ReportResources.text(ReportResources.chartScript),
      data: [section].compactMap(\.self).flatMap(\.parts).flatMap(\.charts).map(\.embedded)
    )
    return try HTMLReport.template("sensitivity").render(page, library: library)
  }
}
