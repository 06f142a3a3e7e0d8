/// Dates that are written as one number: days that a program counts, or seconds since a day.
enum NumericDate {
  /// The notations of one number.
  static let notations: Set<DateNotation> = [
    .excelDays, .excel1904Days, .stataDays, .daysSince1970, .matlabDays, .epoch, .secondsSince1960,
  ]

  /// The first count that a date of our days has with Excel only: 1990, for Stata 2050.
  static let firstOfExcelOnly = 32_874
  /// The counts of Excel from 1927 to 2100.
  static let counts = 10_000...73_050

  /// Returns the day from which a notation counts, seen from 1970-01-01.
  static func origin(_ notation: DateNotation) -> Int? {
    switch notation {
    // The day before the first, because Excel has a leap day in 1900.
    case .excelDays: -25_569
    case .excel1904Days: -24_107
    case .stataDays, .secondsSince1960: -3_653
    case .daysSince1970, .epoch: 0
    case .matlabDays: -719_529
    default: nil
    }
  }

  /// A number with digits after a point.
  private struct Number {
    var whole: Int
    var digits: Int
    var fraction: Double
    /// Whether it has a power of ten, so that its last digits may be lost.
    var isRounded = false
  }

  /// Reads a number of one of the notations, or returns nothing when the text is none.
  static func parse(_ bytes: UnsafeRawBufferPointer, _ notation: DateNotation) -> DateStamp? {
    guard let number = number(bytes), let origin = origin(notation) else { return nil }
    return switch notation {
    case .epoch, .secondsSince1960: seconds(number, from: origin, notation)
    default: number.isRounded ? nil : days(number, from: origin, notation)
    }
  }

  /// Returns the count of a text of five digits, which several programs may have counted.
  static func count(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let number = number(bytes), number.digits == 5, !number.isRounded,
      counts.contains(number.whole)
    else { return nil }
    return number.whole
  }

  /// Returns how many digits a text of digits alone has, zero for any other.
  static func digits(_ bytes: UnsafeRawBufferPointer) -> Int {
    let text = bytes.trimmingBlanks()
    return text.allSatisfy { (0x30...0x39).contains($0) } ? text.count : 0
  }

  private static func days(
    _ number: Number,
    from origin: Int,
    _ notation: DateNotation
  ) -> DateStamp? {
    let limits = notation == .matlabDays ? 693_962...767_009 : 1...110_000
    guard limits.contains(number.whole) else { return nil }
    let date = CalendarDate(dayNumber: Int32(number.whole + origin))
    let seconds = Int((number.fraction * 86_400).rounded())
    guard seconds > 0, seconds < 86_400 else { return DateStamp(date: date) }
    return DateStamp(date: date, time: time(seconds))
  }

  /// Seconds, or thousandths, millionths or billionths of them, as their number of digits tells.
  private static func seconds(
    _ number: Number,
    from origin: Int,
    _ notation: DateNotation
  ) -> DateStamp? {
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
    // Of a number that was rounded, a whole minute is left only where nothing was lost.
    guard !number.isRounded || seconds % 60 == 0 else { return nil }
    return DateStamp(
      date: CalendarDate(dayNumber: Int32(seconds / 86_400 + origin)),
      time: time(seconds % 86_400),
      // Statistics programs count on the clock of the writer.
      utcOffsetMinutes: notation == .epoch ? 0 : nil
    )
  }

  private static func time(_ seconds: Int) -> TimeOfDay? {
    TimeOfDay(secondsSinceMidnight: seconds)
  }

  private static func number(_ bytes: UnsafeRawBufferPointer) -> Number? {
    let text = bytes.trimmingBlanks()
    if let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      return power(text[..<mark], text[(mark + 1)...])
    }
    var number = Number(whole: 0, digits: 0, fraction: 0)
    var place = 0.0
    for byte in text {
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

  /// Reads a number with a power of ten, such as `1.7052768E+09`, when it is a whole one.
  private static func power(
    _ mantissa: Slice<UnsafeRawBufferPointer>,
    _ exponent: Slice<UnsafeRawBufferPointer>
  ) -> Number? {
    let places = exponent.first == UInt8(ascii: "+") ? exponent.dropFirst() : exponent
    guard (1...2).contains(places.count), let places = plainNumber(places),
      let point = mantissa.firstIndex(of: UInt8(ascii: ".")), point == mantissa.startIndex + 1,
      mantissa.count <= 18
    else { return nil }
    let decimals = mantissa[(point + 1)...]
    guard decimals.count <= places, places < 19, let whole = plainNumber(mantissa[..<point]),
      let rest = plainNumber(decimals)
    else { return nil }
    var value = whole
    for _ in 0..<places {
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      value = product
    }
    var fraction = rest
    for _ in decimals.count..<places { fraction *= 10 }
    let (sum, exceeds) = value.addingReportingOverflow(fraction)
    guard !exceeds, whole > 0 else { return nil }
    return Number(whole: sum, digits: places + 1, fraction: 0, isRounded: true)
  }

  private static func plainNumber(_ digits: Slice<UnsafeRawBufferPointer>) -> Int? {
    var value = 0
    for byte in digits {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
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
