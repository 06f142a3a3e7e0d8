/// Reads the parts of a date from left to right.
struct DateScanner {
  private let bytes: UnsafeRawBufferPointer
  private var index: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    index = 0
    skipBlanks()
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Reads a date of one notation.
  mutating func date(_ notation: DateNotation) -> CalendarDate? {
    switch notation {
    case .yearMonthDay:
      guard let (year, width) = number(), width == 4, let mark = separator("-/."),
        let (month, _) = number(maximum: 2), take(mark), let (day, _) = number(maximum: 2)
      else { return nil }
      return CalendarDate(writtenYear: year, month: month, day: day)
    case .compact:
      guard let (digits, width) = number(), width == 8 else { return nil }
      return CalendarDate(
        writtenYear: digits / 10_000,
        month: digits / 100 % 100,
        day: digits % 100
      )
    case .dayMonthName:
      guard let (day, _) = number(maximum: 2) else { return nil }
      _ = separator("-/ .")
      guard let month = monthName() else { return nil }
      while separator("-/ .,") != nil {}
      guard let (year, _) = year() else { return nil }
      return CalendarDate(writtenYear: year, month: month, day: day)
    case .monthNameDay:
      guard let month = monthName() else { return nil }
      while separator("-/ .") != nil {}
      guard let (day, _) = number(maximum: 2) else { return nil }
      while separator("-/ ,") != nil {}
      guard let (year, _) = year() else { return nil }
      return CalendarDate(writtenYear: year, month: month, day: day)
    case .dayMonthYear, .dayMonthYearWithPoints:
      guard let (day, month, year, _) = threeNumbers() else { return nil }
      return CalendarDate(writtenYear: year, month: month, day: day)
    case .monthDayYear:
      guard let (month, day, year, _) = threeNumbers() else { return nil }
      return CalendarDate(writtenYear: year, month: month, day: day)
    case .yearMonth, .compactYearMonth, .monthNameYear, .monthYear: return month(notation)
    default: return vendorDate(notation)
    }
  }

  /// Reads the first day of a month that is written without a day.
  private mutating func month(_ notation: DateNotation) -> CalendarDate? {
    switch notation {
    case .yearMonth:
      guard let (year, width) = number(), width == 4, separator("-/mM") != nil,
        let (month, _) = number(maximum: 2)
      else { return nil }
      return CalendarDate(writtenYear: year, month: month, day: 1)
    case .compactYearMonth:
      guard let (digits, width) = number(), width == 6, (1800...2199).contains(digits / 100) else {
        return nil
      }
      return CalendarDate(year: digits / 100, month: digits % 100, day: 1)
    case .monthNameYear:
      guard let month = monthName() else { return nil }
      while separator("-/ .,'") != nil {}
      guard let (year, _) = year() else { return nil }
      return CalendarDate(writtenYear: year, month: month, day: 1)
    case .monthYear:
      guard let (month, _) = number(maximum: 2), separator("-/") != nil,
        let (year, width) = number(), width == 4
      else { return nil }
      return CalendarDate(writtenYear: year, month: month, day: 1)
    default: return nil
    }
  }

  /// Whether nothing but blanks is left.
  mutating func isAtEnd() -> Bool {
    skipBlanks()
    return next == nil
  }

  /// Reads what may follow a date: a time, an offset, then the end.
  mutating func stamp(on date: CalendarDate) -> DateStamp? {
    skipBlanks()
    guard next != nil else { return DateStamp(date: date) }
    if next == UInt8(ascii: "T") || next == UInt8(ascii: ",") { index += 1 }
    skipBlanks()
    guard let time = time() else { return nil }
    skipBlanks()
    guard next != nil else { return DateStamp(date: date, time: time) }
    guard let offset = utcOffset() else { return nil }
    skipBlanks()
    return next == nil ? DateStamp(date: date, time: time, utcOffsetMinutes: offset) : nil
  }

  /// Reads three numbers between equal separators, the last of them a year, of which the digits are counted.
  mutating func threeNumbers() -> (Int, Int, year: Int, width: Int)? {
    guard let (first, _) = number(maximum: 2), let mark = separator("-/."),
      let (second, _) = number(maximum: 2), take(mark), let (year, width) = year()
    else { return nil }
    return (first, second, year, width)
  }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 { index += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  mutating func separator(_ allowed: StaticString) -> UInt8? {
    guard let byte = next else { return nil }
    let isAllowed = allowed.withUTF8Buffer { $0.contains(byte) }
    guard isAllowed else { return nil }
    index += 1
    return byte
  }

  mutating func number(maximum: Int = 9) -> (value: Int, width: Int)? {
    var value = 0
    var width = 0
    while let byte = next, (0x30...0x39).contains(byte) {
      value = value * 10 + Int(byte - 0x30)
      width += 1
      index += 1
      if width > maximum { return nil }
    }
    return width > 0 ? (value, width) : nil
  }

  private mutating func year() -> (value: Int, width: Int)? {
    guard let (value, width) = number() else { return nil }
    switch width {
    case 4: return (value, width)
    case 2: return (CalendarDate.year(ofTwoDigits: value), width)
    default: return nil
    }
  }

  mutating func monthName() -> Int? {
    let start = index
    while let byte = next, (0x61...0x7A).contains(byte | 0x20) { index += 1 }
    return MonthName.number(of: bytes[start..<index])
  }

  private mutating func time() -> TimeOfDay? {
    guard let (hour, hourWidth) = number(maximum: 2), hourWidth <= 2, take(UInt8(ascii: ":")),
      let (minute, minuteWidth) = number(maximum: 2), minuteWidth == 2
    else { return nil }
    var second = 0
    if take(UInt8(ascii: ":")) {
      guard let (value, width) = number(maximum: 2), width == 2 else { return nil }
      second = value
      if take(UInt8(ascii: ".")) { guard number(maximum: 9) != nil else { return nil } }
    }
    skipBlanks()
    guard let half = next.map({ $0 | 0x20 }), half == UInt8(ascii: "a") || half == UInt8(ascii: "p")
    else { return TimeOfDay(hour: hour, minute: minute, second: second) }
    index += 1
    guard let letter = next, letter | 0x20 == UInt8(ascii: "m"), (1...12).contains(hour) else {
      return nil
    }
    index += 1
    let shifted = hour % 12 + (half == UInt8(ascii: "p") ? 12 : 0)
    return TimeOfDay(hour: shifted, minute: minute, second: second)
  }

  /// Reads `Z`, `UTC`, `GMT`, `IST`, `+05:30`, `+0530` or `+05`.
  private mutating func utcOffset() -> Int? {
    if let byte = next, byte | 0x20 == UInt8(ascii: "z") {
      index += 1
      return 0
    }
    for (name, minutes) in [("UTC", 0), ("GMT", 0), ("IST", 330)]
    where bytes[index...].elementsEqual(name.utf8) {
      index = bytes.count
      return minutes
    }
    guard let sign = separator("+-"), let (value, width) = number(maximum: 4) else { return nil }
    var minutes = value * 60
    if width == 4 {
      minutes = value / 100 * 60 + value % 100
    } else if take(UInt8(ascii: ":")) {
      guard let (extra, extraWidth) = number(maximum: 2), extraWidth == 2 else { return nil }
      minutes += extra
    }
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }
}
