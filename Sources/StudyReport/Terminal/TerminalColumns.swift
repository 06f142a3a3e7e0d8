/// Tables with a name in front of each row and as many columns as fit, one below the other.
struct TerminalColumns {
  /// The titles: that of the names, and one for each column.
  let name: String
  let columns: [String]
  /// The rows: a name and one cell for each column.
  var rows: [[String]] = []

  /// Returns the lines within a width.
  func lines(width: Int) -> [TerminalLine] {
    var lines: [TerminalLine] = []
    var rest = columns.indices[...]
    while !rest.isEmpty {
      var count = rest.count
      var table = table(of: rest.prefix(count))
      while table.width > width, count > 1 {
        count -= 1
        table = self.table(of: rest.prefix(count))
      }
      if !lines.isEmpty { lines.append(TerminalLine()) }
      lines += table.lines
      rest = rest.dropFirst(count)
    }
    return lines
  }

  private func table(of shown: Range<Int>.SubSequence) -> TerminalTable {
    TerminalTable(
      headings: [.words(name)] + shown.map { .number(columns[$0]) },
      rows: rows.map { row in [row[0]] + shown.map { row[$0 + 1] } }
    )
  }
}
