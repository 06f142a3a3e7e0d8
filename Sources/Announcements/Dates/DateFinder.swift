internal import CivilTime

/// Finds every date of a document and says what each stands for.
///
/// | date | score |
/// |---|---|
/// | labelled as disseminated | 98 |
/// | mark-up: published; of a `time` tag | 97; 96 |
/// | labelled as published, as received, `Date:` | 95, 94, 90 |
/// | mark-up: updated | 82 |
/// | labelled as updated | 80 |
/// | mast-head; a month alone; with words beside it | 70; 60; 40 |
/// | dateline | 65 |
/// | mark-up: a `time` tag that does not say of what | 60 |
/// | closing line | 40 |
/// | labelled date of another story's teaser | 20 |
/// | sentence, relative, future, historical, event, boilerplate | 0 |
///
/// The scores of the mark-up are those of ``DocumentAnalyzer``. Only a score of 50 or more becomes the
/// publication date without review, and a score of 0 never does.
struct DateFinder {
  private let text: TokenizedText
  private let layout: DocumentLayout

  init(_ text: TokenizedText, layout: DocumentLayout) {
    self.text = text
    self.layout = layout
  }

  /// Returns the dates in the order of the document.
  func candidates() -> [DateCandidate] {
    let mentions = ProseDateScanner(text).mentions()
    let monthFirst = writesMonthFirst(mentions)
    let labels = mentions.map { DateLabel(before: $0, in: text) }
    let stated = mentions.indices.compactMap { index in
      candidate(
        mentions[index],
        label: labels[index],
        beside: labelledTokens(beside: index, mentions, labels),
        monthFirst: monthFirst
      )
    }
    let relative = RelativeDateScanner(text, layout: layout).candidates(
      outside: mentions.map(\.tokens)
    )
    return relative.isEmpty
      ? stated
      : (stated + relative).sorted { $0.byteRange.lowerBound < $1.byteRange.lowerBound }
  }

  /// The tokens of the labelled dates that share a line with a date, such as `Updated: 3 Sep 2025`.
  ///
  /// At most three on each side count, so that a long line of dates costs no more.
  private func labelledTokens(
    beside index: Int,
    _ mentions: [DateMention],
    _ labels: [DateLabel?]
  ) -> [Range<Int>] {
    let line = text.tokens[mentions[index].tokens.lowerBound].line
    return (max(0, index - 3)..<min(mentions.count, index + 4)).compactMap { other in
      guard other != index, let label = labels[other], label.kind != .event,
        text.tokens[label.firstToken].line == line
      else { return nil }
      return label.firstToken..<mentions[other].tokens.upperBound
    }
  }

  private func candidate(
    _ mention: DateMention,
    label: DateLabel?,
    beside others: [Range<Int>],
    monthFirst: Bool?
  ) -> DateCandidate? {
    if mention.isCompact, label == nil { return nil }
    var date = mention.date
    var doubts = mention.doubts
    if let other = mention.otherReading {
      switch label?.writesDayFirst == true ? false : monthFirst {
      case true?: date = other
      case false?: break
      case nil: doubts.append(.dayOrMonthFirst(other: other))
      }
    }
    let line = Int(text.tokens[mention.tokens.lowerBound].line)
    let (role, score) = judge(mention, label: label, beside: others, line: line)
    var range = text.byteRange(mention.tokens)
    if let label, label.firstToken < mention.tokens.lowerBound {
      range = Int(text.tokens[label.firstToken].start)..<range.upperBound
    }
    var candidate = DateCandidate(
      role: role,
      score: score,
      date: date,
      time: mention.clock?.time,
      utcOffsetMinutes: mention.clock?.zone.flatMap { zone in date.map(zone.minutes(on:)) },
      precision: mention.clock == nil ? mention.precision : .minute,
      label: label?.phrase,
      doubts: doubts,
      quote: text.words(range, atMost: 120),
      byteRange: range
    )
    candidate.monthAndDay = mention.dayOfYear.map { $0.month * 100 + $0.day }
    candidate.isBelowTeaser = layout.firstTeaserLine.map { $0 < line } ?? false
    return candidate
  }

