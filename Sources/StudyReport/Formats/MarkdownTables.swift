/// Tables of a paper in Markdown, as GitHub reads it.
enum MarkdownTables {
  /// Returns the tables, each under a heading and with its notes below.
  static func text(of tables: [PaperTable], _ source: TableSource) -> String {
    var lines = ["# \(escaped(source.title))", ""]
    if source.simulated {
      lines += ["**SIMULATED PRICES:** no security traded at any price in these tables.", ""]
    }
    if tables.isEmpty { lines += ["There is no table.", ""] }
    for (place, table) in tables.enumerated() {
      let mark = source.simulated ? " (simulated prices)" : ""
      lines += ["## Table \(place + 1). \(escaped(table.caption))\(mark)", ""]
      lines += self.lines(of: table) + [""]
      if !table.notes.isEmpty {
        lines += ["*Notes:* " + table.notes.map(escaped).joined(separator: " "), ""]
      }
    }
    lines.append("Made with \(escaped(source.generator)).")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of table: PaperTable) -> [String] {
    func line(_ cells: [String]) -> String {
      "| " + cells.map { $0.isEmpty ? " " : $0 }.joined(separator: " | ") + " |"
    }
    var lines = [
      line(table.headings.map { escaped($0.text) }),
      "|" + table.headings.map { $0.isNumber ? "---:|" : "---|" }.joined(),
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
    for character in text {
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
