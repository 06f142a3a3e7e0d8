internal import EventStatistics
internal import EventStudy

/// A section as the templates of the page name its parts.
struct PageSection {
  /// A part with its own heading.
  struct Part {
    let heading: String?
    let code: String?
    let text: String?
    let charts: [ReportChart]
    let table: ReportTable?
    let hasItems: Bool
    let items: [String]
    let notes: [String]

    /// Lays a part out.
    init(_ part: ReportSection.Part) {
      let definition = part.model.map { MethodDefinition.definition(of: $0) }
      heading =
        part.heading.map { title in definition.map { "\(title): \($0.nameInSentence)" } ?? title }
        ?? definition?.name
      code = part.model?.rawValue
      text = part.text
      charts = part.charts
      table = part.table.map(ReportTable.init)
      hasItems = !part.items.isEmpty
      items = part.items
      let rest = part.rest.flatMap { rest in
        rest.count > 0
          ? "And \(NumberFormat.page.count(rest.count)) more, in \(rest.file)." : nil
      }
      notes = part.notes + [table?.note, rest].compactMap(\.self)
    }
  }

  let anchor: String
  let title: String
  let label: String
  let introduction: String?
  let parts: [Part]

  /// Lays a section out.
  init(_ section: ReportSection) {
    anchor = section.anchor
    title = section.title
    label = section.label ?? section.title
    introduction = section.introduction
    parts = section.parts.map(Part.init)
  }
}
