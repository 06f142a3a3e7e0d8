internal import CFastFloat
internal import CivilTime

/// How numbers are written in a file, and the reader of such numbers.
///
/// Understood are signs on either side, decimal points or commas, thousands grouped in threes or in the
/// Indian way (`1,23,456.00`) by marks, blanks or apostrophes, exponents, currencies, parentheses for
/// negative amounts, percent signs, suffixes such as `M`, `lakh` or `Mrd.`, wide digits, and texts that a
/// spreadsheet must not change (`="40.1"`). Every result is the double nearest to what is written.
public struct NumberNotation: Sendable, Hashable {
  /// What a field is.
  public enum Reading: Sendable, Hashable {
    /// Blank, or a usual sign of absence such as `-` or `N/A`.
    case missing
    /// A word in place of a number: an error of a spreadsheet such as `#DIV/0!` or of a data bank, an
    /// infinity, or that nothing was traded.
    case error
    /// A number.
    case value(Double)
    /// Something else.
    case notANumber
  }

  /// Whether the comma is the decimal mark and the point groups thousands.
  public let decimalComma: Bool
  /// Whether a single letter means a missing value, as CRSP writes it for returns.
  public let lettersAreMissing: Bool

  /// Creates a notation.
  public init(decimalComma: Bool = false, lettersAreMissing: Bool = false) {
    self.decimalComma = decimalComma
    self.lettersAreMissing = lettersAreMissing
  }

  /// Reads a text.
  public func parse(_ text: String) -> Reading {
    var text = text
    return text.withUTF8 { parse(UnsafeRawBufferPointer($0)) }
  }

  /// Reads the bytes of a field.
  public func parse(_ bytes: UnsafeRawBufferPointer) -> Reading {
    guard let base = bytes.baseAddress else { return .missing }
    return parse(base.assumingMemoryBound(to: UInt8.self), count: bytes.count)
  }

  /// Reads the bytes of a field.
  @inlinable
  public func parse(_ start: UnsafePointer<UInt8>, count: Int) -> Reading {
    let plain = Self.plainDecimal(start, count: count, point: decimalComma ? 0x2C : 0x2E)
    return plain == plain ? .value(plain) : parseOrnate(start, count: count)
  }

  /// Reads digits with at most one decimal mark and a minus sign, or returns not a number for
  /// anything else.
  ///
  /// Up to 15 digits and a power of ten up to 22 are exact doubles, so one division rounds
  /// correctly.
  ///
  /// Source: Clinger (1990), *How to Read Floating Point Numbers Accurately*, PLDI, pp. 92-101,
  /// fast path.
  @inlinable
  @inline(__always)
  public static func plainDecimal(
    _ start: UnsafePointer<UInt8>,
    count: Int,
    point: UInt8
  ) -> Double {
    guard count > 0, count <= 17 else { return .nan }
    var index = start.pointee == 0x2D ? 1 : 0
    let isNegative = index == 1
    var mantissa: UInt64 = 0
    while index < count {
      let digit = start[index] &- 0x30
      guard digit < 10 else { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      index &+= 1
    }
    var decimals = 0
    if index < count {
      guard start[index] == point else { return .nan }
      index &+= 1
      decimals = count &- index
      while index < count {
        let digit = start[index] &- 0x30
        guard digit < 10 else { return .nan }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        index &+= 1
      }
    }
    let digits = count &- (isNegative ? 1 : 0) &- (decimals > 0 ? 1 : 0)
    guard digits > 0, mantissa < 1 << 53, start[count &- 1] != point else { return .nan }
    let magnitude = Double(mantissa) / PowerOfTen.exact(decimals)
    return isNegative ? -magnitude : magnitude
  }

  /// Reads digits and a decimal point of any length, such as the noise of floats, or returns not a
  /// number for anything else.
  private static func longDecimal(
    _ start: UnsafePointer<UInt8>,
    count: Int,
    point: UInt8
  ) -> Double {
    let first = start[0] == 0x2D ? 1 : 0
    guard point == 0x2E, count > 17, start[first] &- 0x30 < 10 else { return .nan }
    var value = 0.0
    let text = UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)
    let end = leyline_parse_double(text, text + count, &value)
    return end == text + count && value.isFinite ? value : .nan
  }

