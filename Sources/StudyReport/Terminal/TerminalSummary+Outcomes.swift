internal import EventAlignment
internal import EventStatistics
internal import EventStudy

extension TerminalSummary {
  /// The tests of volume and volatility that a terminal has room for.
  private static let activityTests = 4

  /// Volume and volatility around the events.
  var activities: [[TerminalLine]] {
    result.analysis.activities.map { activity in
      let tests = result.leadingTests(of: activity, count: Self.activityTests)
      var table = TerminalTable(
        headings: [.number("Window"), .number("N"), .number("Mean")]
          + tests.map { .number(MethodDefinition.definition(of: $0).shortName) }
      )
      for window in activity.windows {
        let outcomes = activity.tests(of: window)
        table.rows.append(
          [
            window.label, format.count(window.eventCount),
            format.fixed(window.caar, decimals: 2, signed: true),
          ]
            + tests.map { id in
              let test = outcomes.first { $0.test == id }
              return judged(format.statistic(test?.statistic), test?.pValue)
            }
        )
      }
      while table.width > width, table.headings.count > 4 {
        table = TerminalTable(
          headings: Array(table.headings.dropLast()),
          rows: table.rows.map { Array($0.dropLast()) }
        )
      }
      let path = Sparkline.text(activity.aar.map(\.aar))
      let left = activity.testMethods.count - (table.headings.count - 3)
      return heading(OutcomeName.text(activity), hint: path)
        + table.lines + more(left, "test", in: StudyTables.file(.activity))
    }
  }

  /// The portfolios in calendar time.
  var calendarTime: [TerminalLine] {
    let portfolios = result.analysis.calendarTime
    guard !portfolios.isEmpty else { return [] }
    var table = TerminalTable(
      headings: [
        .words("Model"), .words("Term"), .number("Estimate"), .number("s.e."), .number("t"),
        .number("p"),
      ]
    )
    for portfolio in portfolios {
      for (position, term) in portfolio.terms.enumerated() {
        let error = term.decisiveError(.neweyWest)
        let isAlpha = position == 0
        table.rows.append([
          isAlpha ? MethodDefinition.definition(of: portfolio.model).shortName : "",
          isAlpha ? "alpha a day" : term.term,
          isAlpha ? format.percent(term.estimate, decimals: 3) : format.coefficient(term.estimate),
          isAlpha
            ? format.percent(error?.standardError, decimals: 3, signed: false)
            : format.coefficient(error?.standardError),
          starred(error?.t, error?.pValue), format.pValue(error?.pValue),
        ])
      }
    }
    let days = portfolios.compactMap(\.days).max()
    let event = result.configuration.windows.event.days.upperBound
    let held = days.map { "\(counted($0, "day")) with holdings; " } ?? ""
    return [TerminalLine("Calendar-time portfolio", .heading)]
      + paragraph(
        "Each security from day 0 to day \(event); \(held)errors Newey–West with five lags",
        tone: .quiet
      ) + (table.rows.isEmpty ? [] : table.lines)
      + portfolios.compactMap(\.reason).flatMap { paragraph("n/a: \($0)", tone: .quiet) }
  }

  /// A heading with a hint at the right end of the line.
  func heading(_ name: String, hint: String) -> [TerminalLine] {
    let gap = max(2, width - name.count - hint.count)
    guard !hint.isEmpty, name.count + 2 + hint.count <= width else {
      return [TerminalLine(name, .heading)]
    }
    return [TerminalLine(name + String(repeating: " ", count: gap) + hint, .heading)]
  }
}
