internal import EventAlignment
internal import EventStatistics
internal import EventStudy

extension SensitivitySummary {
  /// The CAAR of every window of the first model: a table of starts and ends, or a list.
  var windows: [TerminalLine] {
    guard let (specification, test) = leading else { return [] }
    let heading = TerminalLine(
      "CAAR in % by window, \(MethodDefinition.definition(of: specification.model).nameInSentence), "
        + MethodDefinition.definition(of: test.test).nameInSentence,
      .heading
    )
    let legend = paragraph(
      "* p < \(tables.level), ** also after "
        + test.adjustment.possessive
        + " correction for all cells" + leftOutOfGrid,
      tone: .quiet
    )
    let table = result.isGrid ? grid(specification, test) : list(specification, test)
    return [heading] + table.lines + legend
  }

  private var starts: [Int] { Set(result.windows.map(\.windowStart)).sorted() }
  private var ends: [Int] { Set(result.windows.map(\.windowEnd)).sorted() }

  private var shownStarts: [Int] {
    thinned(starts, to: 21, keeping: result.headline.windowStart)
  }

  private var shownEnds: [Int] {
    thinned(ends, to: (width - 10) / 9, keeping: result.headline.windowEnd)
  }

  /// Which windows the table has no room for, in words.
  private var leftOutOfGrid: String {
    guard result.isGrid else { return "" }
    let parts = [
      (starts.filter { !shownStarts.contains($0) }, "from"),
      (ends.filter { !shownEnds.contains($0) }, "to"),
    ].filter { !$0.0.isEmpty }
    guard !parts.isEmpty else { return "" }
    let words = parts.map { days, word in "\(word) \(days.map(day).joined(separator: ", "))" }
    return
      "; no room for windows \(words.joined(separator: " or ")), which \(Table<SensitivityResult>.sensitivity.fileName) "
      + "has too"
  }

  private func grid(
    _ specification: SpecificationResult,
    _ test: SpecificationTest
  ) -> TerminalTable {
    let (starts, ends) = (shownStarts, shownEnds)
    var places: [ClosedRange<Int>: Int] = [:]
    for (index, window) in result.windows.enumerated() { places[window.days] = index }
    return TerminalTable(
      headings: [.number("from \\ to")] + ends.map { .number(day($0) + "  ") },
      rows: starts.map { start in
        [day(start)]
          + ends.map { end in
            guard start <= end, let place = places[start...end] else { return "" }
            return cell(specification, test, place)
          }
      }
    )
  }

  private func cell(
    _ specification: SpecificationResult,
    _ test: SpecificationTest,
    _ place: Int
  ) -> String {
    guard let caar = specification.caar[place].present else { return format.missing + "  " }
    let mark = mark(test, place)
    return format.fixed(caar * 100, decimals: 2, signed: true)
      + mark.padding(toColumns: 2)
  }

  private func mark(_ test: SpecificationTest, _ place: Int) -> String {
    if result.isSignificant(test.adjustedPValue[place]) { return "**" }
    return result.isSignificant(test.pValue[place]) ? "*" : ""
  }

  private func list(
    _ specification: SpecificationResult,
    _ test: SpecificationTest
  ) -> TerminalTable {
    TerminalTable(
      headings: [
        .words("Window"), .number("N"), .number("CAAR"), .number("statistic"), .number("p"),
        .number("corrected"), .words(""),
      ],
      rows: result.windows.indices.map { place in
        [
          result.windows[place].description, format.count(specification.eventCounts[place]),
          format.percent(specification.caar[place]), format.statistic(test.statistic[place]),
          format.pValue(test.pValue[place]), format.pValue(test.adjustedPValue[place]),
          mark(test, place),
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
