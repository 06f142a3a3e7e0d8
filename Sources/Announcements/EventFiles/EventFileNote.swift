internal import CivilTime
public import Notices

/// An event file as read: its events, and what a reader of a result should know.
public struct EventFileReading: Sendable {
  /// The events in the order of the file.
  public let announcements: [Announcement]
  /// What was chosen where the file leaves a choice.
  public let notes: [EventFileNote]
}

/// Something about an event file that can be read in two ways.
public enum EventFileNote: Notice, Hashable {
  /// Rows have another day in a column of dates that was passed over.
  case datePassedOver(file: String, used: String, other: String, rows: Int, first: String)

  public var severity: Severity { .warning }

  public var message: Message {
    switch self {
    case .datePassedOver(let file, let used, let other, let rows, let first):
      "\(file): day 0 is found from column \"\(used.clipped)\", and \"\(other.clipped)\" is passed over, which "
        + "names another day in \(rows) \(rows == 1 ? "row" : "rows"), first in that of \(first.clipped); "
        + "\(.eventColumns, "date=\(other.clipped)") takes it instead"
    }
  }
}

extension EventFileNote {
  /// Looks for columns of dates that name other days than the one that counts.
  static func notes(
    _ announcements: [Announcement],
    lines: [EventRowReader.Line],
    reader: EventRowReader
  ) -> [EventFileNote] {
    let columns = reader.columns
    return columns.dates.dropFirst().compactMap { other in
      let differing = lines.indices.filter { index in
        guard let used = reader.date(lines[index], columns.dates[0]),
          let passed = reader.date(lines[index], other)
        else { return false }
        return used != passed
      }
      guard let first = differing.first else { return nil }
      return .datePassedOver(
        file: reader.file,
        used: reader.name(columns.dates[0]),
        other: reader.name(other),
        rows: differing.count,
        first: announcements[first].symbol
      )
    }
  }
}
