internal import DelimitedText

/// `regressions.csv`: one row for each term and each kind of standard error.
///
/// A regression that could not be estimated has one row without a term; `study.json` has its reason.
public struct RegressionsTable: StudyTable {
  public static let fileName = "regressions.csv"
  public static let columns = [
    "model", "window_start", "window_end", "term", "estimate", "errors", "standard_error", "t",
    "p_value", "n_events", "r_squared",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for regression in document.analysis.regressions {
        for row in TermRow.rows(of: regression.terms) {
          writer.append(regression.model)
          writer.append(regression.windowStart)
          writer.append(regression.windowEnd)
          row.append(to: &writer)
          writer.append(regression.eventCount)
          writer.append(regression.rSquared)
          writer.endRow()
        }
      }
    }
  }
}
