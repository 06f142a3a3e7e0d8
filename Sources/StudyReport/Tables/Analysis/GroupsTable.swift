internal import DelimitedText

/// `groups.csv`: each test of each window of each group of events.
public struct GroupsTable: StudyTable {
  public static let fileName = "groups.csv"
  public static let columns = [
    "group", "model", "window_start", "window_end", "test", "statistic", "degrees_of_freedom",
    "p_value", "n_events", "caar",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for group in document.analysis.groups {
        for window in group.windows {
          for test in group.tests(of: window) {
            writer.append(group.group)
            writer.append(group.model)
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
