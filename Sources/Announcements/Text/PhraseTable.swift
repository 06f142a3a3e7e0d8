/// Phrases of a few words that are looked up where a text begins or ends with them.
struct PhraseTable<Meaning: Sendable>: Sendable {
  struct Match {
    let phrase: String
    let meaning: Meaning
    /// The tokens of the phrase.
    let tokens: Range<Int>
  }

  private struct Entry: Sendable {
    let phrase: String
    let words: [WordKey]
    let meaning: Meaning
  }

  private var byFirst: [WordKey: [Entry]] = [:]
  private var byLast: [WordKey: [Entry]] = [:]
  private let firstWords: WordFilter

  /// Creates a table from phrases of small letters; longer phrases win over shorter ones.
  ///
  /// The word `#` stands for any number.
  init(_ phrases: [(phrase: String, meaning: Meaning)]) {
    let entries = phrases.map { item in
      Entry(
        phrase: item.phrase,
        words: item.phrase.split(separator: " ").map { WordKey($0.utf8) },
        meaning: item.meaning
      )
    }
    firstWords = WordFilter(entries.compactMap(\.words.first))
    for entry in entries.sorted(by: { $0.words.count > $1.words.count }) {
      if let first = entry.words.first { byFirst[first, default: []].append(entry) }
      if let last = entry.words.last { byLast[last, default: []].append(entry) }
    }
  }

  /// Creates a table from lists of phrases with commas or line ends between them.
  init(lists: [(meaning: Meaning, phrases: String)]) {
    self.init(
      lists.flatMap { meaning, phrases in
        phrases.split { $0 == "," || $0.isNewline }.map {
          ($0.split(separator: " ").joined(separator: " "), meaning)
        }
      }
    )
  }

  /// The longest phrase whose words begin at a token of a line.
  func match(beginningAt index: Int, in text: TokenizedText) -> Match? {
    guard index < text.tokens.count, firstWords.mayContain(text.tokens[index].key),
      let entries = byFirst[text.tokens[index].key]
    else {
      return nil
    }
    let line = text.tokens[index].line
    for entry in entries {
      var position = index
      var matched = 0
      while matched < entry.words.count, position < text.tokens.count,
        text.tokens[position].line == line
      {
        let token = text.tokens[position]
        if token.isMark(.hyphen) || token.isMark(.apostrophe) {
          position += 1
          continue
        }
        guard Self.agrees(token, entry.words[matched]) else { break }
        matched += 1
        position += 1
      }
      if matched == entry.words.count {
        return Match(phrase: entry.phrase, meaning: entry.meaning, tokens: index..<position)
      }
    }
    return nil
  }

  /// The longest phrase whose words end with a token of a line.
  func match(endingAt index: Int, in text: TokenizedText) -> Match? {
    guard let entries = byLast[text.tokens[index].key] else { return nil }
    let line = text.tokens[index].line
    for entry in entries {
      var position = index
      var left = entry.words.count
      while left > 0, position >= 0, text.tokens[position].line == line {
        let token = text.tokens[position]
        if token.isMark(.hyphen) || token.isMark(.slash) || token.isMark(.ampersand) {
          position -= 1
          continue
        }
        guard Self.agrees(token, entry.words[left - 1]) else { break }
        left -= 1
        position -= 1
      }
      if left == 0 {
        return Match(
          phrase: entry.phrase,
          meaning: entry.meaning,
          tokens: (position + 1)..<(index + 1)
        )
      }
    }
    return nil
  }

  private static func agrees(_ token: TextToken, _ word: WordKey) -> Bool {
    token.kind == .number
      ? word == "#" || token.key == word : token.kind == .word && token.key == word
  }
}
