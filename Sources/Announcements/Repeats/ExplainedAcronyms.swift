/// The acronyms that a text explains: `Bihar State Power Generation Company Ltd (BSPGCL)`.
///
/// Another report may write the words alone, so that the acronym in a headline is no name that it lacks.
struct ExplainedAcronyms: Sendable {
  /// The stems of the words, by the stem of their acronym.
  private let words: [UInt64: Set<UInt64>]

  /// Reads the acronyms of passages.
  init(_ text: TokenizedText, _ passages: [Range<Int>]) {
    var found: [UInt64: Set<UInt64>] = [:]
    for passage in passages {
      for index in passage.dropFirst(2).dropLast(1)
      where text.tokens[index].isMark(.openParenthesis) {
        let acronym = text.tokens[index + 1]
        guard acronym.kind == .word, acronym.isUppercase, acronym.count >= 3,
          let stems = Self.stems(before: index, of: acronym, in: text, passage)
        else { continue }
        found[DocumentSignature.stem(text.bytes[acronym.byteRange])] = stems
      }
    }
    words = found
  }

  /// The first letters of the words of passages in their order, as capitals, without small words.
  static func initials(_ text: TokenizedText, _ passages: [Range<Int>]) -> [UInt8] {
    var letters: [UInt8] = []
    for index in passages.joined() where text.tokens[index].kind == .word {
      guard !small.contains(text.tokens[index].key) else { continue }
      letters.append(text.bytes[Int(text.tokens[index].start)] & 0xDF)
    }
    return letters
  }

  /// Whether another text has the words of a name that is an acronym here.
  func explain(_ name: NamedThings.Name, has: (UInt64) -> Bool) -> Bool {
    guard name.isAcronym, let stem = name.stems.first, let words = words[stem] else { return false }
    return words.count { has($0) } * 2 > words.count
  }

  /// The stems of the words whose first letters spell an acronym, but for those that many firms have.
  private static func stems(
    before bracket: Int,
    of acronym: TextToken,
    in text: TokenizedText,
    _ passage: Range<Int>
  ) -> Set<UInt64>? {
    var stems: Set<UInt64> = []
    var index = bracket - 1
    for letter in text.bytes[acronym.byteRange].reversed() {
      while index >= passage.lowerBound,
        text.tokens[index].kind == .mark || small.contains(text.tokens[index].key)
      { index -= 1 }
      guard index >= passage.lowerBound, text.tokens[index].kind == .word,
        text.bytes[Int(text.tokens[index].start)] | 0x20 == letter | 0x20
      else { return nil }
      if !forms.contains(text.tokens[index].key) {
        stems.insert(DocumentSignature.stem(text.bytes[text.tokens[index].byteRange]))
      }
      index -= 1
    }
    return stems
  }

  private static let small: WordSet = ["of", "and", "the", "for", "in"]
  private static let forms: WordSet = [
    "company", "corporation", "limited", "ltd", "co", "corp", "state",
  ]
}
