/// A day of the proleptic Gregorian calendar, without a time or a time zone.
public struct CalendarDate: Sendable, Hashable {
  /// The number of days since 1970-01-01, negative before it.
  public let dayNumber: Int32

  /// Creates the date that lies a number of days after 1970-01-01.
  public init(dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// Creates a date from its parts, or nothing when no such day exists.
  ///
  /// The day count is Hinnant's: years begin in March, so that the leap day is the last of its year.
  ///
  /// Source: Hinnant (2013), *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`.
  ///
  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12.
  ///   - day: 1 to the length of the month.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    dayNumber = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Creates a date whose year may be written as that of the Buddhist calendar, which is 543 ahead.
  init?(writtenYear year: Int, month: Int, day: Int) {
    self.init(year: Self.buddhistYears.contains(year) ? year - 543 : year, month: month, day: day)
  }

  /// The years from 1900 to 2100 as the Buddhist calendar counts them.
  package static let buddhistYears = 2443...2643

  /// The year, month and day of the date.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The year, such as 2025.
  public var year: Int { components.year }
  /// The month, 1 to 12.
  public var month: Int { components.month }
  /// The day of the month, 1 to 31.
  public var day: Int { components.day }
  /// The day of the week.
  public var weekday: Weekday { Weekday(dayNumber: dayNumber) }

  /// Returns the date a number of calendar days later, or earlier when the number is negative.
  public func adding(days: Int) -> CalendarDate {
    CalendarDate(dayNumber: dayNumber + Int32(days))
  }

  /// Returns the number of calendar days from this date to another one.
  public func days(to other: CalendarDate) -> Int {
    Int(other.dayNumber) - Int(dayNumber)
  }

  /// Returns the year of a number of two digits: 2000 to 2069, then 1970 to 1999.
  package static func year(ofTwoDigits number: Int) -> Int { number + (number < 70 ? 2000 : 1900) }

  /// Returns the number of days of a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

extension CalendarDate: LosslessStringConvertible {
  /// The date as ISO 8601 text, such as `2025-09-02`.
  public var description: String {
    let (year, month, day) = components
    guard (0...9999).contains(year) else {
      return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
    // Written digit by digit: tables of events name a date in every row.
    return String(unsafeUninitializedCapacity: 10) { buffer in
      func write(_ value: Int, endingAt last: Int, digits: Int) {
        var rest = value
        for place in 0..<digits {
          buffer[last - place] = UInt8(ascii: "0") + UInt8(rest % 10)
          rest /= 10
        }
      }
      write(year, endingAt: 3, digits: 4)
      buffer[4] = UInt8(ascii: "-")
      write(month, endingAt: 6, digits: 2)
      buffer[7] = UInt8(ascii: "-")
      write(day, endingAt: 9, digits: 2)
      return 10
    }
  }

  /// Creates a date from ISO 8601 text, `yyyy-mm-dd`.
  public init?(_ description: String) {
    var text = description
    let parts = text.withUTF8 { bytes -> (year: Int, month: Int, day: Int)? in
      guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
        let year = Self.number(bytes[0..<4]), let month = Self.number(bytes[5..<7]),
        let day = Self.number(bytes[8..<10])
      else { return nil }
      return (year, month, day)
    }
    guard let parts else { return nil }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}

extension CalendarDate: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CalendarDate(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "\"\(text)\" is not a date; write it as 2025-09-02"
      )
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Returns a non-negative number with leading zeros.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// A day of the week, numbered as in ISO 8601.
public enum Weekday: Int, Sendable, CaseIterable, Codable {
  case monday = 1
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday

  /// Creates the weekday of a date given as days since 1970-01-01, a Thursday.
  init(dayNumber: Int32) {
    let offset = Int(dayNumber) + 3
    let index = offset % 7 < 0 ? offset % 7 + 7 : offset % 7
    self = Self.allCases[index]
  }

  /// The English name, such as `Monday`.
  public var name: String {
    switch self {
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    case .sunday: "Sunday"
    }
  }

  /// Whether the day is a Saturday or a Sunday.
  public var isWeekend: Bool { self == .saturday || self == .sunday }
}
