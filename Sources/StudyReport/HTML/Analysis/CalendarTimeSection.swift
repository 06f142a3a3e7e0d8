internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The portfolio that holds each security after its event.
enum CalendarTimeSection {
  private static let format = NumberFormat.page
  private static let kind = StandardError.Kind.neweyWest

  /// Returns the section; nothing when no portfolio was asked for.
  static func section(_ result: StudyResult) -> ReportSection? {
    let portfolios = result.analysis.calendarTime
    guard !portfolios.isEmpty else { return nil }
    let last = result.configuration.windows.event.days.upperBound
    return ReportSection(
      anchor: "calendar-time",
      title: "Calendar time",
      introduction:
        "One portfolio holds each security from day 0 to day \(format.day(last)). Its abnormal "
        + "return per day is the intercept, and events that share dates do it no harm.",
      parts: portfolios.map(part)
    )
  }

  private static func part(_ portfolio: CalendarTimeResult) -> ReportSection.Part {
    let definition = MethodDefinition.definition(of: portfolio.model)
    var table = ReportTable(
      label: "Calendar-time portfolio under the \(definition.name)",
      headings: [
        .words("Term"), .number("Estimate"), .number("Standard error"), .number("t"), .number("p"),
      ]
    )
    table.rows = portfolio.terms.enumerated().map { position, term in
      let error = term.decisiveError(kind)
      let isAlpha = position == 0
      return ReportTable.Row(cells: [
        .header(isAlpha ? "Alpha a day" : term.term),
        .number(
          isAlpha
            ? format.percent(term.estimate, decimals: 3) : format.coefficient(term.estimate),
          term.estimate,
          style: isAlpha ? "strong" : ""
        ),
        .number(
          isAlpha
            ? format.percent(error?.standardError, decimals: 3, signed: false)
            : format.coefficient(error?.standardError),
          error?.standardError
        ),
        ReportTable.Cell(
          format.statistic(error?.t),
          stars: Significance(error?.pValue).stars,
          exact: HeadlineFigures.exact(error?.t),
          style: "number"
        ),
        .pValue(error?.pValue),
      ])
    }
    let days = portfolio.days.map { "\(format.count($0)) days with holdings. " } ?? ""
    return ReportSection.Part(
      heading: definition.name,
      code: portfolio.model.rawValue,
      table: portfolio.terms.isEmpty ? nil : table,
      notes: [
        portfolio.reason.map { "n/a: \($0)." }
          ?? days + "Errors of Newey and West with five lags; the other kinds are in "
          + "\(StudyTables.file(.calendarTime))."
      ]
    )
  }
}
