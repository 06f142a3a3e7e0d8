internal import CivilTime

/// A day that words give by its distance from the day of publication.
enum RelativeDay: Sendable, Hashable {
  /// `yesterday`, `today`, `tomorrow`: days after the publication.
  case offset(Int)
  /// `on Tuesday`: the latest one up to the publication, or the next one after it.
  case weekday(Weekday, isAhead: Bool)

  /// The day, counted from the day of publication.
  func date(from publication: CalendarDate) -> CalendarDate {
    switch self {
    case .offset(let days): return publication.adding(days: days)
    case .weekday(let weekday, let isAhead):
      let since = (publication.weekday.rawValue - weekday.rawValue + 7) % 7
      return publication.adding(days: isAhead ? 7 - since : -since)
    }
  }
}

/// Finds the days that sentences of a story name relative to its publication.
///
/// They are never the publication date: they are counted from it.
struct RelativeDateScanner {
  private let text: TokenizedText
  private let layout: DocumentLayout

  init(_ text: TokenizedText, layout: DocumentLayout) {
    self.text = text
    self.layout = layout
  }

  /// Returns the relative days in the order of the text.
  ///
  /// The weekdays of whole dates, whose tokens are given in order, are a part of those. Beside the
  /// running text some sentences are searched that are too short for it.
  func candidates(
    outside dates: [Range<Int>],
    sentences: [AnnouncementSentence] = []
  ) -> [DateCandidate] {
    var found: [DateCandidate] = []
    var next = 0
    let lines = Set(sentences.map { Int(text.tokens[$0.tokens.lowerBound].line) })
    for number in lines.isEmpty ? layout.bodyLines : lines.union(layout.bodyLines).sorted() {
      for index in text.lines[number] {
        while next < dates.count, dates[next].upperBound <= index { next += 1 }
        if next < dates.count, dates[next].contains(index) { continue }
        guard let (day, tokens) = day(at: index, in: text.lines[number]) else { continue }
        let range = text.byteRange(tokens)
        var candidate = DateCandidate(
          role: .sentence,
          score: 0,
          date: nil,
          time: nil,
          utcOffsetMinutes: nil,
          precision: .relative,
          label: nil,
          doubts: [],
          quote: text.words(range),
          byteRange: range
        )
        candidate.relativeDay = day
        found.append(candidate)
      }
    }
    return found
  }

  private func day(at index: Int, in line: Range<Int>) -> (RelativeDay, Range<Int>)? {
    let token = text.tokens[index]
    guard token.kind == .word, Self.filter.mayContain(token.key) else { return nil }
    if Self.nights.contains(token.key) {
      guard index > line.lowerBound, text.tokens[index - 1].isWord("last") else { return nil }
      return (.offset(-1), (index - 1)..<(index + 1))
    }
    if let days = Self.offsets[token.key] { return (.offset(days), index..<(index + 1)) }
    guard token.count >= 5, let weekday = MonthLexicon.weekday(token.key), index > line.lowerBound,
      let cue = Self.cues[text.tokens[index - 1].key]
    else { return nil }
    let isAhead =
      switch cue {
      case .before: false
      case .after: true
      case .bySentence: saysWill(around: index, in: line)
      }
    return (.weekday(weekday, isAhead: isAhead), (index - 1)..<(index + 1))
  }

  /// Whether the sentence speaks of what is to come.
  private func saysWill(around index: Int, in line: Range<Int>) -> Bool {
    var first = index
    while first > line.lowerBound, !text.tokens[first - 1].isMark(.period) { first -= 1 }
    var last = index
    while last + 1 < line.upperBound, !text.tokens[last].isMark(.period) { last += 1 }
    // What follows a report (`said on Monday that it will ...`) does not date the report.
    let said = (first..<index).contains { Self.reports.contains(text.tokens[$0].key) }
    return !said
      && (first...last).contains { Self.future.contains(text.tokens[$0].key) }
  }

  private enum Direction: Sendable {
    case before
    case after
    case bySentence
  }

  /// The words before a weekday that make it a day, and where it lies.
  private static let cues: [WordKey: Direction] = [
    "last": .before, "late": .before, "earlier": .before, "past": .before, "since": .before,
    "next": .after, "coming": .after, "until": .after, "by": .after, "on": .bySentence,
    "this": .bySentence, "from": .bySentence, "early": .bySentence, "am": .bySentence,
    "le": .bySentence, "el": .bySentence, "said": .before, "announced": .before,
    "reported": .before,
  ]
  private static let offsets: [WordKey: Int] = [
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "gestern": -1, "heute": 0, "ayer": -1,
    "hoy": 0, "ieri": -1, "oggi": 0,
  ]
  /// The words after `last`, as in `last evening`.
  private static let nights: Set<WordKey> = ["evening", "night"]
  private static let future: Set<WordKey> = ["will", "shall", "is", "are", "to"]
  private static let reports: Set<WordKey> = [
    "said", "says", "told", "announced", "reported", "signed", "agreed", "met", "closed", "was",
    "were", "had", "rose", "fell",
  ]
  private static let filter = WordFilter(
    Array(offsets.keys) + Array(nights) + MonthLexicon.weekdayWords
  )
}
