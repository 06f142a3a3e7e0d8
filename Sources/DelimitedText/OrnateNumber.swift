internal import CFastFloat

/// A number with signs, groups, currency or suffixes, on its way to plain digits.
struct OrnateNumber {
  private var bytes: Slice<UnsafeBufferPointer<UInt8>>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes[...]
  }

  private static let missing: Set<String> = [
    "", "-", "--", "---", ".", "na", "n/a", "#n/a", "#n/a n/a", "nan", "null", "none", "nil",
    "n.a.",
    "n.a", "nd", "\u{2013}", "\u{2014}",
  ]

  private static let currencies: [[UInt8]] = [
    "$", "us$", "\u{20AC}", "\u{A3}", "\u{A5}", "\u{20B9}", "rs.", "rs", "inr", "usd", "eur", "gbp",
  ].map { Array($0.utf8) }

  /// The suffixes and their powers of ten, longer ones first.
  private static let suffixes: [(text: [UInt8], power: Int)] = [
    ("crores", 7), ("crore", 7), ("lakhs", 5), ("lakh", 5), ("lacs", 5), ("lac", 5), ("cr.", 7),
    ("cr", 7), ("mn", 6), ("mio", 6), ("bn", 9), ("k", 3), ("m", 6), ("b", 9), ("t", 12), ("%", -2),
  ].map { (Array($0.0.utf8), $0.1) }

  /// Whether the text is blank or a usual sign of absence.
  var isMissing: Bool {
    guard bytes.count <= 8 else { return false }
    return Self.missing.contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }

  /// Whether the text is one ASCII letter.
  var isSingleLetter: Bool {
    bytes.count == 1 && bytes.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
  }

  /// Takes blanks away at both ends, also those that do not break a line.
  mutating func trim() {
    while true {
      if let first = bytes.first, Self.isBlank(first) {
        bytes.removeFirst()
      } else if bytes.starts(with: [0xC2, 0xA0]) {
        bytes.removeFirst(2)
      } else if let last = bytes.last, Self.isBlank(last) {
        bytes.removeLast()
      } else if bytes.suffix(2).elementsEqual([0xC2, 0xA0]) {
        bytes.removeLast(2)
      } else {
        return
      }
    }
  }

  /// Returns the double nearest to the number, or nothing when the text is none.
  ///
  /// A number has one sign: a minus or plus on either side of the currency, or parentheses.
  func value(decimalComma: Bool) -> Double? {
    var text = self
    var signs: [Sign] = []
    if text.bytes.first == UInt8(ascii: "("), text.bytes.last == UInt8(ascii: ")") {
      text.bytes = text.bytes.dropFirst().dropLast()
      signs.append(.minus)
    }
    text.trim()
    if let sign = text.takeSign() { signs.append(sign) }
    text.takeCurrency()
    if let sign = text.takeSign() { signs.append(sign) }
    guard signs.count <= 1 else { return nil }
    let power = text.takeSuffix()
    text.takeTrailingCurrency()
    guard let magnitude = text.plainDigits(decimalComma: decimalComma, power: power) else {
      return nil
    }
    return signs.first == .minus ? -magnitude : magnitude
  }

  private enum Sign {
    case plus
    case minus
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0xA0
  }

  /// Takes one sign away and returns it.
  private mutating func takeSign() -> Sign? {
    if bytes.first == UInt8(ascii: "+") {
      bytes.removeFirst()
      return .plus
    }
    guard let width = [[0x2D], [0xE2, 0x88, 0x92]].first(where: { bytes.starts(with: $0) })?.count
    else { return nil }
    bytes.removeFirst(width)
    return .minus
  }

  private mutating func takeCurrency() {
    let folded = bytes.prefix(3).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard let sign = Self.currencies.first(where: { folded.starts(with: $0) }) else { return }
    bytes.removeFirst(sign.count)
    trim()
  }

  private mutating func takeTrailingCurrency() {
    let folded = bytes.suffix(3).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard let sign = Self.currencies.first(where: { folded.suffix($0.count).elementsEqual($0) })
    else { return }
    bytes.removeLast(sign.count)
    trim()
  }

  private mutating func takeSuffix() -> Int {
    let folded = bytes.suffix(6).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    guard
      let suffix = Self.suffixes.first(where: {
        folded.count > $0.text.count && folded.suffix($0.text.count).elementsEqual($0.text)
      })
    else { return 0 }
    bytes.removeLast(suffix.text.count)
    trim()
    return suffix.power
  }

  /// Checks the groups, drops their marks and rounds what is left once, together with the power.
  private func plainDigits(decimalComma: Bool, power: Int) -> Double? {
    let decimal = UInt8(ascii: decimalComma ? "," : ".")
    var digits: [UInt8] = []
    digits.reserveCapacity(bytes.count + 8)
    var groups = DigitGroups()
    var rest = bytes
    while let byte = rest.first, byte != decimal, byte | 0x20 != UInt8(ascii: "e") {
      if (0x30...0x39).contains(byte) {
        digits.append(byte)
        groups.addDigit()
        rest.removeFirst()
      } else if let width = Self.groupMarkWidth(rest, decimalComma: decimalComma) {
        guard groups.addMark() else { return nil }
        rest.removeFirst(width)
      } else {
        return nil
      }
    }
    guard groups.areComplete(startsWithZero: digits.first == 0x30) else { return nil }
    if rest.first == decimal {
      digits.append(UInt8(ascii: "."))
      digits.append(contentsOf: rest.dropFirst())
    } else {
      digits.append(contentsOf: rest)
    }
    guard digits.contains(where: { (0x30...0x39).contains($0) }),
      digits.first == UInt8(ascii: ".") || digits.first.map({ (0x30...0x39).contains($0) }) == true
    else { return nil }
    if power != 0 {
      guard !digits.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return nil }
      digits.append(contentsOf: Array("e\(power)".utf8))
    }
    return Self.nearest(digits)
  }

  private static func groupMarkWidth(
    _ rest: Slice<UnsafeBufferPointer<UInt8>>,
    decimalComma: Bool
  ) -> Int? {
    guard let byte = rest.first else { return nil }
    if byte == UInt8(ascii: decimalComma ? "." : ",") { return 1 }
    if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "'") { return 1 }
    if rest.starts(with: [0xC2, 0xA0]) { return 2 }
    if rest.starts(with: [0xE2, 0x80, 0xAF]) || rest.starts(with: [0xE2, 0x80, 0x99]) { return 3 }
    return nil
  }

  private static func nearest(_ digits: [UInt8]) -> Double? {
    digits.withUnsafeBytes { buffer in
      guard let first = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return nil }
      var value = 0.0
      let end = leyline_parse_double(first, first + buffer.count, &value)
      return end == first + buffer.count && value.isFinite ? value : nil
    }
  }
}

