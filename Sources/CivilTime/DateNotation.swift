/// A way to write a date; a time and an offset from UTC may follow it.
///
/// Leading zeros of days and months may be missing. Years of two digits are 1970 to 2069; years such as 2567
/// are those of the Buddhist calendar.
public enum DateNotation: String, Sendable, Hashable, Codable, CaseIterable {
  /// Year, month and day with dashes, slashes or points between them, as in ISO 8601.
  case yearMonthDay = "yyyy-mm-dd"
  /// Eight digits.
  case compact = "yyyymmdd"
  /// Day, English name of the month in full or in short, year.
  case dayMonthName = "dd-mmm-yyyy"
  /// English name of the month in full or in short, day, year.
  case monthNameDay = "mmm dd, yyyy"
  /// Year, English name of the month in full or in short, day.
  case yearMonthName = "yyyy-mmm-dd"
  /// Day, month and year with points between them.
  case dayMonthYearWithPoints = "dd.mm.yyyy"
  /// Day, month and year with slashes or dashes between them.
  case dayMonthYear = "dd/mm/yyyy"
  /// Month, day and year with slashes or dashes between them.
  case monthDayYear = "mm/dd/yyyy"
  /// Year of two digits, month and day with dashes, slashes or points between them.
  case shortYearMonthDay = "yy-mm-dd"
  /// Six digits, the year first.
  case compactShortYear = "yymmdd"
  /// Eight digits, the day first.
  case compactDayFirst = "ddmmyyyy"
  /// Eight digits, the month first.
  case compactMonthFirst = "mmddyyyy"
  /// Six digits, the day first.
  case compactDayFirstShort = "ddmmyy"
  /// Six digits, the month first.
  case compactMonthFirstShort = "mmddyy"
  /// Year and number of the day in it, 1 to 366, with or without a dash between them.
  case yearDay = "yyyyddd"
  /// Year, week and day of the week of ISO 8601, such as `2024-W03-1`.
  case isoWeek = "yyyy-www-d"
  /// Year of the Republic of China, month and day: 113 is 2024.
  case minguo = "roc"
  /// Letter and year of a Japanese era, month and day: `R6.1.15` is 2024-01-15.
  case era = "era"
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
  /// Days as Excel counts them in workbooks that begin with 1904.
  case excel1904Days = "excel1904"
  /// Days since 1960-01-01, as Stata and SAS count them.
  case stataDays = "stata"
  /// Days since 1970-01-01, as R and Arrow count them.
  case daysSince1970 = "days1970"
  /// Days as MATLAB counts them, of which 739266 is 2024-01-15.
  case matlabDays = "matlab"
  /// Seconds since 1970-01-01 in UTC, or thousandths, millionths or billionths of them.
  case epoch = "epoch"
  /// Seconds since 1960-01-01, as SAS counts them, or thousandths, as Stata does.
  case secondsSince1960 = "epoch1960"

  /// The notations that tables of any kind may have, not those that vendors of prices alone write.
  package static let common: [DateNotation] = [
    .yearMonthDay, .compact, .dayMonthName, .monthNameDay, .dayMonthYearWithPoints, .dayMonthYear,
    .monthDayYear, .yearMonth, .compactYearMonth, .monthNameYear, .monthYear, .excelDays,
    .stataDays,
    .epoch,
  ]

  /// Reads a text, or returns nothing when it is not written in this way.
  public func parse(_ text: String) -> DateStamp? {
    var text = text
    return text.withUTF8 { parse(UnsafeRawBufferPointer($0)) }
  }

  /// Reads the bytes of a field, or returns nothing when they are not written in this way.
  public func parse(_ bytes: UnsafeRawBufferPointer) -> DateStamp? {
    if NumericDate.notations.contains(self) { return NumericDate.parse(bytes, self) }
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
      time: TimeOfDay(secondsSinceMidnight: within),
      utcOffsetMinutes: minutes
    )
  }
}
