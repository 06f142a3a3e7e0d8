/// The place and date that open the first paragraph of a story.
extension DateFinder {
  /// `Chennai, September 1, 2025: ...` at the beginning of a paragraph of running text.
  func isDateline(_ mention: DateMention, line: Int) -> Bool {
    let tokens = text.lines[line]
    guard let first = frame.firstBodyLine, line <= first + 3,
      mention.tokens.lowerBound - tokens.lowerBound <= 7
    else { return false }
    for index in tokens.lowerBound..<mention.tokens.lowerBound {
      let token = text.tokens[index]
      if token.kind == .word, !token.isCapitalized, !Self.articles.contains(token.key) {
        return false
      }
      if token.kind == .number { return false }
      if token.isMark(.question) || token.isMark(.exclamation) { return false }
    }
    var next = mention.tokens.upperBound
    guard next < tokens.upperBound else { return false }
    if text.tokens[next].isMark(.openParenthesis) {
      while next < tokens.upperBound, !text.tokens[next].isMark(.closeParenthesis) { next += 1 }
      next += 1
    }
    guard next < tokens.upperBound else { return false }
    let mark = text.tokens[next]
    // `31. Oktober 2023. Die Werft ...` opens the text.
    if mention.tokens.lowerBound == tokens.lowerBound, line == first, next + 1 < tokens.upperBound,
      mark.isMark(.period) || mark.isMark(.quotation)
    {
      return text.tokens[next + 1].isCapitalized
    }
    // `MUMBAI, Sept 2, 2025 (Agency) Infosys said ...`
    if next > mention.tokens.upperBound, mark.kind == .word {
      return mark.isCapitalized && next - mention.tokens.upperBound <= 5
        && PlaceLexicon.contains(text.tokens[tokens.lowerBound].key)
    }
    // `Lübeck, 21. Juni 2021 Die Werft ...`
    if mark.kind == .word, mention.clock == nil, tokens.count >= 15,
      mention.tokens.lowerBound > tokens.lowerBound
    {
      let place = tokens.lowerBound..<(mention.tokens.lowerBound - 1)
      return mark.isCapitalized && (1...3).contains(place.count)
        && text.tokens[place.upperBound].isMark(.comma)
        && place.allSatisfy { text.tokens[$0].kind == .word && text.tokens[$0].isCapitalized }
    }
    return mark.isMark(.colon) || mark.isMark(.hyphen) || mark.isMark(.slash) || mark.isMark(.bar)
      || mark.isMark(.openParenthesis)
  }

  private static let articles: Set<WordKey> = ["le", "den", "el", "il", "the"]

  // MARK: Wires

  /// `HOUSTON--(BUSINESS WIRE)--August 6, 2007--...`, `VANCOUVER, Nov. 24, 2017 /CNW/ -` and
  /// `(pta040/25.06.2021/19:20)`: the name of a news wire stands beside the date.
  func isWireDateline(_ mention: DateMention, line: Int) -> Bool {
    let tokens = text.lines[line]
    let before = tokens.lowerBound..<mention.tokens.lowerBound
    guard (1...16).contains(before.count), isHead(line) || line <= (layout.firstBodyLine ?? 0) + 3
    else { return false }
    var words = 0
    for index in before where text.tokens[index].kind != .mark {
      let token = text.tokens[index]
      if token.kind == .number {
        guard index > before.lowerBound, WireLexicon.contains(text.tokens[index - 1].key),
          !token.followsSpace
        else {
          return false
        }
        continue
      }
      guard
        token.isCapitalized || Self.articles.contains(token.key)
          || WireLexicon.contains(token.key)
      else { return false }
      words += 1
    }
    guard (1...7).contains(words) else { return false }
    if before.contains(where: { isWire(at: $0) }) { return true }
    let after = mention.tokens.upperBound..<min(mention.tokens.upperBound + 4, tokens.upperBound)
    return after.contains { isWire(at: $0) }
  }

  /// Whether the name of a wire begins at a token, after a bracket or a slash.
  private func isWire(at index: Int) -> Bool {
    guard index > 0, text.tokens[index].kind == .word,
      text.tokens[index - 1].isMark(.openParenthesis) || text.tokens[index - 1].isMark(.slash)
    else { return false }
    if WireLexicon.contains(text.tokens[index].key) { return true }
    return index + 1 < text.tokens.count && WireLexicon.closes(text.tokens[index + 1].key)
  }
}

/// The names of news wires, whose stories open with a place, the wire and the date.
enum WireLexicon {
  /// Whether a word is the name of a wire.
  static func contains(_ word: WordKey) -> Bool { names.contains(word) }

  /// Whether a word is the second one of a name such as `Business Wire`.
  static func closes(_ word: WordKey) -> Bool { seconds.contains(word) }

  private static let names: Set<WordKey> = [
    "cnw", "prnewswire", "newswire", "businesswire", "globenewswire", "accesswire", "newsfile",
    "marketwire", "marketwired", "ots", "pta", "pte", "dgap", "eqs", "reuters", "ap", "afp", "dpa",
    "apa", "sda", "ani", "ians", "pti", "xinhua", "kyodo", "bloomberg", "newsvoir", "rns",
    "thenewswire",
    "efe", "ansa", "lusa",
  ]
  private static let seconds: Set<WordKey> = ["wire", "newswire", "newswires"]
}
