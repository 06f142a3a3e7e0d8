internal import DelimitedText

/// `aar.csv`: the average abnormal return of each day relative to the events.
public struct AverageReturnsTable: StudyTable {
  public static let fileName = "aar.csv"
  public static let columns = ["model", "relative_day", "n_events", "aar", "caar"]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for model in document.models {
        for day in model.aar {
          writer.append(model.model)
          writer.append(day.relativeDay)
          writer.append(day.eventCount)
          writer.append(day.aar)
          writer.append(day.caar)
          writer.endRow()
        }
      }
    }
  }
}