  private func judge(
    _ mention: DateMention,
    label: DateLabel?,
    beside others: [Range<Int>],
    line: Int
  ) -> (DateRole, Int) {
    let zone = layout.zones[line]
    if let label {
      if zone == .otherStory { return (.otherStory, label.kind == .event ? 0 : 20) }
      switch label.kind {
      case .disseminated: return (.published, 98)
      case .published: return (.published, 95)
      case .received: return (.published, 94)
      case .dated: return (.published, 90)
      // Privacy policies and terms of use are updated as well.
      case .updated: return zone == .boilerplate ? (.boilerplate, 0) : (.updated, 80)
      case .event: return (.labelledEvent, 0)
      }
    }
    switch zone {
    case .otherStory: return (.otherStory, 0)
    case .boilerplate: return (.boilerplate, 0)
    case .story, .listing: break
    }
    if mention.precision == .month, isHead(line), standsAlone(mention, beside: others) != nil {
      return (.mastHead, 60)
    }
    if mention.precision == .dayOfYear, isDateline(mention, line: line) { return (.dateline, 65) }
    guard mention.precision == .day || mention.precision == .minute else { return (.sentence, 0) }
    if let score = standsAlone(mention, beside: others) {
      return isHead(line) ? (.mastHead, score) : (.closing, min(score, 40))
    }
    return isDateline(mention, line: line) ? (.dateline, 65) : (.sentence, 0)
  }

  // MARK: Mast-head

  /// Whether a line stands at the head: above or among the first lines of running text.
  private func isHead(_ line: Int) -> Bool {
    if let first = layout.firstBodyLine, line <= first { return true }
    // The first line of running text may be a long headline, but the second one is not.
    guard layout.bodyLines.count >= 2 else { return layout.bodyLines.isEmpty }
    let start = text.lines[line].first.map { Int(text.tokens[$0].start) } ?? 0
    return start < 2500 && line < layout.bodyLines[1]
  }

  /// The score of a date that fills its line, or nothing when the line says more.
  ///
  /// A by-line (`By A. Writer | Sep 2, 2025 | 3 min read`, a time of day, a place) leaves the date
  /// beyond doubt. Other words beside it (`Annual meeting | September 25, 2025`) do not.
  private func standsAlone(_ mention: DateMention, beside others: [Range<Int>]) -> Int? {
    let tokens = text.lines[Int(text.tokens[mention.tokens.lowerBound].line)]
    let taken = others.reduce(mention.tokens.count) { $0 + $1.count }
    guard tokens.count <= taken + 20 else { return nil }
    var words = 0
    var places = 0
    var isByline = mention.clock != nil
    for index in tokens where !mention.tokens.contains(index) {
      if others.contains(where: { $0.contains(index) }) { continue }
      let token = text.tokens[index]
      if token.kind == .mark {
        if token.isMark(.percent) || token.isMark(.rupee) || token.isMark(.dollar) { return nil }
        continue
      }
      let isHandle =
        index > tokens.lowerBound && text.tokens[index - 1].isMark(.at) && !token.followsSpace
      if isHandle || Self.bylineWords.contains(token.key) {
        isByline = true
        continue
      }
      guard token.isCapitalized else { return nil }
      words += 1
      if PlaceLexicon.contains(token.key) { places += 1 }
    }
    guard words > 0 else { return 70 }
    let first = mention.tokens.lowerBound
    let isSeparated = first == tokens.lowerBound || text.tokens[first - 1].kind == .mark
    guard isSeparated || namesWriter(tokens) || !others.isEmpty, words <= 8 else { return nil }
    // `A. Writer Sep 2, 2025 Updated Sep 3, 2025`: the update does not make the name a by-line.
    guard isSeparated || namesWriter(tokens) else { return 40 }
    // `Market closed: 2 Sep 2025` is labelled, but not as published.
    if first > tokens.lowerBound, text.tokens[first - 1].isMark(.colon) { return 40 }
    if isByline || words <= 1 || words == places { return 70 }
    return 40
  }

