/// Tells the places where a sentence names a company only in passing.
///
/// `Ashok Leyland's rival`, `formerly with Infosys`, `customers include Titan`, `told NDTV` and
/// `compared with Wipro` are of somebody else; `shares of Tata Motors were little changed` reports a
/// price and no announcement.
struct PassingMention {
  let text: TokenizedText
  let sentence: Range<Int>

  /// Whether the words around a name make it a mark of somebody else.
  func isOfAnother(_ name: Range<Int>) -> Bool {
    var next = name.upperBound
    while next < sentence.upperBound,
      text.tokens[next].isMark(.apostrophe) || text.tokens[next].isWord("s")
        || Self.fillers.contains(text.tokens[next].key)
    { next += 1 }
    if next < sentence.upperBound, Self.others.contains(text.tokens[next].key) { return true }
    if next == name.upperBound, next < sentence.upperBound,
      text.tokens[next].isCapitalized, Self.namesakes.contains(text.tokens[next].key)
    {
      return true
    }
    if isOnlooker(next) || fears(next) { return true }
    // `Bajaj Auto-backed Yulu`, `a Titan-like chain`.
    if next == name.upperBound, next + 1 < sentence.upperBound, text.tokens[next].isMark(.hyphen),
      !text.tokens[next + 1].followsSpace, Self.compounds.contains(text.tokens[next + 1].key)
    {
      return true
    }
    guard let last = word(before: name.lowerBound) else { return false }
    let key = text.tokens[last].key
    if Self.former.contains(key) { return true }
    if Self.others.contains(key) {
      // `Tata Steel rival JSW Steel` is about the latter.
      return word(before: last).map { !text.tokens[$0].isCapitalized } ?? true
    }
    guard Self.links.contains(key), let first = word(before: last) else { return false }
    if Self.others.contains(text.tokens[first].key) || Self.kin.contains(text.tokens[first].key) {
      return true
    }
    if key == "for" || key == "at", Self.workers.contains(text.tokens[first].key) { return true }
    // `formerly with X`, `former head of X`, `former chief executive of X`.
    var place: Int? = first
    for _ in 0..<3 {
      guard let index = place else { return false }
      if Self.former.contains(text.tokens[index].key) { return true }
      place = word(before: index)
    }
    return false
  }

  /// Whether a name is a source or the publisher: `told NDTV`, `analysts at X`, `X analysts`,
  /// `according to X`, `a report by X`.
  func isSource(_ name: Range<Int>) -> Bool {
    if let next = following(name), isOfExperts(next) || writesNote(next) { return true }
    if let next = following(name), Self.hears.contains(text.tokens[next].key) {
      let last = next + 1
      if last < sentence.upperBound, Self.heard.contains(text.tokens[last].key) { return true }
    }
    guard let last = word(before: name.lowerBound) else { return false }
    let key = text.tokens[last].key
    // `A court told X to stop` does something to it.
    let isOrdered =
      name.upperBound < sentence.upperBound && text.tokens[name.upperBound].isWord("to")
    if key == "told", !isOrdered { return true }
    if Self.sources.contains(key) { return true }
    guard let first = word(before: last) else { return false }
    if key == "to", Self.spoken.contains(text.tokens[first].key) { return true }
    guard Self.links.contains(key) || key == "by" else { return false }
    return Self.sources.contains(text.tokens[first].key)
  }

  /// `X analysts`, `X's treasury desk`, `X's chief economist`.
  private func isOfExperts(_ next: Int) -> Bool {
    if Self.experts.contains(text.tokens[next].key) { return true }
    return sentence.places(from: next, atMost: 3).contains { index in
      Self.desks.contains(text.tokens[index].key)
        && (next..<index).allSatisfy { text.tokens[$0].kind == .word }
    }
  }

