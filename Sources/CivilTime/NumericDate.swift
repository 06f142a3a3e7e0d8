/// Dates that are written as one number: days that a program counts, or seconds since 1970.
enum NumericDate {
  /// The day from which Excel counts, seen from 1970-01-01, where its leap day of 1900 is past.
  private static let excel = -25_569
  /// The day from which Stata and SAS count, 1960-01-01.
  private static let stata = -3_653
  /// The first count that a date of our days has with Excel only: 1990, for Stata 2050.
  static let firstOfExcelOnly = 32_874
  /// The counts of Excel from 1927 to 2100.
  static let counts = 10_000...73_050

  /// A number with digits after a point.
  private struct Number {
    var whole: Int
    var digits: Int
    var fraction: Double
  }

  /// Reads a number of one of the notations, or returns nothing when the text is none.
  static func parse(_ bytes: UnsafeRawBufferPointer, _ notation: DateNotation) -> DateStamp? {
    guard let number = number(bytes) else { return nil }
    switch notation {
    case .excelDays: return days(number, from: excel)
    case .stataDays: return days(number, from: stata)
    case .epoch: return epoch(number)
    default: return nil
    }
  }

  /// Returns the count of a text of five digits, which several programs may have counted.
  static func count(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let number = number(bytes), number.digits == 5, counts.contains(number.whole) else {
      return nil
    }
    return number.whole
  }

  private static func days(_ number: Number, from origin: Int) -> DateStamp? {
    guard (1...110_000).contains(number.whole) else { return nil }
    let date = CalendarDate(dayNumber: Int32(number.whole + origin))
    let seconds = Int((number.fraction * 86_400).rounded())
    guard seconds > 0, seconds < 86_400 else { return DateStamp(date: date) }
    return DateStamp(date: date, time: time(seconds))
  }

  /// Seconds, or thousandths, millionths or billionths of them, as their number of digits tells.
  private static func epoch(_ number: Number) -> DateStamp? {
    let scale: Int
    switch number.digits {
    case 9, 10: scale = 1
    case 12, 13: scale = 1_000
    case 15, 16: scale = 1_000_000
    case 18, 19: scale = 1_000_000_000
    default: return nil
    }
    let seconds = number.whole / scale
    guard seconds < 4_102_444_800 else { return nil }
    return DateStamp(
      date: CalendarDate(dayNumber: Int32(seconds / 86_400)),
      time: time(seconds % 86_400),
      utcOffsetMinutes: 0
    )
  }

  private static func time(_ seconds: Int) -> TimeOfDay? {
    TimeOfDay(hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60)
  }

  private static func number(_ bytes: UnsafeRawBufferPointer) -> Number? {
    var number = Number(whole: 0, digits: 0, fraction: 0)
    var place = 0.0
    for byte in bytes.trimmingBlanks() {
      if byte == UInt8(ascii: "."), place == 0, number.digits > 0 {
        place = 1
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      let digit = Int(byte - 0x30)
      if place > 0 {
        place /= 10
        number.fraction += Double(digit) * place
      } else {
        guard number.digits < 19 else { return nil }
        let (product, overflows) = number.whole.multipliedReportingOverflow(by: 10)
        let (sum, exceeds) = product.addingReportingOverflow(digit)
        guard !overflows, !exceeds else { return nil }
        number.whole = sum
        number.digits += 1
      }
    }
    return number.digits > 0 ? number : nil
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func trimmingBlanks() -> Slice<UnsafeRawBufferPointer> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    var slice = self[...]
    while let first = slice.first, isBlank(first) { slice.removeFirst() }
    while let last = slice.last, isBlank(last) { slice.removeLast() }
    return slice
  }
}
