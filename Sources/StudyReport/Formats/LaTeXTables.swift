/// Tables of a paper in LaTeX, for `\input` into a document.
enum LaTeXTables {
  /// Tables with more rows than this go over several pages.
  private static let pageRows = 40

  /// Returns the tables, each with a caption, a label and its notes.
  static func text(of tables: [PaperTable], _ source: TableSource) -> String {
    var lines = [
      "% \(LaTeXText.comment(source.title))",
      "% Made with \(LaTeXText.comment(source.generator)).",
    ]
    if source.simulated {
      lines.append("% SIMULATED PRICES: no security traded at any price here.")
    }
    lines += source.questions.map { "% \(LaTeXText.comment($0))" }
    lines += [
      "% For pdfLaTeX, XeLaTeX or LuaLaTeX. The document needs this in its preamble:",
      "%   \\usepackage{booktabs,longtable,graphicx,float}",
      "% and, for pdfLaTeX, \\usepackage[T1]{fontenc} and \\usepackage[utf8]{inputenc}. Then:",
      "%   \\input{tables}",
      "% Tables stay where they are, in the order of their numbers; [htbp] in place of [H] lets one float.",
      "% Works are cited by name. To cite the entries of references.bib instead, with natbib, put before it:",
      "%   \\newcommand{\\leylinecite}[2]{\\citet{#1}}",
      "\\providecommand{\\leylinecite}[2]{#2}",
    ]
    for table in tables.flatMap(LaTeXPieces.all) {
      lines.append("")
      lines += Writer(table, source).lines
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One table.
  private struct Writer {
    let table: PaperTable
    let source: TableSource
    let layout: LaTeXLayout?
    private let isLong: Bool

    init(_ table: PaperTable, _ source: TableSource) {
      (self.table, self.source) = (table, source)
      let short = LaTeXLayout(table)
      isLong = table.rowCount > pageRows || short?.isTall(table) == true
      layout = isLong ? LaTeXLayout(table, from: [.footnote, .script]) ?? short : short
    }

    var lines: [String] { isLong ? long : short }

    private var size: LaTeXLayout.Size { layout?.size ?? .script }
    private var count: Int { table.headings.count }

    /// The size of the letters and of the gaps between columns.
    private var letters: String {
      size == .small
        ? size.letters : "\(size.letters)\\setlength{\\tabcolsep}{\(number(size.gap))pt}"
    }

    // MARK: Forms

    private var short: [String] {
      [
        "\\begin{table}[H]", "\\centering", "\\setlength{\\belowcaptionskip}{4pt}", caption,
        letters,
        // A table that is wider than the text all the same is made smaller.
        "\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%",
        "\\begin{tabular}{\(alignment)}", "\\toprule", heading, "\\midrule",
      ] + body + ["\\bottomrule", "\\end{tabular}}"]
        + (table.notes.isEmpty
          ? []
          : [
            "", "\\medskip\\noindent",
            "\\parbox{\\linewidth}{\\footnotesize\\emergencystretch=3em\\textit{Notes:} \(notes)}",
          ]) + ["\\end{table}"]
    }

    private var long: [String] {
      [
        "\\begingroup\\setlength{\\belowcaptionskip}{4pt}\\setlength{\\LTcapwidth}{\\linewidth}",
        letters, "\\begin{longtable}{\(alignment)}", caption + "\\\\",
        "\\toprule", heading, "\\midrule", "\\endfirsthead", "\\toprule", heading, "\\midrule",
        "\\endhead", "\\midrule",
        "\\multicolumn{\(count)}{r}{\\textit{continued on the next page}}\\\\", "\\endfoot",
        "\\bottomrule", "\\endlastfoot",
      ] + body + ["\\end{longtable}"]
        // Notes that are longer than the rest of the page go on on the next.
        + (table.notes.isEmpty
          ? []
          : [
            "", "{\\footnotesize\\emergencystretch=3em\\noindent\\textit{Notes:} \(notes)\\par}",
          ]) + ["\\endgroup"]
    }

    // MARK: Parts

    private var caption: String {
      let mark = source.mark
      return "\\caption{\(LaTeXText.escaped(table.caption))\(mark)}\\label{tab:leyline-\(table.id)}"
    }

    private var alignment: String {
      table.headings.enumerated().map { place, heading in
        if let share = layout?.shares[place] { return "p{\(number(share, 3))\\linewidth}" }
        // Stars take no room in their cell, so the space behind it is wider.
        let gap = number(LaTeXLayout.starGap(size), 1)
        return (heading.isNumber ? "r" : "l")
          + (table.hasStars(place) ? "@{\\hspace{\(gap)em}}" : "")
      }.joined()
    }

    private var heading: String {
      table.headings.map { heading in
        let lines = layout?.breaksHeadings == true ? LaTeXLayout.lines(of: heading.text) : []
        guard lines.count > 1 else { return LaTeXText.escaped(heading.text) }
        return "\\begin{tabular}[b]{@{}\(heading.isNumber ? "r" : "l")@{}}"
          + lines.map(LaTeXText.escaped).joined(separator: "\\\\ ") + "\\end{tabular}"
      }.joined(separator: " & ") + " \\\\"
    }

    /// The end of a row: in a column that wraps the short form would only end a line.
    private var rowEnd: String {
      layout?.shares[count - 1] == nil ? "\\\\" : "\\tabularnewline"
    }

    private var body: [String] {
      table.panels.enumerated().flatMap { place, panel -> [String] in
        var lines: [String] = place == 0 ? [] : ["\\addlinespace"]
        if let title = panel.title {
          let letter = String(UnicodeScalar(UInt8(65 + place % 26)))
          lines.append(
            "\\multicolumn{\(count)}{l}{\\textit{Panel \(letter): \(LaTeXText.escaped(title))}} \\\\\(isLong ? "*" : "")"
          )
        }
        for row in panel.rows {
          let hasSecondLine = row.contains { $0.below != nil }
          // A page does not end between the two lines of a row.
          lines.append(
            row.enumerated().map { text($1, in: $0) }.joined(separator: " & ")
              + (hasSecondLine ? " \(rowEnd)*" : " \(rowEnd)")
          )
          guard hasSecondLine else { continue }
          let letters = size == .small ? "\\footnotesize " : ""
          lines.append(
            row.map { $0.below.map { "{\(letters)\(LaTeXText.escaped($0))}" } ?? "" }
              .joined(separator: " & ") + " \(rowEnd)[2pt]"
          )
        }
        return lines
      }
    }

    private func text(_ cell: PaperTable.Cell, in column: Int) -> String {
      // Stars take no room, so that the digits of a column stay below each other.
      let stars = cell.stars.isEmpty ? "" : "\\rlap{$^{\(cell.stars)}$}"
      if layout?.shares[column] != nil {
        return "\\raggedright " + LaTeXText.breakable(cell.text) + stars
      }
      // A bracket at the beginning of a row would be taken for the argument of the line before.
      let text = LaTeXText.escaped(cell.text)
      return (text.hasPrefix("[") || text.hasPrefix("*") ? "{}" : "") + text + stars
    }

    private var notes: String { table.notes.map(LaTeXText.text).joined(separator: " ") }

    private func number(_ value: Double, _ decimals: Int = 1) -> String {
      let text = NumberFormat.terminal.fixed(value, decimals: decimals)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }
}
