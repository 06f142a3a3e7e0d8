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

  /// What those who lead a company are called.
  static let officers: WordSet = [
    "ceo", "cfo", "coo", "cto", "cio", "md", "cmd", "chairman", "chairperson", "chairwoman",
    "chief", "director", "president", "officer", "head", "kmp", "secretary", "boss",
  ]
  private static let moves: WordSet = [
    "resigns", "resigned", "resignation", "quits", "quit", "exits", "leaving", "appoints",
    "appointed", "appointment", "successor", "succeeds", "succeed", "retires", "retire", "elevates",
    "elevated", "departs", "departure", "ousted", "replaces", "cessation", "reappointed",
  ]
  private static let phrases = PhraseTable<Bool>(
    lists: [
      (
        true,
        "to leave, to quit, to exit, to retire, to resign, to step down, steps down, stepped down, steps aside, puts in papers, put in his papers, put in her papers, takes over as, took over as, taken over as, takes charge, took charge, taken charge, assumes charge, assumed charge, takes the chair, takes the helm, at the helm, to take over, to head, to lead, named as, names, named, new ceo, new cfo, has left, leaves, taps, picks"
      )
    ]
  )
}
