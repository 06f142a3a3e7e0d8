/// A table with numbers as a paper prints them, for a page that lays it out itself.
package struct ShownTable: Sendable, Codable {
  /// A column.
  package struct Column: Sendable, Codable {
    package let title: String
    package let number: Bool
  }

  /// A cell; what stands below its figure is smaller.
  package struct Cell: Sendable, Codable {
    package let text: String
    package let below: String?
  }

  package let id: String
  package let caption: String
  package let columns: [Column]
  package let rows: [[Cell]]
  package let notes: [String]

  init(_ table: PaperTable) {
    id = table.id
    caption = table.caption
    columns = table.headings.map { Column(title: $0.text, number: $0.isNumber) }
    rows = table.panels.flatMap(\.rows).map { row in
      row.map { Cell(text: $0.text + $0.stars, below: $0.below) }
    }
    notes = table.notes.map(\.text)
  }
}

extension Outcome {
  /// The tables of average prices, of premia, and of leads and lags, as their reports have them.
  package var shownTables: [ShownTable] {
    switch self {
    case .vwap(let content): PaperTables.all(content).map(ShownTable.init)
    case .leadLag(let result): PaperTables.all(result).map(ShownTable.init)
    case .study, .part, .sensitivity, .announcements, .alignment, .inspection, .extremes,
      .simulation:
      []
    }
  }
}
