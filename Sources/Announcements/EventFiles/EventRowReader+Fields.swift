internal import CivilTime
internal import DelimitedText
internal import Foundation

/// When a row says that its event became public.
extension EventRowReader {
  func publication(_ row: Line) throws(AnnouncementError) -> PublicationTime? {
    for column in columns.dates {
      guard let text = field(row, column), !Self.isMissing(text) else { continue }
      guard let publication = moment(text, column) else {
        throw .badValue(
          position(row, column),
          value: text,
          column: name(column),
          remedy: "is not a date; write it as 2025-09-02 or 2025-09-02T12:00+05:30"
        )
      }
      guard let date = Self.dayAlone(publication), let clock = field(row, columns.time),
        !Self.isMissing(clock), PartOfDay(words: clock) == nil, !isUnknownTime(clock)
      else { return try zoned(publication, row, column) }
      guard let (time, offset) = clockTime(clock, on: date) else {
        throw .badValue(
          position(row, columns.time),
          value: clock,
          column: columns.time.map(name) ?? "time",
          remedy: "is not a time of day; write it as 15:30, or AMC, BMO or DMH"
        )
      }
      let moment = PublicationTime.instant(date: date, time: time, utcOffsetMinutes: offset)
      return try zoned(moment, row, column)
    }
    return nil
  }

  /// The day of a publication without a time, or with the midnight that programs write in its place.
  private static func dayAlone(_ publication: PublicationTime?) -> CalendarDate? {
    switch publication {
    case .day(let date): date
    case .instant(let date, let time, _) where time.secondsSinceMidnight == 0: date
    default: nil
    }
  }

  /// A moment with the zone that the row or the name of its column tells, where it has none of its own.
  private func zoned(
    _ publication: PublicationTime,
    _ row: Line,
    _ column: Int
  ) throws(AnnouncementError) -> PublicationTime {
    guard case .instant(let date, let time, nil) = publication else { return publication }
    guard let zone = field(row, columns.zone), !Self.isMissing(zone) else {
      let isUTC = normalizedHeader(name(column)).hasSuffix("utc")
      return .instant(date: date, time: time, utcOffsetMinutes: isUTC ? 0 : nil)
    }
    guard let offset = Self.offset(ofZone: zone, on: date, time) else {
      throw .badValue(
        position(row, columns.zone),
        value: zone,
        column: columns.zone.map(name) ?? "time_zone",
        remedy: "is not a zone; write it as America/New_York, IST or +05:30"
      )
    }
    return .instant(date: date, time: time, utcOffsetMinutes: offset)
  }

  /// The minutes ahead of UTC of a zone by its name, its abbreviation or its offset.
  private static func offset(
    ofZone zone: String,
    on date: CalendarDate,
    _ time: TimeOfDay
  ) -> Int? {
    if let minutes = CalendarZones().minutes(zone, on: date, time) { return minutes }
    if let named = ClockZone(WordKey(zone.utf8)) { return named.minutes(on: date) }
    // `+05:30` is what stands after a time.
    let offset = zone.uppercased().hasPrefix("UTC") ? String(zone.dropFirst(3)) : zone
    guard case .instant(_, _, let minutes)? = PublicationTime("\(date)T\(time)\(offset)") else {
      return nil
    }
    return minutes
  }

  /// Whether a time is one that stands for none: I/B/E/S has midnight where it knows no time.
  private func isUnknownTime(_ text: String) -> Bool {
    PartOfDay.isUnknown(text)
      || isOfIBES && clockTime(text, on: nil)?.0.secondsSinceMidnight == 0
  }

  private var isOfIBES: Bool {
    columns.time.map { normalizedHeader(name($0)).hasPrefix("anntims") } ?? false
  }

  /// A time of day of the column of times; I/B/E/S may count it in seconds.
  private func clockTime(_ text: String, on date: CalendarDate?) -> (TimeOfDay, Int?)? {
    if isOfIBES {
      let plain = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
      if let seconds = Int(plain), (0..<86_400).contains(seconds) {
        return TimeOfDay(secondsSinceMidnight: seconds).map {
          ($0, nil)
        }
      }
    }
    let text = text.hasPrefix("0 days ") ? String(text.dropFirst(7)) : text
    return Self.clock(text, on: date)
  }

  /// The day that a column names, where it names one.
  func date(_ row: Line, _ column: Int) -> CalendarDate? {
    guard let text = field(row, column), !Self.isMissing(text) else { return nil }
    return moment(text, column)?.date
  }

