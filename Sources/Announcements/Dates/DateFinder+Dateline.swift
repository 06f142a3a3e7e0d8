/// The place and date that open the first paragraph of a story.
extension DateFinder {
  /// `Chennai, September 1, 2025: ...` at the beginning of a paragraph of running text.
  func isDateline(_ mention: DateMention, line: Int) -> Bool {
    let tokens = text.lines[line]
    guard let first = frame.firstBodyLine, isNear(line, first) else { return false }
    if followsTitle(mention, line: line) || followsLetterhead(mention, line: line) { return true }
    guard mention.tokens.lowerBound - tokens.lowerBound <= 12,
      isPlace(tokens.lowerBound..<mention.tokens.lowerBound)
    else { return false }
    if isEntry(mention, of: tokens), line > first { return false }
    var next = mention.tokens.upperBound
    let isBracketed = opensBracket(before: mention)
    if isBracketed, next < tokens.upperBound, isClosing(next) { next += 1 }
    next = afterEmphasis(next, in: tokens)
    guard next < tokens.upperBound else { return false }
    if isBracketed, tokens.count >= 12, next > mention.tokens.upperBound,
      frame.headingLine.map({ $0 < line }) ?? true
    {
      // `(2 September 2025) The works ...`, `[Kolkata, 2 September 2025] The works ...`
      // `Karlsruhe, (12.11.2021). The works ...`
      let start =
        text.tokens[next].isMark(.period) && next + 1 < tokens.upperBound ? next + 1 : next
      return text.tokens[start].isCapitalized || text.tokens[next].isMark(.quotation)
        || isDash(next)
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
    // `**Mumbai, 3 October 2026.** The bank ...`
    let isStop = mark.isMark(.period) && afterEmphasis(next + 1, in: tokens) < tokens.upperBound
    if mark.kind == .word || isStop, mention.clock == nil, tokens.count >= 15,
      mention.tokens.lowerBound > tokens.lowerBound
    {
      let place = afterEmphasis(tokens.lowerBound, in: tokens)..<(mention.tokens.lowerBound - 1)
      return text.tokens[isStop ? afterEmphasis(next + 1, in: tokens) : next].isCapitalized
        && (1...(place.contains { text.tokens[$0].isMark(.slash) } ? 5 : 3)).contains(place.count)
        && text.tokens[place.upperBound].isMark(.comma)
        && place.allSatisfy {
          // `Turin / Mumbai, 30 July 2025. The firms ...`
          text.tokens[$0].kind == .word && text.tokens[$0].isCapitalized
            || text.tokens[$0].isMark(.slash)
            // `Pune, India, 30 July 2025. The firms ...`
            || text.tokens[$0].isMark(.comma)
              && PlaceLexicon.contains(text.tokens[place.lowerBound].key)
        }
    }
    return mark.isMark(.colon) || mark.isMark(.hyphen) || mark.isMark(.slash) || mark.isMark(.bar)
      || mark.isMark(.openParenthesis)
  }

  /// `- 2025-08-25: meeting of the board`: a point of a list of what happened when.
  private func isEntry(_ mention: DateMention, of line: Range<Int>) -> Bool {
    guard mention.tokens.lowerBound == line.lowerBound + 1,
      text.tokens[mention.tokens.lowerBound].followsSpace
    else { return false }
    return text.tokens[line.lowerBound].kind == .mark
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
    guard next + 1 < tokens.upperBound else { return false }
    let mark = text.tokens[next]
    let opensLine = mention.tokens.lowerBound == tokens.lowerBound
    if mark.isMark(.comma), opensLine || isName(before: mention, in: tokens),
      closesPlace(next + 1, in: tokens)
    {
      return true
    }
    guard opensLine else { return false }
    // `December 16, 2025. Sub: Approval of the merger`
    if mark.isMark(.period), text.tokens[next + 1].isWord("sub") { return true }
    if mark.isMark(.period) || mark.isMark(.quotation) {
      return text.tokens[next + 1].isCapitalized
        && (line == frame.firstBodyLine || mark.isMark(.quotation) && tokens.count >= 15)
    }
    return false
  }

  /// Whether a place and a mark stand between the date and the text: `Pune:`, `New Delhi (TNP):`,
  /// `Mumbai. Yes Bank said`.
  private func closesPlace(_ start: Int, in tokens: Range<Int>) -> Bool {
    guard tokens.count >= 12 else { return false }
    var end = start
    while end < tokens.upperBound, end - start < 5,
      text.tokens[end].kind == .word && text.tokens[end].isCapitalized
        || text.tokens[end].isMark(.comma)
    { end += 1 }
    guard end > start, end + 1 < tokens.upperBound else { return false }
    if text.tokens[end].isMark(.openParenthesis),
      let close = tokens.places(from: end, atMost: 8).first(where: isClosing),
      close + 1 < tokens.upperBound
    {
      end = close + 1
    }
    if text.tokens[end].isMark(.colon) || isDash(end) { return true }
    return text.tokens[end].isMark(.period) && end - start <= 3 && end + 1 < tokens.upperBound
      && text.tokens[end + 1].isCapitalized && text.tokens[end + 1].followsSpace
  }

  /// Whether a short name and a comma lead to a date, as in `IndiGo, May 27, 2024, Gurugram`.
  private func isName(before mention: DateMention, in tokens: Range<Int>) -> Bool {
    let name = tokens.lowerBound..<max(tokens.lowerBound, mention.tokens.lowerBound - 1)
    return (1...3).contains(name.count) && text.tokens[name.upperBound].isMark(.comma)
      && name.allSatisfy { text.tokens[$0].kind == .word && text.tokens[$0].isCapitalized }
  }

  /// Whether a date stands as a sentence of its own between a short title and the text, in the first
  /// line: `Infosys Q1 results. 23 July 2024. Infosys said ...`.
  private func followsTitle(_ mention: DateMention, line: Int) -> Bool {
    let tokens = text.lines[line]
    let (first, next) = (mention.tokens.lowerBound, mention.tokens.upperBound)
    guard !isPage, line == layout.firstBodyLine,
      text.lines[..<line].allSatisfy(\.isEmpty), (3...8).contains(first - tokens.lowerBound),
      next + 1 < tokens.upperBound, text.tokens[first - 1].isMark(.period),
      text.tokens[first].followsSpace, text.tokens[next].isMark(.period),
      text.tokens[next + 1].isCapitalized, text.tokens[tokens.lowerBound].isCapitalized
    else { return false }
    return !(tokens.lowerBound..<(first - 1)).contains { index in
      text.tokens[index].kind == .mark && !text.tokens[index].isMark(.ampersand)
        || EventWords.contains(text.tokens[index].key)
    }
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
    if isOpening(mention.tokens.lowerBound - 1) || isOpening(line.lowerBound) { return true }
    // `PANAJI, Goa (Agency Name, 6 Feb 2024) -`
    var index = mention.tokens.lowerBound - 1
    guard text.tokens[index].isMark(.comma) else { return false }
    while index > line.lowerBound, mention.tokens.lowerBound - index <= 6,
      text.tokens[index].isMark(.comma)
        || text.tokens[index].kind == .word && text.tokens[index].isCapitalized
    { index -= 1 }
    return index > line.lowerBound && isOpening(index)
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
    guard before.count <= 32, isHead(line) || line <= (layout.firstBodyLine ?? 0) + 3
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
    guard words <= 14 else { return false }
    if before.contains(where: { isWire(at: $0) }) { return true }
    guard words <= 7, before.count <= 16 else { return false }
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
