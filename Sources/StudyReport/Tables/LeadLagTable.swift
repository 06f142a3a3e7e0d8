internal import EventStatistics
public import EventStudy

/// One row of the lead-lag table: one lag of one selection and outcome.
private struct LeadLagRow {
  let entry: LeadLagEntry
  let lag: LeadLagEntry.Lag

  /// Hands on a row for each lag.
  static func each(of entries: [LeadLagEntry], _ row: (LeadLagRow) -> Void) {
    for entry in entries {
      for lag in entry.lags { row(LeadLagRow(entry: entry, lag: lag)) }
    }
  }

  static let fileName = "lead_lag.csv"
  static let about =
    "One row for each selection, outcome and lag; a selection without correlations has none."

  @ColumnList<LeadLagRow> static var columns: [TableColumn<LeadLagRow>] {
    TableColumn(
      "selection",
      "The announcements: `all`, `market:NAME`, `company:SYMBOL`, `kind:KIND` or `group:GROUP`."
    ) { $0.entry.selection }
    TableColumn(
      "market",
      "The index that returns were taken against.",
      empty: "the outcome has none, or the shares have several"
    ) { $0.entry.market }
    TableColumn(
      "outcome",
      "What the shares did: `return`, `abnormal_return`, `absolute_return`, `volume` or `volatility`."
    ) { $0.entry.outcome.rawValue }
    TableColumn("lag", "The days by which the outcome lies later.", unit: .tradingDays) {
      $0.lag.lag
    }
    TableColumn("correlation", "From -1 to 1.", empty: "a series does not vary") {
      $0.lag.correlation
    }
    TableColumn("lower", "The lower end of the band of chance.") { $0.lag.lower }
    TableColumn("upper", "The upper end of the band of chance.") { $0.lag.upper }
    TableColumn("p_value", "The two-sided permutation p-value.") { $0.lag.pValue }
    TableColumn(
      "simultaneous_bound",
      "The |r| above which a lag is beyond chance among all lags, companies and kinds.",
      empty: "there are too few days to tell"
    ) { $0.entry.simultaneousBound }
    TableColumn("n_days", "The days with both series at lag 0.") { $0.entry.dayCount }
    TableColumn("n_announcements", "The announcements in the selection.") {
      $0.entry.announcementCount
    }
    TableColumn(
      "simultaneous_p_value",
      "The p-value of the lag among all lags, and among all companies, or all kinds and groups, where it is one of these.",
      empty: "a series does not vary"
    ) { $0.lag.simultaneousPValue }
  }
}

extension Table<LeadLagResult> {
  /// The correlations of announcements at leads and lags.
  static let leadLag = Table(
    LeadLagRow.fileName,
    LeadLagRow.about,
    rows: { (result: LeadLagResult, row: (LeadLagRow) -> Void) in
      LeadLagRow.each(of: result.correlations, row)
    }
  ) { LeadLagRow.columns }
}

extension Table<StudyResult> {
  /// The correlations of the announcements of a study at leads and lags.
  static let leadLag = Table(
    LeadLagRow.fileName,
    LeadLagRow.about,
    rows: { (result: StudyResult, row: (LeadLagRow) -> Void) in
      LeadLagRow.each(of: result.analysis.leadLag, row)
    }
  ) { LeadLagRow.columns }
}

/// The lead-lag correlations as CSV, one row for each selection, outcome and lag.
public enum LeadLagTable {
  /// Returns the table as text; a selection without correlations has no row.
  public static func text(of result: LeadLagResult) -> String {
    String(decoding: Table<LeadLagResult>.leadLag.csv(of: result), as: UTF8.self)
  }
}
