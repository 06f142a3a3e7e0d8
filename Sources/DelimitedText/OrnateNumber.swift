internal import CFastFloat

/// A number with signs, groups, currency or suffixes, on its way to plain digits.
struct OrnateNumber {
  private(set) var bytes: Slice<UnsafeBufferPointer<UInt8>>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes[...]
  }

  /// Currencies in lower case, longer ones before those that they begin or end with.
  private static let currencies: [[UInt8]] = [
    "us$", "au$", "ca$", "hk$", "nt$", "nz$", "mx$", "r$", "s$", "a$", "c$", "cn\u{A5}", "\u{FFE5}",
    "$",
    "\u{20AC}", "\u{A3}", "\u{A5}", "\u{20B9}", "\u{20A9}", "\u{20BD}", "\u{20BA}", "\u{20AB}",
    "\u{E3F}",
    "\u{5143}", "\u{5706}", "\u{5713}", "\u{5186}", "\u{C6D0}", "rs.", "rs", "inr", "usd", "eur",
    "euro", "gbp",
    "jpy", "cny", "rmb", "hkd", "twd", "krw", "chf", "sfr.", "fr.", "sek", "nok", "dkk", "kr.",
    "kr", "pln",
    "z\u{142}", "czk", "k\u{10D}", "huf", "rub", "\u{440}\u{443}\u{431}.", "\u{440}\u{443}\u{431}",
    "\u{440}.", "try",
    "tl", "brl", "aud", "cad", "sgd", "nzd", "zar", "mxn", "ils",
  ].map { Array($0.utf8) }.sorted { $0.count > $1.count }

  /// The suffixes and their powers of ten, longer ones first.
  private static let suffixes: [(text: [UInt8], power: Int)] = [
    ("crores", 7), ("crore", 7), ("cr.", 7), ("cr", 7), ("lakhs", 5), ("lakh", 5), ("lacs", 5),
    ("lac", 5),
    ("k", 3), ("tsd.", 3), ("tsd", 3), ("m", 6), ("mn.", 6), ("mn", 6), ("mm", 6), ("mi", 6),
    ("mio.", 6),
    ("mio", 6), ("mln.", 6), ("mln", 6), ("million", 6), ("b", 9), ("bn.", 9), ("bn", 9), ("bi", 9),
    ("bln", 9), ("billion", 9), ("mrd.", 9), ("mrd", 9), ("mld.", 9), ("mld", 9), ("t", 12),
    ("%", -2),
    ("\u{442}\u{44B}\u{441}.", 3), ("\u{442}\u{44B}\u{441}", 3), ("\u{43C}\u{43B}\u{43D}.", 6),
    ("\u{43C}\u{43B}\u{43D}", 6), ("\u{43C}\u{43B}\u{440}\u{434}.", 9),
    ("\u{43C}\u{43B}\u{440}\u{434}", 9),
    ("\u{5343}", 3), ("\u{CC9C}", 3), ("\u{4E07}", 4), ("\u{842C}", 4), ("\u{B9CC}", 4),
    ("\u{767E}\u{4E07}", 6),
    ("\u{5343}\u{4E07}", 7), ("\u{4EBF}", 8), ("\u{5104}", 8), ("\u{C5B5}", 8), ("\u{5146}", 12),
    ("\u{C870}", 12),
  ].map { (Array($0.0.utf8), $0.1) }.sorted { $0.0.count > $1.0.count }

  /// What stands behind a price and says nothing of its size: a footnote, or that a share trades without its
  /// dividend or right.
  private static let remarks: [[UInt8]] = ["**", "*", "\u{2020}", "xd", "xr", "xb", "xc"].map {
    Array($0.utf8)
  }

  /// Whether nothing is left.
  var isEmpty: Bool { bytes.isEmpty }

  /// Whether the text is one ASCII letter.
  var isSingleLetter: Bool {
    bytes.count == 1 && bytes.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
  }

  /// Takes blanks away at both ends, also those that do not break a line.
  mutating func trim() {
    while true {
      if let first = bytes.first, Self.isBlank(first) {
        bytes.removeFirst()
      } else if let blank = Self.blanks.first(where: { bytes.starts(with: $0) }) {
        bytes.removeFirst(blank.count)
      } else if let blank = Self.blanks.first(where: { bytes.suffix($0.count).elementsEqual($0) }) {
        // Before single bytes: the last byte of a character may look like a blank of Latin-1.
        bytes.removeLast(blank.count)
      } else if let last = bytes.last, Self.isBlank(last), last < 0x80 || isLatin {
        bytes.removeLast()
      } else {
        return
      }
    }
  }

  /// Whether the last byte is no part of a character of UTF-8.
  private var isLatin: Bool {
    bytes.dropLast().last.map { $0 < 0x80 } ?? true
  }

  /// Blanks that do not break a line, wide and narrow ones.
  private static let blanks: [[UInt8]] = [
    "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "\u{3000}", "\u{FEFF}",
  ].map { Array($0.utf8) }

  /// Returns the double nearest to the number, or nothing when the text is none.
  ///
  /// A number has one sign: a minus or plus on either side of the number or its currency, or parentheses.
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
    text.takeEnd(Self.remarks)
    if let sign = text.takeLastSign() { signs.append(sign) }
    let hasCurrency = text.takeEnd(Self.currencies)
    if let sign = text.takeLastSign() { signs.append(sign) }
    let power = text.takeSuffix()
    if !hasCurrency { text.takeEnd(Self.currencies) }
    guard signs.count <= 1,
      let magnitude = text.plainDigits(decimalComma: decimalComma, power: power)
    else { return nil }
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

  /// Takes away a sign behind the number, as accountants write it.
  private mutating func takeLastSign() -> Sign? {
    guard let last = bytes.last, bytes.count > 1 else { return nil }
    let minus: [UInt8] = [0xE2, 0x88, 0x92]
    if last == UInt8(ascii: "+") || last == UInt8(ascii: "-") {
      bytes.removeLast()
    } else if bytes.suffix(3).elementsEqual(minus) {
      bytes.removeLast(3)
    } else {
      return nil
    }
    trim()
    // "40.-" is a price without cents.
    if last == UInt8(ascii: "-"), let mark = bytes.last, mark == 0x2E || mark == 0x2C {
      bytes.removeLast()
      return nil
    }
    return last == UInt8(ascii: "+") ? .plus : .minus
  }

  private mutating func takeCurrency() {
    let folded = Self.folded(bytes.prefix(8))
    guard let sign = Self.currencies.first(where: { folded.starts(with: $0) }) else { return }
    bytes.removeFirst(sign.count)
    trim()
  }

  /// Takes one of some texts away from the end, and returns whether there was one.
  @discardableResult
  private mutating func takeEnd(_ texts: [[UInt8]]) -> Bool {
    let folded = Self.folded(bytes.suffix(8))
    guard let found = texts.first(where: { folded.suffix($0.count).elementsEqual($0) }) else {
      return false
    }
    bytes.removeLast(found.count)
    trim()
    return true
  }

  private mutating func takeSuffix() -> Int {
    let folded = Self.folded(bytes.suffix(12))
    guard
      let suffix = Self.suffixes.first(where: {
        folded.count > $0.text.count && folded.suffix($0.text.count).elementsEqual($0.text)
      })
    else { return 0 }
    bytes.removeLast(suffix.text.count)
    trim()
    return suffix.power
  }

  private static func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
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
    // A blank that does not break and an apostrophe, in Latin-1 and Windows-1252.
    if byte == 0xA0 || byte == 0x92 { return 1 }
    return groupMarks.first { rest.starts(with: $0) }?.count
  }

  /// Blanks and apostrophes that group thousands, of several bytes each.
  private static let groupMarks: [[UInt8]] = [
    "\u{A0}", "\u{202F}", "\u{2019}", "\u{2009}", "\u{2007}", "\u{B4}",
  ].map { Array($0.utf8) }

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
