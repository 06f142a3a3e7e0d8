/// How wide a text is in Computer Modern, to choose the size of a table before LaTeX sees it.
enum LaTeXWidth {
  /// Returns the width of a text in ems of its size, without breaks.
  static func ems(_ text: String) -> Double { text.reduce(0) { $0 + ems($1) } }

  private static func ems(_ character: Character) -> Double {
    switch character {
    case "i", "l", ".", ",", ":", ";", "'", "|", "\u{2009}", "\u{202F}": 0.278
    case "f", "j", " ", "-", "\u{A0}": 0.333
    case "I", "(", ")", "[", "]", "r", "s", "t": 0.392
    case "c", "e", "z", "v": 0.47
    case "0"..."9", "a", "g", "o", "/", "*", "–", "_": 0.5
    case "b", "d", "h", "k", "n", "p", "q", "u", "x", "y", "S", "J": 0.556
    case "L", "Z", "F": 0.653
    case "E", "P", "T", "w": 0.722
    case "M", "W", "@", "…", "→": 1.03
    case "m", "%": 0.834
    default: 0.78
    }
  }
}

/// The size of a table of a paper: letters, gaps, and which columns wrap, so that it fits into the text of a
/// page.
struct LaTeXLayout {
  /// A size of letters with the gaps between columns.
  struct Size: Equatable {
    /// The command of the letters.
    let letters: String
    /// The height of the letters in points, in a document of 11 points.
    let points: Double
    /// How much wider small letters are for their height.
    let stretch: Double
    /// The gap on either side of a column, in points.
    let gap: Double

    static let small = Size(letters: "\\small", points: 10, stretch: 1, gap: 6)
    static let footnote = Size(letters: "\\footnotesize", points: 9, stretch: 1.03, gap: 4)
    static let script = Size(letters: "\\scriptsize", points: 8, stretch: 1.063, gap: 2.5)

    /// The height of a line in points.
    var line: Double { points * 1.2 }
  }

  /// The width of the text in the document class `article` at 11 points, which has 360, less what an estimate
  /// may be short of; a page with narrow margins has more.
  static let textWidth = 352.0
  /// How high a table may be without going over pages.
  private static let textHeight = 480.0
  /// A column of words from this width on may wrap.
  private static let wrapped = 9.0
  /// The smallest width of a column that wraps, in ems.
  private static let leastWrapped = 6.5
  /// The most lines that a cell has, first none that wraps, and more only where nothing else fits.
  private static let linesOfCells = [1.0, 3, 6]

  let size: Size
  /// The share of the text width that each column that wraps has.
  let shares: [Int: Double]
  /// Whether titles of columns stand in several lines.
  let breaksHeadings: Bool
  /// The width in points.
  let width: Double

  /// Finds the largest letters with which a table fits; nothing where none is small enough.
  init?(_ table: PaperTable, from sizes: [Size] = [.small, .footnote, .script]) {
    for lines in Self.linesOfCells {
      for size in sizes {
        for breaks in [false, true] {
          guard let found = Self.fit(table, size, lines: lines, breaks: breaks) else { continue }
          (self.size, breaksHeadings) = (size, breaks)
          (shares, width) = found
          return
        }
      }
    }
    return nil
  }

