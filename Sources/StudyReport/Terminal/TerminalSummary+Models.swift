extension TerminalSummary {
  /// With more tests than this, the tests become the rows and the windows the columns.
  private static let testColumns = 7

  /// The results of each model: the windows with their tests, and single events where there are few.
  var models: [[TerminalLine]] {
    document.models.map { model in
      [heading(of: model)] + results(of: model) + reasons(of: model) + singleEvents(of: model)
    }
  }

  private func heading(of model: DocumentModel) -> TerminalLine {
    let name = MethodDefinition.definition(of: model.model).name
    let path = model.aar.map(\.caar)
    guard let first = model.aar.first, let last = model.aar.last,
      path.contains(where: { $0 != nil })
    else { return TerminalLine(name, .heading) }
    let what = model.fits.count == 1 ? "CAR" : "CAAR"
    let hint =
      "\(what) \(first.relativeDay)..\(last.relativeDay) \(Sparkline.text(path)) "
      + format.percent(last.caar)
    let gap = max(2, width - name.count - hint.count)
    return TerminalLine(name + String(repeating: " ", count: gap) + hint, .heading)
  }

  /// One table, or several below each other when the tests do not fit the width.
  private func results(of model: DocumentModel) -> [TerminalLine] {
    let tests = model.windows.first.map { model.tests(of: $0).map(\.test) } ?? []
    guard tests.count <= Self.testColumns else { return tallResults(of: model, tests: tests) }
    var lines: [TerminalLine] = []
    var rest = tests[...]
    repeat {
      var count = rest.count
      var table = resultTable(of: model, tests: rest.prefix(count), isFirst: lines.isEmpty)
      while table.width > width, count > 1 {
        count -= 1
        table = resultTable(of: model, tests: rest.prefix(count), isFirst: lines.isEmpty)
      }
      if !lines.isEmpty { lines.append(TerminalLine()) }
      lines += table.lines
      rest = rest.dropFirst(count)
    } while !rest.isEmpty
    return lines
  }

  /// The tests as rows and the windows as columns, in several tables where there are many windows.
  private func tallResults(of model: DocumentModel, tests: [String]) -> [TerminalLine] {
    var lines: [TerminalLine] = []
    var rest = model.windows[...]
    while !rest.isEmpty {
      var count = rest.count
      var table = tallTable(of: model, tests: tests, windows: rest.prefix(count))
      while table.width > width, count > 1 {
        count -= 1
        table = tallTable(of: model, tests: tests, windows: rest.prefix(count))
      }
      if !lines.isEmpty { lines.append(TerminalLine()) }
      lines += table.lines
      rest = rest.dropFirst(count)
    }
    return lines
  }

  private func tallTable(
    of model: DocumentModel,
    tests: [String],
    windows: ArraySlice<DocumentWindow>
  ) -> TerminalTable {
    let headings = [.words("Window")] + windows.map { TerminalTable.Heading.number($0.label) }
    let outcomes = windows.map { model.tests(of: $0) }
    // Effects end where the statistics below them end, before the stars and the p-value.
    func row(_ name: String, _ text: (DocumentWindow) -> String) -> [String] {
      [name] + windows.map { text($0) + String(repeating: " ", count: 11) }
    }
    let effects = [
      row("N") { format.count($0.eventCount) },
      row("CAAR") { format.percent($0.caar) },
      row("Median") { format.percent($0.medianCAR) },
      row("CAR > 0") { format.share($0.positiveCount, of: $0.eventCount) },
    ]
    let rows = tests.map { id in
      [MethodDefinition.definition(of: id).shortName]
        + outcomes.map { tests in
          let test = tests.first { $0.test == id }
          let p = test?.pValue == nil ? "" : format.pValue(test?.pValue)
          return starred(test?.statistic, test?.pValue) + " "
            + String(repeating: " ", count: max(0, 6 - p.count)) + p + " "
        }
    }
    return TerminalTable(headings: headings, rows: effects + rows)
  }

  /// Each window has a line with the statistics and one with their p-values in parentheses.
  private func resultTable(
    of model: DocumentModel,
    tests: ArraySlice<String>,
    isFirst: Bool
  ) -> TerminalTable {
    let effect: [TerminalTable.Heading] =
      isFirst
      ? [.number("N"), .number("CAAR"), .number("Median"), .number("CAR > 0")] : []
    let headings =
      [.number("Window")] + effect
      + tests.map { .number(MethodDefinition.definition(of: $0).shortName) }
    var table = TerminalTable(headings: headings)
    for window in model.windows {
      let outcomes = model.tests(of: window)
      let found = tests.map { id in outcomes.first { $0.test == id } }
      var row = [window.label]
      if isFirst {
        row += [
          format.count(window.eventCount), format.percent(window.caar),
          format.percent(window.medianCAR),
          format.share(window.positiveCount, of: window.eventCount),
        ]
      }
      table.rows.append(row + found.map { starred($0?.statistic, $0?.pValue) })
      table.rows.append(
        [String](repeating: "", count: row.count)
          + found.map { test in
            test?.pValue == nil ? "" : "(\(format.pValue(test?.pValue)))   "
          }
      )
    }
    return table
  }

  /// Returns a statistic with its stars; blanks keep the numbers of a column below each other.
  func starred(_ statistic: Double?, _ pValue: Double?) -> String {
    let stars = Significance(pValue).stars
    return format.statistic(statistic) + stars
      + String(repeating: " ", count: 3 - stars.count)
  }

  /// Why a test has no number, once for each reason.
  private func reasons(of model: DocumentModel) -> [TerminalLine] {
    var order: [String] = []
    var tests: [String: [String]] = [:]
    for test in model.tests {
      guard let reason = test.reason else { continue }
      if tests[reason] == nil { order.append(reason) }
      let name = MethodDefinition.definition(of: test.test).shortName
      if tests[reason]?.contains(name) != true { tests[reason, default: []].append(name) }
    }
    return order.flatMap { reason in
      paragraph(
        "n/a: \(tests[reason, default: []].joined(separator: ", ")): \(reason)",
        tone: .quiet
      )
    }
  }
}
