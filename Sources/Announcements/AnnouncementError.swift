public import CivilTime
public import DelimitedText
public import Notices

/// A reason why announcements cannot be read.
@nonexhaustive
public enum AnnouncementError: Error, Sendable, Hashable {
  /// A file is not readable delimited text.
  case text(DelimitedTextError)
  /// The dates of a column cannot be understood.
  case dates(file: String, column: String, DateNotationError)
  /// The notation that dates are said to have is not one.
  case badDateFormat(String)
  /// An event file has no column that names the company.
  case noSymbolColumn(file: String, header: [String])
  /// An event file has no column that dates the event, beside some that tell ends of fiscal periods.
  case noDateColumn(file: String, header: [String], periodEnds: [String] = [])
  /// A column is assigned to something that no column of an event file is.
  case unknownRole(String, known: [String])
  /// A field of an event file cannot be understood.
  case badValue(SourcePosition, value: String, column: String, remedy: String)
  /// A row of an event file names no company.
  case noSymbol(SourcePosition, column: String)
  /// Two rows have one event identifier.
  case duplicateEvent(String, file: String, lines: [Int])
  /// An event file has a header and nothing below it.
  case noEvents(file: String)
  /// A path does not exist or cannot be opened.
  case cannotOpen(path: String, reason: String)
  /// A line of a file of kinds is not a rule.
  case badRule(SourcePosition, line: String)
  /// A feed is not well formed.
  case damagedFeed(path: String, format: String, reason: String)
  /// A file is JSON, XML or the like, but of no feed that is known.
  case unknownFeed(path: String, format: String)
  /// A feed has more bytes than are read.
  case feedTooLarge(path: String, limit: Int)
  /// Only a person's own companies are asked for, and none are named.
  case noOwnCompanies
  /// A folder holds no document.
  case noDocuments(path: String)
  /// A folder stands where a table of events is read.
  case folderAsTable(path: String)
  /// What may be a document stands where a table of events is read, which it could not be.
  indirect case documentAsTable(AnnouncementError)
}

extension AnnouncementError: AdvisingError {
  public var message: Message {
    switch self {
    case .text(let error): error.message
    case .dates(let file, let column, let error):
      "\(file): column \"\(column.clipped)\": \(error.message(advising: .eventDateFormat))"
    case .badDateFormat(let format):
      "\"\(format)\" is not a date format; write it as dd/mm/yyyy"
    case .noSymbolColumn(let file, let header):
      "\(file): no column names the company; say which does with \(.eventColumns, "symbol=NAME"), or add "
        + "one; the columns are \(header.quotedList)"
    case .noDateColumn(let file, let header, let periodEnds):
      "\(file): no column dates the event; say which does with \(.eventColumns, "date=NAME"); "
        + "the columns are \(header.quotedList)"
        + (periodEnds.isEmpty
          ? ""
          : "; \(periodEnds.quotedList) \(periodEnds.count == 1 ? "tells" : "tell") the end of a fiscal "
            + "period, which is not when its figures came")
    case .unknownRole(let role, let known):
      "\(.eventColumns, "\(role.clipped)=...") assigns what no column of events holds; one can hold "
        + "\(known.joined(separator: ", "))"
    case .badValue(let position, let value, let column, let remedy):
      "\(position): \"\(value.clipped)\" in column \"\(column.clipped)\" \(remedy)"
    case .noSymbol(let position, let column):
      "\(position): column \"\(column.clipped)\" is empty; every event needs the symbol of its company"
    case .duplicateEvent(let event, let file, let lines):
      "\(file): \(Self.places(lines, of: file)) have one event_id, \"\(event.clipped)\"; give each event its own"
    case .noEvents(let file): "\(file): holds no event below its header"
    case .cannotOpen(let path, let reason): "\(path): cannot be opened: \(reason)"
    case .badRule(let position, let line):
      "\(position): \"\(line.clipped)\" is not a rule; write the kind, a colon and its phrases: "
        + "\"dividend: dividend, final dividend\""
    case .damagedFeed(let path, let format, let reason):
      "\(path): is damaged \(format): \(reason)"
    case .unknownFeed(let path, let format):
      "\(path): is \(format), but no feed that Leyline knows (NSE, BSE, SEC EDGAR, RSS, Atom, "
        + "iCalendar)"
    case .feedTooLarge(let path, let limit):
      "\(path): is larger than the \(limit >> 20) MB that one feed may have; split it by date"
    case .noOwnCompanies:
      "\(.companiesOnly) needs a table of companies; name it with \(.companies) (its columns are symbol, "
        + "name, aliases)"
    case .noDocuments(let path):
      "\(path): holds no document (.txt, .md, .html, .htm, .pdf), no feed and no table of events"
    case .folderAsTable(let path):
      "\(path): is a folder; to read the documents, feeds and tables in it, name it with \(.announcements)"
    case .documentAsTable(let error):
      "\(error); if it is no table but a document, name it with \(.announcements)"
    }
  }
}

extension Setting {
  /// Documents, feeds and folders of them that events are read from.
  package static let announcements = Setting("events", "announcements")
  /// The table of the companies that are looked for in documents.
  package static let companies = Setting("events", "companies")
  /// Whether the companies that Leyline brings are left out.
  package static let companiesOnly = Setting("events", "companies_only")
  /// What the columns of event tables hold, by their names.
  package static let eventColumns = Setting("events", "columns", option: "event-columns")
  /// How event tables write their dates.
  package static let eventDateFormat = Setting(
    "events",
    "date_format",
    option: "event-date-format"
  )
}

extension AnnouncementError {
  /// Returns lines of a file, or rows of a data frame, in words.
  private static func places(_ lines: [Int], of file: String) -> String {
    let isFrame = HeldFiles.isFrame(file)
    let numbers = lines.map { String(isFrame ? $0 - 2 : $0) }
    return "\(isFrame ? "rows" : "lines") \(numbers.joined(separator: " and "))"
  }

  public var place: InputPlace {
    switch self {
    case .text(let error): error.place
    case .dates(let file, let column, _): InputPlace(file: file, column: column)
    case .badDateFormat(let text), .unknownRole(let text, _): InputPlace(value: text)
    case .noSymbolColumn(let file, _), .noDateColumn(let file, _, _), .noEvents(let file):
      InputPlace(file: file)
    case .badValue(let position, let value, let column, _):
      position.place(column: column, value: value)
    case .noSymbol(let position, let column): position.place(column: column)
    case .duplicateEvent(let event, let file, let lines):
      SourcePosition(file: file, line: lines.last).place(value: event)
    case .cannotOpen(let path, _), .damagedFeed(let path, _, _), .unknownFeed(let path, _),
      .feedTooLarge(let path, _), .noDocuments(let path), .folderAsTable(let path):
      InputPlace(file: path)
    case .badRule(let position, let line): position.place(value: line)
    case .documentAsTable(let error): error.place
    case .noOwnCompanies: InputPlace()
    }
  }
}
