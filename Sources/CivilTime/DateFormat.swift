// How a person says in what notation dates are written: by its name or by a pattern.

extension DateNotation {
  /// Creates the notation of a name such as `excel`, or of a pattern such as `dd/mm/yyyy`, `d-mmm-yyyy` or
  /// `%d/%m/%Y`.
  ///
  /// In a pattern only the order of day, month and year counts, whether the month is a name, whether the year
  /// has two digits, and whether anything stands between them.
  public init?(format: String) {
    let name = format.lowercased()
    guard
      let notation = DateNotation(rawValue: name) ?? Self.otherNames[name]
        ?? DatePattern(format).notation
    else { return nil }
    self = notation
  }

  /// The names of all notations, as an option takes them.
  package static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// What else notations are called.
  private static let otherNames: [String: DateNotation] = [
    "iso": .yearMonthDay, "iso8601": .yearMonthDay, "rfc2822": .dayMonthName,
    "rfc822": .dayMonthName,
    "ctime": .monthNameDay, "javascript": .monthNameDay, "minguo": .minguo, "taiwan": .minguo,
    "wareki": .era, "excel1900": .excelDays, "sas": .stataDays, "days1960": .stataDays,
    "r": .daysSince1970, "datenum": .matlabDays, "unix": .epoch, "timestamp": .epoch, "%s": .epoch,
    "epoch_s": .epoch, "epoch_ms": .epoch, "epoch_us": .epoch, "epoch_ns": .epoch,
    "sas_datetime": .secondsSince1960, "stata_clock": .secondsSince1960,
  ]
}

/// The order of the parts of a date, as `dd/mm/yyyy` or `%d/%m/%Y` says it.
private struct DatePattern {
  /// The letters d, m, y and w, and how often each is written.
  private var parts: [(letter: Character, count: Int)] = []
  /// Whether something stands between the parts.
  private var hasMarks = false
  private var points = 0

  /// The signs and words that stand beside the parts.
  private static let marks: Set<Character> = [
    "-", "/", ".", " ", ",", "年", "月", "日", "년", "월", "일",
  ]

  init(_ format: String) {
    var isDirective = false
    var isApart = true
    for character in format {
      if isDirective {
        // "%-d" is "%d" without a leading zero.
        if "-#_".contains(character) { continue }
        isDirective = false
        isApart = true
        let directive = Self.directives[character] ?? []
        // "W%V": the letter before the week is part of the text.
        if directive.first?.letter == "w", parts.last?.letter == "w" { parts.removeLast() }
        parts += directive
        if "FD".contains(character) { hasMarks = true }
      } else if character == "%" {
        isDirective = true
      } else if let letter = character.lowercased().first, "dmyjw".contains(letter) {
        if !isApart, parts.last?.letter == letter {
          parts[parts.count - 1].count += 1
        } else {
          parts.append((letter, 1))
        }
        isApart = false
      } else if Self.marks.contains(character) {
        // What follows the date is no part of it.
        if (1...2).contains(parts.count) { hasMarks = true }
        if character == "." { points += 1 }
        isApart = true
      } else if !parts.isEmpty, character != "E", character.isLetter || character == ":" {
        break
      }
    }
    // "dddd, d mmmm yyyy" names the day of the week first.
    if parts.count(where: { $0.letter == "d" }) > 1 {
      parts.removeAll { $0.letter == "d" && $0.count > 2 }
    }
  }

  private static let directives: [Character: [(letter: Character, count: Int)]] = [
    "d": [("d", 2)], "e": [("d", 2)], "m": [("m", 2)], "b": [("m", 3)], "B": [("m", 3)],
    "h": [("m", 3)], "Y": [("y", 4)], "y": [("y", 2)], "j": [("j", 3)], "G": [("y", 4)],
    "V": [("w", 2)], "u": [("d", 1)], "F": [("y", 4), ("m", 2), ("d", 2)],
    "D": [("m", 2), ("d", 2), ("y", 2)],
  ]

  /// The notation, where there is one.
  var notation: DateNotation? {
    let parts = parts.prefix(3)
    let hasName = parts.contains { $0.letter == "m" && $0.count >= 3 }
    let isShort = parts.contains { $0.letter == "y" && $0.count == 2 }
    let isCompact = !hasMarks && parts.allSatisfy { $0.count > 1 }
    return switch (String(parts.map(\.letter)), hasName) {
    case ("ym", false): hasMarks ? .yearMonth : .compactYearMonth
    case ("my", let isName): isName ? .monthNameYear : .monthYear
    case ("yj", _): .yearDay
    case ("yd", _): parts.last?.count == 3 ? .yearDay : nil
    case ("ywd", _): .isoWeek
    case ("ymd", true): .yearMonthName
    case ("ymd", false) where hasMarks: isShort ? .shortYearMonthDay : .yearMonthDay
    case ("ymd", false): isShort ? .compactShortYear : .compact
    case ("dmy", true): .dayMonthName
    case ("mdy", true): .monthNameDay
    case ("dmy", false) where isCompact: isShort ? .compactDayFirstShort : .compactDayFirst
    case ("mdy", false) where isCompact: isShort ? .compactMonthFirstShort : .compactMonthFirst
    case ("dmy", false): points == 2 ? .dayMonthYearWithPoints : .dayMonthYear
    case ("mdy", false): .monthDayYear
    default: nil
    }
  }
}
