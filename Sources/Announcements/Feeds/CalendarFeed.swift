internal import CivilTime
internal import Foundation

/// Calendar files (iCalendar, `.ics`).
///
/// An entry is dated by its `DTSTART`: a moment of UTC (`...Z`), of a named zone (`TZID=`), of no zone
/// (the exchange's own clock) or a whole day (`VALUE=DATE`).
///
/// Source: RFC 5545 (2009), sections 3.1, 3.3.4, 3.3.5 and 3.8.2.4.
enum CalendarFeed {
  static func read(_ bytes: [UInt8]) throws(FeedFailure) -> FeedContent {
    var items: [FeedItem] = []
    var lines: [Line] = []
    var isEntry = false
    /// The components that are open within the entry, the innermost last.
    var open: [String] = []
    var unclosed: [String] = []
    var zones = CalendarZones()
    var hasEnd = false
    func closeEntry() {
      if isEntry { items.append(item(lines, zones, unclosed: unclosed + open)) }
      (isEntry, lines, open, unclosed) = (false, [], [], [])
    }
    for line in Line.all(bytes) {
      let component = line.value.uppercased()
      switch (line.name, component) {
      case ("BEGIN", "VEVENT"):
        // An entry that is never closed ends where the next one begins.
        if isEntry { open.insert("VEVENT", at: 0) }
        closeEntry()
        isEntry = true
      case ("END", "VEVENT"): closeEntry()
      case ("END", "VCALENDAR"):
        if isEntry { open.insert("VEVENT", at: 0) }
        closeEntry()
        hasEnd = true
      case ("BEGIN", _) where isEntry: open.append(component)
      case ("END", _) where isEntry:
        // An end closes what it names, and what was left open within.
        if let place = open.lastIndex(of: component) {
          unclosed += open[(place + 1)...]
          open.removeSubrange(place...)
        }
      default:
        // An alarm within an entry has a description and a trigger of its own.
        if isEntry, open.isEmpty { lines.append(line) } else if !isEntry { zones.read(line) }
      }
    }
    guard hasEnd || !items.isEmpty else {
      throw .damaged(format: "iCalendar", reason: "it has no entry and no end")
    }
    return FeedContent(format: "iCalendar", items: items)
  }

  private static func item(
    _ lines: [Line],
    _ zones: CalendarZones,
    unclosed: [String]
  ) -> FeedItem {
    func line(_ name: String) -> Line? { lines.first { $0.name == name && !$0.value.isEmpty } }
    func text(_ name: String) -> String? { line(name).map { unescaped($0.value) } }
    var item = FeedItem()
    item.headline = text("SUMMARY")
    item.details = text("DESCRIPTION")
    item.identifier = [line("UID")?.value, line("RECURRENCE-ID")?.value].compactMap(\.self)
      .joined(separator: " ")
    if item.identifier?.isEmpty == true { item.identifier = nil }
    item.symbol = text("X-SYMBOL") ?? text("X-TICKER")
    if let start = line("DTSTART") {
      readStart(start, zones, &item)
    } else {
      item.remark =
        unclosed.first.map { "the entry has no DTSTART before its \($0), which is never closed" }
        ?? "the entry has no DTSTART"
    }
    if text("STATUS")?.uppercased() == "CANCELLED" { item.doubt = "the entry is cancelled" }
    if line("RRULE") != nil || line("RDATE") != nil {
      item.remark = "the entry repeats itself; only its first day is used"
    }
    item.set("details", item.details)
    item.set("category", text("CATEGORIES"))
    item.set("location", text("LOCATION"))
    item.set("link", text("URL"))
    item.set("feed_id", line("UID")?.value)
    return item
  }

  private static func readStart(_ line: Line, _ zones: CalendarZones, _ item: inout FeedItem) {
    let evidence = Evidence(what: .published, quote: line.value, byteRange: line.valueRange)
    guard let (date, time, isUTC) = moment(line.value) else {
      item.remark = "\"\(line.value)\" is not a date of a calendar"
      return
    }
    item.evidence = [evidence]
    guard let time else {
      item.publication = .day(date)
      return
    }
    guard !isUTC, let zone = line.parameters["TZID"] else {
      item.publication = .instant(date: date, time: time, utcOffsetMinutes: isUTC ? 0 : nil)
      return
    }
    let offset = zones.minutes(zone, on: date, time)
    item.publication = .instant(date: date, time: time, utcOffsetMinutes: offset)
    if offset == nil {
      item.doubt = "the zone \"\(zone)\" is not known, so its time is taken as the exchange's own"
    }
  }

  /// `20250902`, `20250902T120000`, `20250902T063000Z`.
  private static func moment(_ text: String) -> (CalendarDate, TimeOfDay?, Bool)? {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard bytes.count >= range.upperBound, bytes[range].allSatisfy(TokenizedText.isDigit) else {
        return nil
      }
      return bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    if bytes.count == 8 { return (date, nil, false) }
    let isUTC = bytes.last == 0x5A
    guard bytes.count == (isUTC ? 16 : 15), bytes[8] == 0x54, let hour = number(9..<11),
      let minute = number(11..<13), let second = number(13..<15),
      let time = TimeOfDay(hour: hour, minute: minute, second: min(second, 59))
    else { return nil }
    return (date, time, isUTC)
  }

