internal import Algorithms
internal import CivilTime

/// The sentences and clauses in which a story recalls what was announced before it.
///
/// `The contract comes four days after it announced orders worth Rs 1,660 crore`, `Last week ICRA had
/// upgraded the firm`, `On Monday it signed a pact`: such words are the matter of another announcement,
/// so that nothing in them shows two reports to be of one. The first sentence is what the story is
/// about, but for a clause that goes on with what came days before. A story of the share or of opinions
/// has no matter but what it recalls, so all of it counts.
struct RecalledPassages: Sendable {
  /// The tokens that recall, ascending, and no token twice.
  let ranges: [Range<Int>]

  /// Finds them in the lines of the story.
  init(_ text: TokenizedText, layout: DocumentLayout, story: DocumentStory) {
    let sentences = StorySentences(text, layout: layout, story: story).ranges
    guard let first = sentences.first else {
      ranges = []
      return
    }
    let opening = [story.hasTitle ? story.headline : nil, first].compactMap(\.self)
    guard !opening.contains(where: { Self.isOfOpinion($0, text) }) else {
      ranges = []
      return
    }
    let days = Self.weekdays(opening.joined(), text)
    let dates = Self.dates(opening.joined(), text)
    var found: [Range<Int>] = []
    // `**Mergers.** Two days ago the firms signed`: a word in bold is no sentence.
    let openings = first.count <= 5 ? 3 : 2
    for (number, sentence) in ([opening[0]] + sentences).enumerated() {
      // The headline, which may be the first sentence, and the first sentence recall in clauses only.
      if number < openings {
        if number > 0 || story.hasTitle, let clause = Self.clause(of: sentence, text) {
          found.append(clause)
        }
      } else if Self.recalls(sentence, text, days: days, dates: dates) {
        found.append(sentence)
      } else if let clause = Self.clause(of: sentence, text) {
        found.append(clause)
      }
    }
    ranges = found.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The parts of passages that recall nothing, each in its order; an empty part where nothing is left.
  func without(_ passage: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = passage.lowerBound
    for range in ranges where range.overlaps(passage) {
      if range.lowerBound > start { parts.append(start..<range.lowerBound) }
      start = max(start, range.upperBound)
    }
    if start < passage.upperBound { parts.append(start..<passage.upperBound) }
    return parts.isEmpty ? [passage.lowerBound..<passage.lowerBound] : parts
  }

  /// Whether a token is of what the story recalls.
  func contains(_ token: Int) -> Bool {
    let next = ranges.partitioningIndex { $0.upperBound > token }
    return next < ranges.count && ranges[next].contains(token)
  }

  // MARK: Sentences

  /// Whether a sentence after the first is of something that came before.
  private static func recalls(
    _ sentence: Range<Int>,
    _ text: TokenizedText,
    days: Set<Weekday>,
    dates: Set<Int>
  ) -> Bool {
    let (whole, says, acts) = (Self.whole, Self.says, Self.acts)
    let (today, had) = (Self.today, Self.had)
    if sentence.contains(where: { text.tokens[$0].isWord(today) }) { return false }
    var saying: Int?
    var tells = false
    for index in sentence {
      let token = text.tokens[index]
      guard token.kind == .word else { continue }
      if whole.match(beginningAt: index, in: text) != nil { return true }
      if says.contains(token.key), saying == nil { saying = index }
      if acts.contains(token.key) { tells = true }
      // `It said it had won an order` announces the order; `the firm had won an order` recalls it.
      if token.isWord(had), saying == nil, isPerfect(index, sentence, text) { return true }
    }
    // `In BAT's hands remain 25.5 per cent after Wednesday's block`, in Thursday's news.
    if !days.isEmpty, namesMatterOfOtherDay(sentence, text, days: days) { return true }
    guard tells, !sentence.contains(where: { ahead.contains(text.tokens[$0].key) }) else {
      return false
    }
    let others = weekdays(sentence, text)
    // `It announced a buyback on Thursday`, below the news of a shop.
    if days.isEmpty, !others.isEmpty,
      sentence.dropLast().contains(where: { index in
        text.tokens[index].isWord("announced")
          && (text.tokens[index + 1].isWord("a") || text.tokens[index + 1].isWord("an"))
      })
    {
      return true
    }
    if !days.isEmpty, !others.isEmpty { return others.isDisjoint(with: days) }
    // `On February 17 it announced`, in a release of the 19th.
    let named = Self.dates(sentence, text)
    return !dates.isEmpty && !named.isEmpty && named.isDisjoint(with: dates)
      && sentence.contains { announces.contains(text.tokens[$0].key) }
  }

  /// `after Wednesday's block`, where the day is none of those of headline and first sentence.
  private static func namesMatterOfOtherDay(
    _ sentence: Range<Int>,
    _ text: TokenizedText,
    days: Set<Weekday>
  ) -> Bool {
    sentence.dropLast(3).contains { index in
      guard text.tokens[index].isWord("after") || text.tokens[index].isWord("since"),
        let day = MonthLexicon.weekday(text.tokens[index + 1].key)
      else { return false }
      return text.tokens[index + 2].isMark(.apostrophe) && !days.contains(day)
    }
  }

  /// Whether a participle follows `had`: `had in January upgraded`.
  private static func isPerfect(_ had: Int, _ sentence: Range<Int>, _ text: TokenizedText) -> Bool {
    sentence.places(after: had, atMost: 5).contains { index in
      let token = text.tokens[index]
      guard token.kind == .word else { return false }
      return participles.contains(token.key)
        || token.count >= 5 && text.bytes[token.byteRange].suffix(2).elementsEqual("ed".utf8)
    }
  }

  private static func weekdays(_ tokens: some Sequence<Int>, _ text: TokenizedText) -> Set<Weekday>
  {
    Set(
      tokens.compactMap { index in
        let token = text.tokens[index]
        return token.kind == .word && token.isCapitalized ? MonthLexicon.weekday(token.key) : nil
      }
    )
  }

  /// The days that a passage names with their months, as a hundred times the month and the day.
  private static func dates(_ tokens: some Sequence<Int>, _ text: TokenizedText) -> Set<Int> {
    Set(
      tokens.compactMap { index in
        let token = text.tokens[index]
        guard token.kind == .word, token.isCapitalized, let month = MonthLexicon.month(token.key)
        else { return nil }
        for place in [index + 1, index - 1] where text.tokens.indices.contains(place) {
          let day = text.tokens[place]
          if day.kind == .number, (1...31).contains(day.value), day.count <= 2 {
            return month * 100 + Int(day.value)
          }
        }
        return nil
      }
    )
  }

  /// The clause from `days after` and the like on to the end of a sentence.
  private static func clause(of sentence: Range<Int>, _ text: TokenizedText) -> Range<Int>? {
    guard sentence.count > 6 else { return nil }
    let clauses = Self.clauses
    for index in (sentence.lowerBound + 3)..<sentence.upperBound
    where clauses.match(beginningAt: index, in: text) != nil {
      return index..<sentence.upperBound
    }
    return nil
  }

  /// Whether a headline or a first sentence is of the price of the share, or of what somebody thinks.
  private static func isOfOpinion(_ passage: Range<Int>, _ text: TokenizedText) -> Bool {
    passage.contains { index in
      opinions.contains(text.tokens[index].key) || text.tokens[index].isMark(.question)
    }
  }

  // MARK: Words

  /// Phrases that make the whole sentence one that recalls.
  private static let whole = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        last week, last month, previous week, previous month, earlier this week, earlier this month, earlier this year,
        earlier in the week, earlier in the month, days ago, day ago, week ago, weeks ago, month ago, months ago,
        this is further to, is in continuation of, is in addition to our, since its last, since our last,
        second win this, second order this, second this, third this, a day before, a day earlier, two days before,
        two days earlier, is apart from, second such, third such, third order this, earlier announced,
        earlier reported, earlier won, earlier disclosed, previously announced, previously reported, previously won
        """
      )
    ]
  )
  /// Phrases from which on a clause recalls.
  private static let clauses = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        days after, day after, week after, weeks after, month after, months after, day since, days since, weeks since,
        close on the heels of, on the heels of, on top of, adding to, follows, coming after, comes after, came after
        """
      )
    ]
  )
  // A key is made of its letters each time that it is written out, and these are held against every word.
  private static let today: WordKey = "today"
  private static let had: WordKey = "had"
  private static let says: WordSet = [
    "said", "says", "say", "told", "tells", "stated", "states", "added", "informed", "inform",
    "disclosed", "announced", "clarified", "confirmed", "intimated", "filing",
  ]
  /// Past tenses by which a sentence tells of an announcement.
  private static let acts: WordSet = [
    "announced", "reported", "disclosed", "won", "signed", "said", "posted", "bagged", "secured",
    "informed", "intimated", "received", "got", "bought", "sold", "upgraded", "downgraded",
    "raised",
    "launched", "declared", "approved", "acquired", "unveiled", "agreed", "inked", "named",
    "appointed", "completed", "opened", "allotted",
  ]
  private static let announces: WordSet = [
    "announced", "reported", "disclosed", "informed", "intimated",
  ]
  private static let participles: WordSet = [
    "won", "signed", "said", "told", "sold", "bought", "made", "given", "taken", "sent", "cut",
    "set", "put", "lost", "got", "begun", "built", "hit", "paid", "met", "lent", "drawn",
  ]
  private static let ahead: WordSet = [
    "will", "scheduled", "due", "next", "upcoming", "shall", "expected", "meet", "until", "record",
  ]
  static let opinions: WordSet = [
    "share", "shares", "stock", "stocks", "scrip", "scrips", "analyst", "analysts", "brokerage",
    "brokerages", "investors", "flat", "traded",
    "why", "explained", "explainer", "opinion", "column",
  ]
}

