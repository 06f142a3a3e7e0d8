/// The words by which a headline says that something happens, whoever does it.
enum HeadlineVerbs {
  /// Whether a headline has a verb of something that happened or is to happen.
  ///
  /// One that opens with a question or an article, such as `How a plant runs` and `A morning in the works`, tells
  /// a story.
  static func tell(_ headline: Range<Int>, in text: TokenizedText) -> Bool {
    guard let first = headline.first(where: { text.tokens[$0].kind == .word }),
      !openings.contains(text.tokens[first].key),
      !headline.contains(where: { text.tokens[$0].isMark(.question) })
    else { return false }
    return headline.dropFirst().contains { index in
      let token = text.tokens[index]
      guard token.kind == .word else { return false }
      if token.isWord("to"), index + 1 < headline.upperBound {
        return !text.tokens[index + 1].isCapitalized && text.tokens[index + 1].kind == .word
          && !articles.contains(text.tokens[index + 1].key)
      }
      return verbs.contains(token.key)
        || token.count >= 5 && text.bytes[token.byteRange].suffix(2).elementsEqual("ed".utf8)
    }
  }

  private static let openings: WordSet = [
    "a", "an", "the", "how", "why", "what", "when", "where", "who", "which", "inside", "my", "our",
    "in", "on", "at", "with", "is", "are", "should", "can", "meet", "remembering",
  ]
  private static let articles: WordSet = ["the", "a", "an", "its", "his", "her", "their", "all"]
  private static let verbs = ClauseReader.strikes.union(ClauseReader.presents)
    .union(ClauseReader.pasts).union(
      WordSet(
        "is are has have will stops strikes quits leaves resigns retires dies joins fails out"
      )
    )
}
