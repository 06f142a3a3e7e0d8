internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// With more tests than this, the tests become the rows and the windows the columns.
  private static let testColumns = 7

  /// The results of each model: the windows with their tests, and single events where there are few.
  var models: [[TerminalLine]] {
    result.models.map { model in
      heading(of: model) + results(of: model)
        + reasons(of: model.tests.map { ($0.test, $0.reason) }) + singleEvents(of: model)
    }
  }

  private func heading(of model: ModelResult) -> [TerminalLine] {
    let name = MethodDefinition.definition(of: model.model).name
    let path = model.aar.map(\.caar)
    guard let first = model.aar.first, let last = model.aar.last,
      path.contains(where: { $0 != nil })
    else { return heading(name, hint: "") }
    let what = model.fits.count == 1 ? "CAR" : "CAAR"
    let days = "\(first.relativeDay)..\(last.relativeDay)"
    return heading(
      name,
      hint: "\(what) \(days) \(Sparkline.text(path)) \(format.percent(last.caar))"
    )
  }

  /// One table, or several below each other when the tests do not fit the width.
  private func results(of model: ModelResult) -> [TerminalLine] {
    let tests = model.testMethods
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
  private func tallResults(of model: ModelResult, tests: [InferenceMethod]) -> [TerminalLine] {
    let outcomes = model.windows.map { model.tests(of: $0) }
    let blank = corrections.method == nil ? "" : String(repeating: " ", count: 9)
    // Effects end where the statistics below them end, before the stars and the p-value.
    func row(_ name: String, _ text: (WindowResult) -> String) -> [String] {
      [name] + model.windows.map { unjudged(text($0)) + blank }
    }
    var columns = TerminalColumns(name: "Window", columns: model.windows.map(\.label))
    columns.rows = [
      row("N") { format.count($0.eventCount) },
      row("CAAR") { format.percent($0.caar) },
    ]
    if model.windows.contains(where: { $0.reach != nil }) {
      columns.rows.append(row(intervalName) { reach(of: $0) })
    }
    columns.rows += [
      row("Median") { format.percent($0.medianCAR) },
      row("CAR > 0") { format.share($0.positiveCount, of: $0.eventCount) },
    ]
    columns.rows += tests.map { id in
      [MethodDefinition.definition(of: id).shortName]
        + outcomes.map { tests in
          let test = tests.first { $0.test == id }
          return judged(format.statistic(test?.statistic), test?.pValue)
            + corrected(test, model: model.model)
        }
    }
    return columns.lines(width: width)
  }

  /// Each window has a line with the statistics and one with their p-values in parentheses.
  ///
  /// Corrected p-values follow in brackets, and below the effect is its confidence interval.
  private func resultTable(
    of model: ModelResult,
    tests: ArraySlice<InferenceMethod>,
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
      let blank = corrections.method == nil ? "" : String(repeating: " ", count: 6)
      table.rows.append(row + found.map { starred($0?.statistic, $0?.pValue) + blank })
      var below = [String](repeating: "", count: row.count)
      if isFirst, window.reach != nil { below[2] = reach(of: window) }
      table.rows.append(
        below
          + found.map { test in
            guard let test, test.pValue != nil else { return "" }
            let bracket = corrected(test, model: model.model)
            return "(\(format.pValue(test.pValue)))" + (bracket.isEmpty ? "   " : bracket)
          }
      )
    }
    return table
  }

  /// Returns the corrected p-value of a test in brackets, in a fixed width.
  private func corrected(_ test: TestResult?, model: ExpectedReturnMethod) -> String {
    guard corrections.method != nil else { return "" }
    let value = test.flatMap { corrections.pValue(model: model, test: $0) }
    let text = value == nil ? "" : "[\(format.pValue(value))]"
    return String(repeating: " ", count: max(1, 9 - text.count)) + text
  }

  private func reach(of window: WindowResult) -> String {
    window.reach == nil ? "" : "±" + format.percent(window.reach, signed: false)
  }

  private var intervalName: String {
    let level = format.percent(
      result.configuration.methods.confidence,
      decimals: 0,
      signed: false
    )
    return "\(level) interval"
  }

  /// What the parentheses and brackets of the tables mean.
  var keys: [TerminalLine] {
    guard !result.models.isEmpty else { return [] }
    let hasIntervals = result.models.contains { $0.windows.contains { $0.reach != nil } }
    let parts = [
      hasIntervals ? "± reaches to the ends of the \(intervalName) of the mean" : nil,
      corrections.name.map { "[p] is corrected by \($0) for all windows and models of the test" },
    ]
    let text = parts.compactMap(\.self).joined(separator: "; ")
    return text.isEmpty ? [] : paragraph(text, tone: .quiet)
  }
}
