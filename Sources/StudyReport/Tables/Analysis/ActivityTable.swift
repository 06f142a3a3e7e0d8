internal import DelimitedText

/// `activity.csv`: each test of each window of the studies of volume and volatility.
///
/// The last column is the average, over the events, of the sum of abnormal activity in the window.
public struct ActivityTable: StudyTable {
  public static let fileName = "activity.csv"
  public static let columns = [
    "outcome", "model", "window_start", "window_end", "test", "statistic", "degrees_of_freedom",
    "p_value", "n_events", "cumulative_average",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for activity in document.analysis.activities {
        for window in activity.windows {
          for test in activity.tests(of: window) {
            writer.append(activity.outcome)
            writer.append(activity.model)
            writer.append(test.windowStart)
            writer.append(test.windowEnd)
            writer.append(test.test)
            writer.append(test.statistic)
            writer.append(test.degreesOfFreedom)
            writer.append(test.pValue)
            writer.append(test.eventCount)
            writer.append(window.caar)
            writer.endRow()
          }
        }
      }
    }
  }
}
