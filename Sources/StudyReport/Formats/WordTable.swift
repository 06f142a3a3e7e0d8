internal import Foundation

/// A table of a document of Word as Office Open XML: columns that hold their longest word, in letters and on
/// a sheet that they fit.
struct WordTable {
  /// How wide the words of a sheet are, in points.
  enum Sheet {
    case upright
    case turned

    var width: Double { self == .upright ? 595.3 - 2 * 56.7 : 841.9 - 2 * 56.7 }
  }

  /// The sheet that the table fits.
  let sheet: Sheet
  /// The size of its letters, in points.
  let size: Double
  /// The width of each column, in points.
  let widths: [Double]
  private let table: PaperTable

  /// The room left and right of the words of a cell together, in points.
  private static let padding = 7.0
  /// Words longer than this wrap, in letters.
  private static let widest = 34
  /// The sizes of letters in the order in which they are tried, on an upright sheet and on a turned one.
  private static let sizes: [(Sheet, Double)] = [
    (.upright, 9), (.upright, 8), (.turned, 8), (.turned, 7),
  ]

  /// Lays a table out.
  init(_ table: PaperTable) {
    self.table = table
    let columns = table.headings.indices.map { Column(table, $0) }
    let fitting = Self.sizes.first { sheet, size in
      columns.reduce(0) { $0 + $1.least * size + Self.padding } <= sheet.width
    }
    // What fits nowhere is wider in the smallest letters than any sheet: there words break.
    let (sheet, size) = fitting ?? (.turned, 7)
    let least = columns.map { $0.least * size + Self.padding }
    let most = columns.map { max($0.most, $0.least) * size + Self.padding }
    let sum = least.reduce(0, +)
    let wanted = most.reduce(0, +) - sum
    let spare = max(0, sheet.width - sum)
    let share = wanted > 0 ? min(1, spare / wanted) : 0
    let shrinking = min(1, sheet.width / sum)
    (self.sheet, self.size) = (sheet, size)
    widths = zip(least, most).map { ($0 + ($1 - $0) * share) * shrinking }
  }

  /// How wide a column is at least and at most, in sizes of a letter.
  private struct Column {
    var least = 0.0
    var most = 0.0

    init(_ table: PaperTable, _ place: Int) {
      let heading = table.headings[place]
      add(heading.text, isWhole: false, factor: 1.1)
      for row in table.panels.flatMap(\.rows) where row.indices.contains(place) {
        let cell = row[place]
        add(cell.text + cell.stars, isWhole: heading.isNumber)
        if let below = cell.below { add(below, isWhole: true) }
      }
    }

    private mutating func add(_ text: String, isWhole: Bool, factor: Double = 1) {
      let whole = WordTable.width(text) * factor
      most = max(most, min(whole, 0.55 * Double(WordTable.widest)))
      if isWhole {
        least = max(least, whole)
      } else {
        for word in text.split(separator: " ") {
          least = max(least, WordTable.width(String(word)) * factor)
        }
        // A long text in a column of one word would be a tower.
        if text.count > WordTable.widest { least = max(least, 0.55 * 20) }
      }
    }
  }

  /// Returns the width of a text in Arial, in sizes of a letter, a little too wide rather than too narrow.
  static func width(_ text: String) -> Double {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar {
      case "%", "m", "w", "M", "W", "@": sum + 0.95
      case "0"..."9", "$", "#", "?": sum + 0.56
      case ".", ",", ":", ";", " ", "!", "|", "/", "'", "i", "j", "l", "I", "f", "t", "[", "]":
        sum + 0.3
      case "-", "(", ")", "r", "*": sum + 0.4
      case "a"..."z", "+", "<", ">", "=", "\u{2212}", "\u{2013}": sum + 0.58
      case "A"..."Z", "&": sum + 0.73
      default: sum + (scalar.value < 0x2E80 ? 0.65 : 1.05)
      }
    }
  }

  // MARK: Markup

  /// The table on one line.
  var xml: String {
    let twips = widths.map { Int(($0 * 20).rounded(.down)) }
    let margins = #"<w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>"#
    var parts = [
      "<w:tbl><w:tblPr><w:tblW w:w=\"\(twips.reduce(0, +))\" w:type=\"dxa\"/><w:tblBorders>"
        + Self.border("top", 8) + Self.border("bottom", 8) + "</w:tblBorders>"
        + "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar>\(margins)</w:tblCellMar></w:tblPr><w:tblGrid>"
    ]
    parts += twips.map { "<w:gridCol w:w=\"\($0)\"/>" }
    parts.append("</w:tblGrid>")
    let headings = table.headings.map { PaperTable.Cell(text: $0.text) }
    parts.append(row(headings, twips, isHeading: true))
    for panel in table.panels {
      if let title = panel.title {
        parts.append(
          "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"\(twips.reduce(0, +))\" "
            + "w:type=\"dxa\"/><w:gridSpan w:val=\"\(twips.count)\"/></w:tcPr>"
            + paragraph([run(title, isBold: true)], isNumber: false, isKept: true)
            + "</w:tc></w:tr>"
        )
      }
      for cells in panel.rows { parts.append(row(cells, twips, isHeading: false)) }
    }
    return parts.joined() + "</w:tbl>"
  }

  private func row(_ cells: [PaperTable.Cell], _ twips: [Int], isHeading: Bool) -> String {
    let content = twips.indices.map { place -> String in
      let cell = cells.indices.contains(place) ? cells[place] : .blank
      var runs = [run(cell.text, isBold: isHeading)]
      if !cell.stars.isEmpty { runs.append(run(cell.stars, isRaised: true)) }
      if let below = cell.below { runs.append("<w:r><w:br/></w:r>" + run(below)) }
      let border =
        isHeading
        ? "<w:tcBorders>\(Self.border("bottom", 4))</w:tcBorders><w:vAlign w:val=\"bottom\"/>" : ""
      return "<w:tc><w:tcPr><w:tcW w:w=\"\(twips[place])\" w:type=\"dxa\"/>\(border)</w:tcPr>"
        + paragraph(runs, isNumber: table.headings[place].isNumber, isKept: isHeading) + "</w:tc>"
    }
    return "<w:tr><w:trPr><w:cantSplit/>\(isHeading ? "<w:tblHeader/>" : "")</w:trPr>"
      + content.joined() + "</w:tr>"
  }

  private func paragraph(_ runs: [String], isNumber: Bool, isKept: Bool) -> String {
    "<w:p><w:pPr>\(isKept ? "<w:keepNext/>" : "")<w:suppressAutoHyphens/>"
      + "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>"
      + "<w:jc w:val=\"\(isNumber ? "right" : "left")\"/></w:pPr>\(runs.joined())</w:p>"
  }

  private func run(_ text: String, isBold: Bool = false, isRaised: Bool = false) -> String {
    "<w:r><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>"
      + (isBold ? "<w:b/>" : "") + "<w:sz w:val=\"\(Int(size * 2))\"/>"
      + (isRaised ? "<w:vertAlign w:val=\"superscript\"/>" : "")
      + "</w:rPr><w:t xml:space=\"preserve\">\(Self.escaped(text))</w:t></w:r>"
  }

  private static func border(_ side: String, _ size: Int) -> String {
    "<w:\(side) w:val=\"single\" w:sz=\"\(size)\" w:space=\"0\" w:color=\"000000\"/>"
  }

  /// Returns a text in which nothing is markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\t", "\n", "\r": result += " "
      // XML has no other control characters.
      case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value): break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
