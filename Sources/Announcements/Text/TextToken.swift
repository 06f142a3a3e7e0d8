/// A word, a run of digits or a mark of a text, by its place in the bytes.
struct TextToken: Sendable {
  enum Kind: UInt8, Sendable {
    case word
    case number
    case mark
  }

  let kind: Kind
  /// Whether white space or a line end stands before the token.
  let followsSpace: Bool
  /// Whether the first letter is an ASCII capital or no ASCII letter.
  let isCapitalized: Bool
  /// Whether no letter of the word is small.
  let isUppercase: Bool
  /// Whether the digits of a number are Devanagari, of three bytes each.
  var isDevanagari = false
  let start: Int32
  let end: Int32
  /// The line that the token stands on, counted from 0.
  let line: Int32
  /// The word or number without its case; for a mark the code of its plain form.
  let key: WordKey
  /// The value of a number of at most nine digits, otherwise -1; the plain form of a mark.
  let value: Int32

  /// The digits of a number, otherwise the bytes.
  var count: Int { isDevanagari ? Int(end - start) / 3 : Int(end - start) }
  var byteRange: Range<Int> { Int(start)..<Int(end) }

  func isWord(_ word: WordKey) -> Bool { kind == .word && key == word }

  func isMark(_ mark: Mark) -> Bool { kind == .mark && value == mark.rawValue }
}

/// A mark of punctuation, with the many forms of typography reduced to a plain one.
enum Mark: Int32, Sendable {
  case apostrophe = 0x27
  case quotation = 0x22
  case hyphen = 0x2D
  case comma = 0x2C
  case period = 0x2E
  case colon = 0x3A
  case semicolon = 0x3B
  case slash = 0x2F
  case plus = 0x2B
  case bar = 0x7C
  case openParenthesis = 0x28
  case closeParenthesis = 0x29
  case ampersand = 0x26
  case percent = 0x25
  case dollar = 0x24
  case rupee = 0x20B9
  case euro = 0x20AC
  case pound = 0xA3
  case yen = 0xA5
  case copyright = 0xA9
  case at = 0x40
  case question = 0x3F
  case exclamation = 0x21
  case hash = 0x23
  case other = 0
}

/// A number that stands for a word without regard to the case of its ASCII letters.
///
/// Looking words up by number keeps the readers free of strings: a document becomes tokens once,
/// and months, labels and companies are dictionary look-ups.
///
/// Source: Fowler, Noll, Vo (1991), the 64-bit FNV-1a hash.
struct WordKey: Hashable, Sendable {
  let value: UInt64

  /// The number is a hash already; a table only has to spread it by its own seed.
  func _rawHashValue(seed: Int) -> Int {
    let mixed = (value ^ UInt64(truncatingIfNeeded: seed)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed ^ mixed >> 32)
  }

  @inline(__always)
  init(_ bytes: some Sequence<UInt8>) {
    var hash = Self.basis
    for byte in bytes {
      let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      hash = Self.mixed(hash, folded)
    }
    value = hash
  }

  /// Creates the number that was worked out letter by letter, from ``basis`` by ``mixed(_:_:)``.
  init(hash: UInt64) { value = hash }

  @inline(__always)
  static var basis: UInt64 { 0xcbf2_9ce4_8422_2325 }

  /// The number with one more letter, which is a small one.
  @inline(__always)
  static func mixed(_ hash: UInt64, _ letter: UInt8) -> UInt64 {
    (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01b3
  }

  init(_ word: String) {
    self.init(word.utf8)
  }
}

extension WordKey: ExpressibleByStringLiteral {
  // Of a static string, whose bytes the compiler knows, the number of a literal is worked out in building
  // the program and not each time that a word is held against it.
  @inline(__always)
  init(stringLiteral word: StaticString) {
    self = word.withUTF8Buffer { WordKey($0) }
  }
}

/// A quick test that most words of a text are not among the words of a table.
///
/// One bit for each of 4096 remainders of the word's number; a set bit may be another word's, so
/// the table itself decides. Nineteen of twenty look-ups end here.
struct WordFilter: Sendable {
  private var bits: [UInt64]
  /// The bits of a word's number that tell its place among the bits.
  private let mask: UInt64

  /// Creates a filter of 4096 bits; one of another power of two for tables of many words.
  init(_ words: some Sequence<WordKey>, bits count: Int = 4096) {
    bits = [UInt64](repeating: 0, count: max(1, count / 64))
    mask = UInt64(max(1, count / 64) - 1)
    for word in words { insert(word) }
  }

  mutating func insert(_ word: WordKey) {
    bits[Int(word.value >> 6 & mask)] |= 1 << (word.value & 63)
  }

  @inline(__always)
  func mayContain(_ word: WordKey) -> Bool {
    // The mask keeps the place within the bits.
    bits.withUnsafeBufferPointer {
      $0[Int(truncatingIfNeeded: word.value >> 6 & mask)] & (1 << (word.value & 63)) != 0
    }
  }
}
