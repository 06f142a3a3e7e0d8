internal import DelimitedText
internal import EventStudy

/// `events.csv`: every announcement, its day 0 and the rule that led there.
public struct EventsTable: StudyTable {
  public static let fileName = "events.csv"
  public static let columns = [
    "event_id", "symbol", "announced_at", "precision", "event_date", "alignment_rule", "status",
    "group",
  ]

  private let document: StudyDocument

  public init(_ document: StudyDocument) {
    self.document = document
  }

  public var csv: [UInt8] {
    Self.csv { writer in
      for event in document.events {
        writer.append(event.eventID)
        writer.append(event.symbol)
        writer.append(event.announcedAt)
        writer.append(event.precision)
        writer.append(event.eventDate)
        writer.append(event.alignmentRule)
        writer.append(event.status.rawValue)
        writer.append(event.group)
        writer.endRow()
      }
    }
  }
}