  /// Reads digits in groups of two or three with a decimal mark, such as `1,23,456.00`, or returns
  /// not a number for anything else.
  private func groupedDecimal(_ start: UnsafePointer<UInt8>, count: Int) -> Double {
    let point: UInt8 = decimalComma ? 0x2C : 0x2E
    let mark: UInt8 = decimalComma ? 0x2E : 0x2C
    guard count >= 5, count <= 20, start[0] &- 0x31 < 9 else { return .nan }
    let hasHundredths = start[count &- 3] == point
    let whole = ThousandsGroups.read(start, count: hasHundredths ? count &- 3 : count, mark: mark)
    if whole >= 0 {
      guard hasHundredths else { return Double(whole) }
      let hundredths = ThousandsGroups.hundredths(start + (count &- 2))
      // Above 13 digits the sum may not be a double.
      if hundredths >= 0, whole < 10_000_000_000_000 {
        return Double(whole &* 100 &+ hundredths) / 100
      }
    }
    var mantissa: UInt64 = 0
    var group = 0
    var groups = 0
    var index = 0
    while index < count {
      let byte = start[index]
      let digit = byte &- 0x30
      if digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        group += 1
      } else if byte == mark {
        guard group <= 3, group >= (groups == 0 ? 1 : 2) else { return .nan }
        groups += 1
        group = 0
      } else {
        break
      }
      index += 1
    }
    guard groups > 0, group == 3 else { return .nan }
    var decimals = 0
    if index < count {
      guard start[index] == point else { return .nan }
      index += 1
      decimals = count - index
      while index < count {
        let digit = start[index] &- 0x30
        guard digit < 10 else { return .nan }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        index += 1
      }
    }
    guard mantissa < 1 << 53 else { return .nan }
    return Double(mantissa) / PowerOfTen.exact(decimals)
  }

  /// Returns a field with digits and signs as wide as the characters of East Asia as usual ones; nothing
  /// where it has none.
  private static func narrow(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard field.contains(0xEF) else { return nil }
    var narrow = String.UnicodeScalarView()
    for scalar in String(decoding: field, as: UTF8.self).unicodeScalars {
      narrow.append(FoldedText.narrow(scalar))
    }
    let bytes = Array(String(narrow).utf8)
    return bytes.elementsEqual(field) ? nil : bytes
  }

  /// Reads everything that is more than digits with a decimal mark.
  ///
  /// What ``plainDecimal(_:count:point:)`` has left is read here without a second look at it.
  public func parseOrnate(_ start: UnsafePointer<UInt8>, count: Int) -> Reading {
    if count == 0 || count == 1 && start[0] == 0x2D { return .missing }
    let grouped = groupedDecimal(start, count: count)
    if grouped == grouped { return .value(grouped) }
    let long = Self.longDecimal(start, count: count, point: decimalComma ? 0x2C : 0x2E)
    if long == long { return .value(long) }
    let field = UnsafeBufferPointer(start: start, count: count)
    let content = QuotedCode.content(UnsafeRawBufferPointer(field))
    guard content.count == count else {
      // What is quoted again within is no number.
      return QuotedCode.content(content).count < content.count ? .notANumber : parse(content)
    }
    if let narrow = Self.narrow(field) { return narrow.withUnsafeBytes { parse($0) } }
    var text = OrnateNumber(field)
    text.trim()
    guard !text.isEmpty else { return .missing }
    if let absence = AbsentNumber.reading(text.bytes) { return absence }
    if lettersAreMissing, text.isSingleLetter { return .missing }
    return text.value(decimalComma: decimalComma).map { .value($0) } ?? .notANumber
  }
}

/// The powers of ten that a double holds exactly.
@usableFromInline
enum PowerOfTen {
  /// Returns 10 to a power from 0 to 16.
  @inlinable
  @inline(__always)
  static func exact(_ power: Int) -> Double {
    switch power {
    case 0: 1
    case 1: 1e1
    case 2: 1e2
    case 3: 1e3
    case 4: 1e4
    case 5: 1e5
    case 6: 1e6
    case 7: 1e7
    case 8: 1e8
    case 9: 1e9
    case 10: 1e10
    case 11: 1e11
    case 12: 1e12
    case 13: 1e13
    case 14: 1e14
    case 15: 1e15
    default: 1e16
    }
  }
}
