/// Lays the tables of a report out in a terminal.
extension FigureTable {
  /// The lines of the table within a width, and what is not shown of it.
  func lines(width: Int = .max) -> [TerminalLine] {
    let shown = columns.indices.filter {
      if case .title = columns[$0].terminal { true } else { false }
    }
    let rows = rows.filter { !$0.isDetail }.prefix(terminalRows ?? Face.terminal.rowLimit)
    let texts = shown.map { column in
      Self.texts(of: rows.map { $0[column] }, isStacked: isStacked)
    }
    // A row takes as many lines as its tallest cell.
    var (lines, ends): ([[String]], [Int]) = ([], [])
    for row in rows.indices.map({ $0 - rows.startIndex }) {
      let height = texts.map { $0[row].count }.max() ?? 1
      for line in 0..<height {
        lines.append(texts.map { line < $0[row].count ? $0[row][line] : "" })
      }
      ends.append(lines.count)
    }
    let below = rows.map { row in
      zip(columns, row.cells).compactMap { column, cell -> String? in
        guard case .below = column.terminal else { return nil }
        let text = cell.text(.terminal)
        return text.isEmpty ? nil : text
      }
    }
    let titles = shown.map { column -> TerminalTable.Heading in
      let column = columns[column]
      guard case .title(let title) = column.terminal else { return .words("") }
      return column.isNumber ? .number(title) : .words(title)
    }
    return tables(titles: titles, lines: lines, width: width).map { table in
      let all = table.lines
      guard below.contains(where: { !$0.isEmpty }) else { return all }
      var result = Array(all.prefix(2))
      var start = 0
      for (end, texts) in zip(ends, below) {
        result += all.dropFirst(2)[(start + 2)..<(end + 2)]
        result += texts.flatMap {
          TextLayout.wrapped($0, width: min(width, 120) - 4, indent: "    ")
            .map { TerminalLine($0, .quiet) }
        }
        start = end
      }
      return result
    }.joined(separator: [TerminalLine()]) + left
  }

  /// How many rows there are beyond those that are shown.
  private var left: [TerminalLine] {
    guard let listing else { return [] }
    let limit = terminalRows ?? Face.terminal.rowLimit
    let kept = rows.count { !$0.isDetail }
    // Rows that are details are told by the words above the table, not counted as left out.
    let total = listing.total - (rows.count - kept)
    return TextLayout.more(total - min(kept, limit), in: listing.file)
  }

  /// One table, or several below each other where the width asks for it.
  private func tables(
    titles: [TerminalTable.Heading],
    lines: [[String]],
    width: Int
  ) -> [TerminalTable] {
    func table(_ columns: [Int]) -> TerminalTable {
      TerminalTable(
        headings: columns.map { titles[$0] },
        rows: lines.map { row in columns.map { row[$0] } }
      )
    }
    switch fit {
    case .drop(let least):
      var count = titles.count
      var result = table(Array(0..<count))
      while result.width > width, count > max(1, least) {
        count -= 1
        result = table(Array(0..<count))
      }
      return [result]
    case .split:
      var result: [TerminalTable] = []
      var rest = titles.indices.dropFirst()
      repeat {
        var part = rest
        while part.count > 1, table([0] + part).width > width { part = part.dropLast() }
        result.append(table([0] + part))
        rest = rest.dropFirst(part.count)
      } while !rest.isEmpty
      return result
    }
  }

  /// The cells of a column, line by line, so that numbers stand below each other.
  private static func texts(of cells: [Figure], isStacked: Bool) -> [[String]] {
    let format = NumberFormat.terminal
    let hasStars = cells.contains(where: \.hasStars)
    let behind = cells.map { isStacked ? "" : $0.pValues(isBelow: false) }
    let below = cells.map { isStacked ? $0.pValues(isBelow: true) : "" }
    let widthBehind = behind.map(\.count).max() ?? 0
    let hasBrackets = below.contains { $0.contains("[") }
    return zip(cells.indices, cells).map { index, figure in
      var text = figure.text(format)
      if case .words(_, .some(let width)) = figure.content {
        text = TextLayout.shortened(text, width: width)
      }
      let pad = figure.isNumber && hasStars
      if pad {
        let stars = Significance(figure.judgingPValue).stars
        text += stars + String(repeating: " ", count: 3 - stars.count)
        text += String(repeating: " ", count: widthBehind - behind[index].count) + behind[index]
        if isStacked, hasBrackets { text += String(repeating: " ", count: 6) }
      }
      var lines = [text]
      if let second = figure.below { lines.append(second + (pad ? "   " : "")) }
      if !below[index].isEmpty {
        lines.append(below[index] + (hasBrackets ? "" : "   "))
      }
      return lines
    }
  }
}

extension Figure {
  /// The p-value and its correction, in a fixed width.
  fileprivate func pValues(isBelow: Bool) -> String {
    let format = NumberFormat.terminal
    guard case .pValue(let pValue, let corrected) = judgement, let pValue else { return "" }
    let p = format.pValue(pValue)
    let bracket = corrected.map { "[\(format.pValue($0))]" } ?? ""
    let gap = bracket.isEmpty ? "" : String(repeating: " ", count: max(1, 9 - bracket.count))
    return (isBelow ? "(\(p))" : " " + String(repeating: " ", count: max(0, 6 - p.count)) + p)
      + gap + bracket
  }
}
