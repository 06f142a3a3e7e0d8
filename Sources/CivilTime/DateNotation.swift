/// A way to write a date; a time and an offset from UTC may follow it.
///
/// Leading zeros of days and months may be missing. Years of two digits are 1970 to 2069.
public enum DateNotation: String, Sendable, Hashable, Codable, CaseIterable {
  /// Year, month and day with dashes, slashes or points between them, as in ISO 8601.
  case yearMonthDay = "yyyy-mm-dd"
  /// Eight digits.
  case compact = "yyyymmdd"
  /// Day, English name of the month in full or in short, year.
  case dayMonthName = "dd-mmm-yyyy"
  /// English name of the month in full or in short, day, year.
  case monthNameDay = "mmm dd, yyyy"
  /// Day, month and year with points between them.
  case dayMonthYearWithPoints = "dd.mm.yyyy"
  /// Day, month and year with slashes or dashes between them.
  case dayMonthYear = "dd/mm/yyyy"
  /// Month, day and year with slashes or dashes between them.
  case monthDayYear = "mm/dd/yyyy"
  /// Year and month of a month's value, such as `2014-01` or Stata's `2014m1`; its first day.
  case yearMonth = "yyyy-mm"
  /// Six digits for year and month.
  case compactYearMonth = "yyyymm"
  /// English name of the month and year, such as `Jan-14`.
  case monthNameYear = "mmm-yyyy"
  /// Month and year with a slash or dash between them.
  case monthYear = "mm/yyyy"
  /// Days as Excel counts them, of which 44564 is 2022-01-03.
  case excelDays = "excel"
  /// Days since 1960-01-01, as Stata and SAS count them.
  case stataDays = "stata"
  /// Seconds since 1970-01-01 in UTC, or thousandths, millionths or billionths of them.
  case epoch = "epoch"

  /// Creates the notation of a pattern such as `dd/mm/yyyy`, `d-mmm-yyyy` or `%d/%m/%Y`.
  ///
  /// Only the order of day, month and year counts, and whether the month is a name.
  public init?(format: String) {
    if let named = DateNotation(rawValue: format.lowercased()) {
      self = named
      return
    }
    var parts: [(letter: Character, count: Int)] = []
    var isDirective = false
    var points = 0
    for character in format {
      if character == "%" {
        isDirective = true
        continue
      }
      if character == "." { points += 1 }
      if isDirective {
        let part: (Character, Int)? =
          switch character {
          case "d", "e": ("d", 2)
          case "m": ("m", 2)
          case "b", "B", "h": ("m", 3)
          case "Y", "y": ("y", 4)
          default: nil
          }
        if let part { parts.append(part) }
        isDirective = false
      } else if let letter = character.lowercased().first, "dmy".contains(letter) {
        if parts.last?.letter == letter, let last = parts.indices.last {
          parts[last].count += 1
        } else {
          parts.append((letter, 1))
        }
      } else if character.isLetter {
        break
      }
    }
    if parts.count == 2 {
      switch (parts.map(\.letter), parts.contains { $0.letter == "m" && $0.count >= 3 }) {
      case (["y", "m"], false):
        self = format.contains { "-/. ".contains($0) } ? .yearMonth : .compactYearMonth
      case (["m", "y"], let isName): self = isName ? .monthNameYear : .monthYear
      default: return nil
      }
      return
    }
    guard parts.count >= 3 else { return nil }
    let order = String(parts.prefix(3).map(\.letter))
    let hasMonthName = parts.prefix(3).contains { $0.letter == "m" && $0.count >= 3 }
    switch (order, hasMonthName) {
    case ("ymd", false):
      self = format.contains { "-/. ".contains($0) } ? .yearMonthDay : .compact
    case ("dmy", true): self = .dayMonthName
    case ("mdy", true): self = .monthNameDay
    case ("dmy", false): self = points == 2 ? .dayMonthYearWithPoints : .dayMonthYear
    case ("mdy", false): self = .monthDayYear
    default: return nil
    }
  }

  /// Reads a text, or returns nothing when it is not written in this way.
  public func parse(_ text: String) -> DateStamp? {
    var text = text
    return text.withUTF8 { parse(UnsafeRawBufferPointer($0)) }
  }

  /// Reads the bytes of a field, or returns nothing when they are not written in this way.
  public func parse(_ bytes: UnsafeRawBufferPointer) -> DateStamp? {
    if [.excelDays, .stataDays, .epoch].contains(self) { return NumericDate.parse(bytes, self) }
    var scanner = DateScanner(bytes)
    guard let date = scanner.date(self) else { return nil }
    return scanner.stamp(on: date)
  }
}

/// The English names of the months and their usual abbreviations.
package enum MonthName {
  /// The full names, January first.
  package static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Returns the month, 1 to 12, of an English name or of an abbreviation of it.
  ///
  /// - Parameter bytes: At least three letters in any case, such as `sep`, `SEPT` or `September`.
  /// - Returns: Nothing when no month begins with the letters.
  package static func number(of bytes: some Collection<UInt8>) -> Int? {
    guard (3...9).contains(bytes.count) else { return nil }
    return english.firstIndex { name in
      name.utf8.count >= bytes.count
        && zip(bytes, name.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }.map { $0 + 1 }
  }
}

/// A date as a file writes it, with the time and the offset from UTC where they are written.
public struct DateStamp: Sendable, Hashable {
  /// The day on the clock of the writer.
  public let date: CalendarDate
  /// The time on the clock of the writer, when it is written.
  public let time: TimeOfDay?
  /// The minutes that this clock is ahead of UTC, when they are written; zero for `Z`.
  public let utcOffsetMinutes: Int?

  /// Creates a stamp.
  public init(date: CalendarDate, time: TimeOfDay? = nil, utcOffsetMinutes: Int? = nil) {
    self.date = date
    self.time = time
    self.utcOffsetMinutes = utcOffsetMinutes
  }

  /// Returns the stamp on a clock with another offset from UTC.
  ///
  /// A stamp without a time or an offset stays as it is: there is nothing to convert.
  public func moved(toOffset minutes: Int) -> DateStamp {
    guard let time, let utcOffsetMinutes else { return self }
    let seconds = time.secondsSinceMidnight + (minutes - utcOffsetMinutes) * 60
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let within = seconds - days * 86_400
    return DateStamp(
      date: date.adding(days: days),
      time: TimeOfDay(hour: within / 3600, minute: within / 60 % 60, second: within % 60),
      utcOffsetMinutes: minutes
    )
  }
}
