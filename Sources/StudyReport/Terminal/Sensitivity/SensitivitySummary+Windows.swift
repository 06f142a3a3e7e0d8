internal import EventAlignment
internal import EventStatistics
internal import EventStudy

extension SensitivitySummary {
  /// The CAAR of every window of the first model: a table of starts and ends, or a list.
  var windows: [TerminalLine] {
    guard let (specification, test) = leading else { return [] }
    let heading = TerminalLine(
      "\(effect) in % by window, \(MethodDefinition.definition(of: specification.model).nameInSentence), "
        + MethodDefinition.definition(of: test.test).nameInSentence,
      .heading
    )
    let legend = paragraph(
      "* p < \(tables.level), ** also after "
        + test.adjustment.possessive
        + " correction for all cells" + leftOutOfGrid(specification, test),
      tone: .quiet
    )
    let table = result.isGrid ? fitting(specification, test) : list(specification, test)
    return [heading] + table.lines + legend
  }

  private var starts: [Int] { Set(result.windows.map(\.windowStart)).sorted() }
  private var ends: [Int] { Set(result.windows.map(\.windowEnd)).sorted() }

  private var shownStarts: [Int] {
    thinned(starts, to: 21, keeping: result.headline.windowStart)
  }

  /// The most decimals with which every last day has a column, and the last days that have one.
  private func layout(
    _ specification: SpecificationResult,
    _ test: SpecificationTest
  ) -> (decimals: Int, ends: [Int]) {
    for decimals in [2, 1]
    where grid(specification, test, to: ends, decimals: decimals).width <= width {
      return (decimals, ends)
    }
    return (1, thinned(ends, to: (width - 10) / 9, keeping: result.headline.windowEnd))
  }

  private func fitting(
    _ specification: SpecificationResult,
    _ test: SpecificationTest
  ) -> TerminalTable {
    let (decimals, ends) = layout(specification, test)
    return grid(specification, test, to: ends, decimals: decimals)
  }

  /// Which windows the table has no room for, in words.
  private func leftOutOfGrid(
    _ specification: SpecificationResult,
    _ test: SpecificationTest
  ) -> String {
    guard result.isGrid else { return "" }
    let shownEnds = layout(specification, test).ends
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
    _ test: SpecificationTest,
    to ends: [Int],
    decimals: Int
  ) -> TerminalTable {
    let starts = shownStarts
    var places: [ClosedRange<Int>: Int] = [:]
    for (index, window) in result.windows.enumerated() { places[window.days] = index }
    // Numbers end in one column, whether or not they have marks.
    let room = places.values.map { mark(test, $0).count }.max() ?? 0
    let blanks = String(repeating: " ", count: room)
    return TerminalTable(
      headings: [.number("from \\ to")] + ends.map { .number(day($0) + blanks) },
      rows: starts.map { start in
        [day(start)]
          + ends.map { end in
            guard start <= end, let place = places[start...end] else { return "" }
            return cell(specification, test, place, decimals: decimals, room: room)
          }
      }
    )
  }

  private func cell(
    _ specification: SpecificationResult,
    _ test: SpecificationTest,
    _ place: Int,
    decimals: Int,
    room: Int
  ) -> String {
    guard let caar = specification.caar[place].present else {
      return format.missing.padding(toColumns: format.missing.count + room)
    }
    let mark = mark(test, place)
    return format.fixed(caar * 100, decimals: decimals, signed: true)
      + mark.padding(toColumns: room)
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
        .words("Window"), .number("N"), .number(effect), .number("statistic"), .number("p"),
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

  /// Returns at most some of the days: the ends, 0, one that is kept, those that windows usually begin and end
  /// with, and others evenly between.
  private func thinned(_ days: [Int], to count: Int, keeping kept: Int) -> [Int] {
    guard days.count > count, count >= 2, let first = days.first, let last = days.last else {
      return days
    }
    var chosen: Set<Int> = [first, last]
    for day in [0, kept] where days.contains(day) { chosen.insert(day) }
    for step in [10, 5] {
      for day in days where day.isMultiple(of: step) && chosen.count < count { chosen.insert(day) }
    }
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
