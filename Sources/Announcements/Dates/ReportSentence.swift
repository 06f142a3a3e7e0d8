internal import CivilTime

/// A first sentence that says on which day a company made known what the text tells.
///
/// `Siemens on Tuesday reported ...`, `the bank told the exchanges late on Thursday`, `The firm reported its
/// fourth quarter yesterday`, `ABB India published its results on 19 February 2026.` A paper or a blog tells
/// it a day or more later; the announcement is of the day that the sentence names.
struct ReportSentence: Sendable {
  /// Words that name a day.
  struct Day {
    let tokens: Range<Int>
    /// Whether they name it by its distance from the text: `yesterday`, `on Tuesday`.
    let isRelative: Bool
  }

  /// The words that name the day.
  let day: Range<Int>
  /// From the first to the last word of the statement.
  let tokens: Range<Int>
  /// The part of the day that the sentence names.
  let partOfDay: StatedPartOfDay?

  /// Finds the sentence among the first ones of a story.
  ///
  /// - Parameters:
  ///   - days: The words that name days, relative ones and whole dates, in order.
  ///   - text: The text.
  ///   - layout: Its zones.
  /// - Returns: The first statement, or nothing where the first sentences make none.
  static func first(
    among days: [Day],
    in text: TokenizedText,
    layout: DocumentLayout
  ) -> ReportSentence? {
    // A short first sentence is no running text yet.
    guard
      let line = text.lines.indices.first(where: { number in
        layout.zones[number] == .story && text.lines[number].count >= 6
          && (layout.bodyLines.first == number
            || text.lines[number].last.map { text.tokens[$0].isMark(.period) } == true)
      })
    else { return nil }
    let start = text.lines[line].lowerBound
    let end = min(text.tokens.count, start + window)
    var sentence = start
    while sentence < end {
      let limit = Self.end(of: sentence, in: text, upTo: end)
      if layout.zones[Int(text.tokens[sentence].line)] == .story,
        let found = statement(in: sentence..<limit, among: days, of: text),
        sentence == start || !isOfOther(found, in: sentence..<limit, of: text)
      {
        return found
      }
      sentence = limit
    }
    return nil
  }

  /// Whether a sentence after the first tells of another announcement: `It announced a buyback on Thursday`.
  private static func isOfOther(
    _ found: ReportSentence,
    in sentence: Range<Int>,
    of text: TokenizedText
  ) -> Bool {
    sentence.dropLast().contains { verb in
      found.tokens.contains(verb) && text.tokens[verb].isWord("announced")
        && articles.contains(text.tokens[verb + 1].key)
    }
  }

  private static let articles: WordSet = ["a", "an", "another"]

  /// How many words of a story are its first sentences.
  private static let window = 110
  /// How far the day may stand from the verb.
  private static let reach = 14

  private static func statement(
    in sentence: Range<Int>,
    among days: [Day],
    of text: TokenizedText
  ) -> ReportSentence? {
    let own = days.filter {
      sentence.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= sentence.upperBound
    }
    guard !own.isEmpty else { return nil }
    for verb in sentence where isReport(verb, in: sentence, of: text) {
      // `On 3 March the board approved` is history to the letter that tells it.
      let isAct = acts.contains(text.tokens[verb].key)
      let near = own.filter { day in
        (day.isRelative
          || !isAct && follows("on", day.tokens, in: sentence, of: text)
            && isSaidBySomebody(verb, in: sentence, of: text))
          && isNear(day.tokens, verb, in: text)
      }
      guard let day = near.map(\.tokens).min(by: { distance($0, verb) < distance($1, verb) }) else {
        continue
      }
      let tokens = min(day.lowerBound, verb)..<max(day.upperBound, verb + 1)
      return ReportSentence(day: day, tokens: tokens, partOfDay: part(around: day, sentence, text))
    }
    return nil
  }

  /// `ABB India published ...`, `the bank announced ...`, and not `a report published on ...`.
  private static func isSaidBySomebody(
    _ verb: Int,
    in sentence: Range<Int>,
    of text: TokenizedText
  ) -> Bool {
    guard verb > sentence.lowerBound else { return false }
    // `Moderna, Inc. issued`
    let isPoint = text.tokens[verb - 1].isMark(.period) && verb - 1 > sentence.lowerBound
    let subject = text.tokens[isPoint ? verb - 2 : verb - 1]
    return subject.kind == .word && (subject.isCapitalized || subjects.contains(subject.key))
  }

  private static func isNear(_ day: Range<Int>, _ verb: Int, in text: TokenizedText) -> Bool {
    let between =
      day.upperBound <= verb ? day.upperBound..<verb : (verb + 1)..<max(verb + 1, day.lowerBound)
    return between.count <= reach && !breaks(between, in: text)
      && !isOfParticiple(day, behind: verb, in: text)
  }

  /// `said it will contest the order received on Thursday`: the day is that of the receipt.
  private static func isOfParticiple(
    _ day: Range<Int>,
    behind verb: Int,
    in text: TokenizedText
  ) -> Bool {
    var index = day.lowerBound - 1
    while index > verb, text.tokens[index].isWord("on") || text.tokens[index].isWord("late") {
      index -= 1
    }
    return index > verb && receipts.contains(text.tokens[index].key)
  }

