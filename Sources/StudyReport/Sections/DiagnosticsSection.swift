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
    let table = FigureTable(
      label: "Checks of the residuals of the \(name)",
      isSortable: true,
      columns: [
        .words("Event"), .words("Symbol"), .method("durbin_watson"), .method("autocorrelation"),
        .number("Ljung–Box p"), .number("ARCH p"), .number("Jarque–Bera p"),
        .number("Shapiro–Wilk p"), .number("Skewness"), .number("Kurtosis"),
        .method("event_day_leverage"), .method("zero_return_share"),
      ],
      rows: shown.map(row),
      listing: (found.count, StudyTables.file(.diagnostics))
    )
    return ReportSection(
      anchor: "diagnostics",
      title: "Diagnostics",
      introduction: summary(found),
      parts: [
        ReportSection.Part(
          model: model,
          table: table,
          notes: ["Colored: p below 0.01, or a tenth of the returns are zero."]
            + Set(found.compactMap(\.reason)).sorted().map { "n/a: \($0)." },
          isDetail: true
        )
      ]
    )
  }

  private static func summary(_ found: [EventDiagnostics]) -> String {
    let checked = found.filter { $0.reason == nil }
    if checked.isEmpty { return "No residuals of the estimation window could be checked." }
    if checked.count == 1, let only = checked.first { return summary(of: only) }
    func count(_ value: (EventDiagnostics) -> Double?) -> String {
      format.count(checked.count { value($0).map { $0 < level } ?? false })
    }
    return
      "What the residuals of the estimation window look like: of \(format.count(checked.count)) "
      + "events, \(count(\.ljungBoxPValue)) show autocorrelation, \(count(\.archLMPValue)) a changing "
      + "variance, and \(count(\.jarqueBeraPValue)) are far from normal (p < 0.01)."
  }

  private static func summary(of only: EventDiagnostics) -> String {
    func isSmall(_ value: Double?) -> Bool { value.map { $0 < level } ?? false }
    let signs = [
      isSmall(only.ljungBoxPValue) ? "autocorrelation" : nil,
      isSmall(only.archLMPValue) ? "a changing variance" : nil,
    ].compactMap(\.self)
    return "The residuals of the estimation window show "
      + (signs.isEmpty
        ? "neither autocorrelation nor a changing variance" : signs.joined(separator: " and "))
      + " and are \(isSmall(only.jarqueBeraPValue) ? "" : "not ")far from normal (p < 0.01)."
  }

  private static func row(_ checks: EventDiagnostics) -> FigureTable.Row {
    FigureTable.Row(cells: [
      .words(checks.eventID).styled("day").explained(checks.reason), .words(checks.symbol),
      .statistic(checks.durbinWatson), .statistic(checks.autocorrelation),
      pValue(checks.ljungBoxPValue, checks.ljungBox), pValue(checks.archLMPValue, checks.archLM),
      pValue(checks.jarqueBeraPValue, checks.jarqueBera),
      pValue(checks.shapiroWilkPValue, checks.shapiroWilk), .statistic(checks.skewness),
      .statistic(checks.kurtosis), .fixed(checks.eventDayLeverage, decimals: 3),
      .percent(checks.zeroReturnShare, decimals: 0, signed: false)
        .styled((checks.zeroReturnShare ?? 0) >= thin ? "flag" : ""),
    ])
  }

  /// A small p-value is flagged here, where it speaks against a test rather than for an effect.
  private static func pValue(_ value: Double?, _ statistic: Double?) -> Figure {
    .pValue(value, ofEffect: false)
      .styled(value.map { $0 < level } == true ? "flag" : "")
      .explained("\(HeadlineFigures.exact(value)), statistic \(HeadlineFigures.exact(statistic))")
  }
}
