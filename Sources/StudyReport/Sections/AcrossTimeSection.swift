internal import EventStatistics
internal import EventStudy

/// The regressions over the events of each day around them.
enum AcrossTimeSection {
  /// Returns the section; nothing when it was not asked for.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let found = result.analysis.rats
    guard !found.isEmpty else { return nil }
    let table = FigureTable(
      label: "Returns across time and securities",
      columns: [
        .words("Model"), .number("Window"), .number("Sum of intercepts", terminal: "Sum"),
        .number("Standard error", terminal: "s.e."), .number("t"), .number("p"),
      ],
      rows: found.flatMap { one in
        one.windows.enumerated().map { row($1, model: $0 == 0 ? one.model : nil) }
      },
      listing: (
        found.reduce(0) { $0 + $1.windows.count }, StudyTables.file(.rats)
      )
    )
    let counts = found.flatMap(\.days).map(\.eventCount)
    let events =
      counts.max().map { most in
        counts.min() == most
          ? face.format.counted(most, "event")
          : "\(face.format.count(counts.min() ?? 0)) to \(face.format.counted(most, "event"))"
      } ?? "no event"
    let period = result.period
    return ReportSection(
      anchor: "rats",
      title: "Returns across time and securities",
      introduction:
        "Each \(period) around the events has a regression of its own over the events, whose intercept is the "
        + "abnormal return of the \(period). No \(period) before the event is needed, and risk may change with it.",
      parts: [
        ReportSection.Part(
          text:
            "\(events) a \(period); the error of a window is the root of the summed squared errors of its \(period)s. "
            + "Events that share dates make it too small. Each \(period) is in \(StudyTables.file(.ratsDays)).",
          brief:
            "One regression over the events for each \(period); \(events) a \(period); intercepts summed",
          table: table.rows.isEmpty ? nil : table,
          notes: found.flatMap(reasons).map { "n/a: \($0)." }
        )
      ],
      label: "Across securities"
    )
  }

  /// Why a model or a window has no sum.
  private static func reasons(_ one: AcrossTimeResult) -> [String] {
    let name = MethodDefinition.definition(of: one.model).shortName
    return [one.reason.map { "\(name), \($0)" }].compactMap(\.self)
      + one.windows.compactMap { window in
        window.reason.map {
          "\(name) over \(WindowDays(windowStart: window.windowStart, windowEnd: window.windowEnd)), \($0)"
        }
      }
  }

  private static func row(
    _ window: AcrossTimeResult.Window,
    model: ExpectedReturnMethod?
  ) -> FigureTable.Row {
    let error = window.errors.first
    return FigureTable.Row(cells: [
      model.map { .model($0, isHeader: true) } ?? .header(""),
      .window(window.windowStart, window.windowEnd),
      .percent(window.estimate, style: "strong"),
      .percent(error?.standardError, signed: false),
      .statistic(error?.t).starred(error?.pValue), .pValue(error?.pValue),
    ])
  }
}
