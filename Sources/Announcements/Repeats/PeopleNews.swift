/// News of the people who lead a company, in which their names are what tells it.
enum PeopleNews {
  /// Whether passages say that an officer comes or goes.
  static func isTold(in text: TokenizedText, _ passages: [Range<Int>]) -> Bool {
    let tokens = passages.joined()
    return tokens.contains { officers.contains(text.tokens[$0].key) }
      && tokens.contains { index in
        moves.contains(text.tokens[index].key)
          || phrases.match(beginningAt: index, in: text) != nil
      }
  }

  /// Whether a first paragraph tells, in whatever words, that an officer comes or goes.
  ///
  /// `Chief operating officer Achin Gupta takes over` has no office behind its verb.
  static func isChange(in text: TokenizedText, _ passages: [Range<Int>]) -> Bool {
    let tokens = passages.joined()
    return tokens.contains { officers.contains(text.tokens[$0].key) }
      && tokens.contains { handovers.match(beginningAt: $0, in: text) != nil }
  }

  private static let handovers = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        takes over, took over, will leave, change of guard, changing of the guard, hands over, hands the baton,
        passes the baton, to make way, makes way, bows out
        """
      )
    ]
  )

  /// The stems of the names of people who come or go, as passages tell it: `Malay Joshi is appointed`,
  /// `appointment of Mr. Shenu Agarwal`.
  static func movers(in text: TokenizedText, _ passages: [Range<Int>]) -> Set<UInt64> {
    var found: Set<UInt64> = []
    for passage in passages {
      for verb in passage where changes.contains(text.tokens[verb].key) {
        if let name = name(behind: verb, in: passage, text) ?? name(before: verb, in: passage, text)
        {
          found.formUnion(
            name.map { DocumentSignature.stem(text.bytes[text.tokens[$0].byteRange]) }
          )
        }
      }
    }
    return found
  }

  /// `appoints Malay Joshi`, `appointment of Mr. Malay Joshi`.
  private static func name(
    behind verb: Int,
    in passage: Range<Int>,
    _ text: TokenizedText
  ) -> Range<Int>? {
    var start = verb + 1
    while start < min(verb + 5, passage.upperBound),
      text.tokens[start].kind == .mark && !text.tokens[start].isMark(.comma)
        || leaders.contains(text.tokens[start].key)
    { start += 1 }
    var end = start
    while end < min(start + 4, passage.upperBound), isOfName(end, text) { end += 1 }
    return end - start >= 2 ? start..<end : nil
  }

  /// `Malay Joshi is appointed`, `Srinivas Pallia, head of Americas, is appointed`: the name that opens the
  /// clause.
  private static func name(
    before verb: Int,
    in passage: Range<Int>,
    _ text: TokenizedText
  ) -> Range<Int>? {
    guard verb > passage.lowerBound, auxiliaries.contains(text.tokens[verb - 1].key) else {
      return nil
    }
    var found: Range<Int>?
    var index = verb - 2
    while index >= max(passage.lowerBound, verb - 12), !text.endsSentence(at: index) {
      var start = index + 1
      while start > passage.lowerBound, index + 1 - start < 4, isOfName(start - 1, text) {
        start -= 1
      }
      if index + 1 - start >= 2 { found = start..<(index + 1) }
      index = min(index, start) - 1
    }
    return found
  }

  private static func isOfName(_ index: Int, _ text: TokenizedText) -> Bool {
    let token = text.tokens[index]
    return token.kind == .word && token.isCapitalized && token.count >= 3
      && !officers.contains(token.key) && !posts.contains(token.key)
  }

  private static let changes: WordSet = [
    "appoints", "appointed", "appoint", "appointment", "resigned", "resigns", "resignation",
    "elevated", "elevates", "reappointed",
  ]
  private static let auxiliaries: WordSet = ["is", "was", "has", "been", "be"]
  private static let leaders: WordSet = ["of", "mr", "ms", "mrs", "dr", "shri", "smt"]
  /// Words with capitals beside a name that are those of a post, a firm or a letter.
  private static let posts: WordSet = [
    "managing", "executive", "independent", "additional", "non", "whole", "wholetime", "key",
    "managerial", "personnel", "board", "limited", "ltd", "company", "bank", "regulation", "sebi",
    "vice", "senior", "deputy", "joint", "group", "statutory", "auditor", "auditors", "committee",
    "the", "and", "for", "financial", "operating", "technology", "chief", "global", "india",
  ]

  /// What those who lead a company are called.
  static let officers: WordSet = [
    "ceo", "cfo", "coo", "cto", "cio", "md", "cmd", "chairman", "chairperson", "chairwoman",
    "chief", "director", "president", "officer", "head", "kmp", "secretary", "boss",
  ]
  private static let moves: WordSet = [
    "resigns", "resigned", "resignation", "quits", "quit", "exits", "leaving", "appoints",
    "appointed", "appointment", "successor", "succeeds", "succeed", "retires", "retire", "elevates",
    "elevated", "elevation", "departs", "departure", "ousted", "replaces", "cessation",
    "reappointed",
  ]
  private static let phrases = PhraseTable<Bool>(
    lists: [
      (
        true,
        "to leave, to quit, to exit, to retire, to resign, to step down, steps down, stepped down, steps aside, puts in papers, put in his papers, put in her papers, takes over as, took over as, taken over as, takes charge, took charge, taken charge, assumes charge, assumed charge, takes the chair, takes the helm, at the helm, to take over, to head, to lead, named as, names, named, new ceo, new boss, new chief, new cfo, has left, leaves, taps, picks"
      )
    ]
  )
}