  /// `X said in a note`, `X wrote in a research report`: the paper of a house on somebody else.
  private func writesNote(_ next: Int) -> Bool {
    let verb = sentence.places(from: next, atMost: 4).first {
      Self.writes.contains(text.tokens[$0].key)
    }
    guard let verb, (next..<verb).allSatisfy({ text.tokens[$0].kind == .word }) else {
      return false
    }
    return sentence.places(after: verb, atMost: 23).contains { index in
      text.tokens[index].isWord("note")
        && (max(verb + 1, index - 4)..<index).contains { text.tokens[$0].isWord("in") }
    }
  }

  /// Whether a name is the broker of a rating, which is of somebody else.
  func isRater(_ name: Range<Int>, beside others: Bool) -> Bool {
    guard let next = following(name) else { return false }
    let key = text.tokens[next].key
    if Self.rates.contains(key) { return others || names(Self.ratings, after: next) }
    return Self.sets.contains(key) && names(Self.targets, after: next)
  }

  private func names(_ words: WordSet, after index: Int) -> Bool {
    sentence.places(after: index, atMost: 6).contains {
      words.contains(text.tokens[$0].key)
    }
  }

  /// Whether another company is compared with this one: `than X`, `compared with X`, `unlike X`.
  func isCompared(_ name: Range<Int>) -> Bool {
    guard let last = word(before: name.lowerBound) else { return false }
    let key = text.tokens[last].key
    if Self.comparing.contains(key) { return true }
    if key == "against" {
      return (max(sentence.lowerBound, last - 6)..<last).contains {
        Self.contending.contains(text.tokens[$0].key)
      }
    }
    if key == "over" {
      return (sentence.lowerBound..<last).contains { Self.preferring.contains(text.tokens[$0].key) }
    }
    guard Self.comparisons.contains(key), let first = word(before: last) else { return false }
    return Self.compared.contains(text.tokens[first].key)
  }

  /// What a list of examples says of a name of it: clients are somebody else's, others are examples.
  func example(_ name: Range<Int>) -> MentionReading? {
    if isAmongClients(name) { return .passing }
    guard let last = introduction(of: name) else { return nil }
    let start = max(sentence.lowerBound, last - 14)
    let isOfClients = (start..<last).contains { Self.clients.contains(text.tokens[$0].key) }
    return isOfClients ? .passing : .example
  }

  /// `counts X, Y and Z among its customers`, `X and Y are its clients`.
  private func isAmongClients(_ name: Range<Int>) -> Bool {
    (name.upperBound..<sentence.upperBound).contains { index in
      Self.counting.contains(text.tokens[index].key)
        && sentence.places(after: index, atMost: 3).contains {
          Self.clients.contains(text.tokens[$0].key)
        }
    }
  }

  private static let counting: WordSet = ["among", "are"]

  /// Where `such as`, `including`, `like` or a colon introduce a name, or a list that it is of.
  private func introduction(of name: Range<Int>) -> Int? {
    var index = name.lowerBound - 1
    var isFirst = true
    while index >= sentence.lowerBound, name.lowerBound - index <= 24 {
      let token = text.tokens[index]
      if let introduction = introduction(at: index), isFirst || !token.isWord("like") {
        return introduction
      }
      // Names that are not known are passed over as words in capitals.
      guard Self.articles.contains(token.key) || Self.joins(token) || token.isCapitalized else {
        return nil
      }
      if !Self.articles.contains(token.key) { isFirst = false }
      index -= 1
    }
    return nil
  }

  private func introduction(at index: Int) -> Int? {
    let token = text.tokens[index]
    if token.isMark(.colon) {
      return (max(sentence.lowerBound, index - 6)..<index).contains {
        Self.clients.contains(text.tokens[$0].key) || Self.others.contains(text.tokens[$0].key)
      } ? index : nil
    }
    guard token.kind == .word else { return nil }
    // `Among its peers are X and Y`.
    if token.isWord("are") || token.isWord("were") {
      return (max(sentence.lowerBound, index - 5)..<index).contains {
        Self.clients.contains(text.tokens[$0].key)
      } ? index : nil
    }
    if Self.introducing.contains(token.key) { return index }
    guard token.isWord("as"), index > sentence.lowerBound else { return nil }
    return text.tokens[index - 1].isWord("such") ? index : nil
  }

