internal import Notices

/// Tables of a paper in Markdown, as GitHub reads it.
enum MarkdownTables {
  /// Longer texts wrap.
  private static let widestColumn = 40

  /// Returns the tables, each under a heading and with its notes below.
  static func text(of tables: [PaperTable], _ source: TableSource) -> String {
    var lines = ["# \(escaped(source.title))", ""]
    if source.simulated {
      lines += ["**SIMULATED PRICES:** no security traded at any price in these tables.", ""]
    }
    for question in source.questions { lines += ["**\(escaped(question))**", ""] }
    if tables.isEmpty { lines += ["There is no table.", ""] }
    for (place, table) in tables.enumerated() {
      let mark = source.mark
      lines += ["## Table \(place + 1). \(escaped(table.caption))\(mark)", ""]
      lines += self.lines(of: table) + [""]
      if !table.notes.isEmpty {
        lines += ["*Notes:* " + table.notes.map { escaped($0.text) }.joined(separator: " "), ""]
      }
    }
    lines.append("Made with \(escaped(source.generator)).")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of table: PaperTable) -> [String] {
    func line(_ cells: [String]) -> String {
      "| " + cells.map { $0.isEmpty ? " " : $0 }.joined(separator: " | ") + " |"
    }
    // Programs that give columns a width take it from the dashes.
    let rules = table.headings.enumerated().map { place, heading in
      let cells = table.panels.flatMap(\.rows).filter { $0.indices.contains(place) }.map {
        $0[place]
      }
      let widths = cells.map { cell in
        max(cell.text.count + cell.stars.count, cell.below?.count ?? 0)
      }
      let width = min(max(heading.text.count, widths.max() ?? 0, 3), widestColumn) + 2
      return String(repeating: "-", count: width) + (heading.isNumber ? ":" : "-")
    }
    var lines = [
      line(table.headings.map { escaped($0.text) }),
      "|" + rules.joined(separator: "|") + "|",
    ]
    for panel in table.panels {
      if let title = panel.title {
        lines.append(
          line(["**\(escaped(title))**"] + table.headings.dropFirst().map { _ in "" })
        )
      }
      for row in panel.rows {
        lines.append(
          line(
            row.map { cell in
              escaped(cell.text + cell.stars) + (cell.below.map { " " + escaped($0) } ?? "")
            }
          )
        )
      }
    }
    return lines
  }

  /// Returns a text in which nothing is markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.withoutControls {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "$":
        result += "\\\(character)"
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\r", "\n", "\r\n", "\t": result += " "
      default: result.append(character)
      }
    }
    return result
  }
}