  /// Reads the part of the day that a column of its own tells, or the column of times.
  ///
  /// A time of day is more exact: where the row has one, it stands and the words are checked only.
  func partOfDay(
    _ row: Line,
    _ publication: PublicationTime?
  ) throws(AnnouncementError) -> (publication: PublicationTime?, stated: StatedPartOfDay?) {
    for column in [columns.time, columns.partOfDay].compactMap(\.self) {
      guard let words = field(row, column), let part = PartOfDay(words: words) else { continue }
      guard let date = Self.dayAlone(publication) else { return (publication, nil) }
      let place = "column \"\(name(column))\""
      return (.day(date), StatedPartOfDay(part, words: words, place: place))
    }
    guard let column = columns.partOfDay, let words = field(row, column),
      !PartOfDay.isUnknown(words)
    else { return (publication, nil) }
    guard let date = publication?.date, let (time, offset) = Self.clock(words, on: date) else {
      throw .badValue(
        position(row, column),
        value: words,
        column: name(column),
        remedy: "is not a part of the trading day; write AMC for after the close, BMO for before "
          + "the open, DMH for while stocks trade, or a time such as 15:30"
      )
    }
    guard let date = Self.dayAlone(publication) else { return (publication, nil) }
    let moment = PublicationTime.instant(date: date, time: time, utcOffsetMinutes: offset)
    return (try zoned(moment, row, column), nil)
  }

  fileprivate func moment(_ text: String, _ column: Int) -> PublicationTime? {
    if let publication = PublicationTime(text) { return publication }
    // `2025-11-14 16:00:00 America/New_York`.
    if let blank = text.lastIndex(of: " "), text[blank...].contains("/"),
      case .instant(let date, let time, nil)? = moment(String(text[..<blank]), column),
      let offset = Self.offset(ofZone: String(text[text.index(after: blank)...]), on: date, time)
    {
      return .instant(date: date, time: time, utcOffsetMinutes: offset)
    }
    // Dates of windows are written as those of the events.
    let notation = dateColumns[column] ?? columns.dates.first.flatMap { dateColumns[$0] }
    if let stamp = notation?.parse(text) {
      guard let time = stamp.time else { return .day(stamp.date) }
      return .instant(date: stamp.date, time: time, utcOffsetMinutes: stamp.utcOffsetMinutes)
    }
    // What documents write, such as `2 Sept. 2025, 12:00 PM IST`, is understood here too.
    let tokenized = TokenizedText(Array(Self.parted(text).utf8))
    guard let mention = ProseDateScanner(tokenized).mentions().first, let date = mention.date,
      mention.precision == .day, mention.otherReading == nil, mention.doubts.isEmpty,
      mention.tokens == 0..<tokenized.tokens.count
    else { return nil }
    guard let clock = mention.clock else { return .day(date) }
    return .instant(
      date: date,
      time: clock.time,
      utcOffsetMinutes: clock.zone?.minutes(on: date)
    )
  }

  /// The text with a blank before the zone in `4 PMEST`, as Yahoo's calendar was saved by some programs.
  private static func parted(_ text: String) -> String {
    for mark in ["AM", "PM"] {
      guard let range = text.range(of: mark), range.upperBound < text.endIndex,
        text[range.upperBound].isLetter, range.lowerBound > text.startIndex,
        !text[text.index(before: range.lowerBound)].isLetter
      else { continue }
      return text[..<range.upperBound] + " " + text[range.upperBound...]
    }
    return text
  }

  private static func clock(_ text: String, on date: CalendarDate?) -> (TimeOfDay, Int?)? {
    if let time = TimeOfDay(text) { return (time, nil) }
    let tokenized = TokenizedText(Array(text.utf8))
    guard let clock = ClockMention(in: tokenized, at: 0),
      clock.tokens == 0..<tokenized.tokens.count
    else { return nil }
    return (clock.time, date.flatMap { clock.zone?.minutes(on: $0) })
  }

  private static let missingWords: Set = ["-", "na", "n/a", "nan", "nat", "null", "none"]

  private static func isMissing(_ text: String) -> Bool {
    text.utf8.count <= 4 && missingWords.contains(text.lowercased())
  }
}

/// The windows that a row of an event file sets for its event.
struct EventWindowFields {
  private let reader: EventRowReader
  private let row: EventRowReader.Line

  init(_ reader: EventRowReader, _ row: EventRowReader.Line) {
    self.reader = reader
    self.row = row
  }

  /// Returns the windows as `-10..10`, or nothing where the row sets none.
  func windows() throws(AnnouncementError) -> Announcement.OwnWindows? {
    let columns = reader.columns
    var event = try window(columns.eventWindow)
    if event == nil {
      event = try pair(columns.eventWindowStart, columns.eventWindowEnd, length: nil)
    }
    var estimation = parts(columns.estimationWindow)
    if estimation == nil { estimation = try window(columns.estimationWindow) }
    if estimation == nil { estimation = dated() }
    if estimation == nil {
      estimation = try pair(
        columns.estimationStart,
        columns.estimationEnd,
        length: columns.estimationLength
      )
    }
    guard event != nil || estimation != nil else { return nil }
    return Announcement.OwnWindows(estimation: estimation, event: event)
  }

