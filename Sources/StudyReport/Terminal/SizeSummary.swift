internal import EventStatistics
package import Simulation

/// The rates at which tests reject in simulated worlds, for a person at a terminal.
package struct SizeSummary: Sendable {
  private let report: SizeReport
  private let format = NumberFormat.terminal

  /// Creates a summary.
  package init(_ report: SizeReport) {
    self.report = report
  }

  /// Returns the summary.
  ///
  /// - Parameter colored: Whether the text has control codes for colors.
  /// - Returns: The text, with a final newline.
  package func render(colored: Bool) -> String {
    let worlds = report.study.scenarios.map { scenario in
      [
        TerminalLine(scenario.rawValue, .heading),
        TerminalLine(report.study.summary(of: scenario), .quiet),
      ] + table(of: scenario).lines
    }
    let lines = ([head] + worlds + [legend]).joined(separator: [TerminalLine()])
    return TerminalPaint.text(lines, colored: colored)
  }

  private var head: [TerminalLine] {
    let study = report.study
    return [
      TerminalLine("Rejection rates in simulated samples", .title),
      TerminalLine(
        "\(format.count(study.replications)) samples of \(format.counted(study.eventCount, "event")), "
          + "\(study.estimationDays) estimation days, level "
          + study.levels.map(format.level).joined(separator: ", "),
        .quiet
      ),
    ]
  }

  /// One row for each test; one column for each window and effect.
  private func table(of scenario: SizeScenario) -> TerminalTable {
    let study = report.study
    let cells = study.windows.flatMap { window in study.effects.map { (window, $0) } }
    let headings = cells.map { window, effect in
      let days = "\(window.lowerBound)..\(window.upperBound)"
      return TerminalTable.Heading.number(
        study.effects.count > 1 ? "\(days) \(format.percent(effect, signed: false))" : days
      )
    }
    let rows = study.tests.map { test in
      [test.name]
        + cells.map { window, effect in
          let row = report.rows.first {
            $0.scenario == scenario && $0.test == test && $0.window == window
              && $0.effect == effect
          }
          return row.map(text) ?? ""
        }
    }
    return TerminalTable(headings: [.words("Test")] + headings, rows: rows)
  }

  private func text(_ row: SizeReport.Row) -> String {
    guard let rate = row.rate else { return "n/a" }
    let mark =
      row.effect != 0
      ? "" : row.verdict == .rejectsTooOften ? " !" : row.verdict == .rejectsTooSeldom ? " -" : "  "
    return format.percent(rate, signed: false) + mark
  }

  private var legend: [TerminalLine] {
    [
      TerminalLine(
        "! rejects too often, - too seldom: the 95 % interval of the rate excludes the level",
        .quiet
      )
    ]
  }
}
