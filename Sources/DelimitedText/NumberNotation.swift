internal import CFastFloat

/// How numbers are written in a file, and the reader of such numbers.
///
/// Understood are signs, decimal points or commas, thousands grouped in threes or in the Indian way
/// (`1,23,456.00`), exponents, currency signs, parentheses for negative amounts, percent signs and
/// the suffixes of thousands, millions, billions, lakhs and crores. Every result is the double
/// nearest to what is written.
public struct NumberNotation: Sendable, Hashable {
  /// What a field is.
  public enum Reading: Sendable, Hashable {
    /// Blank, or a usual sign of absence such as `-` or `N/A`.
    case missing
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

  /// Reads everything that is more than digits with a decimal mark.
  @usableFromInline
  func parseOrnate(_ start: UnsafePointer<UInt8>, count: Int) -> Reading {
    var text = OrnateNumber(UnsafeBufferPointer(start: start, count: count))
    text.trim()
    if text.isMissing || lettersAreMissing && text.isSingleLetter { return .missing }
    return text.value(decimalComma: decimalComma).map { .value($0) } ?? .notANumber
  }
}

/// The powers of ten that a double holds exactly.
@usableFromInline
enum PowerOfTen {
  /// Returns 10 to a power from 0 to 16.
  @inlinable
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
