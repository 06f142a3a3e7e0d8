/// The characters of a text by their bytes: white space, letters and marks.
extension TokenizedText {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The value of the Devanagari digit at a place, `०` to `९`, of three bytes.
  func devanagariDigit(at index: Int) -> UInt8? {
    guard index + 2 < bytes.count, bytes[index] == 0xE0, bytes[index + 1] == 0xA5,
      (0xA6...0xAF).contains(bytes[index + 2])
    else { return nil }
    return bytes[index + 2] - 0xA6
  }

  /// The number of bytes of the white space at a place, 0 when there is none.
  func spaceLength(at index: Int) -> Int {
    let byte = bytes[index]
    if byte <= 0x20 || byte == 0x7F { return 1 }
    switch byte {
    case 0xC2: return follows(index, 0xA0) || follows(index, 0xAD) ? 2 : 0
    case 0xE2:
      guard index + 2 < bytes.count else { return 0 }
      let (second, third) = (bytes[index + 1], bytes[index + 2])
      // Typographic blanks, zero-width characters and direction marks.
      let isBlank = second == 0x80 && (third <= 0x8F || (0xA8...0xAF).contains(third))
      return isBlank || (second == 0x81 && third >= 0x9F) ? 3 : 0
    case 0xE3: return follows(index, 0x80) && follows(index + 1, 0x80) ? 3 : 0
    case 0xEF: return follows(index, 0xBB) && follows(index + 1, 0xBF) ? 3 : 0
    default: return 0
    }
  }

  /// Whether a zero-width joiner or non-joiner stands at a place.
  func isJoiner(at index: Int) -> Bool {
    bytes[index] == 0xE2 && follows(index, 0x80) && index + 2 < bytes.count
      && bytes[index + 2] & 0xFE == 0x8C
  }

  /// The number of bytes of the letter at a place, 0 when there is none.
  func letterLength(at index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    let byte = bytes[index]
    if byte < 0x80 { return (0x41...0x5A).contains(byte & 0xDF) ? 1 : 0 }
    if spaceLength(at: index) > 0 { return 0 }
    switch byte {
    case 0xC2:
      // Of the Latin-1 signs only the ordinal indicators and the micro sign are letters.
      let isLetter =
        index + 1 < bytes.count && [0xAA, 0xB5, 0xBA].contains(bytes[index + 1])
      return isLetter ? 2 : 0
    case 0xE0:
      // The full stop of Hindi, single and double.
      let isStop =
        follows(index, 0xA5) && (follows(index + 1, 0xA4) || follows(index + 1, 0xA5))
      return isStop ? 0 : 1
    case 0xE2:
      guard index + 1 < bytes.count else { return 1 }
      return (0x80...0x9F).contains(bytes[index + 1]) ? 0 : 1
    case 0xE3: return follows(index, 0x80) ? 0 : 1
    case 0xEF: return follows(index, 0xBC) ? 0 : 1
    case 0xF0: return follows(index, 0x9F) ? 0 : 1
    default: return 1
    }
  }

  /// The plain form of the mark at a place, and the number of its bytes.
  func mark(at index: Int) -> (mark: Mark, length: Int) {
    let byte = bytes[index]
    if byte < 0x80 { return (Mark(rawValue: Int32(byte)) ?? .other, 1) }
    let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, bytes.count - index)
    var scalars = String(decoding: bytes[index..<(index + length)], as: UTF8.self)
      .unicodeScalars.makeIterator()
    guard let scalar = scalars.next()?.value else { return (.other, length) }
    switch scalar {
    case 0x2018, 0x2019, 0x201B, 0x2032: return (.apostrophe, length)
    case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: return (.quotation, length)
    case 0x2010...0x2015, 0x2212: return (.hyphen, length)
    case 0x2022, 0xB7, 0x2023, 0x25CF, 0x2219: return (.bar, length)
    case 0xFF1A: return (.colon, length)
    case 0x0964, 0x0965: return (.period, length)
    case 0x20B9, 0x20A8: return (.rupee, length)
    default: return (Mark(rawValue: Int32(scalar)) ?? .other, length)
    }
  }

  private func follows(_ index: Int, _ byte: UInt8) -> Bool {
    index + 1 < bytes.count && bytes[index + 1] == byte
  }
}