  /// Whether a line begins with `By` or `Written by`, so that a name may lead up to the date.
  private func namesWriter(_ line: Range<Int>) -> Bool {
    let first = text.tokens[line.lowerBound]
    if first.isWord("by") { return first.isCapitalized }
    return line.count > 1 && text.tokens[line.lowerBound + 1].isWord("by")
      && Self.writing.contains(first.key)
  }

  private static let writing: Set<WordKey> = [
    "written", "edited", "reported", "curated", "compiled", "authored",
  ]

  private static let bylineWords: Set<WordKey> = [
    "by", "read", "min", "mins", "minute", "minutes", "ist", "bureau", "staff", "desk", "reporter",
    "correspondent", "agency", "agencies", "ani", "pti", "reuters", "von", "par", "por", "page",
    "pages", "edition", "vol", "volume", "no",
  ]

  // MARK: Dateline

  /// `Chennai, September 1, 2025: ...` at the beginning of a paragraph of running text.
  private func isDateline(_ mention: DateMention, line: Int) -> Bool {
    let tokens = text.lines[line]
    guard let first = layout.firstBodyLine, line <= first + 3,
      mention.tokens.lowerBound - tokens.lowerBound <= 7
    else { return false }
    for index in tokens.lowerBound..<mention.tokens.lowerBound {
      let token = text.tokens[index]
      if token.kind == .word, !token.isCapitalized, !Self.articles.contains(token.key) {
        return false
      }
      if token.kind == .number { return false }
      if token.kind == .mark, token.isMark(.period), token.isMark(.question) { return false }
    }
    var next = mention.tokens.upperBound
    guard next < tokens.upperBound else { return false }
    if text.tokens[next].isMark(.openParenthesis) {
      while next < tokens.upperBound, !text.tokens[next].isMark(.closeParenthesis) { next += 1 }
      next += 1
    }
    guard next < tokens.upperBound else { return false }
    let mark = text.tokens[next]
    // `MUMBAI, Sept 2, 2025 (Agency) Infosys said ...`
    if next > mention.tokens.upperBound, mark.kind == .word {
      return mark.isCapitalized && next - mention.tokens.upperBound <= 5
        && PlaceLexicon.contains(text.tokens[tokens.lowerBound].key)
    }
    return mark.isMark(.colon) || mark.isMark(.hyphen) || mark.isMark(.slash) || mark.isMark(.bar)
      || mark.isMark(.openParenthesis)
  }

  private static let articles: Set<WordKey> = ["le", "den", "el", "il", "the"]

  // MARK: Day or month first

  /// Whether the document writes the month first in figures, as far as it can be told.
  private func writesMonthFirst(_ mentions: [DateMention]) -> Bool? {
    var monthFirst = false
    var dayFirst = false
    for mention in mentions {
      if let word = mention.clock?.zoneWord {
        if ClockZone.writesMonthFirst(word) { monthFirst = true } else { dayFirst = true }
      }
      guard mention.otherReading == nil, mention.precision == .day, mention.tokens.count >= 5,
        let first = mention.tokens.first(where: { text.tokens[$0].kind == .number }),
        text.tokens[first].count <= 2,
        text.tokens[first + 1].isMark(.slash)
          || text.tokens[first + 1].isMark(.hyphen),
        text.tokens[first + 2].kind == .number
      else { continue }
      if text.tokens[first].value > 12 { dayFirst = true }
      if text.tokens[first + 2].value > 12 { monthFirst = true }
    }
    if monthFirst != dayFirst { return monthFirst }
    // India writes the day first, and counts in crores of rupees.
    let isIndian = text.tokens.contains { token in
      token.isMark(.rupee)
        || token.kind == .word && token.isCapitalized && Self.indianMarks.contains(token.key)
    }
    return isIndian && !monthFirst ? false : nil
  }

  private static let indianMarks: Set<WordKey> = [
    "nse", "bse", "sebi", "rs", "inr", "crore", "lakh", "mumbai", "delhi", "chennai", "bengaluru",
  ]
}
