internal import EventAlignment
internal import EventStatistics
internal import EventStudy

extension SensitivitySummary {
  /// The CAAR of every window of the first model: a table of starts and ends, or a list.
  var windows: [TerminalLine] {
    guard let (specification, test) = leading else { return [] }
    let level = document.configuration.sensitivity?.level ?? 0.05
    let heading = TerminalLine(
      "CAAR in % by window, \(specification.model.rawValue), \(test.test.rawValue)",
      .heading
    )
    let legend = paragraph(
      "* p < \(percent(level)), ** also after "
        + (test.adjustment == .romanoWolf ? "Romano and Wolf's" : "Holm's")
        + " correction for all cells" + leftOutOfGrid,
      tone: .quiet
    )
    let table = isGrid ? grid(specification, test, level) : list(specification, test, level)
    return [heading] + table.lines + legend
  }

  /// Whether the windows are every pair of a start and an end.
  private var isGrid: Bool {
    let starts = Set(document.windows.map(\.days.lowerBound))
    let ends = Set(document.windows.map(\.days.upperBound))
    return starts.count > 1 && ends.count > 1
      && starts.count * ends.count == document.windows.count
  }

  private var starts: [Int] { Set(document.windows.map(\.days.lowerBound)).sorted() }
  private var ends: [Int] { Set(document.windows.map(\.days.upperBound)).sorted() }

  private var shownStarts: [Int] {
    thinned(starts, to: 21, keeping: document.headline.days.lowerBound)
  }

  private var shownEnds: [Int] {
    thinned(ends, to: (width - 10) / 9, keeping: document.headline.days.upperBound)
  }

  /// Which windows the table has no room for, in words.
  private var leftOutOfGrid: String {
    guard isGrid else { return "" }
    let parts = [
      (starts.filter { !shownStarts.contains($0) }, "from"),
      (ends.filter { !shownEnds.contains($0) }, "to"),
    ].filter { !$0.0.isEmpty }
    guard !parts.isEmpty else { return "" }
    let words = parts.map { days, word in "\(word) \(days.map(day).joined(separator: ", "))" }
    return
      "; no room for windows \(words.joined(separator: " or ")), which \(SensitivityTable.fileName) "
      + "has too"
  }

  private func grid(
    _ specification: DocumentSpecification,
    _ test: DocumentSpecification.Test,
    _ level: Double
  ) -> TerminalTable {
    let (starts, ends) = (shownStarts, shownEnds)
    var places: [TestWindow: Int] = [:]
    for (index, window) in document.windows.enumerated() { places[window] = index }
    return TerminalTable(
      headings: [.number("from \\ to")] + ends.map { .number(day($0) + "  ") },
      rows: starts.map { start in
        [day(start)]
          + ends.map { end in
            guard start <= end, let place = places[TestWindow(start...end)] else { return "" }
            return cell(specification, test, place, level)
          }
      }
    )
  }

  private func cell(
    _ specification: DocumentSpecification,
    _ test: DocumentSpecification.Test,
    _ place: Int,
    _ level: Double
  ) -> String {
    guard let caar = specification.caar[place].present else { return format.missing + "  " }
    let mark = mark(test, place, level)
    return format.fixed(caar * 100, decimals: 2, signed: true)
      + mark.padding(toColumns: 2)
  }

  private func mark(_ test: DocumentSpecification.Test, _ place: Int, _ level: Double) -> String {
    if let adjusted = test.adjustedPValue[place], adjusted < level { return "**" }
    if let pValue = test.pValue[place], pValue < level { return "*" }
    return ""
  }

  private func list(
    _ specification: DocumentSpecification,
    _ test: DocumentSpecification.Test,
    _ level: Double
  ) -> TerminalTable {
    TerminalTable(
      headings: [
        .words("Window"), .number("N"), .number("CAAR"), .number("statistic"), .number("p"),
        .number("corrected"), .words(""),
      ],
      rows: document.windows.indices.map { place in
        [
          document.windows[place].description, format.count(specification.counts[place]),
          format.percent(specification.caar[place]), format.statistic(test.statistic[place]),
          format.pValue(test.pValue[place]), format.pValue(test.adjustedPValue[place]),
          mark(test, place, level),
        ]
      }
    )
  }

  private func day(_ day: Int) -> String { day > 0 ? "+\(day)" : "\(day)" }

  /// Returns at most some of the days: the ends, 0, one that is kept, and others evenly between.
  private func thinned(_ days: [Int], to count: Int, keeping kept: Int) -> [Int] {
    guard days.count > count, count >= 2, let first = days.first, let last = days.last else {
      return days
    }
    var chosen: Set<Int> = [first, last]
    for day in [0, kept] where days.contains(day) { chosen.insert(day) }
    let step = Double(days.count - 1) / Double(max(1, count - 1))
    for index in 0..<count where chosen.count < count {
      chosen.insert(days[Int((Double(index) * step).rounded())])
    }
    return chosen.sorted()
  }
}

extension String {
  /// The text with blanks after it up to a number of columns.
  fileprivate func padding(toColumns columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - count))
  }
}