  private static func joins(_ token: TextToken) -> Bool {
    token.isMark(.comma) || token.isMark(.ampersand) || token.isWord("and") || token.isWord("or")
      || token.isMark(.apostrophe) || token.isMark(.period) || token.isMark(.hyphen)
  }

  // MARK: Prices

  /// Whether a sentence says of a company what its share did, and no more.
  func isOfPrices(_ name: Range<Int>) -> Bool {
    if movesItself(name) { return !tellsReason(after: name) }
    var (isOfShares, isOfMoves) = (false, false)
    for index in sentence {
      let key = text.tokens[index].key
      if Self.lists.contains(key) { return true }
      // `X and Y led gains`.
      if Self.leads.contains(key), index + 1 < sentence.upperBound,
        Self.gains.contains(text.tokens[index + 1].key)
      {
        return true
      }
      if Self.announcing.contains(key) { return false }
      if Self.shares.contains(key) { isOfShares = true }
      if Self.moves.contains(key) { isOfMoves = true }
    }
    return isOfShares && isOfMoves
  }

  /// Whether a sentence goes on with what the company announced: `fell 3% after the lender reported a
  /// loss`.
  private func tellsReason(after name: Range<Int>) -> Bool {
    guard
      let after = (name.upperBound..<sentence.upperBound).first(where: {
        text.tokens[$0].isWord("after")
      })
    else { return false }
    let clause = sentence.places(after: after, atMost: 6)
    return clause.contains { Self.itself.contains(text.tokens[$0].key) }
      && clause.contains { Self.announcing.contains(text.tokens[$0].key) }
  }

  /// `Tata Steel rose 2.1%`, `Tata Steel (up 2%)`, `Tata Steel shares fell`.
  private func movesItself(_ name: Range<Int>) -> Bool {
    var index = name.upperBound
    var isOfShares = false
    while index < sentence.upperBound, index - name.upperBound < 5 {
      let token = text.tokens[index]
      if Self.shares.contains(token.key) {
        isOfShares = true
      } else if token.kind != .mark, !Self.adverbs.contains(token.key) {
        break
      }
      index += 1
    }
    // `Tata Steel rose 2.4% and JSW Steel 1.9%`.
    if index < sentence.upperBound, text.tokens[index].kind == .number, index == name.upperBound {
      return isPercentage(after: index)
        && sentence.contains { Self.moves.contains(text.tokens[$0].key) }
    }
    guard index + 1 < sentence.upperBound, Self.moves.contains(text.tokens[index].key) else {
      return false
    }
    return isOfShares || isPercentage(after: index)
  }

  private func isPercentage(after index: Int) -> Bool {
    sentence.places(after: index, atMost: 5).contains {
      text.tokens[$0].isMark(.percent) || Self.points.contains(text.tokens[$0].key)
    }
  }

  // MARK: Words beside a name

  /// The first word after a name and its possessive.
  private func following(_ name: Range<Int>) -> Int? {
    var index = name.upperBound
    while index < sentence.upperBound,
      text.tokens[index].isMark(.apostrophe) || text.tokens[index].isWord("s")
    { index += 1 }
    guard index < sentence.upperBound, text.tokens[index].kind == .word else { return nil }
    return index
  }

  private func word(before index: Int) -> Int? {
    var before = index - 1
    while before >= sentence.lowerBound,
      text.tokens[before].isWord("the") || text.tokens[before].isMark(.hyphen)
    { before -= 1 }
    guard before >= sentence.lowerBound, text.tokens[before].kind == .word else { return nil }
    return before
  }
}
