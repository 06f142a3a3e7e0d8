internal import Algorithms

/// A text cut into tokens and lines, once, in linear time.
///
/// Bytes that are not UTF-8 count as letters, so that broken text is read as far as it goes.
struct TokenizedText: Sendable {
  /// A byte within a word that stands for nothing, where a page writes a letter as a longer reference.
  static let filler: UInt8 = 0x01

  let bytes: [UInt8]
  private(set) var tokens: [TextToken] = []
  /// The tokens of each line, counted from 0.
  private(set) var lines: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(bytes.count / 5)
    cut()
  }

  /// The words between two bytes, with every run of white space as one blank.
  func words(_ range: Range<Int>, atMost limit: Int = .max) -> String {
    var plain: [UInt8] = []
    plain.reserveCapacity(min(range.count, limit))
    var index = range.lowerBound
    while index < range.upperBound, plain.count < limit {
      if bytes[index] == Self.filler {
        index += 1
        continue
      }
      let space = spaceLength(at: index)
      if space == 0 {
        plain.append(bytes[index])
        index += 1
      } else {
        if plain.last != 0x20, !plain.isEmpty { plain.append(0x20) }
        index += space
      }
    }
    while plain.last == 0x20 { plain.removeLast() }
    // A limit must not cut a character in two.
    while index < range.upperBound, let last = plain.last, last >= 0x80 {
      plain.removeLast()
      if last >= 0xC0 { break }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// The bytes that a run of tokens covers.
  func byteRange(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
  }

  /// The tokens that some bytes cover.
  func tokens(in range: Range<Int>) -> Range<Int> {
    let first = tokens.partitioningIndex { $0.end > range.lowerBound }
    let end = tokens.partitioningIndex { $0.start >= range.upperBound }
    return first..<max(first, end)
  }

  /// The tokens of a line around some of them, up to blanks as wide as those between columns.
  func column(around range: Range<Int>, in line: Range<Int>) -> Range<Int> {
    var first = max(range.lowerBound, line.lowerBound)
    while first > line.lowerBound, !isColumn(at: first) { first -= 1 }
    var end = min(range.upperBound, line.upperBound)
    while end < line.upperBound, !isColumn(at: end) { end += 1 }
    return first..<max(first, end)
  }

  /// Whether four blanks or a tabulator stand before a token.
  func isColumn(at index: Int) -> Bool {
    guard index > 0, tokens[index].followsSpace else { return false }
    let blanks = Int(tokens[index - 1].end)..<Int(tokens[index].start)
    return blanks.count >= 4 || blanks.contains { bytes[$0] == 0x09 }
  }

  private mutating func cut() {
    var index = 0
    var line: Int32 = 0
    var firstOfLine = 0
    var followsSpace = true
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A || byte == 0x0D {
        index += byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
        lines.append(firstOfLine..<tokens.count)
        firstOfLine = tokens.count
        line += 1
        followsSpace = true
        continue
      }
      let space = spaceLength(at: index)
      if space > 0 {
        index += space
        followsSpace = true
        continue
      }
      let end: Int
      if Self.isDigit(byte) {
        end = append(numberAt: index, line: line, followsSpace: followsSpace)
      } else if devanagariDigit(at: index) != nil {
        end = append(devanagariAt: index, line: line, followsSpace: followsSpace)
      } else if letterLength(at: index) > 0 {
        end = append(wordAt: index, line: line, followsSpace: followsSpace)
      } else {
        end = append(markAt: index, line: line, followsSpace: followsSpace)
      }
      index = end
      followsSpace = false
    }
    lines.append(firstOfLine..<tokens.count)
  }

  private mutating func append(numberAt start: Int, line: Int32, followsSpace: Bool) -> Int {
    var end = start
    var value: Int32 = 0
    while end < bytes.count, Self.isDigit(bytes[end]) {
      if end - start < 9 { value = value * 10 + Int32(bytes[end] - 0x30) }
      end += 1
    }
    tokens.append(
      TextToken(
        kind: .number,
        followsSpace: followsSpace,
        isCapitalized: true,
        isUppercase: true,
        start: Int32(start),
        end: Int32(end),
        line: line,
        key: key(start..<end),
        value: end - start <= 9 ? value : -1
      )
    )
    return end
  }

  /// The key and the value are those of the same number in ASCII digits.
  private mutating func append(devanagariAt start: Int, line: Int32, followsSpace: Bool) -> Int {
    var digits: [UInt8] = []
    var end = start
    while let digit = devanagariDigit(at: end) {
      digits.append(0x30 + digit)
      end += 3
    }
    let value = digits.prefix(9).reduce(Int32(0)) { $0 * 10 + Int32($1 - 0x30) }
    tokens.append(
      TextToken(
        kind: .number,
        followsSpace: followsSpace,
        isCapitalized: true,
        isUppercase: true,
        isDevanagari: true,
        start: Int32(start),
        end: Int32(end),
        line: line,
        key: WordKey(digits),
        value: digits.count <= 9 ? value : -1
      )
    )
    return end
  }

  /// The digits of a number token in ASCII.
  func digits(of token: TextToken) -> [UInt8] {
    guard token.isDevanagari else { return Array(bytes[token.byteRange]) }
    return stride(from: Int(token.start), to: Int(token.end), by: 3).compactMap {
      devanagariDigit(at: $0).map { 0x30 + $0 }
    }
  }

  private mutating func append(wordAt start: Int, line: Int32, followsSpace: Bool) -> Int {
    if let word = plainWord(at: start) {
      let isCapitalized = bytes[start] <= 0x5A
      tokens.append(
        TextToken(
          kind: .word,
          followsSpace: followsSpace,
          isCapitalized: isCapitalized,
          isUppercase: isCapitalized && word.end == start + 1,
          start: Int32(start),
          end: Int32(word.end),
          line: line,
          key: word.key,
          value: 0
        )
      )
      return word.end
    }
    var end = start
    var hasSmallLetter = false
    var isFilled = false
    var joint = GluedWords.Joint()
    while end < bytes.count {
      if bytes[end] >= 0x61, bytes[end] <= 0x7A {
        hasSmallLetter = true
        end += 1
        continue
      }
      if bytes[end] == Self.filler, let next = letterAfterFiller(at: end) {
        isFilled = true
        end = next
      }
      var length = letterLength(at: end)
      // A joiner shapes the letters beside it and ends no word of an Indian script.
      if length == 0, isJoiner(at: end), end > start, bytes[start] == 0xE0,
        letterLength(at: end + 3) > 0
      {
        length = 3
      }
      if length == 0 || bytes[end] == 0xE0 && devanagariDigit(at: end) != nil { break }
      joint.note(end, after: start, in: bytes)
      end += length
    }
    if let place = joint.split(start..<end, of: bytes) {
      end = place
      hasSmallLetter = bytes[start..<end].contains { $0 >= 0x61 && $0 <= 0x7A }
    }
    let isSmall = bytes[start] >= 0x61 && bytes[start] <= 0x7A
    tokens.append(
      TextToken(
        kind: .word,
        followsSpace: followsSpace,
        isCapitalized: !isSmall,
        isUppercase: !hasSmallLetter,
        start: Int32(start),
        end: Int32(end),
        line: line,
        key: isFilled
          ? WordKey(bytes[start..<end].lazy.filter { $0 != Self.filler }) : wordKey(start..<end),
        value: 0
      )
    )
    return end
  }

  /// The end and the number of a word of ASCII letters, small but for the first one, behind which nothing stands
  /// that may go on with it; most words are such.
  private func plainWord(at start: Int) -> (end: Int, key: WordKey)? {
    bytes.withUnsafeBufferPointer { bytes in
      let first = bytes[start] | 0x20
      guard bytes[start] < 0x80, first >= 0x61, first <= 0x7A else { return nil }
      var hash = WordKey.mixed(WordKey.basis, first)
      var index = start + 1
      while index < bytes.count, bytes[index] >= 0x61, bytes[index] <= 0x7A {
        hash = WordKey.mixed(hash, bytes[index])
        index += 1
      }
      if index < bytes.count {
        let next = bytes[index]
        guard next < 0x80, next != Self.filler, next < 0x41 || next > 0x5A else { return nil }
      }
      return (index, WordKey(hash: hash))
    }
  }

  /// The place of the letter that goes on with a word after its fillers.
  private func letterAfterFiller(at start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] == Self.filler { index += 1 }
    return letterLength(at: index) > 0 ? index : nil
  }

  /// The number of a word, without joiners.
  private func wordKey(_ range: Range<Int>) -> WordKey {
    guard bytes[range.lowerBound] == 0xE0, range.contains(where: isJoiner) else {
      return key(range)
    }
    let joiners = Set(range.filter(isJoiner).flatMap { [$0, $0 + 1, $0 + 2] })
    return WordKey(range.lazy.filter { !joiners.contains($0) }.map { bytes[$0] })
  }

  /// The number of some bytes, read in place.
  private func key(_ range: Range<Int>) -> WordKey {
    bytes.withUnsafeBufferPointer { WordKey(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The number of the first six letters of a word.
  func stem(of token: TextToken) -> WordKey {
    key(Int(token.start)..<min(Int(token.start) + 6, Int(token.end)))
  }

  private mutating func append(markAt start: Int, line: Int32, followsSpace: Bool) -> Int {
    let (mark, length) = mark(at: start)
    tokens.append(
      TextToken(
        kind: .mark,
        followsSpace: followsSpace,
        isCapitalized: false,
        isUppercase: false,
        start: Int32(start),
        end: Int32(start + length),
        line: line,
        key: key(start..<(start + length)),
        value: mark.rawValue
      )
    )
    return start + length
  }
}