/// The sentences of a story, from its first paragraph on.
struct StorySentences: Sendable {
  /// The tokens of each sentence; one that goes on in the next line is one.
  let ranges: [Range<Int>]

  init(_ text: TokenizedText, layout: DocumentLayout, story: DocumentStory) {
    guard let start = story.lead?.lowerBound else {
      ranges = []
      return
    }
    var found: [Range<Int>] = []
    var first: Int?
    var end = start
    let body = Set(layout.bodyLines)
    for (number, line) in text.lines.enumerated()
    where layout.zones[number] == .story && line.upperBound > start {
      for index in max(line.lowerBound, start)..<max(line.lowerBound, line.upperBound) {
        if first == nil { first = index }
        end = index + 1
        if text.endsSentence(at: index), let begin = first {
          found.append(begin..<end)
          first = nil
        }
      }
      // A line of running text goes on in the next one, where no full stop ends it.
      let isOpen =
        body.contains(number) && number + 1 < text.lines.count && !text.lines[number + 1].isEmpty
        && !DocumentLayout.endsSentence(line, in: text)
      if !isOpen, let begin = first, end > begin {
        found.append(begin..<end)
        first = nil
      }
    }
    if let begin = first, end > begin { found.append(begin..<end) }
    ranges = found
  }
}
