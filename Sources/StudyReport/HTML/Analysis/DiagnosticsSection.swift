internal import EventStatistics
internal import EventStudy

/// The checks of the residuals of each event.
enum DiagnosticsSection {
  /// How many events have a row; the file has them all.
  private static let listedRows = 100
  private static let level = 0.01
  private static let thin = 0.1

  private static let format = NumberFormat.page

  /// Returns the section; nothing without events.
  static func section(_ result: StudyResult) -> ReportSection? {
    guard let model = result.analysis.diagnostics.first?.model else { return nil }
    let all = result.analysis.diagnostics
    let found = all.filter { $0.model == model }
    let name = MethodDefinition.definition(of: model).name
    let shown = found.prefix(listedRows)
    var table = ReportTable(
      label: "Checks of the residuals of the \(name)",
      sortable: true,
      headings: [
        .words("Event"), .words("Symbol"), .method("durbin_watson"), .method("autocorrelation"),
        .number("Ljung–Box p"), .number("ARCH p"), .number("Jarque–Bera p"),
        .number("Shapiro–Wilk p"), .number("Skewness"), .number("Kurtosis"),
        .method("event_day_leverage"), .method("zero_return_share"),
      ]
    )
    table.rows = shown.map(row)
    let reasons = Set(found.compactMap(\.reason)).sorted().map { "n/a: \($0)." }
    return ReportSection(
      anchor: "diagnostics",
      title: "Diagnostics",
      introduction: summary(found),
      parts: [
        ReportSection.Part(
          heading: name,
          code: model.rawValue,
          table: table,
          notes: [
            "Colored: p below 0.01, or a tenth of the returns are zero. "
              + (shown.count == all.count
                ? ListedRows.note(shown.count, of: all.count, file: StudyTables.file(.diagnostics))
                : "\(StudyTables.file(.diagnostics)) has all events and models.")
          ] + reasons
        )
      ]
    )
  }

  private static func summary(_ found: [EventDiagnostics]) -> String {
    let checked = found.filter { $0.reason == nil }
    func count(_ value: (EventDiagnostics) -> Double?) -> String {
      format.count(checked.count { value($0).map { $0 < level } ?? false })
    }
    return
      "What the residuals of the estimation window look like: of \(format.count(checked.count)) "
      + "events, \(count(\.ljungBoxPValue)) show autocorrelation, \(count(\.archLMPValue)) a changing "
      + "variance, and \(count(\.jarqueBeraPValue)) are far from normal (p < 0.01)."
  }

  private static func row(_ checks: EventDiagnostics) -> ReportTable.Row {
    ReportTable.Row(cells: [
      ReportTable.Cell(checks.eventID, exact: checks.reason ?? "", style: "day"),
      ReportTable.Cell(checks.symbol),
      .number(format.statistic(checks.durbinWatson), checks.durbinWatson),
      .number(format.statistic(checks.autocorrelation), checks.autocorrelation),
      pValue(checks.ljungBoxPValue, checks.ljungBox), pValue(checks.archLMPValue, checks.archLM),
      pValue(checks.jarqueBeraPValue, checks.jarqueBera),
      pValue(checks.shapiroWilkPValue, checks.shapiroWilk),
      .number(format.statistic(checks.skewness), checks.skewness),
      .number(format.statistic(checks.kurtosis), checks.kurtosis),
      .number(format.fixed(checks.eventDayLeverage, decimals: 3), checks.eventDayLeverage),
      .number(
        format.percent(checks.zeroReturnShare, decimals: 0, signed: false),
        checks.zeroReturnShare,
        style: (checks.zeroReturnShare ?? 0) >= thin ? "flag" : ""
      ),
    ])
  }

  private static func pValue(_ value: Double?, _ statistic: Double?) -> ReportTable.Cell {
    ReportTable.Cell(
      format.pValue(value),
      value: HeadlineFigures.exact(value),
      exact: "\(HeadlineFigures.exact(value)), statistic \(HeadlineFigures.exact(statistic))",
      style: value.map { $0 < level } == true ? "number flag" : "number"
    )
  }
}
