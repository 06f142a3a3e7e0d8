internal import DelimitedText

/// `exclusions.csv`: every announcement that is not in the statistics, with its reason.
public struct ExclusionsTable: StudyTable {
  public static let fileName = "exclusions.csv"
  public static let columns = ["event_id", "symbol", "reason", "detail"]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for exclusion in document.exclusions {
        writer.append(exclusion.eventID)
        writer.append(exclusion.symbol)
        writer.append(exclusion.reason)
        writer.append(exclusion.detail)
        writer.endRow()
      }
    }
  }
}
