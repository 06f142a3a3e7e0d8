/// A table of words that most words of a text are not in.
///
/// A bit decides nineteen of twenty look-ups, so that a text may be held against many tables.
struct WordSet: Sendable {
  private let words: Set<WordKey>
  private let filter: WordFilter

  init(_ words: Set<WordKey>) {
    self.words = words
    filter = WordFilter(words)
  }

  /// Creates a table from words with white space between them.
  init(_ words: String) {
    self.init(Set(words.split(whereSeparator: \.isWhitespace).map { WordKey($0.utf8) }))
  }

  @inline(__always)
  func contains(_ word: WordKey) -> Bool {
    filter.mayContain(word) && words.contains(word)
  }

  func union(_ other: WordSet) -> WordSet { WordSet(words.union(other.words)) }
}

extension WordSet: ExpressibleByArrayLiteral {
  init(arrayLiteral words: WordKey...) {
    self.init(Set(words))
  }
}