  private static let receipts: WordSet = [
    "received", "dated", "served", "passed", "held", "ended", "expired", "matured", "uploaded",
    "pronounced", "delivered",
  ]

  private static func follows(
    _ word: WordKey,
    _ day: Range<Int>,
    in sentence: Range<Int>,
    of text: TokenizedText
  ) -> Bool {
    day.lowerBound > sentence.lowerBound && text.tokens[day.lowerBound - 1].isWord(word)
  }

  private static func distance(_ day: Range<Int>, _ verb: Int) -> Int {
    day.upperBound <= verb ? verb - day.upperBound : day.lowerBound - verb
  }

  /// Whether a word says that something was made known: `said`, `put out`, and not `had said`.
  private static func isReport(
    _ index: Int,
    in sentence: Range<Int>,
    of text: TokenizedText
  ) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .word else { return false }
    let next = index + 1 < sentence.upperBound ? text.tokens[index + 1].key : nil
    let isVerb =
      statements.contains(token.key) || acts.contains(token.key)
      || next.map { particles[token.key]?.contains($0) == true } == true
      // `issued a press release`
      || token.isWord("issued")
        && (index + 1..<max(index + 1, min(index + 5, sentence.upperBound))).contains {
          releases.contains(text.tokens[$0].key)
        }
    guard isVerb else { return false }
    guard index > sentence.lowerBound else { return true }
    // What had been said, or is to be said, is another announcement.
    let before = text.tokens[max(sentence.lowerBound, index - 3)..<index]
    return !before.contains { recalls.contains($0.key) }
  }

  /// Whether words between a day and a verb belong to another clause.
  private static func breaks(_ words: Range<Int>, in text: TokenizedText) -> Bool {
    words.contains { index in
      if text.tokens[index].isMark(.semicolon) { return true }
      // `was announced last week, on November 5`
      if text.tokens[index].isWord("last"), index + 1 < text.tokens.count,
        text.tokens[index + 1].isWord("week") || text.tokens[index + 1].isWord("month")
      {
        return true
      }
      // `said in a filing after market hours on Tuesday`
      return conjunctions.contains(text.tokens[index].key)
        && !((index + 1)..<max(index + 1, min(index + 3, words.upperBound))).contains { next in
          sessions.contains(text.tokens[next].key)
        }
    }
  }

  /// `after market hours on Tuesday`, `on Tuesday evening`.
  private static func part(
    around day: Range<Int>,
    _ sentence: Range<Int>,
    _ text: TokenizedText
  ) -> StatedPartOfDay? {
    let near =
      max(sentence.lowerBound, day.lowerBound - 8)..<min(sentence.upperBound, day.upperBound + 6)
    if let part = AnnouncementSentence.part(in: near, of: text) { return part }
    let beside = [day.lowerBound - 1, day.upperBound].filter(near.contains)
    guard let word = (beside + day).first(where: { evenings.contains(text.tokens[$0].key) }) else {
      return nil
    }
    let words = text.words(
      text.byteRange(min(word, day.lowerBound)..<max(word + 1, day.upperBound))
    )
    return StatedPartOfDay(.afterClose, words: words, place: "the sentence that says so")
  }

  /// The token after the end of a sentence; a blank line ends one, too.
  private static func end(of start: Int, in text: TokenizedText, upTo limit: Int) -> Int {
    let last = (start..<max(start, limit - 1)).first { index in
      text.tokens[index + 1].line > text.tokens[index].line + 1 || text.endsSentence(at: index)
    }
    return last.map { $0 + 1 } ?? limit
  }

  private static let statements: WordSet = [
    "said", "announced", "reported", "disclosed", "informed", "intimated", "posted", "published",
    "declared", "told", "released", "filed", "unveiled", "clarified", "denied", "revealed",
  ]
  /// What is made known on the day on which it is done, where a text of these days speaks of it.
  private static let acts: WordSet = [
    "recommended", "signed", "inaugurated", "launched", "bagged", "won", "secured", "appointed",
    "acquired", "agreed",
  ]
  /// Verbs with a particle: `put out`, `came out with`.
  private static let particles: [WordKey: WordSet] = ["put": ["out"], "came": ["out"]]
  private static let recalls: WordSet = [
    "had", "has", "have", "having", "will", "would", "to", "may", "be", "which", "who", "earlier",
    "previously", "not",
  ]
  private static let conjunctions: WordSet = [
    "after", "as", "when", "while", "because", "that", "which", "since", "before", "following",
    "where", "who", "whether", "if", "until", "ended", "ending", "from", "due", "effective", "by",
  ]
  private static let releases: WordSet = ["release", "statement", "announcement", "communiqué"]
  private static let subjects: WordSet = [
    "company", "firm", "bank", "group", "board", "maker", "it", "they", "management", "major",
  ]
  private static let sessions: WordSet = [
    "market", "markets", "trading", "hours", "close", "closing", "session", "bell", "opening",
  ]
  private static let evenings: WordSet = ["evening", "night"]
}