  private static func unescaped(_ text: String) -> String {
    var plain = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        plain.append(character == "n" || character == "N" ? " " : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        plain.append(character)
      }
    }
    return plain
  }

  /// One line of a calendar file, with its continuation lines joined.
  struct Line {
    let name: String
    let parameters: [String: String]
    let value: String
    /// The bytes of the value, where it stands on one line.
    let valueRange: Range<Int>?

    /// The lines of a file; lines without a colon are left out.
    static func all(_ bytes: [UInt8]) -> [Line] {
      var found: [Line] = []
      var index = 0
      while index < bytes.count {
        let start = index
        var content: [UInt8] = []
        var isFolded = false
        while true {
          let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
          var part = bytes[index..<end]
          if part.last == 0x0D { part.removeLast() }
          content += part
          index = min(end + 1, bytes.count)
          guard index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 else { break }
          isFolded = true
          index += 1
        }
        if let line = Line(content, at: isFolded ? nil : start) { found.append(line) }
      }
      return found
    }

    private init?(_ bytes: [UInt8], at start: Int?) {
      var isQuoted = false
      var cuts: [Int] = []
      var colon: Int?
      for (index, byte) in bytes.enumerated() {
        if byte == 0x22 { isQuoted.toggle() }
        if isQuoted { continue }
        if byte == 0x3B { cuts.append(index) }
        if byte == 0x3A {
          colon = index
          break
        }
      }
      guard let colon else { return nil }
      let ends = cuts + [colon]
      name = String(decoding: bytes[..<ends[0]], as: UTF8.self).uppercased()
      var parameters: [String: String] = [:]
      for (from, to) in zip(ends, ends.dropFirst()) {
        let pair = String(decoding: bytes[(from + 1)..<to], as: UTF8.self)
          .split(separator: "=", maxSplits: 1)
        guard pair.count == 2 else { continue }
        parameters[pair[0].uppercased()] = pair[1].filter { $0 != "\"" }
      }
      self.parameters = parameters
      let text = String(decoding: bytes[(colon + 1)...], as: UTF8.self)[...].trimmingBlanks()
      value = String(text)
      valueRange =
        start.map { start in
          let length = bytes.count - colon - 1
          let first = start + colon + 1
          return text.utf8.count == length ? first..<(first + length) : nil
        } ?? nil
    }
  }
}

/// The time zones that a calendar file names.
///
/// A zone of the system's database is used as it is, a zone of Windows by its name there. Any other
/// zone counts where the file itself defines it with a single offset.
struct CalendarZones: Sendable {
  private var own: [String: Set<Int>] = [:]
  private var current: String?

  /// Reads a line of a `VTIMEZONE`.
  mutating func read(_ line: CalendarFeed.Line) {
    if line.name == "TZID" { current = line.value }
    if line.name == "TZOFFSETTO", let current, let minutes = Self.minutes(line.value) {
      own[current, default: []].insert(minutes)
    }
  }

  /// The minutes that a zone's clock is ahead of UTC at a time of a day; nothing where it is unknown.
  func minutes(_ name: String, on date: CalendarDate, _ time: TimeOfDay) -> Int? {
    let identifier = Self.windows[name] ?? name
    if identifier.contains("/") || identifier == "UTC" || identifier == "GMT",
      let zone = TimeZone(identifier: identifier)
    {
      let wall = Double(date.dayNumber) * 86_400 + Double(time.secondsSinceMidnight)
      // The offset depends on the moment and the moment on the offset: twice is enough.
      let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: wall))
      return zone.secondsFromGMT(for: Date(timeIntervalSince1970: wall - Double(first))) / 60
    }
    guard let offsets = own[name], offsets.count == 1 else { return nil }
    return offsets.first
  }

  /// `+0530`, `-0500`.
  private static func minutes(_ text: String) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-", let number = Int(text.dropFirst()),
      text.utf8.count == 5
    else { return nil }
    let minutes = number / 100 * 60 + number % 100
    return sign == "-" ? -minutes : minutes
  }

  // Source: Unicode CLDR, windowsZones.
  private static let windows = [
    "India Standard Time": "Asia/Kolkata", "Eastern Standard Time": "America/New_York",
    "Central Standard Time": "America/Chicago", "Mountain Standard Time": "America/Denver",
    "Pacific Standard Time": "America/Los_Angeles", "GMT Standard Time": "Europe/London",
    "W. Europe Standard Time": "Europe/Berlin", "Romance Standard Time": "Europe/Paris",
    "Central Europe Standard Time": "Europe/Budapest", "Singapore Standard Time": "Asia/Singapore",
    "Tokyo Standard Time": "Asia/Tokyo", "China Standard Time": "Asia/Shanghai",
    "Arabian Standard Time": "Asia/Dubai", "AUS Eastern Standard Time": "Australia/Sydney",
  ]
}
