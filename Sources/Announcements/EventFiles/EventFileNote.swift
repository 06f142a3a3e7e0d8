internal import CivilTime
internal import DelimitedText
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
  /// Lines below the events, such as a source, were left out.
  case footer(file: String, lines: Int, text: String)
  /// Rows repeat an event under its identifier.
  case repeatedRows(file: String, rows: Int, first: String)
  /// The days of a calendar are forecasts or were, as no column has what was announced.
  case schedule(file: String, date: String, estimate: String)
  /// An identifier stands for events of several securities or days, which got names of their own.
  case sharedIdentifier(file: String, identifier: String, names: [String], others: Int)

  public var severity: Severity {
    switch self {
    case .datePassedOver, .repeatedRows, .schedule: .warning
    case .footer, .sharedIdentifier: .information
    }
  }

  public var message: Message {
    switch self {
    case .datePassedOver(let file, let used, let other, let rows, let first):
      "\(file): day 0 is found from column \"\(used.clipped)\", and \"\(other.clipped)\" is passed over, which "
        + "names another day in \(rows) \(rows == 1 ? "row" : "rows"), first in that of \(first.clipped); "
        + "\(.eventColumns, "date=\(other.clipped)") takes it instead"
    case .footer(let file, let lines, let text):
      "\(file): \(lines) \(lines == 1 ? "line" : "lines") below the events, beginning with "
        + "\"\(text.clipped)\", \(lines == 1 ? "is" : "are") a footer and left out"
    case .repeatedRows(let file, let rows, let first):
      "\(file): \(rows) \(rows == 1 ? "row repeats" : "rows repeat") an event under its identifier, and "
        + "\(rows == 1 ? "counts" : "count") once with it; first \"\(first.clipped)\""
    case .schedule(let file, let date, let estimate):
      "\(file): has estimates (column \"\(estimate.clipped)\") and no actual figures, so the days in column "
        + "\"\(date.clipped)\" are those of a schedule, which may have moved"
    case .sharedIdentifier(let file, let identifier, let names, let others):
      "\(file): \"\(identifier.clipped)\" is the event_id of \(names.count) events, which are called "
        + "\(names.prefix(3).map(\.clipped).joined(separator: ", "))\(names.count > 3 ? ", …" : "")"
        + "\(others == 0 ? "" : "; so are those of \(others) other event_ids")"
    }
  }
}

extension EventFileNote {
  /// Says what stands below the events, if anything does.
  static func notes(_ footer: ArraySlice<DelimitedTable.Row>, of file: String) -> [EventFileNote] {
    guard let text = footer.first?.fields.first(where: { !$0.isEmpty }) else { return [] }
    return [.footer(file: file, lines: footer.count, text: text)]
  }

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
