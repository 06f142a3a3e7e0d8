internal import EventStatistics
public import EventStudy

/// One row of the lead-lag table: one lag of one selection and outcome.
private struct LeadLagRow {
  let entry: LeadLagEntry
  let lag: LeadLagEntry.Lag
}

extension Table<LeadLagResult> {
  /// The correlations of announcements at leads and lags.
  static let leadLag = Table(
    "correlations.csv",
    "One row for each selection, outcome and lag; a selection without correlations has none.",
    rows: { (result: LeadLagResult, row: (LeadLagRow) -> Void) in
      for entry in result.correlations {
        for lag in entry.lags { row(LeadLagRow(entry: entry, lag: lag)) }
      }
    }
  ) {
    TableColumn("selection", "The announcements: `all`, `company:SYMBOL` or `kind:KIND`.") {
      $0.entry.selection
    }
    TableColumn("outcome", "What the shares did.") { $0.entry.outcome.rawValue }
    TableColumn("lag", "The days by which the outcome lies later.", unit: .tradingDays) {
      $0.lag.lag
    }
    TableColumn("correlation", "From -1 to 1.", empty: "a series does not vary") {
      $0.lag.correlation
    }
    TableColumn("lower", "The lower end of the band of chance.") { $0.lag.lower }
    TableColumn("upper", "The upper end of the band of chance.") { $0.lag.upper }
    TableColumn("p_value", "The two-sided permutation p-value.") { $0.lag.pValue }
    TableColumn("simultaneous_bound", "The largest |r| over all lags that chance seldom exceeds.") {
      $0.entry.simultaneousBound
    }
    TableColumn("n_days", "The days with both series at lag 0.") { $0.entry.dayCount }
    TableColumn("n_announcements", "The announcements in the selection.") {
      $0.entry.announcementCount
    }
  }
}

/// The lead-lag correlations as CSV, one row for each selection, outcome and lag.
public enum LeadLagTable {
  /// Returns the table as text; a selection without correlations has no row.
  public static func text(of result: LeadLagResult) -> String {
    String(decoding: Table<LeadLagResult>.leadLag.csv(of: result), as: UTF8.self)
  }
}