/// The digits between grouping marks: three in the last group, two or three in those before it.
private struct DigitGroups {
  private var marks = 0
  private var digits = 0
  private var isRegular = true

  mutating func addDigit() { digits += 1 }

  /// Ends a group and returns whether it may stand there.
  mutating func addMark() -> Bool {
    isRegular = isRegular && (marks == 0 ? (1...3).contains(digits) : (2...3).contains(digits))
    marks += 1
    digits = 0
    return isRegular
  }

  func areComplete(startsWithZero: Bool) -> Bool {
    marks == 0 || isRegular && digits == 3 && !startsWithZero
  }
}

/// Whole numbers in groups of three digits, such as `1,081,866`.
///
/// Volumes of an exchange's files are written so. Their lengths vary from row to row, and a loop
/// over their digits ends each time at a place that the processor cannot foresee.
enum ThousandsGroups {
  /// Reads up to 15 digits, or returns a negative number for anything else.
  @inline(__always)
  static func read(_ start: UnsafePointer<UInt8>, count: Int, mark: UInt8) -> Int {
    let head = count & 3
    let groups = count >> 2
    guard head > 0, groups > 0, groups <= 4, start[0] &- 0x31 < 9 else { return -1 }
    var value = Int(start[0] &- 0x30)
    var isWrong = false
    if head > 1 {
      value = value &* 10 &+ digit(start[1], &isWrong)
      if head > 2 { value = value &* 10 &+ digit(start[2], &isWrong) }
    }
    var group = start + head
    for _ in 0..<groups {
      isWrong = isWrong || group[0] != mark
      let thousand =
        digit(group[1], &isWrong) &* 100 &+ digit(group[2], &isWrong) &* 10
        &+ digit(group[3], &isWrong)
      value = value &* 1000 &+ thousand
      group += 4
    }
    return isWrong ? -1 : value
  }

  /// Reads two digits, or returns a negative number for anything else.
  @inline(__always)
  static func hundredths(_ start: UnsafePointer<UInt8>) -> Int {
    var isWrong = false
    let value = digit(start[0], &isWrong) &* 10 &+ digit(start[1], &isWrong)
    return isWrong ? -1 : value
  }

  @inline(__always)
  private static func digit(_ byte: UInt8, _ isWrong: inout Bool) -> Int {
    let digit = byte &- 0x30
    isWrong = isWrong || digit > 9
    return Int(digit)
  }
}
