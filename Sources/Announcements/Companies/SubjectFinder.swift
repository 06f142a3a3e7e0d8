/// Tells the companies that a document is about from those that it only mentions.
///
/// A company of the headline is a subject. Where the headline names none, those of the first
/// paragraph are; a company of the first paragraph that the story names again is one as well.
/// Where neither names one, the document is about an industry, and each company is a part of it.
/// Teasers of other stories and the site's own description do not count, and neither does a name that
/// marks somebody else, as in `a rival of Ashok Leyland`.
struct SubjectFinder {
  let directory: CompanyDirectory

  /// Returns the companies of a document in the order of their first mention, subjects first.
  func findings(
    in text: TokenizedText,
    layout: DocumentLayout,
    story: DocumentStory
  ) -> [CompanyFinding] {
    var order: [Int] = []
    var places: [Int: [CompanyDirectory.PlacedMention]] = [:]
    for mention in directory.mentions(in: text) {
      let line = Int(text.tokens[mention.tokens.lowerBound].line)
      guard layout.zones[line] == .story else { continue }
      if places[mention.company] == nil { order.append(mention.company) }
      places[mention.company, default: []].append(mention)
    }
    let passing = PassingMention(text: text)
    let own = places.mapValues { $0.filter { !passing.isOfAnother($0.tokens) } }
    func names(_ range: Range<Int>?, _ company: Int) -> Bool {
      guard let range else { return false }
      return own[company, default: []].contains { range.overlaps($0.tokens) }
    }
    let inHeadline = order.filter { names(story.headline, $0) }
    let inLead = order.filter { names(story.lead, $0) }
    let subjects: [Int]
    if inHeadline.isEmpty {
      subjects = inLead
    } else {
      subjects = order.filter { company in
        inHeadline.contains(company)
          || inLead.contains(company) && own[company, default: []].count >= 2
      }
    }
    let parts = subjects.isEmpty ? order.filter { own[$0]?.isEmpty == false } : []
    let isLate = Self.isLate(
      parts.compactMap { own[$0]?.first?.tokens.lowerBound }.min(),
      layout,
      text
    )
    return (subjects + order.filter { !subjects.contains($0) }).map { company in
      let named = own[company, default: []]
      let isPart = parts.contains(company)
      let doubt: CompanyFinding.Doubt? =
        !isPart
        ? nil : named.allSatisfy { passing.isOfPrices($0.tokens) } ? .prices : isLate ? .late : nil
      return CompanyFinding(
        company: directory.companies[company],
        role: subjects.contains(company) ? .subject : isPart ? .sector : .mention,
        mentions: places[company, default: []].map(\.mention),
        doubt: doubt
      )
    }
  }

  /// Whether the first company of the story stands in its second half, after two paragraphs or more.
  private static func isLate(_ first: Int?, _ layout: DocumentLayout, _ text: TokenizedText) -> Bool
  {
    guard let first else { return false }
    let before = layout.bodyLines.filter { text.lines[$0].upperBound <= first }
    let count = layout.bodyLines.reduce(0) { $0 + text.lines[$1].count }
    return before.count >= 2 && before.reduce(0) { $0 + text.lines[$1].count } * 2 > count
  }
}

/// Tells the places where a text names a company only in passing, whatever line they stand in.
///
/// `Ashok Leyland's rival`, `a rival of Ashok Leyland`, `formerly with Infosys` are of somebody else;
/// `shares of Tata Motors were little changed` reports a price and no announcement.
struct PassingMention {
  let text: TokenizedText

  /// Whether the words around a name make it a mark of somebody else.
  func isOfAnother(_ name: Range<Int>) -> Bool {
    let line = text.tokens[name.lowerBound].line
    var next = name.upperBound
    while next < text.tokens.count, text.tokens[next].line == line,
      text.tokens[next].isMark(.apostrophe) || text.tokens[next].isWord("s")
        || text.tokens[next].kind == .word && Self.fillers.contains(text.tokens[next].key)
    { next += 1 }
    if next < text.tokens.count, text.tokens[next].line == line, text.tokens[next].kind == .word,
      Self.others.contains(text.tokens[next].key)
    {
      return true
    }
    guard let last = word(before: name.lowerBound, line) else { return false }
    let key = text.tokens[last].key
    if Self.former.contains(key) { return true }
    if Self.others.contains(key) {
      // `Tata Steel rival JSW Steel` is about the latter.
      return word(before: last, line).map { !text.tokens[$0].isCapitalized } ?? true
    }
    guard Self.links.contains(key), let first = word(before: last, line) else { return false }
    if Self.others.contains(text.tokens[first].key) { return true }
    // `formerly with X`, `former head of X`, `former chief executive of X`.
    var place: Int? = first
    for _ in 0..<3 {
      guard let index = place else { return false }
      if Self.former.contains(text.tokens[index].key) { return true }
      place = word(before: index, line)
    }
    return false
  }

  /// Whether a name stands in a sentence about prices of shares.
  func isOfPrices(_ name: Range<Int>) -> Bool {
    let line = text.lines[Int(text.tokens[name.lowerBound].line)]
    let start =
      (line.lowerBound..<max(line.lowerBound, name.lowerBound)).last { ends(at: $0, line) }
      .map { $0 + 1 } ?? line.lowerBound
    let end =
      (name.upperBound..<max(name.upperBound, line.upperBound)).first { ends(at: $0, line) }
      ?? line.upperBound
    let words = (start..<max(start, end)).map { text.tokens[$0].key }
    return words.contains { Self.shares.contains($0) } && words.contains { Self.moves.contains($0) }
  }

  /// Whether a full stop ends a sentence: a capital follows, and no abbreviation stands before it.
  private func ends(at index: Int, _ line: Range<Int>) -> Bool {
    guard text.tokens[index].isMark(.period), index + 1 < line.upperBound, index > line.lowerBound
    else { return false }
    let (before, after) = (text.tokens[index - 1], text.tokens[index + 1])
    return after.followsSpace && after.isCapitalized && before.count > 2
      && !before.isWord("ltd") && !before.isWord("inc")
  }

  private func word(before index: Int, _ line: Int32) -> Int? {
    var before = index - 1
    while before >= 0, text.tokens[before].isWord("the") || text.tokens[before].isMark(.hyphen) {
      before -= 1
    }
    guard before >= 0, text.tokens[before].line == line, text.tokens[before].kind == .word else {
      return nil
    }
    return before
  }

  private static let others: Set<WordKey> = [
    "rival", "rivals", "competitor", "competitors", "peer", "peers",
  ]
  private static let former: Set<WordKey> = ["formerly", "former", "ex"]
  private static let links: Set<WordKey> = ["of", "to", "with", "at", "from"]
  private static let fillers: Set<WordKey> = [
    "main", "biggest", "largest", "closest", "bigger", "smaller", "local", "arch", "old",
  ]
  private static let shares: Set<WordKey> = [
    "share", "shares", "stock", "stocks", "scrip", "scrips",
  ]
  private static let moves: Set<WordKey> = [
    "unchanged", "changed", "rose", "fell", "gained", "lost", "slipped", "climbed", "jumped",
    "dropped", "declined", "advanced", "closed", "ended", "traded", "trading", "settled", "eased",
    "surged", "tumbled", "up", "down", "higher", "lower", "flat", "gainers", "losers",
  ]
}
