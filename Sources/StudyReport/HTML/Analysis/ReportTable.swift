internal import EventStatistics
internal import EventStudy

/// A table of the page.
struct ReportTable {
  /// The title of a column.
  struct Heading {
    let text: String
    let link: String?
    let title: String
    let number: Bool

    /// A column of words.
    static func words(_ text: String) -> Heading {
      Heading(text: text, link: nil, title: "", number: false)
    }

    /// A column of numbers.
    static func number(_ text: String) -> Heading {
      Heading(text: text, link: nil, title: "", number: true)
    }

    /// A column of numbers that a definition explains.
    static func method(_ id: String) -> Heading {
      let definition = MethodDefinition.definition(of: id)
      return Heading(
        text: definition.shortName,
        link: definition.formula.isEmpty ? nil : id,
        title: "\(definition.name): \(definition.formula)",
        number: true
      )
    }
  }

  /// A row.
  struct Row {
    let cells: [Cell]
  }

  /// The name of the table, for those who cannot see it.
  let label: String
  /// Whether a press on a title sorts the rows.
  var sortable = false
  /// The titles of the columns.
  let headings: [Heading]
  /// The rows, with one cell for each title.
  var rows: [Row] = []

  /// One cell.
  struct Cell {
    let text: String
    let link: String?
    let stars: String?
    let detail: String?
    let value: String?
    let exact: String
    let style: String
    let header: Bool

    init(
      _ text: String,
      link: String? = nil,
      stars: String? = nil,
      detail: String? = nil,
      value: String? = nil,
      exact: String = "",
      style: String = "",
      header: Bool = false
    ) {
      self.text = text
      self.link = link
      self.stars = stars
      self.detail = detail
      self.value = value
      self.exact = exact
      self.style = style
      self.header = header
    }

    /// The name of a row.
    static func header(_ text: String) -> Cell { Cell(text, header: true) }

    /// The name of a row that a definition explains.
    static func method(_ id: String) -> Cell {
      let definition = MethodDefinition.definition(of: id)
      return Cell(
        definition.name,
        link: definition.formula.isEmpty ? nil : id,
        header: true
      )
    }

    /// A number with every digit behind it.
    static func number(_ text: String, _ value: Double?, style: String = "") -> Cell {
      let exact = HeadlineFigures.exact(value)
      return Cell(text, value: exact, exact: exact, style: "number \(style)")
    }

    /// A p-value, strong where it is small.
    static func pValue(_ value: Double?) -> Cell {
      let style = Significance(value) >= .fivePercent ? "significant" : ""
      return number(NumberFormat.page.pValue(value), value, style: style)
    }

    /// A number that a p-value judges.
    static func judged(
      _ text: String,
      _ value: Double?,
      p: Double?,
      exact: String? = nil,
      style: String = ""
    ) -> Cell {
      let significance = Significance(p)
      let marks = ["number", style, significance >= .fivePercent ? "significant" : ""]
      let digits = HeadlineFigures.exact(value)
      return Cell(
        text,
        stars: significance.stars,
        detail: p.present.map { NumberFormat.page.pValue($0) },
        value: digits,
        exact: exact ?? (p.present == nil ? digits : "\(digits), p = \(HeadlineFigures.exact(p))"),
        style: marks.filter { !$0.isEmpty }.joined(separator: " ")
      )
    }
  }
}