  /// A window in one field: `-10..10`, `-10,10` or `[-10,10]`.
  private func window(_ column: Int?) throws(AnnouncementError) -> String? {
    guard let column, let text = reader.field(row, column) else { return nil }
    let inner = text.filter { !"[]() ".contains($0) }
    let parts =
      inner.contains("..")
      ? inner.split(separator: "..")
      : inner.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == ":" })
    guard parts.count == 2, let first = Int(parts[0]), let last = Int(parts[1]), first <= last,
      Self.range.contains(first), Self.range.contains(last)
    else {
      throw bad(column, text, "is not a window of days; write it as -10..10")
    }
    return "\(first)..\(last)"
  }

  /// A window in two fields; a missing start is counted back from the end by the length.
  private func pair(
    _ startColumn: Int?,
    _ endColumn: Int?,
    length lengthColumn: Int?
  ) throws(AnnouncementError) -> String? {
    let start = try number(startColumn)
    let length = try number(lengthColumn)
    guard let end = try number(endColumn) else {
      guard let startColumn, let start else { return nil }
      throw bad(startColumn, "\(start)", "begins a window that has no end")
    }
    guard let endColumn else { return nil }
    guard let first = start ?? length.map({ end - $0 + 1 }) else {
      throw bad(endColumn, "\(end)", "ends a window that has no start and no length")
    }
    guard first <= end else {
      throw bad(endColumn, "\(end)", "ends the window before its first day, \(first)")
    }
    return "\(first)..\(end)"
  }

  /// A window in one field that has several parts or dates, such as `-250..-11 30..120` or
  /// `2021-11-29..2022-10-28`.
  private func parts(_ column: Int?) -> String? {
    guard let column, let text = reader.field(row, column) else { return nil }
    let tokens = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }
    var hasDate = false
    var parts: [String] = []
    for token in tokens {
      let ends = token.split(separator: "..", omittingEmptySubsequences: false).map {
        end(String($0), column) ?? Self.countOrOpen($0)
      }
      guard ends.count == 2, let first = ends[0], let last = ends[1] else { return nil }
      hasDate = hasDate || first.isDate || last.isDate
      parts.append("\(first.text)..\(last.text)")
    }
    return parts.count > 1 || hasDate ? parts.joined(separator: " ") : nil
  }

  /// An estimation window in two fields of which one is a date or both are.
  ///
  /// The length stands in for one that is missing: `240d..2022-10-28`. A date without an end and a
  /// length begins a window that ends where the study's does: `2021-11-29..`.
  private func dated() -> String? {
    let columns = reader.columns
    let first = columns.estimationStart.flatMap { end(at: $0) }
    let last = columns.estimationEnd.flatMap { end(at: $0) }
    guard first?.isDate == true || last?.isDate == true else { return nil }
    if let first, let last { return "\(first.text)..\(last.text)" }
    let length = columns.estimationLength.flatMap { reader.field(row, $0) }.flatMap { Int($0) }
      .flatMap { (1...Self.range.upperBound).contains($0) ? $0 : nil }
    if let first { return "\(first.text)..\(length.map { "\($0)d" } ?? "")" }
    return last.flatMap { last in length.map { "\($0)d..\(last.text)" } }
  }

  /// What stands beside a date in a window: `240d` trading days, or nothing for the study's own end.
  private static func countOrOpen(_ text: Substring) -> (text: String, isDate: Bool)? {
    guard text.isEmpty || text.hasSuffix("d") && Int(text.dropLast()) != nil else { return nil }
    return (String(text), false)
  }

  private func end(at column: Int) -> (text: String, isDate: Bool)? {
    reader.field(row, column).flatMap { end($0, column) }
  }

  /// One end of a window: a number of trading days, or a date as the table writes its dates.
  private func end(_ text: String, _ column: Int) -> (text: String, isDate: Bool)? {
    if let number = Int(text) { return ("\(number)", false) }
    guard let date = reader.moment(text, column)?.date else { return nil }
    return (date.description, true)
  }

  private func number(_ column: Int?) throws(AnnouncementError) -> Int? {
    guard let column, let text = reader.field(row, column) else { return nil }
    guard let number = Int(text) else {
      let remedy =
        reader.moment(text, column) == nil
        ? "is neither a whole number of trading days nor a date; write it as -250 or 2021-11-29"
        : "ends a window that has no start and no length"
      throw bad(column, text, remedy)
    }
    guard Self.range.contains(number) else {
      throw bad(
        column,
        text,
        "is further than \(Self.range.upperBound) trading days from the event"
      )
    }
    return number
  }

  /// The relative days that a window may name; sums of two of them cannot overflow.
  private static let range = -100_000...100_000

  private func bad(_ column: Int, _ value: String, _ remedy: String) -> AnnouncementError {
    .badValue(
      reader.position(row, column),
      value: value,
      column: reader.name(column),
      remedy: remedy
    )
  }
}
