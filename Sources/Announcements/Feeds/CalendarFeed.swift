internal import CivilTime

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
    var nested = 0
    var zones = CalendarZones()
    var hasEnd = false
    for line in Line.all(bytes) {
      switch (line.name, line.value.uppercased()) {
      case ("BEGIN", "VEVENT"):
        isEntry = true
        lines = []
      case ("END", "VEVENT"):
        if isEntry { items.append(item(lines, zones)) }
        isEntry = false
      case ("BEGIN", _) where isEntry: nested += 1
      case ("END", _) where isEntry: nested -= 1
      case ("END", "VCALENDAR"): hasEnd = true
      default:
        // An alarm within an entry has a description and a trigger of its own.
        if isEntry, nested == 0 { lines.append(line) } else if !isEntry { zones.read(line) }
      }
    }
    guard hasEnd || !items.isEmpty else {
      throw .damaged(format: "iCalendar", reason: "it has no entry and no end")
    }
    return FeedContent(format: "iCalendar", items: items)
  }

  private static func item(_ lines: [Line], _ zones: CalendarZones) -> FeedItem {
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
      item.remark = "the entry has no DTSTART"
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
    let evidence = Evidence(what: "published", quote: line.value, byteRange: line.valueRange)
    guard let (date, time, isUTC) = moment(line.value) else {
      item.remark = "\"\(line.value)\" is no date of a calendar"
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