  private static func fit(
    _ table: PaperTable,
    _ size: Size,
    lines mostLines: Double,
    breaks: Bool
  ) -> (shares: [Int: Double], width: Double)? {
    let em = size.points * size.stretch
    let columns = table.headings.indices.map { Column(table, $0, breaks: breaks) }
    let gaps = columns.dropLast().reduce(size.gap * 2) {
      $0 + ($1.hasStars ? stars(size) : size.gap * 2)
    }
    let tail = columns.last?.hasStars == true ? stars(size) - size.gap : 0
    let natural = columns.map { $0.ems * em }
    let total = natural.reduce(gaps + tail, +)
    if total <= textWidth { return ([:], total) }
    let flexible = columns.indices.filter {
      !columns[$0].isNumber && columns[$0].ems > wrapped
    }
    guard mostLines > 1, !flexible.isEmpty else { return nil }
    let fixed = flexible.reduce(total) { $0 - natural[$1] }
    var room = textWidth - fixed
    var shares: [Int: Double] = [:]
    var open = flexible
    // A column whose share of the room is more than it needs leaves the rest to the others.
    while true {
      let sum = open.reduce(0) { $0 + natural[$1] }
      let narrow = open.filter { natural[$0] <= room / Double(open.count) && open.count > 1 }
      guard let next = narrow.first else {
        for column in open {
          let width = room * natural[column] / sum
          guard width >= max(leastWrapped, columns[column].longestWord) * em,
            natural[column] <= width * mostLines
          else { return nil }
          shares[column] = width / textWidth
        }
        break
      }
      room -= natural[next]
      open.removeAll { $0 == next }
    }
    return (shares, textWidth)
  }

  private static func stars(_ size: Size) -> Double {
    starGap(size) * size.points * size.stretch
  }

  /// The space behind a column whose numbers have stars, in ems.
  static func starGap(_ size: Size) -> Double { size == .small ? 2.2 : 1.6 }

  /// Whether a table, with its notes, is higher than a page.
  func isTall(_ table: PaperTable) -> Bool {
    let em = size.points * size.stretch
    let rows = table.panels.flatMap(\.rows)
    let height = rows.reduce(0.0) { height, row in
      let lines = shares.map { column, share in
        row.indices.contains(column)
          ? (LaTeXWidth.ems(row[column].text) * em / (share * Self.textWidth)).rounded(.up) : 1
      }
      let second = row.contains { $0.below != nil } ? size.line + 2 : 0
      return height + size.line * max(1, lines.max() ?? 1) + second
    }
    let titles = Double(table.panels.count { $0.title != nil }) * (size.line + 6)
    let words = table.notes.reduce(0) { $0 + LaTeXWidth.ems($1.text) + 0.5 }
    let notes = (words * 9 * 1.03 / Self.textWidth).rounded(.up) * 11
    return height + titles + notes + 60 > Self.textHeight
  }
}

extension LaTeXLayout {
  /// What a column needs.
  private struct Column {
    let isNumber: Bool
    let hasStars: Bool
    /// The width of its widest text, in ems.
    let ems: Double
    /// The width of the widest word that no line break divides.
    let longestWord: Double

    init(_ table: PaperTable, _ place: Int, breaks: Bool) {
      let heading = table.headings[place]
      isNumber = heading.isNumber
      let cells = table.panels.flatMap(\.rows).filter { $0.indices.contains(place) }
        .map { $0[place] }
      hasStars = table.hasStars(place)
      let titles = breaks ? LaTeXLayout.lines(of: heading.text) : [heading.text]
      let texts = cells.map(\.text) + cells.compactMap(\.below) + titles
      ems = texts.map(LaTeXWidth.ems).max() ?? 0
      longestWord =
        texts.flatMap(LaTeXText.unbreakable).map(LaTeXWidth.ems).max() ?? 0
    }
  }

  /// Returns the lines of a title that is broken wherever it can be.
  static func lines(of title: String) -> [String] {
    var lines: [String] = []
    for word in title.split(separator: " ") {
      let pieces = word.split(separator: "–")
      for (place, piece) in pieces.enumerated() {
        let text = String(piece) + (place < pieces.count - 1 ? "–" : "")
        // Short words share a line.
        if place == 0, let last = lines.last, last.count + text.count < 8 {
          lines[lines.count - 1] = last + " " + text
        } else {
          lines.append(text)
        }
      }
    }
    return lines
  }
}

extension PaperTable {
  /// Whether a number of a column has stars.
  func hasStars(_ place: Int) -> Bool {
    panels.contains { panel in
      panel.rows.contains { $0.indices.contains(place) && !$0[place].stars.isEmpty }
    }
  }
}
