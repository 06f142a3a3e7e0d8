internal import EventStatistics
internal import EventStudy
internal import Mustache

/// A table as the template of the page names its parts.
struct ReportTable {
  /// The title of a column.
  struct Heading {
    let text: String
    let link: String?
    let title: String
    let mark: String
    let number: Bool
  }

  /// A row.
  struct Row {
    let cells: [Cell]
  }

  /// One cell.
  struct Cell {
    let text: String
    let link: String?
    let mark: String
    let event: Int?
    let stars: String?
    let detail: String?
    let caption: String?
    let value: String?
    let pValue: String?
    let exact: String?
    let style: String?
    let header: Bool
  }

  /// The name of the table, for those who cannot see it.
  let label: String
  /// What the table is, in the words that a screen reader begins with.
  let summary: String
  /// The file that has all rows, where there is one.
  let file: String?
  /// The identifier, where something else on the page refers to the table.
  let id: String?
  /// Whether a press on a title sorts the rows.
  let sortable: Bool
  /// The titles of the columns.
  let headings: [Heading]
  /// The rows, with one cell for each title.
  let rows: [Row]
  /// How many of the rows are here, where a page has no room for all; the file that has them follows.
  let note: String?

  /// Whether a number has stars.
  var hasStars: Bool { rows.contains { $0.cells.contains { $0.stars?.isEmpty == false } } }

  /// Lays a table out for a page.
  init(_ table: FigureTable) {
    let limit = Face.page.rowLimit
    let shown = table.rows.prefix(limit)
    let judged = table.columns.indices.map { column in
      shown.contains { $0[column].hasStars }
    }
    let format = NumberFormat.page
    label = table.label
    summary =
      "\(table.label), \(format.counted(shown.count, "row")), "
      + format.counted(table.columns.count, "column")
    file = table.listing?.file
    id = table.id
    sortable = table.isSortable
    headings = table.columns.map(Heading.init)
    rows = shown.map { row in
      Row(cells: zip(row.cells, judged).map { Cell($0, besideStars: $1) })
    }
    note = table.listing.flatMap { listing in
      shown.count < listing.total
        ? "The first \(format.count(shown.count)) of \(format.count(listing.total)) rows." : nil
    }
  }
}

extension ReportTable.Heading {
  init(_ column: FigureTable.Column) {
    let definition = column.method.map { MethodDefinition.definition(of: $0) }
    self.init(
      text: column.page,
      link: definition.flatMap { $0.formula.isEmpty ? nil : $0.id },
      title: definition.map { "\($0.name): \($0.formula)" } ?? "",
      mark: column.mark,
      number: column.isNumber
    )
  }
}

extension ReportTable.Cell {
  /// Lays a figure out; numbers beside figures with stars leave room for them.
  init(_ figure: Figure, besideStars: Bool) {
    let format = NumberFormat.page
    let digits = HeadlineFigures.exact(figure.value)
    let pValue = figure.judgingPValue
    let isSignificant =
      Significance(pValue) >= .fivePercent
      || (figure.isPValue && Significance(figure.value) >= .fivePercent)
    let style = [
      figure.isNumber ? "number" : "", figure.style, isSignificant ? "significant" : "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
    var (name, link) = (figure.text(format), String?.none)
    switch figure.content {
    case .method(let id, let other):
      let definition = MethodDefinition.definition(of: id)
      (name, link) = (other ?? definition.name, definition.formula.isEmpty ? nil : id)
    case .test(let method):
      let definition = MethodDefinition.definition(of: method)
      (name, link) = (definition.name, definition.formula.isEmpty ? nil : method.rawValue)
    case .model(let model): name = MethodDefinition.definition(of: model).name
    default: break
    }
    var (detail, exactP) = (figure.below, String?.none)
    if case .pValue(.some(let value), let corrected) = figure.judgement {
      detail = format.pValue(value) + (corrected.map { " [\(format.pValue($0))]" } ?? "")
      exactP = HeadlineFigures.exact(value)
    }
    self.init(
      text: name,
      link: link,
      mark: figure.mark,
      event: figure.event,
      stars: figure.isNumber && besideStars ? Significance(pValue).stars : nil,
      detail: detail,
      caption: figure.caption?.isEmpty == true ? nil : figure.caption,
      value: figure.isNumber ? digits : nil,
      pValue: exactP,
      // Of a number with nothing else to be said, the script shows the value.
      exact: figure.exact.flatMap { $0.isEmpty ? nil : $0 },
      style: style.isEmpty ? nil : style,
      header: figure.isHeader
    )
  }
}

/// Found without reflection, which takes most of the time of a page with thousands of cells.
extension ReportTable.Cell: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "text": text
    case "link": link
    case "mark": mark
    case "event": event
    case "stars": stars
    case "detail": detail
    case "caption": caption
    case "value": value
    case "pValue": pValue
    case "exact": exact
    case "style": style
    case "header": header
    default: nil
    }
  }
}

extension Figure {
  fileprivate var isPValue: Bool {
    if case .pValue(_, ofEffect: true) = content { true } else { false }
  }
}
