/// What a company has come to: the nouns and figures that tell news behind `is`, `has` and the like.
extension ClauseReader {
  /// `is the lowest bidder`, `has the approval of the regulator`, `have in-principle approval`.
  func hasOutcome(behind verb: WordKey, at start: Int) -> Bool {
    guard verb != "had" else { return false }
    let nouns = Self.perfects.contains(verb) ? Self.grants : Self.winners
    for index in sentence.places(from: start, atMost: 6) {
      let token = text.tokens[index]
      if nouns.contains(token.key) { return true }
      if token.kind == .mark, !token.isMark(.hyphen) { return false }
      if Self.prepositions.contains(token.key), !token.isWord("in") { return false }
    }
    return false
  }

  /// `had its best September`, `has its highest output`: a record is news.
  func isRecord(_ index: Int) -> Bool {
    guard index + 1 < sentence.upperBound,
      text.tokens[index].isWord("its") || text.tokens[index].isWord("their")
    else { return false }
    return Self.superlatives.contains(text.tokens[index + 1].key)
  }

  private static let superlatives: WordSet = [
    "best", "highest", "biggest", "largest", "strongest", "record", "worst", "weakest", "lowest",
    "sharpest", "steepest", "fastest",
  ]

  /// Whether the object of a verb is one that a company takes up once: `forms a joint venture`,
  /// `extends its ties with`.
  func isUndertaking(_ index: Int) -> Bool {
    guard Self.undertaking.contains(text.tokens[index].key) else { return false }
    for place in sentence.places(after: index, atMost: 6) {
      let token = text.tokens[place]
      if Self.undertakings.contains(token.key) { return true }
      if token.kind == .mark, !token.isMark(.hyphen) { return false }
      if Self.prepositions.contains(token.key), !token.isWord("of") { return false }
    }
    return false
  }

  /// Whether `named` is of an office: `named a former banker as its chief`.
  func isNaming(_ index: Int) -> Bool {
    guard text.tokens[index].isWord("named") else { return false }
    return sentence.places(after: index, atMost: 13).contains {
      PeopleNews.officers.contains(text.tokens[$0].key) || text.tokens[$0].isWord("successor")
    }
  }

  /// Whether a word tells what others expect a company to do: `seen posting`, `expected to report`.
  func isForecast(_ index: Int) -> Bool {
    guard index + 1 < sentence.upperBound else { return false }
    let next = text.tokens[index + 1]
    if text.tokens[index].isWord("seen") { return endsVerb(next) }
    guard text.tokens[index].isWord("expected"), next.isWord("to"), index > sentence.lowerBound
    else { return false }
    return Self.states.contains(text.tokens[index - 1].key)
      && index + 2 < sentence.upperBound
      && Self.reportings.contains(text.tokens[index + 2].key)
  }

  private func endsVerb(_ token: TextToken) -> Bool {
    token.kind == .word && token.count >= 5
      && text.bytes[token.byteRange].suffix(3).elementsEqual("ing".utf8)
  }

  /// Whether a figure that a company reports is named with its number: `'s steel output was 7 million`.
  func tellsFigure(_ words: Range<Int>) -> Bool {
    var isFigure = false
    for index in words {
      let token = text.tokens[index]
      if Self.figures.contains(token.key) { isFigure = true }
      guard Self.states.contains(token.key) || token.isWord("stood") else {
        if token.kind == .mark, !token.isMark(.hyphen) { return false }
        continue
      }
      return isFigure
        && sentence.places(after: index, atMost: 3).contains {
          text.tokens[$0].kind == .number
        }
    }
    return false
  }

  /// Whether somebody decides on what a company asks for or has leave for: `allowed the government to
  /// reconsider X's plea`, `revokes X's licence`.
  func isDecided(_ noun: Int, _ place: Int) -> Bool {
    Self.pleadings.contains(text.tokens[noun].key)
      && (max(sentence.lowerBound, names[place].lowerBound - 12)..<names[place].lowerBound)
        .contains { Self.rulings.contains(text.tokens[$0].key) }
  }

  /// Whether a part of a firm that is dealt in stands before `of`: `pays Rs 90 crore for 20% of X`.
  func isPart(before preposition: Int) -> Bool {
    var index = preposition - 1
    while index > sentence.lowerBound,
      Self.percents.contains(text.tokens[index].key)
        || text.tokens[index].isMark(.percent)
    { index -= 1 }
    guard index < preposition - 1, text.tokens[index].kind == .number else { return false }
    return (max(sentence.lowerBound, index - 14)..<index).contains { place in
      Self.trades.contains(text.tokens[place].key)
    }
  }

  private static let pleadings: WordSet = [
    "plea", "appeal", "petition", "licence", "license", "application", "claim", "bid", "request",
    "scheme", "registration", "proposal", "resolution", "offer", "permit",
  ]
  private static let rulings: WordSet = [
    "allow", "allows", "allowed", "admits", "admitted", "dismisses", "dismissed", "rejects",
    "rejected", "upholds", "upheld", "stays", "stayed", "quashes", "quashed", "reconsider",
    "grants",
    "granted", "approves", "approved", "clears", "cleared", "revokes", "revoked", "suspends",
    "suspended", "cancels", "cancelled", "extends", "extended", "accepts", "accepted", "declines",
    "declined", "hears",
  ]
  private static let winners: WordSet = ["bidder", "bidders", "winner", "winners"]
  private static let grants: WordSet = [
    "approval", "approvals", "nod", "clearance", "clearances", "consent", "permission", "assent",
  ]
  private static let undertaking: WordSet = [
    "forms", "form", "extends", "extend", "renews", "renew", "deepens", "deepen", "widens", "widen",
    "strengthens", "strengthen", "strikes", "strike", "sets", "seals", "seal",
  ]
  private static let undertakings: WordSet = [
    "venture", "ventures", "jv", "alliance", "partnership", "partnerships", "consortium",
    "subsidiary", "pact", "pacts", "deal", "deals", "agreement", "agreements", "ties", "contract",
    "contracts", "collaboration", "tie", "mandate", "deadline",
  ]
  private static let reportings: WordSet = [
    "report", "post", "log", "register", "see", "follow", "benefit", "join",
  ]
  private static let figures: WordSet = [
    "output", "production", "profit", "profits", "loss", "sales", "revenue", "revenues", "income",
    "ebitda", "volumes", "dispatches", "deliveries", "bookings", "exports", "turnover", "earnings",
    "collections", "disbursements",
  ]
  private static let percents: WordSet = ["percent", "per", "cent", "pc", "pct"]
  private static let trades: WordSet = [
    "pay", "pays", "paid", "buy", "buys", "bought", "sell", "sells", "sold", "acquire", "acquires",
    "acquired", "take", "takes", "took", "offer", "offers", "purchase", "owner", "picks", "bags",
    "buying", "selling", "acquiring", "taking", "purchases", "purchased",
  ]
}
