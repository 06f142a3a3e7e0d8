// Notations that few files have: digits alone, days of the year, and years of other calendars.

extension DateScanner {
  /// Reads a date of a notation that few files have.
  mutating func vendorDate(_ notation: DateNotation) -> CalendarDate? {
    switch notation {
    case .yearMonthName:
      guard let (year, width) = number(), width == 4 else { return nil }
      while separator("-/ .,") != nil {}
      guard let month = monthName() else { return nil }
      while separator("-/ .,") != nil {}
      guard let (day, _) = number(maximum: 2) else { return nil }
      return CalendarDate(writtenYear: year, month: month, day: day)
    case .shortYearMonthDay:
      guard let (year, width) = number(maximum: 2), width == 2, let mark = separator("-/."),
        let (month, _) = number(maximum: 2), take(mark), let (day, _) = number(maximum: 2)
      else { return nil }
      return CalendarDate(year: CalendarDate.year(ofTwoDigits: year), month: month, day: day)
    case .compactShortYear, .compactDayFirst, .compactMonthFirst, .compactDayFirstShort,
      .compactMonthFirstShort:
      return compactDate(notation)
    case .yearDay: return ordinalDate()
    case .isoWeek: return weekDate()
    case .minguo: return minguoDate()
    case .era: return eraDate()
    default: return nil
    }
  }

  /// Reads six or eight digits.
  private mutating func compactDate(_ notation: DateNotation) -> CalendarDate? {
    let hasFullYear = notation == .compactDayFirst || notation == .compactMonthFirst
    guard let (digits, width) = number(), width == (hasFullYear ? 8 : 6) else { return nil }
    guard notation != .compactShortYear else {
      return CalendarDate(
        year: CalendarDate.year(ofTwoDigits: digits / 10_000),
        month: digits / 100 % 100,
        day: digits % 100
      )
    }
    let scale = hasFullYear ? 10_000 : 100
    let year = hasFullYear ? digits % scale : CalendarDate.year(ofTwoDigits: digits % scale)
    let (first, second) = (digits / scale / 100, digits / scale % 100)
    let isDayFirst = notation == .compactDayFirst || notation == .compactDayFirstShort
    return CalendarDate(
      writtenYear: year,
      month: isDayFirst ? second : first,
      day: isDayFirst ? first : second
    )
  }

  /// Reads a year and the number of a day in it.
  private mutating func ordinalDate() -> CalendarDate? {
    guard let (digits, width) = number() else { return nil }
    var (year, ordinal) = (digits / 1000, digits % 1000)
    if width != 7 {
      guard width == 4, take(UInt8(ascii: "-")), let (day, dayWidth) = number(maximum: 3),
        dayWidth == 3
      else { return nil }
      (year, ordinal) = (digits, day)
    }
    let days = CalendarDate.length(ofMonth: 2, year: year) + 337
    guard (1900...2100).contains(year), (1...days).contains(ordinal) else { return nil }
    return CalendarDate(year: year, month: 1, day: 1)?.adding(days: ordinal - 1)
  }

  /// Reads a year, a week and a day of the week; the first week has the fourth of January.
  private mutating func weekDate() -> CalendarDate? {
    guard let (year, width) = number(), width == 4 else { return nil }
    _ = separator("-")
    guard separator("Ww") != nil, let (digits, digitCount) = number(maximum: 3) else { return nil }
    var (week, day) = (digits / 10, digits % 10)
    if digitCount != 3 {
      _ = separator("-")
      guard digitCount == 2, let (last, _) = number(maximum: 1) else { return nil }
      (week, day) = (digits, last)
    }
    guard (1...53).contains(week), (1...7).contains(day),
      let fourth = CalendarDate(year: year, month: 1, day: 4)
    else { return nil }
    return fourth.adding(days: (week - 1) * 7 + day - fourth.weekday.rawValue)
  }

  /// Reads a year of the Republic of China, which began in 1912.
  private mutating func minguoDate() -> CalendarDate? {
    guard let (digits, width) = number() else { return nil }
    let (year, month, day): (Int, Int, Int)
    if width >= 6 {
      guard width <= 7 else { return nil }
      (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100)
    } else {
      guard (2...3).contains(width), let mark = separator("-/."),
        let (second, _) = number(maximum: 2), take(mark), let (third, _) = number(maximum: 2)
      else { return nil }
      (year, month, day) = (digits, second, third)
    }
    guard (1...150).contains(year) else { return nil }
    return CalendarDate(year: year + 1911, month: month, day: day)
  }

  /// Reads a year of a Japanese era.
  private mutating func eraDate() -> CalendarDate? {
    guard let letter = separator("MTSHRmtshr"), let (year, _) = number(maximum: 2), year > 0,
      let mark = separator("-/."), let (month, _) = number(maximum: 2), take(mark),
      let (day, _) = number(maximum: 2)
    else { return nil }
    let begin =
      switch letter & 0xDF {
      case UInt8(ascii: "M"): 1867
      case UInt8(ascii: "T"): 1911
      case UInt8(ascii: "S"): 1925
      case UInt8(ascii: "H"): 1988
      default: 2018
      }
    return CalendarDate(year: begin + year, month: month, day: day)
  }
}
