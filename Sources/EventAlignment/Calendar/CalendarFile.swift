internal import CivilTime
internal import DelimitedText
internal import Notices

extension TradingCalendar {
  /// Reads a calendar of one's own from a delimited text file.
  ///
  /// Columns: `date`, and optionally `kind`, `open`, `close` (24-hour times of the exchange),
  /// `time_zone` and `name`. Two sorts of file are told apart by their kinds:
  /// - A list of sessions: no column `kind`, or one with `regular` or `session` in it. The dates are
  ///   the trading days, and the calendar covers the first to the last of them.
  /// - A list of exceptions: only `closed` or `holiday` days and special sessions (`half_day`,
  ///   `muhurat`, `special_weekend`, `altered_hours`, `special_session`). Every other weekday is a
  ///   session, and the calendar covers the whole years from the first to the last date.
  ///
  /// - Parameters:
  ///   - path: The file, plain or gzipped.
  ///   - hours: The usual hours; without them, those that all regular rows of the file share. When
  ///     neither is known, a time of announcement cannot be compared with the close.
  ///   - timeZone: The exchange's time zone, where the file has no column for it.
  /// - Returns: The calendar, named by its path.
  /// - Throws: ``EventAlignmentError``, with the line of the file.
  public static func file(
    _ path: String,
    hours: SessionHours? = nil,
    timeZone: String? = nil
  ) throws(EventAlignmentError) -> TradingCalendar {
    let table: DelimitedTable
    do throws(DelimitedTextError) {
      table = try DelimitedTable.read(path)
    } catch {
      throw .unreadableCalendar(error.message)
    }
    return try CalendarFile(table).calendar(hours: hours, timeZone: timeZone)
  }
}

/// The rows of a calendar file.
struct CalendarFile {
  private let name: String
  private var rows: [Row] = []
  private var timeZone: String?

  /// One day of the file.
  private struct Row {
    let line: Int
    let date: CalendarDate
    let kind: Kind
    let hours: SessionHours?
    let occasion: String?
  }

  /// What a row says about its day.
  private enum Kind: Equatable {
    case closed
    case session(SessionKind)
    /// A session whose sort the file does not tell: special by weekend, else with altered hours.
    case special
  }

  /// Reads the rows of a table.
  init(_ table: DelimitedTable) throws(EventAlignmentError) {
    name = table.name
    // A file of bare dates has no header: its first line is a day as well.
    let bareDates = table.header.first.flatMap { CalendarDate($0) } != nil
    guard let dateColumn = bareDates ? 0 : table.column(named: ["date", "day", "session"]) else {
      throw .unreadableCalendar(
        DelimitedTextError.missingColumn(file: name, column: "date", header: table.header)
          .message
      )
    }
    var lines = table.rows.map { ($0.line, $0.fields) }
    if bareDates { lines.insert((table.headerLine, table.header), at: 0) }
    let dates: DateColumn
    do throws(DateNotationError) {
      dates = try DateColumn.recognize(lines.compactMap { $1.element(dateColumn) })
    } catch {
      throw .unreadableCalendar("\(name): \(error)")
    }
    let columns =
      bareDates
      ? Columns()
      : Columns(
        kind: table.column(named: ["kind", "type", "status"]),
        open: table.column(named: ["open", "opens"]),
        close: table.column(named: ["close", "closes"]),
        timeZone: table.column(named: ["timezone", "tz"]),
        occasion: table.column(named: ["name", "occasion", "holiday"])
      )
    for (line, fields) in lines {
      try add(fields, line: line, date: dates.parse(fields.element(dateColumn) ?? ""), columns)
    }
    try sortRows()
  }

  /// The places of the columns that a file may have beside the date.
  private struct Columns {
    var kind: Int?
    var open: Int?
    var close: Int?
    var timeZone: Int?
    var occasion: Int?
  }

