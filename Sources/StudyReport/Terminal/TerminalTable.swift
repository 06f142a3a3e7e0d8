internal import Notices
internal import TextTable

/// A table of texts in aligned columns, with a rule below the titles.
struct TerminalTable: Sendable {
  /// A column.
  struct Heading: Sendable, Hashable {
    let title: String
    let isNumber: Bool

    /// A column of words, aligned to the left.
    static func words(_ title: String) -> Heading { Heading(title: title, isNumber: false) }
    /// A column of numbers, aligned to the right.
    static func number(_ title: String) -> Heading { Heading(title: title, isNumber: true) }
  }

  /// The columns.
  let headings: [Heading]
  /// The rows; each has one text for each column.
  var rows: [[String]] = []

  /// The lines of the table: titles, rule and rows.
  var lines: [TerminalLine] {
    let headings = headings
    let table = TextTable<[String]> { cells in
      zip(headings, cells).map { heading, cell in
        Column(
          title: heading.title,
          value: cell.onOneLine,
          align: heading.isNumber ? .right : .left
        )
      }
    }
    guard let text = table.string(for: rows, style: SummaryStyle.self) else { return [] }
    return text.split(separator: "\n").enumerated().map { index, line in
      let trimmed = line.reversed().drop { $0 == " " }.reversed()
      return TerminalLine(String(trimmed), index < 2 ? .quiet : .plain)
    }
  }

  /// The number of columns of text that the table takes.
  var width: Int {
    let widths = headings.indices.map { column in
      max(headings[column].title.count, rows.map { $0[column].count }.max() ?? 0)
    }
    return widths.reduce(0, +) + SummaryStyle.gap.count * max(0, widths.count - 1)
  }
}

/// Columns two blanks apart, and a thin rule below their titles.
private enum SummaryStyle: TextTableStyle {
  static let gap = "  "

  static func prepare(_ text: String, for column: Column) -> String {
    // The library's simple style pads; only its way of joining the cells is replaced here.
    Simple.prepare(text, for: column)
  }

  static func escape(_ text: String) -> String { text }

  static func begin(_ table: inout String, index: Int, columns: [Column]) {}

  static func end(_ table: inout String, index: Int, columns: [Column]) {}

  static func header(_ table: inout String, index: Int, columns: [Column]) {
    table += columns.map { $0.headerString(for: self) }.joined(separator: gap) + "\n"
    table += columns.map { $0.repeated("\u{2500}") }.joined(separator: gap) + "\n"
  }

  static func row(_ table: inout String, index: Int, columns: [Column]) {
    table += columns.map { $0.string(for: self) }.joined(separator: gap) + "\n"
  }
}
