internal import ArrowExchange
internal import CivilTime
internal import EventStatistics
internal import EventStudy

/// A table as a paper prints it: rounded numbers with stars, in panels, with notes below.
struct PaperTable: Sendable {
  /// A cell.
  struct Cell: Sendable {
    let text: String
    var stars = ""
    /// A second figure below, such as a p-value in brackets.
    var below: String?

    static let blank = Cell(text: "")
  }

  /// The title of a column.
  struct Heading: Sendable {
    let text: String
    let isNumber: Bool
  }

  /// Rows under a title of their own.
  struct Panel: Sendable {
    var title: String?
    let rows: [[Cell]]
  }

  /// What the table is called where something refers to it: small letters and hyphens.
  let id: String
  let caption: String
  let headings: [Heading]
  let panels: [Panel]
  /// Sentences below the table.
  var notes: [PaperNote] = []

  /// The table with a note of what must be decided before its numbers can be trusted, where there is something.
  func warned(_ source: TableSource) -> PaperTable {
    var table = self
    if let warning = source.warning { table.notes.insert(PaperNote(warning), at: 0) }
    return table
  }

  /// The number of rows of all panels.
  var rowCount: Int { panels.reduce(0) { $0 + $1.rows.count } }

  /// Whether a number has stars.
  var hasStars: Bool { panels.contains { $0.rows.contains { $0.contains { !$0.stars.isEmpty } } } }

  init(id: String, caption: String, headings: [Heading], panels: [Panel], notes: [PaperNote] = []) {
    (self.id, self.caption, self.headings) = (id, caption, headings)
    (self.panels, self.notes) = (panels, notes)
  }
}

extension PaperTable {
  /// With so many rows a column without a single number is left out.
  private static var manyRows: Int { 6 }

  /// Takes a table of the report; panels have its rows or those of tables with the same columns.
  init(
    id: String,
    caption: String,
    panels: [(title: String?, table: FigureTable)],
    notes: [PaperNote] = []
  ) {
    let columns = panels.first?.table.columns ?? []
    // A column that has nothing to say takes room from those that have.
    let shown = columns.indices.filter { column in
      column == 0
        || panels.contains { panel in
          panel.table.rows.contains { row in
            let text = row[column].text(.page)
            return !text.isEmpty
              && (panel.table.rows.count < Self.manyRows || text != NumberFormat.page.missing)
          }
        }
    }
    self.init(
      id: id,
      caption: caption,
      headings: shown.map {
        Heading(text: columns[$0].page + columns[$0].mark, isNumber: columns[$0].isNumber)
      },
      panels: panels.map { title, table in
        Panel(
          title: title,
          rows: table.rows.map { row in shown.map { Cell(row[$0]) } }
        )
      },
      notes: notes
    )
  }
}

extension PaperTable.Cell {
  /// Writes a figure out.
  init(_ figure: Figure) {
    let format = NumberFormat.page
    let text =
      switch figure.content {
      case .method(let id, let name): name ?? MethodDefinition.definition(of: id).name
      case .test(let method): MethodDefinition.definition(of: method).name
      case .model(let model): MethodDefinition.definition(of: model).name
      default: figure.text(format)
      }
    var below = figure.below
    if case .pValue(.some(let value), let corrected) = figure.judgement {
      below =
        "[" + ([value] + [corrected].compactMap(\.self)).map(format.pValue).joined(separator: "; ")
        + "]"
    }
    self.init(
      text: text + figure.mark,
      stars: figure.isNumber ? Significance(figure.judgingPValue).stars : "",
      below: below
    )
  }
}

extension PaperTable {
  /// How many rows of a table of all digits a reader is shown.
  private static let listedRows = 250

  /// Takes a table of all digits and rounds it as its units say.
  init(_ table: TableContents) {
    var rows: [[Cell]] = []
    var count = 0
    table.forEachRow { cells in
      count += 1
      guard count <= Self.listedRows else { return }
      rows.append(zip(cells, table.columns).map { Cell(text: Self.text($0, $1)) })
    }
    let format = NumberFormat.page
    self.init(
      id: table.name.replacing("_", with: "-"),
      caption: table.name.replacing("_", with: " "),
      headings: table.columns.map {
        Heading(text: $0.name.replacing("_", with: " "), isNumber: $0.kind != .text)
      },
      panels: [Panel(rows: rows)],
      notes: [PaperNote(table.about)]
        + table.columns.map { "\($0.name.replacing("_", with: " ")): \($0.description.meaning)" }
        + (count > rows.count
          ? [
            PaperNote(
              "The first \(format.count(rows.count)) of \(format.count(count)) rows; "
                + "\(table.name).csv has all of them."
            )
          ] : [])
    )
  }

  private static func text(_ cell: TableCell, _ column: TableContents.Column) -> String {
    let format = NumberFormat.page
    return switch cell {
    case .missing: ""
    case .text(let text): text
    case .date(let date): date.description
    case .integer(let value): column.unit == .tradingDays ? format.day(value) : format.count(value)
    case .number(let value):
      switch column.unit {
      case .fraction: format.percent(value)
      case .price: format.price(value)
      case .shares: format.amount(value)
      case .tradingDays, .minutes, .date, nil:
        column.name.hasSuffix("p_value") ? format.pValue(value) : format.fixed(value, decimals: 3)
      }
    }
  }
}
