/// What is made known on the day on which it is done.
extension ReportSentence {
  /// Whether a verb tells of something done, and not of telling it: `signed`, `searched`.
  static func isAct(_ verb: Int, of text: TokenizedText) -> Bool {
    ownActs.contains(text.tokens[verb].key) || authorityActs.contains(text.tokens[verb].key)
  }

  /// Whether a sentence is of somebody who tells what another one did: a paper or a blog, and neither the
  /// company's own letter nor a text that says that the company told it, on a day that is not named.
  static func isToldByOthers(
    _ sentence: Range<Int>,
    of text: TokenizedText,
    layout: DocumentLayout
  ) -> Bool {
    !sentence.contains { index in
      let key = text.tokens[index].key
      return statements.contains(key) || tellings.contains(key)
    } && !LetterSender(text, layout: layout).isLetter
  }

  private static let ownActs: WordSet = [
    "recommended", "approved", "signed", "inaugurated", "launched", "bagged", "won", "secured",
    "appointed", "acquired", "agreed", "opened", "began", "started", "cut", "raised", "sold",
    "bought",
    "closed", "shut", "halted", "resumed", "recalled", "withdrew",
  ]
  /// What an authority does to a company is known at once.
  private static let authorityActs: WordSet = [
    "searched", "raided", "fined", "penalised", "penalized", "barred", "cleared", "imposed",
    "arrested",
    "suspended", "dismissed", "ordered", "upheld", "quashed", "downgraded", "upgraded",
  ]
  /// Words of a company that speaks itself.
  private static let tellings: WordSet = [
    "informs", "inform", "wish", "wishes", "hereby", "announces", "says", "intimates", "intimate",
    "pursuant", "please", "we", "our", "us", "enclosed", "according",
  ]
}
