/// The place and date that open the first paragraph of a story.
extension DateFinder {
  /// `Chennai, September 1, 2025: ...` at the beginning of a paragraph of running text.
  func isDateline(_ mention: DateMention, line: Int) -> Bool {
    let tokens = text.lines[line]
    guard let first = frame.firstBodyLine, isNear(line, first),
      mention.tokens.lowerBound - tokens.lowerBound <= 12,
      isPlace(tokens.lowerBound..<mention.tokens.lowerBound)
    else { return false }
    var next = mention.tokens.upperBound
    let isBracketed = opensBracket(before: mention)
    if isBracketed, next < tokens.upperBound, isClosing(next) { next += 1 }
    next = afterEmphasis(next, in: tokens)
    guard next < tokens.upperBound else { return false }
    if isBracketed, tokens.count >= 12, next > mention.tokens.upperBound,
      frame.headingLine.map({ $0 < line }) ?? true
    {
      // `(2 September 2025) The works ...`, `[Kolkata, 2 September 2025] The works ...`
      return text.tokens[next].isCapitalized || text.tokens[next].isMark(.quotation) || isDash(next)
    }
    if text.tokens[next].isMark(.openParenthesis) {
      while next < tokens.upperBound, !text.tokens[next].isMark(.closeParenthesis) { next += 1 }
      next = afterEmphasis(next + 1, in: tokens)
    }
    guard next < tokens.upperBound else { return false }
    let mark = text.tokens[next]
    if opensText(mention, line: line, next: next) { return true }
    // `MUMBAI, Sept 2, 2025 (Agency) Infosys said ...`
    if next > mention.tokens.upperBound, mark.kind == .word {
      return mark.isCapitalized && next - mention.tokens.upperBound <= 5
        && PlaceLexicon.contains(text.tokens[tokens.lowerBound].key)
    }
    // `Lübeck, 21. Juni 2021 Die Werft ...`, `Lübeck, 21. Juni 2021. Die Werft ...`
    let isStop = mark.isMark(.period) && next + 1 < tokens.upperBound
    if mark.kind == .word || isStop, mention.clock == nil, tokens.count >= 15,
      mention.tokens.lowerBound > tokens.lowerBound
    {
      let place = tokens.lowerBound..<(mention.tokens.lowerBound - 1)
      return text.tokens[isStop ? next + 1 : next].isCapitalized && (1...3).contains(place.count)
        && text.tokens[place.upperBound].isMark(.comma)
        && place.allSatisfy { text.tokens[$0].kind == .word && text.tokens[$0].isCapitalized }
    }
    return mark.isMark(.colon) || mark.isMark(.hyphen) || mark.isMark(.slash) || mark.isMark(.bar)
      || mark.isMark(.openParenthesis)
  }

  /// Whether a line is one of the first of the text, or its second paragraph; empty lines do not count.
  private func isNear(_ line: Int, _ first: Int) -> Bool {
    if line <= first + 3 { return true }
    guard isPage, line <= first + 60 else { return false }
    return (first..<line).count { !text.lines[$0].isEmpty } <= 3
      || layout.bodyLines.first { $0 > first } == line
  }

  /// Whether some tokens can be the name of places before a date.
  private func isPlace(_ range: Range<Int>) -> Bool {
    for index in range {
      let token = text.tokens[index]
      if token.kind == .word, !token.isCapitalized, !Self.articles.contains(token.key),
        !Self.conjunctions.contains(token.key)
      {
        return false
      }
      if token.kind == .number { return false }
      if token.isMark(.question) || token.isMark(.exclamation) { return false }
    }
    return true
  }

  /// `31. Oktober 2023. Die Werft ...` and `September 2, 2025, Pune: The works ...`.
  private func opensText(_ mention: DateMention, line: Int, next: Int) -> Bool {
    let tokens = text.lines[line]
    guard mention.tokens.lowerBound == tokens.lowerBound, next + 1 < tokens.upperBound else {
      return false
    }
    let mark = text.tokens[next]
    if mark.isMark(.period) || mark.isMark(.quotation) {
      return text.tokens[next + 1].isCapitalized
        && (line == frame.firstBodyLine || mark.isMark(.quotation) && tokens.count >= 15)
    }
    guard mark.isMark(.comma), tokens.count >= 12 else { return false }
    var end = next + 1
    while end < tokens.upperBound, end - next <= 5,
      text.tokens[end].kind == .word && text.tokens[end].isCapitalized
        || text.tokens[end].isMark(.comma)
    { end += 1 }
    return end > next + 1 && end < tokens.upperBound
      && (text.tokens[end].isMark(.colon) || isDash(end))
  }

  private func isDash(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.isMark(.hyphen) && token.followsSpace
  }

  /// The token after the signs that Markdown puts around bold words.
  private func afterEmphasis(_ index: Int, in line: Range<Int>) -> Int {
    var next = index
    while next < line.upperBound, text.bytes[text.tokens[next].byteRange] == [0x2A] { next += 1 }
    return next
  }

  /// Whether a bracket opens before a date, or before the place that leads to it.
  private func opensBracket(before mention: DateMention) -> Bool {
    let line = text.lines[Int(text.tokens[mention.tokens.lowerBound].line)]
    guard mention.tokens.lowerBound > line.lowerBound else { return false }
    return isOpening(mention.tokens.lowerBound - 1) || isOpening(line.lowerBound)
  }

  private func isOpening(_ index: Int) -> Bool {
    text.tokens[index].isMark(.openParenthesis)
      || text.bytes[text.tokens[index].byteRange] == [0x5B]
  }

  private func isClosing(_ index: Int) -> Bool {
    text.tokens[index].isMark(.closeParenthesis)
      || text.bytes[text.tokens[index].byteRange] == [0x5D]
  }

  private static let articles: Set<WordKey> = ["le", "den", "el", "il", "the"]

  // MARK: Wires

  /// `HOUSTON--(BUSINESS WIRE)--August 6, 2007--...`, `VANCOUVER, Nov. 24, 2017 /CNW/ -` and
  /// `(pta040/25.06.2021/19:20)`: the name of a news wire stands beside the date.
  func isWireDateline(_ mention: DateMention, line: Int) -> Bool {
    let tokens = text.lines[line]
    let before = tokens.lowerBound..<mention.tokens.lowerBound
    guard before.count <= 16, isHead(line) || line <= (layout.firstBodyLine ?? 0) + 3
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
    guard words <= 7 else { return false }
    if before.contains(where: { isWire(at: $0) }) { return true }
    guard words > 0 || before.isEmpty else { return false }
    let after = tokens.filter { $0 >= mention.tokens.upperBound }.prefix(4)
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
