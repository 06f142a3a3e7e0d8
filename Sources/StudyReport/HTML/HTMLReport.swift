public import EventStudy
internal import Foundation
internal import Mustache
internal import Notices

/// The report of a study: one page that needs no network and no other file.
public enum HTMLReport {
  /// What the pages are put together from.
  private static let parts = [
    "opening", "header", "notes", "results", "parts", "figure", "grid", "section", "events",
    "eventlist",
    "methods",
    "definitions", "configuration", "inputs", "sheets", "closing",
  ]

  /// Draws the report of a result.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` when the program was built without a part.
  public static func render(_ result: StudyResult) throws(ReportError) -> String {
    try render(result, eventPages: nil)
  }

  /// Draws the report of a result, with a page for each event behind it where they are wanted.
  static func render(
    _ result: StudyResult,
    eventPages: EventPages?
  ) throws(ReportError) -> String {
    let page = try ReportPage(
      result,
      eventPages: eventPages,
      style: ReportResources.style(
        title: TitleWords(result, format: .page).title,
        isSimulated: result.simulated
      ),
      script: ReportResources.script,
      chartScript: ReportResources.text(ReportResources.chartScript)
    )
    return try render(page, as: "report")
  }

  /// Returns every chart of the report as a Vega-Lite specification with its data, a JSON object by their
  /// names, such as `path-market` and `days-market` for the model `market`.
  ///
  /// - Throws: ``ReportError`` when a specification is missing or damaged.
  package static func charts(_ result: StudyResult) throws(ReportError) -> String {
    let source = ReportChart.Source(result)
    var members: [String] = []
    for chart in StudyCharts.all(result) {
      members.append("\"\(chart.id)\":\(try chart.standalone(source))")
    }
    return "{\(members.joined(separator: ","))}\n"
  }

  /// Puts what a page names into its template.
  ///
  /// - Throws: ``ReportError/missingResource(name:)`` when the program was built without a part.
  static func render(_ page: some Any, as name: String) throws(ReportError) -> String {
    var library = MustacheLibrary()
    for part in parts { library.register(try template(part), named: part) }
    return shown(try template(name).render(page, library: library))
  }

  /// Returns a page on which control characters of data are marks that can be seen; scripts stay as they are.
  private static func shown(_ page: String) -> String {
    guard page.hasControls else { return page }
    let end = "</script>"
    return page.components(separatedBy: "<script").enumerated().map { place, part in
      guard place > 0, let script = part.range(of: end) else { return part.withoutControls }
      return part[..<script.upperBound] + String(part[script.upperBound...]).withoutControls
    }.joined(separator: "<script")
  }

  private static func template(_ name: String) throws(ReportError) -> MustacheTemplate {
    let file = "templates/\(name).mustache"
    let text = try ReportResources.text(file)
    do {
      return try MustacheTemplate(string: text)
    } catch {
      throw .damagedResource(name: file, reason: "\(error)")
    }
  }
}

/// The pages of single events of a report on paper.
public enum EventPages: Sendable {
  /// They stand behind the report.
  case behind
  /// They stand behind the answer and the list of events, without the rest of the report.
  case alone
}
