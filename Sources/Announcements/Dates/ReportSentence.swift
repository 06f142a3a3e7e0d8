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
  /// Whether it tells what was done, and not that it was told; such a day dates no text by itself.
  let tellsAct: Bool
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
    var act: ReportSentence?
    while sentence < end {
      let limit = Self.end(of: sentence, in: text, upTo: end)
      if layout.zones[Int(text.tokens[sentence].line)] == .story,
        let found = statement(
          in: sentence..<limit,
          of: start..<end,
          among: days,
          in: text,
          layout: layout
        ),
        sentence == start || !isOfOther(found, in: sentence..<limit, of: text)
      {
        // What is said to have been told on a day comes before what was done.
        guard found.tellsAct else { return found }
        act = act ?? found
      }
      sentence = limit
    }
    return act
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

  static let articles: WordSet = ["a", "an", "another"]

  /// How many words of a story are its first sentences.
  private static let window = 110
  /// How far the day may stand from the verb.
  private static let reach = 14

  private static func statement(
    in sentence: Range<Int>,
    of story: Range<Int>,
    among days: [Day],
    in text: TokenizedText,
    layout: DocumentLayout
  ) -> ReportSentence? {
    let own = days.filter {
      sentence.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= sentence.upperBound
    }
    guard !own.isEmpty else { return nil }
    for verb in sentence where isReport(verb, in: sentence, of: text) {
      let tellsAct = isAct(verb, of: text)
      let near = own.filter { day in
        let isWhole =
          isLetterDay(day.tokens, verb, in: text)
          || follows("on", day.tokens, in: sentence, of: text)
            && isSaidBySomebody(verb, around: day.tokens, in: sentence, of: text)
            // `On 3 March the board approved` is history to the letter that tells it.
            && (!tellsAct || isNewsOfOthers(sentence, in: story, of: text, layout: layout))
        if isOfWeekBefore(day.tokens, in: text) || isOfObject(verb, in: sentence, of: text) {
          return false
        }
        // An order may be dated any day, and a board approves what was told before.
        if text.tokens[verb].isWord("dated") { return isLetterDay(day.tokens, verb, in: text) }
        if text.tokens[verb].isWord("approved"), day.isRelative,
          !text.tokens[day.tokens.lowerBound].isWord("yesterday")
        {
          return false
        }
        if day.isRelative, isOfAuthority(verb, of: text),
          !isNewsOfOthers(sentence, in: story, of: text, layout: layout)
        {
          return false
        }
        return isWhole && isLetterDay(day.tokens, verb, in: text)
          || (day.isRelative || isWhole) && isNear(day.tokens, verb, in: text)
      }
      // `Yesterday the board recommended five bonus shares and fixed November 3 as the record date`
      let told = near.filter { MonthLexicon.month(text.tokens[$0.tokens.lowerBound].key) == nil }
      guard
        let day = (told.isEmpty ? near : told).map(\.tokens).min(by: {
          distance($0, verb) < distance($1, verb)
        })
      else { continue }
      let tokens = min(day.lowerBound, verb)..<max(day.upperBound, verb + 1)
      return ReportSentence(
        day: day,
        tokens: tokens,
        tellsAct: tellsAct,
        partOfDay: part(around: day, sentence, text)
      )
    }
    return nil
  }

  private static func isNear(_ day: Range<Int>, _ verb: Int, in text: TokenizedText) -> Bool {
    let between =
      day.upperBound <= verb ? day.upperBound..<verb : (verb + 1)..<max(verb + 1, day.lowerBound)
    return between.count <= reach && !breaks(between, in: text)
      && !between.contains { isAct($0, of: text) }
      && !isOfParticiple(day, behind: verb, in: text)
      && !isOfContent(day, behind: verb, in: text) && !isOfSpan(day, in: text)
      && !isOfOutbreak(day, in: text)
  }

  private static func follows(
    _ word: WordKey,
    _ day: Range<Int>,
    in sentence: Range<Int>,
    of text: TokenizedText
  ) -> Bool {
    // `at 5:06 pm IST on Wednesday, 31 January 2024`: the clock stands before the day.
    if day.contains(where: { text.tokens[$0].isWord(word) }) { return true }
    guard day.lowerBound > sentence.lowerBound else { return false }
    var before = beforeMarks(day.lowerBound, in: sentence, of: text)
    // `on the evening of March 18`
    if before >= sentence.lowerBound + 3, text.tokens[before].isWord("of"),
      partsOfDay.contains(text.tokens[before - 1].key), text.tokens[before - 2].isWord("the")
    {
      before -= 3
    }
    return text.tokens[before].isWord(word)
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
      statements.contains(token.key) || isAct(index, of: text)
      || token.isWord("dated") && index > sentence.lowerBound
      // `The filing came late`
      || token.isWord("came") && index > sentence.lowerBound
        && letters.contains(text.tokens[index - 1].key)
      || next.map { particles[token.key]?.contains($0) == true } == true
      // `hit the wires`
      || token.isWord("hit") && index + 2 < sentence.upperBound
        && wires.contains(text.tokens[index + 2].key)
      // `issued a press release`
      || token.isWord("issued")
        && sentence.places(after: index, atMost: 4).contains {
          releases.contains(text.tokens[$0].key)
        }
    guard isVerb else { return false }
    guard index > sentence.lowerBound else { return true }
    // What had been said, or is to be said, is another announcement.
    let before = text.tokens[max(sentence.lowerBound, index - 3)..<index]
    // What analysts say is none of the company's announcements.
    let speakers = text.tokens[max(sentence.lowerBound, index - 5)..<index]
    if speakers.contains(where: { others.contains($0.key) }) { return false }
    return !before.contains { recalls.contains($0.key) }
  }

  /// Whether words between a day and a verb belong to another clause.
  private static func breaks(_ words: Range<Int>, in text: TokenizedText) -> Bool {
    let inserted = insertion(in: words, of: text)
    return words.contains { index in
      if inserted.contains(index) { return false }
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

  /// `, which runs Nykaa,`: a clause that two commas part from the sentence around it.
  private static func insertion(in words: Range<Int>, of text: TokenizedText) -> Range<Int> {
    guard
      let start = words.dropLast().first(where: { index in
        text.tokens[index].isMark(.comma)
          && (text.tokens[index + 1].isWord("which") || text.tokens[index + 1].isWord("who"))
      }),
      let end = words.first(where: { $0 > start && text.tokens[$0].isMark(.comma) })
    else { return words.lowerBound..<words.lowerBound }
    return start..<end
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
    // `on Tuesday evening`, `on the evening of March 18`
    let isGenitive =
      near.contains(day.lowerBound - 1) && text.tokens[day.lowerBound - 1].isWord("of")
    let beside = [day.lowerBound - (isGenitive ? 2 : 1), day.upperBound].filter(near.contains)
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

  static let statements: WordSet = [
    "said", "announced", "reported", "disclosed", "informed", "intimated", "posted", "published",
    "declared", "told", "released", "filed", "unveiled", "clarified", "denied", "revealed",
  ]
  /// Verbs with a particle: `put out`, `came out with`.
  private static let particles: [WordKey: WordSet] = [
    "put": ["out"], "came": ["out"], "made": ["public"],
  ]
  private static let wires: WordSet = ["wires", "tape", "exchanges"]
  private static let others: WordSet = [
    "analyst", "analysts", "brokerage", "brokerages", "economists", "strategists",
  ]
  private static let recalls: WordSet = [
    "had", "has", "have", "having", "will", "would", "to", "may", "be", "which", "who", "earlier",
    "previously", "not",
  ]
  private static let conjunctions: WordSet = [
    "after", "as", "when", "while", "because", "that", "which", "since", "before", "following",
    "where", "who", "whether", "if", "until", "ended", "ending", "from", "due", "effective", "by",
  ]
  private static let releases: WordSet = ["release", "statement", "announcement", "communiqué"]
  private static let sessions: WordSet = [
    "market", "markets", "trading", "hours", "close", "closing", "session", "bell", "opening",
  ]
  private static let evenings: WordSet = ["evening", "night"]
  private static let partsOfDay = evenings.union(["morning", "afternoon"])
}
