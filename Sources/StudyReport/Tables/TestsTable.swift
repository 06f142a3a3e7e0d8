internal import DelimitedText

/// `tests.csv`: each test of each window and model.
///
/// A test that does not apply has a row without statistic and p-value; `study.json` has its reason.
public struct TestsTable: StudyTable {
  public static let fileName = "tests.csv"
  public static let columns = [
    "model", "window_start", "window_end", "test", "statistic", "degrees_of_freedom", "p_value",
    "n_events",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for model in document.models {
        for test in model.tests {
          writer.append(model.model)
          writer.append(test.windowStart)
          writer.append(test.windowEnd)
          writer.append(test.test)
          writer.append(test.statistic)
          writer.append(test.degreesOfFreedom)
          writer.append(test.pValue)
          writer.append(test.eventCount)
          writer.endRow()
        }
      }
    }
  }
}
