internal import CivilTime

/// A sentence that says when the announcement was made.
///
/// `The announcement was made after market hours yesterday, 20 March 2025.`
struct AnnouncementSentence: Sendable {
  /// The tokens from the noun to the end of the sentence.
  let tokens: Range<Int>
  /// The part of the day that the sentence names.
  let partOfDay: StatedPartOfDay?

  /// Finds the sentences of a story.
  static func all(in text: TokenizedText, layout: DocumentLayout) -> [AnnouncementSentence] {
    var found: [AnnouncementSentence] = []
    for line in text.lines.indices where layout.zones[line] == .story {
      for index in text.lines[line] where filter.mayContain(text.tokens[index].key) {
        guard let verb = verb(of: index, upTo: text.lines[line].upperBound, in: text) else {
          continue
        }
        let end = end(of: verb, upTo: text.lines[line].upperBound, in: text)
        found.append(
          AnnouncementSentence(tokens: index..<end, partOfDay: part(in: verb..<end, of: text))
        )
      }
    }
    return found
  }

  /// `announcement was made`, `results were declared`; the verb, or nothing where none says so.
  private static func verb(of noun: Int, upTo end: Int, in text: TokenizedText) -> Int? {
    guard nouns.contains(text.tokens[noun].key) else { return nil }
    // `made the announcement after market hours`
    if noun >= 2, makings.contains(text.tokens[noun - 2].key),
      text.tokens[noun - 1].isWord("the") || text.tokens[noun - 1].isWord("this")
    {
      return noun
    }
    var index = noun + 1
    guard index < end, text.tokens[index].isWord("was") || text.tokens[index].isWord("were") else {
      return nil
    }
    index += 1
    return index < end && makings.contains(text.tokens[index].key) ? index : nil
  }

  private static func end(of verb: Int, upTo end: Int, in text: TokenizedText) -> Int {
    var index = verb
    while index < min(end, verb + 24) {
      if text.tokens[index].isMark(.period),
        index + 1 >= end || text.tokens[index + 1].followsSpace,
        text.tokens[index - 1].count > 4 || text.tokens[index - 1].kind == .number
      {
        return index
      }
      index += 1
    }
    return index
  }

  /// The part of the day that some words name, such as `after market hours`.
  static func part(in tokens: Range<Int>, of text: TokenizedText) -> StatedPartOfDay? {
    for index in tokens where openings.contains(text.tokens[index].key) {
      for count in stride(from: 5, through: 2, by: -1) where index + count <= tokens.upperBound {
        let words = text.words(text.byteRange(index..<(index + count)))
        guard let part = PartOfDay(words: words) else { continue }
        return StatedPartOfDay(part, words: words, place: "the sentence that says so")
      }
    }
    return nil
  }

  private static let nouns: Set<WordKey> = [
    "announcement", "disclosure", "intimation", "filing", "results", "result",
  ]
  private static let makings: Set<WordKey> = [
    "made", "announced", "disclosed", "declared", "released", "issued", "filed", "given",
  ]
  private static let openings: Set<WordKey> = ["after", "before", "during", "post", "pre", "in"]
  private static let filter = WordFilter(nouns)
}
