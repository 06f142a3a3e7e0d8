/// Tables of a paper in LaTeX, for `\input` into a document.
enum LaTeXTables {
  /// Tables with more rows than this go over several pages.
  private static let pageRows = 40
  /// Tables with more columns than this need small letters.
  private static let wideColumns = 8

  /// Returns the tables, each with a caption, a label and its notes.
  static func text(of tables: [PaperTable], _ source: TableSource) -> String {
    var lines = [
      "% \(LaTeXText.comment(source.title))",
      "% Made with \(LaTeXText.comment(source.generator)).",
    ]
    if source.simulated {
      lines.append("% SIMULATED PRICES: no security traded at any price here.")
    }
    lines += [
      "% For pdfLaTeX, XeLaTeX or LuaLaTeX. The document needs this in its preamble:",
      "%   \\usepackage{booktabs,longtable,graphicx}",
      "% and, for pdfLaTeX, \\usepackage[T1]{fontenc} and \\usepackage[utf8]{inputenc}. Then:",
      "%   \\input{tables}",
    ]
    for table in tables {
      lines.append("")
      lines += table.rowCount > pageRows ? long(table, source) : short(table, source)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Tables

  private static func short(_ table: PaperTable, _ source: TableSource) -> [String] {
    [
      "\\begin{table}[htbp]", "\\centering", "\\setlength{\\belowcaptionskip}{4pt}",
      caption(table, source), "\\small",
      // A table that is wider than the text is made smaller.
      "\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%",
      "\\begin{tabular}{\(alignment(table))}", "\\toprule", heading(table), "\\midrule",
    ] + body(table) + ["\\bottomrule", "\\end{tabular}}"] + notes(table) + ["\\end{table}"]
  }

  private static func long(_ table: PaperTable, _ source: TableSource) -> [String] {
    let head = heading(table)
    let count = table.headings.count
    return [
      "\\begingroup\\setlength{\\belowcaptionskip}{4pt}",
      // A table over several pages cannot be made smaller as a whole.
      count > wideColumns
        ? "\\scriptsize\\setlength{\\tabcolsep}{2pt}"
        : "\\footnotesize\\setlength{\\tabcolsep}{4pt}",
      "\\begin{longtable}{\(alignment(table))}", caption(table, source) + "\\\\",
      "\\toprule", head, "\\midrule", "\\endfirsthead", "\\toprule", head, "\\midrule", "\\endhead",
      "\\midrule", "\\multicolumn{\(count)}{r}{\\textit{continued on the next page}}\\\\",
      "\\endfoot", "\\bottomrule", "\\endlastfoot",
    ] + body(table) + ["\\end{longtable}"] + notes(table) + ["\\endgroup"]
  }

  private static func caption(_ table: PaperTable, _ source: TableSource) -> String {
    let mark = source.simulated ? " (simulated prices)" : ""
    return "\\caption{\(LaTeXText.escaped(table.caption))\(mark)}\\label{tab:leyline-\(table.id)}"
  }

  private static func alignment(_ table: PaperTable) -> String {
    // Stars take no room in their cell, so the space behind it is wider.
    table.headings.enumerated().map { place, heading in
      let hasStars = table.panels.contains { panel in
        panel.rows.contains { $0.indices.contains(place) && !$0[place].stars.isEmpty }
      }
      return (heading.isNumber ? "r" : "l") + (hasStars ? "@{\\hspace{2.2em}}" : "")
    }.joined()
  }

  private static func heading(_ table: PaperTable) -> String {
    table.headings.map { LaTeXText.escaped($0.text) }.joined(separator: " & ") + " \\\\"
  }

  private static func body(_ table: PaperTable) -> [String] {
    table.panels.enumerated().flatMap { place, panel -> [String] in
      var lines: [String] = place == 0 ? [] : ["\\addlinespace"]
      if let title = panel.title {
        let letter = String(UnicodeScalar(UInt8(65 + place % 26)))
        lines.append(
          "\\multicolumn{\(table.headings.count)}{l}{\\textit{Panel \(letter): \(LaTeXText.escaped(title))}} \\\\"
        )
      }
      for row in panel.rows {
        let hasSecondLine = row.contains { $0.below != nil }
        // A page does not end between the two lines of a row.
        lines.append(
          row.map(Self.text).joined(separator: " & ") + (hasSecondLine ? " \\\\*" : " \\\\")
        )
        guard hasSecondLine else { continue }
        lines.append(
          row.map { $0.below.map { "{\\footnotesize \(LaTeXText.escaped($0))}" } ?? "" }
            .joined(separator: " & ") + " \\\\[2pt]"
        )
      }
      return lines
    }
  }

  private static func text(_ cell: PaperTable.Cell) -> String {
    // Stars take no room, so that the digits of a column stay below each other.
    let stars = cell.stars.isEmpty ? "" : "\\rlap{$^{\(cell.stars)}$}"
    // A bracket at the beginning of a row would be taken for the argument of the line before.
    let text = LaTeXText.escaped(cell.text)
    return (text.hasPrefix("[") || text.hasPrefix("*") ? "{}" : "") + text + stars
  }

  private static func notes(_ table: PaperTable) -> [String] {
    guard !table.notes.isEmpty else { return [] }
    return [
      "", "\\medskip\\noindent",
      "\\parbox{\\linewidth}{\\footnotesize\\textit{Notes:} "
        + table.notes.map(LaTeXText.escaped).joined(separator: " ") + "}",
    ]
  }
}
