/// What is made known on the day on which it is done.
extension ReportSentence {
  /// Whether a verb tells of something done, and not of telling it: `signed`, `searched`.
  static func isAct(_ verb: Int, of text: TokenizedText) -> Bool {
    companyActs.contains(text.tokens[verb].key) || isOfAuthority(verb, of: text)
  }

  /// Whether a verb is what an authority does to a company.
  static func isOfAuthority(_ verb: Int, of text: TokenizedText) -> Bool {
    authorityActs.contains(text.tokens[verb].key)
  }

  /// Whether a sentence tells, as its news, what another one did: in a paper or a blog, about the matter of its
  /// headline, and neither in the company's own text nor as what came before today's news.
  ///
  /// - Parameters:
  ///   - sentence: The sentence.
  ///   - window: The first sentences of the story.
  ///   - text: The text.
  ///   - layout: Its zones.
  /// - Returns: Whether the day of what was done is that of the news.
  static func isNewsOfOthers(
    _ sentence: Range<Int>,
    in window: Range<Int>,
    of text: TokenizedText,
    layout: DocumentLayout
  ) -> Bool {
    !sentence.contains { index in
      let key = text.tokens[index].key
      return statements.contains(key) || tellings.contains(key)
    }
      && !window.contains { index in
        todays.contains(text.tokens[index].key)
          || text.tokens[index].isWord("this") && index + 1 < window.upperBound
            && mornings.contains(text.tokens[index + 1].key)
      }
      && isOfHeadline(sentence, above: window.lowerBound, in: text)
      && !isOwnText(text) && !LetterSender(text, layout: layout).isLetter
  }

  /// Whether the lines above a story have one of the small words of a sentence, whatever its ending.
  private static func isOfHeadline(
    _ sentence: Range<Int>,
    above story: Int,
    in text: TokenizedText
  ) -> Bool {
    func stem(_ index: Int) -> [UInt8]? {
      let token = text.tokens[index]
      guard token.kind == .word, token.count >= stemLength else { return nil }
      return text.bytes[token.byteRange].prefix(stemLength).map { $0 | 0x20 }
    }
    let above = Set((0..<story).compactMap(stem))
    return sentence.contains { index in
      !text.tokens[index].isCapitalized && stem(index).map(above.contains) == true
    }
  }

  /// Whether lines greet shareholders, describe the company or name whom to ask: the text is its own.
  private static func isOwnText(_ text: TokenizedText) -> Bool {
    text.lines.contains { line in
      line.count <= 10 && line.first.map { ownOpenings.contains(text.tokens[$0].key) } == true
    }
  }

  /// So many letters tell a word whatever its ending.
  private static let stemLength = 5
  private static let companyActs: WordSet = [
    "recommended", "approved", "signed", "inaugurated", "launched", "bagged", "won", "secured",
    "appointed", "acquired", "agreed",
  ]
  /// What an authority does to a company is known at once.
  private static let authorityActs: WordSet = [
    "searched", "raided", "fined", "penalised", "penalized", "barred", "cleared", "imposed",
    "arrested", "suspended", "dismissed", "ordered", "upheld", "quashed", "downgraded", "upgraded",
  ]
  /// Words of a company that speaks itself.
  private static let tellings: WordSet = [
    "informs", "inform", "wish", "wishes", "hereby", "announces", "says", "intimates", "intimate",
    "pursuant", "please", "we", "our", "us", "enclosed", "according",
  ]
  /// Words of what is new against what the sentence recalls.
  private static let todays: WordSet = ["now", "today", "meanwhile", "again", "since"]
  private static let mornings: WordSet = ["morning", "afternoon", "evening", "week", "month"]
  private static let ownOpenings: WordSet = ["dear", "about", "contact", "contacts", "enquiries"]
}
