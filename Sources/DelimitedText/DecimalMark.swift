/// The sign between the whole part of a number and its decimals.
public enum DecimalMark: String, Sendable, Hashable, CaseIterable, Codable {
  /// `1,234.50`
  case point
  /// `1.234,50`
  case comma

  /// The mark that groups thousands beside this one.
  var other: DecimalMark { self == .point ? .comma : .point }

  init?(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "."): self = .point
    case UInt8(ascii: ","): self = .comma
    default: return nil
    }
  }
}

/// What one field says about the decimal mark of its column.
enum MarkEvidence: Sendable, Hashable {
  /// A number without a point or comma.
  case whole
  /// No other mark can begin the decimals.
  case certain(DecimalMark)
  /// One mark before three digits, which begins the decimals or groups thousands.
  case undecided(DecimalMark)

  /// The longest text before the first digit, such as a currency.
  private static let longestLead = 8
  /// The longest text behind the last digit, such as `Mio. EUR`.
  private static let longestTail = 16

  /// Looks at a field, whatever currency or suffix stands beside its digits; nothing where it is no
  /// number.
  init?(_ field: some BidirectionalCollection<UInt8>) {
    guard let first = field.firstIndex(where: Self.isDigit),
      let last = field.lastIndex(where: Self.isDigit)
    else { return nil }
    let lead = field[..<first]
    guard lead.count <= Self.longestLead,
      field[field.index(after: last)...].count <= Self.longestTail
    else { return nil }
    var marks = MarkCount()
    // ".5" begins with its mark, "Rs.5" with a currency.
    if let mark = lead.last.flatMap(DecimalMark.init), !lead.contains(where: Self.isLetter) {
      marks.add(mark)
    }
    for byte in field[first...last] {
      guard marks.take(byte) else { return nil }
    }
    guard let evidence = marks.evidence else { return nil }
    self = evidence
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
  }
}

/// The marks of a number and the digits between them.
private struct MarkCount {
  private var points = 0
  private var commas = 0
  private var last: DecimalMark?
  /// The digits of the first group, and of the last one so far.
  private var firstDigits = 0
  private var digits = 0
  private var beginsWithZero = false
  /// Whether all groups after the first so far have two or three digits.
  private var isRegular = true
  private var hasOtherGroups = false
  private var hasExponent = false

  mutating func add(_ mark: DecimalMark) {
    if last == nil {
      firstDigits = digits
    } else {
      isRegular = isRegular && (2...3).contains(digits)
    }
    if mark == .point { points += 1 } else { commas += 1 }
    last = mark
    digits = 0
  }

  /// Takes the next byte and returns whether it can stand within a number.
  mutating func take(_ byte: UInt8) -> Bool {
    if MarkEvidence.isDigit(byte) {
      if hasExponent { return true }
      if last == nil, digits == 0 { beginsWithZero = byte == 0x30 }
      digits += 1
      return true
    }
    if hasExponent { return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") }
    if let mark = DecimalMark(byte) {
      add(mark)
      return true
    }
    switch byte {
    case UInt8(ascii: "e"), UInt8(ascii: "E"): hasExponent = true
    case UInt8(ascii: " "), UInt8(ascii: "'"), 0xA0, 0x92, 0xB4, 0xC2, 0xE2, 0x80, 0x87, 0x89, 0xAF,
      0x99:
      // Thousands stand apart by blanks or apostrophes, in UTF-8 or Windows-1252.
      guard digits > 0 || byte >= 0x80 else { return false }
      hasOtherGroups = true
    default: return false
    }
    return true
  }

  /// What the whole number says; nothing where its groups are those of a date.
  var evidence: MarkEvidence? {
    guard let last else { return .whole }
    let count = last == .point ? points : commas
    if points > 0, commas > 0 { return count == 1 ? .certain(last) : nil }
    if count > 1 {
      let isGrouped = isRegular && digits == 3 && (1...3).contains(firstDigits) && !beginsWithZero
      return isGrouped ? .certain(last.other) : nil
    }
    let mayGroup = digits == 3 && (1...3).contains(firstDigits) && !beginsWithZero
    return mayGroup && !hasOtherGroups && !hasExponent ? .undecided(last) : .certain(last)
  }
}
