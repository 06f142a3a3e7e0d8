package import CivilTime

/// Reads the compact tables in which the built-in calendars list their days.
package enum SessionTable {
  /// What a table holds, and the entries that could not be read.
  package struct Entries<Entry: Sendable>: Sendable {
    package var entries: [Entry] = []
    package var rejected: [String] = []
  }

  /// Reads lines of a year and its days, such as `2024: 01-22 01-26 03-08`.
  package static func days(_ text: String) -> Entries<CalendarDate> {
    var result = Entries<CalendarDate>()
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let year = words.first, year.hasSuffix(":") else {
        result.rejected.append(String(line))
        continue
      }
      for word in words.dropFirst() {
        if let day = CalendarDate("\(year.dropLast())-\(word)") {
          result.entries.append(day)
        } else {
          result.rejected.append("\(year) \(word)")
        }
      }
    }
    return result
  }

  /// Reads lines of one session, such as `2024-03-02 special_weekend 09:15-10:00 11:30-12:30 drill`.
  ///
  /// A day, a kind, the hours of trading, none when they are not known, and the occasion.
  package static func sessions(_ text: String) -> Entries<TradingSession> {
    var result = Entries<TradingSession>()
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ").map(String.init)[...]
      guard let date = words.popFirst().flatMap({ CalendarDate($0) }),
        let kind = words.popFirst().flatMap({ SessionKind(rawValue: $0) })
      else {
        result.rejected.append(String(line))
        continue
      }
      var phases: [SessionPhase] = []
      while let word = words.first, let hours = SessionHours(word) {
        phases.append(SessionPhase(.continuous, hours))
        words.removeFirst()
      }
      if words.contains(where: { $0.contains(":") }) {
        result.rejected.append(String(line))
      } else {
        let occasion = words.isEmpty ? nil : words.joined(separator: " ")
        result.entries.append(
          TradingSession(date: date, kind: kind, phases: phases, occasion: occasion)
        )
      }
    }
    return result
  }

  /// Reads lines of phases with the first day on which they hold.
  ///
  /// Such as `2010-10-18 pre_open 09:00-09:15 continuous 09:15-15:30`.
  package static func phases(_ text: String) -> Entries<RegularDay> {
    var result = Entries<RegularDay>()
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      let pairs = stride(from: 1, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) }
      let phases = pairs.compactMap { kind, hours in
        SessionPhase.Kind(rawValue: kind).flatMap { kind in
          SessionHours(hours).map { SessionPhase(kind, $0) }
        }
      }
      guard let day = words.first.flatMap({ CalendarDate($0) }), phases.count * 2 + 1 == words.count
      else {
        result.rejected.append(String(line))
        continue
      }
      result.entries.append(RegularDay(firstDay: day, phases: phases))
    }
    return result
  }
}

/// The phases of a usual trading day, from a day on.
package struct RegularDay: Sendable, Hashable {
  /// The first day on which the phases hold.
  package let firstDay: CalendarDate
  /// The phases in order of time.
  package let phases: [SessionPhase]
}
