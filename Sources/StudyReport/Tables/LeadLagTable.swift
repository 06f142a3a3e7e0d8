internal import DelimitedText
internal import EventStatistics
public import EventStudy

/// The lead-lag correlations as CSV, one row for each selection, outcome and lag.
public struct LeadLagTable: Sendable {
  /// The columns.
  public static let columns = [
    "selection", "outcome", "lag", "correlation", "lower", "upper", "p_value", "simultaneous_bound",
    "n_days", "n_announcements",
  ]

  private let result: LeadLagResult

  /// Creates the table of a result.
  public init(_ result: LeadLagResult) {
    self.result = result
  }

  /// The table as text; a selection without correlations has no row.
  public var text: String {
    var writer = CSVWriter()
    for column in Self.columns { writer.append(column) }
    writer.endRow()
    for entry in result.correlations {
      for lag in entry.lags {
        writer.append(entry.selection)
        writer.append(entry.outcome.rawValue)
        writer.append(lag.lag)
        for number in [
          lag.correlation, lag.lower, lag.upper, lag.pValue, entry.simultaneousBound,
        ] {
          writer.append(number)
        }
        writer.append(entry.dayCount)
        writer.append(entry.announcementCount)
        writer.endRow()
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