  private mutating func add(
    _ fields: [String],
    line: Int,
    date: DateStamp?,
    _ columns: Columns
  ) throws(EventAlignmentError) {
    guard let date = date?.date else {
      throw bad(line, "a day without a date that can be read; write it as 2025-09-02")
    }
    let hours: SessionHours?
    switch (fields.element(columns.open), fields.element(columns.close)) {
    case (nil, nil): hours = nil
    case (let open?, let close?):
      guard let read = SessionHours("\(open)-\(close)") else {
        throw bad(line, "\"\(open)\" to \"\(close)\" are not hours; write them as 09:15 and 15:30")
      }
      hours = read
    case (_, nil): throw bad(line, "\(date) opens but has no close")
    case (nil, _): throw bad(line, "\(date) closes but has no open")
    }
    if let zone = fields.element(columns.timeZone) {
      guard timeZone == nil || timeZone == zone else {
        throw bad(line, "the time zone is \"\(zone)\", but \"\(timeZone ?? "")\" above")
      }
      timeZone = zone
    }
    let kind: Kind
    if let text = fields.element(columns.kind) {
      guard let known = Self.kind(text) else {
        throw bad(
          line,
          "\"\(text)\" is not a kind of day; write regular, closed, half_day, special_weekend, "
            + "muhurat or altered_hours"
        )
      }
      kind = known
    } else {
      kind = .session(.regular)
    }
    rows.append(
      Row(
        line: line,
        date: date,
        kind: kind,
        hours: hours,
        occasion: fields.element(columns.occasion)
      )
    )
  }

  private mutating func sortRows() throws(EventAlignmentError) {
    rows.sort { ($0.date, $0.line) < ($1.date, $1.line) }
    for (row, next) in zip(rows, rows.dropFirst()) where row.date == next.date {
      throw bad(next.line, "\(next.date) is listed twice, first in line \(row.line)")
    }
  }

  /// Makes the calendar of the rows.
  func calendar(
    hours: SessionHours?,
    timeZone chosen: String?
  ) throws(EventAlignmentError) -> TradingCalendar {
    guard let first = rows.first?.date, let last = rows.last?.date else {
      throw .emptyCalendar(name: name)
    }
    let timeZone = timeZone ?? chosen
    if let timeZone { try ExchangeClock.check(timeZone) }
    let usual = (hours ?? sharedHours).map {
      [RegularDay(firstDay: first, phases: [SessionPhase(.continuous, $0)])]
    }
    let closed = Set(rows.filter { $0.kind == .closed }.map(\.date))
    guard !rows.contains(where: { $0.kind == .session(.regular) }) else {
      let days = rows.map(\.date).filter { !closed.contains($0) }
      return TradingCalendar(
        name: name,
        timeZoneIdentifier: timeZone,
        coverage: first...last,
        days: days,
        exceptions: rows.filter { $0.kind != .session(.regular) || $0.hours != nil }
          .compactMap { session($0, usual: usual?.first?.phases ?? []) },
        regularDays: usual ?? []
      )
    }
    return .weekdayCalendar(
      name: name,
      timeZoneIdentifier: timeZone,
      years: first.year...last.year,
      closed: closed,
      specialSessions: rows.compactMap { session($0, usual: []) },
      regularDays: usual ?? []
    )
  }

  /// The hours of the regular rows, when all of them have the same.
  private var sharedHours: SessionHours? {
    let hours = Set(rows.filter { $0.kind == .session(.regular) }.map(\.hours))
    return hours.count == 1 ? hours.first ?? nil : nil
  }

  private func session(_ row: Row, usual: [SessionPhase]) -> TradingSession? {
    let kind: SessionKind
    switch row.kind {
    case .closed: return nil
    case .session(let known): kind = known
    case .special: kind = row.date.weekday.isWeekend ? .specialWeekend : .alteredHours
    }
    let own = row.hours.map { [SessionPhase(.continuous, $0)] }
    return TradingSession(
      date: row.date,
      kind: kind,
      phases: own ?? (kind == .regular ? usual : []),
      occasion: row.occasion
    )
  }

  private static func kind(_ text: String) -> Kind? {
    switch normalizedHeader(text) {
    case "closed", "holiday": .closed
    case "session", "regular", "open", "trading": .session(.regular)
    case "halfday", "earlyclose": .session(.halfDay)
    case "specialweekend": .session(.specialWeekend)
    case "muhurat": .session(.muhurat)
    case "alteredhours": .session(.alteredHours)
    case "specialsession", "special": .special
    default: nil
    }
  }

  private func bad(_ line: Int, _ problem: String) -> EventAlignmentError {
    .badCalendarEntry(file: name, line: line, problem: problem)
  }
}

extension [String] {
  /// Returns the field at a place, or nothing where there is none or it is blank.
  fileprivate func element(_ place: Int?) -> String? {
    guard let place, indices.contains(place), !self[place].isEmpty else { return nil }
    return self[place]
  }
}
