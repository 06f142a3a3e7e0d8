internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The portfolio that holds each security after its event.
enum CalendarTimeSection {
  private static let kind = StandardError.Kind.neweyWest

  /// Returns the section; nothing when no portfolio was asked for.
  static func section(_ result: StudyResult, for face: Face) -> ReportSection? {
    let portfolios = result.analysis.calendarTime
    guard !portfolios.isEmpty else { return nil }
    let last = face.format.day(result.configuration.windows.event.days.upperBound)
    let days = portfolios.compactMap(\.days).max()
    let held = days.map { face.format.counted($0, result.period) + " with holdings; " } ?? ""
    let table = FigureTable(
      label: "Calendar-time portfolios",
      columns: [
        .words("Model"), .words("Term"), .number("Estimate"),
        .number("Standard error", terminal: "s.e."), .number("t"), .number("p"),
      ],
      rows: portfolios.flatMap { portfolio in
        portfolio.terms.enumerated().map {
          row(
            $1,
            name: MethodDefinition.definition(of: portfolio.model).shortName,
            isAlpha: $0 == 0,
            period: result.period
          )
        }
      },
      listing: (
        portfolios.reduce(0) { $0 + $1.terms.count }, StudyTables.file(.calendarTime)
      )
    )
    let analysis = result.configuration.analysis
    let weights =
      analysis.valueWeights.map {
        "Securities are weighted by \"\($0)\", carried on by their returns since the event. "
      } ?? ""
    let counted =
      analysis.dayWeights == .equal
      ? ""
      : "A \(result.period) counts as the \(analysis.dayWeights == .firms ? "" : "root of the ")number of its securities. "
    return ReportSection(
      anchor: "calendar-time",
      title: "Calendar-time portfolio",
      introduction:
        "One portfolio holds each security from \(result.period) 0 to \(result.period) \(last). Its abnormal "
        + "return per \(result.period) is the intercept, and events that share dates do it no harm.",
      parts: [
        ReportSection.Part(
          text:
            "\(weights)\(counted)\(held)errors of Newey and West with five lags; the other kinds are in "
            + "\(StudyTables.file(.calendarTime)).",
          brief:
            "Each security from \(result.period) 0 to \(result.period) \(last); \(held)errors Newey–West with five lags",
          table: table.rows.isEmpty ? nil : table,
          notes: portfolios.compactMap(\.reason).map { "n/a: \($0)." }
            + leftOut(portfolios, format: face.format)
        )
      ],
      label: "Calendar time"
    )
  }

  /// The most events that are named.
  private static let named = 5

  /// Names the events that a portfolio by market value cannot hold.
  private static func leftOut(_ portfolios: [CalendarTimeResult], format: NumberFormat) -> [String]
  {
    guard let events = portfolios.first?.leftOut, !events.isEmpty else { return [] }
    let more = events.count - named
    return [
      "Without a market value above zero, and not held: \(events.prefix(named).joined(separator: ", "))"
        + (more > 0 ? " and \(format.counted(more, "more event")), which study.json names." : ".")
    ]
  }

  private static func row(
    _ term: RegressionTerm,
    name: String,
    isAlpha: Bool,
    period: String
  ) -> FigureTable.Row {
    let error = term.decisiveError(kind)
    return FigureTable.Row(cells: [
      isAlpha ? .header(name) : .header(""),
      .words(isAlpha ? "alpha a \(period)" : term.term),
      isAlpha
        ? .percent(term.estimate, decimals: 3, style: "strong") : .coefficient(term.estimate),
      isAlpha
        ? .percent(error?.standardError, decimals: 3, signed: false)
        : .coefficient(error?.standardError),
      .statistic(error?.t).starred(error?.pValue), .pValue(error?.pValue),
    ])
  }
}
