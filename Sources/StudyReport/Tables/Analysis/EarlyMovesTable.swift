internal import DelimitedText

/// `early_moves.csv`: unusual prices and volumes in the sessions before day 0.
public struct EarlyMovesTable: StudyTable {
  public static let fileName = "early_moves.csv"
  public static let columns = ["event_id", "symbol", "what", "relative_day", "date", "p_value"]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for move in document.analysis.earlyMoves {
        writer.append(move.eventID)
        writer.append(move.symbol)
        writer.append(move.kind)
        writer.append(move.relativeDay)
        writer.append(move.date)
        writer.append(move.pValue)
        writer.endRow()
      }
    }
  }
}
