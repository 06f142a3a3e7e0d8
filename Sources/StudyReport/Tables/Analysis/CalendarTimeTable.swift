internal import DelimitedText

/// `calendar_time.csv`: the regressions of the calendar-time portfolio.
///
/// The estimate of the intercept is the abnormal return per day.
public struct CalendarTimeTable: StudyTable {
  public static let fileName = "calendar_time.csv"
  public static let columns = [
    "model", "days", "term", "estimate", "errors", "standard_error", "t", "p_value",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for portfolio in document.analysis.calendarTime {
        for row in TermRow.rows(of: portfolio.terms) {
          writer.append(portfolio.model)
          writer.append(portfolio.days)
          row.append(to: &writer)
          writer.endRow()
        }
      }
    }
  }
}
