/// Tables that are too wide for a page, made narrower without a loss.
enum LaTeXPieces {
  /// A table has at least so many rows before equal cells of a column are told in a note.
  private static let manyRows = 5

  /// Returns tables that each fit: the table itself, or with a column of names as panels and equal cells in a
  /// note, or else its columns in several parts that repeat the first.
  static func all(_ table: PaperTable) -> [PaperTable] {
    guard LaTeXLayout(table) == nil else { return [table] }
    let steps: [(PaperTable) -> PaperTable?] = [withoutEqual, paneled]
    var narrow = table
    for step in steps {
      guard let next = step(narrow) else { continue }
      narrow = next
      if LaTeXLayout(narrow) != nil { return [narrow] }
    }
    return parts(narrow)
  }

  /// A table is not divided into more panels than this.
  private static let mostPanels = 12

  /// The table without columns that are the same in each row, which a note tells.
  private static func withoutEqual(_ table: PaperTable) -> PaperTable? {
    let rows = table.panels.flatMap(\.rows)
    guard rows.count >= manyRows else { return nil }
    let equal = table.headings.indices.filter { place in
      let cells = Set(rows.map { $0.indices.contains(place) ? $0[place].text : "" })
      let isPlain = rows.allSatisfy { $0.indices.contains(place) && $0[place].below == nil }
      return cells.count == 1 && isPlain && !table.hasStars(place)
    }
    guard !equal.isEmpty, equal.count < table.headings.count - 1, let first = rows.first else {
      return nil
    }
    let told = equal.map { "\(table.headings[$0].text): \(first[$0].text)" }
    return table.keeping(
      table.headings.indices.filter { !equal.contains($0) },
      notes: table.notes + ["In every row \(told.joined(separator: ", "))."]
    )
  }

  /// The table with a column of a few names as titles of panels.
  private static func paneled(_ table: PaperTable) -> PaperTable? {
    guard table.panels.count == 1, let rows = table.panels.first?.rows else { return nil }
    for place in table.headings.indices where !table.headings[place].isNumber {
      var runs: [(name: String, rows: [[PaperTable.Cell]])] = []
      for row in rows {
        let name = row.indices.contains(place) ? row[place].text : ""
        if runs.last?.name == name {
          runs[runs.count - 1].rows.append(row)
        } else {
          runs.append((name, [row]))
        }
      }
      guard runs.count > 1, Set(runs.map(\.name)).count == runs.count,
        runs.count <= mostPanels, runs.count * 2 <= rows.count,
        runs.allSatisfy({ !$0.name.isEmpty })
      else { continue }
      let kept = table.headings.indices.filter { $0 != place }
      return PaperTable(
        id: table.id,
        caption: table.caption,
        headings: kept.map { table.headings[$0] },
        panels: runs.map { run in
          PaperTable.Panel(title: run.name, rows: run.rows.map { row in kept.map { row[$0] } })
        },
        notes: table.notes
      )
    }
    return nil
  }

  /// The columns in several tables, each with the columns of names that the table begins with.
  private static func parts(_ table: PaperTable) -> [PaperTable] {
    let names = table.headings.indices.prefix(2).prefix { !table.headings[$0].isNumber }
    let keys = names.isEmpty ? [0] : Array(names)
    var rest = table.headings.indices.filter { !keys.contains($0) }
    var parts: [[Int]] = []
    while !rest.isEmpty {
      var count = rest.count
      while count > 1, LaTeXLayout(table.keeping(keys + rest.prefix(count))) == nil { count -= 1 }
      parts.append(Array(rest.prefix(count)))
      rest.removeFirst(count)
    }
    guard parts.count > 1 else { return [table] }
    // As many columns in each, so that the last one is not left with one.
    let all = parts.flatMap(\.self)
    let share = (all.count + parts.count - 1) / parts.count
    let even = stride(from: 0, to: all.count, by: share).map {
      Array(all[$0..<min($0 + share, all.count)])
    }
    let fits = even.allSatisfy { LaTeXLayout(table.keeping(keys + $0)) != nil }
    let chosen = fits ? even : parts
    return chosen.enumerated().map { place, columns in
      let part = table.keeping(
        keys + columns,
        notes: place == chosen.count - 1 ? table.notes : []
      )
      return PaperTable(
        id: "\(table.id)-part-\(place + 1)",
        caption: "\(table.caption), part \(place + 1) of \(chosen.count)",
        headings: part.headings,
        panels: part.panels,
        notes: part.notes
      )
    }
  }
}

extension PaperTable {
  /// The table with some of its columns.
  fileprivate func keeping(_ columns: [Int], notes: [PaperNote]? = nil) -> PaperTable {
    PaperTable(
      id: id,
      caption: caption,
      headings: columns.map { headings[$0] },
      panels: panels.map { panel in
        Panel(
          title: panel.title,
          rows: panel.rows.map { row in
            columns.map { row.indices.contains($0) ? row[$0] : .blank }
          }
        )
      },
      notes: notes ?? self.notes
    )
  }
}
