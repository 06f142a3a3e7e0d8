/// The first line of a page as crawlers store it: `date 2025-11-27` and whatever comes first on the page.
///
/// What follows may be the title, the path of the page above it, the first sentence, the text below a
/// picture, or the name of the publisher.
struct CrawledHead: Sendable {
  /// The number of the line.
  let line: Int
  /// The tokens after the date.
  let rest: Range<Int>

  /// Finds the head of a text.
  init?(_ text: TokenizedText) {
    guard let line = text.lines.firstIndex(where: { !$0.isEmpty }) else { return nil }
    self.init(text, line: line)
  }

  /// Reads a line that may be such a head.
  init?(_ text: TokenizedText, line number: Int) {
    let line = text.lines[number]
    let start = line.lowerBound
    guard line.count >= 6, text.tokens[start].isWord("date"),
      text.tokens[start + 1].kind == .number, text.tokens[start + 1].count == 4,
      text.tokens[start + 2].isMark(.hyphen), text.tokens[start + 3].kind == .number,
      text.tokens[start + 4].isMark(.hyphen), text.tokens[start + 5].kind == .number
    else { return nil }
    self.line = number
    rest = (start + 6)..<line.upperBound
  }
}

/// What lies around a title in its line: the path of the page before it, the name of the site after it.
enum TitleLine {
  /// Where a title begins in its line: the token, and the byte of a word before it that is glued to
  /// the name of a section.
  struct Start {
    let token: Int
    var gluedByte: Int?
  }

  /// Returns the title without the path before it, as in `Home / Companies / Exide to build`.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - text: The text.
  ///   - isCrawled: Whether a crawler wrote the line, which drops the blanks between links.
  /// - Returns: Where the title begins; nothing in a line without words.
  static func start(
    in line: Range<Int>,
    _ text: TokenizedText,
    isCrawled: Bool = false
  ) -> Start? {
    guard let first = line.first else { return nil }
    var start = Start(token: first)
    var words = 0
    for index in line.dropLast() {
      let token = text.tokens[index]
      if token.kind != .mark {
        words += 1
        if isCrawled, index - start.token < 6, let boundary = sectionGlued(to: token, text) {
          start = Start(token: index + 1, gluedByte: boundary)
          words = 0
        }
      } else if separates(index, text) {
        guard words <= 3 else { return start }
        start = Start(token: index + 1)
        words = 0
      }
    }
    return start
  }

  /// `Home / Companies`, `Home > News`, `Home » News`: a mark with blanks on both sides.
  private static func separates(_ index: Int, _ text: TokenizedText) -> Bool {
    let (token, next) = (text.tokens[index], text.tokens[index + 1])
    guard token.followsSpace, next.followsSpace, next.line == token.line else { return false }
    return token.isMark(.slash) || token.isMark(.other) || token.isMark(.quotation)
      || token.isMark(.bar)
  }

  /// The byte at which a title begins that is glued to the name of a section, as in `NewsJSW wins`.
  private static func sectionGlued(to token: TextToken, _ text: TokenizedText) -> Int? {
    guard token.kind == .word, token.count >= 5 else { return nil }
    for byte in (token.byteRange.lowerBound + 3)..<token.byteRange.upperBound
    where (0x41...0x5A).contains(text.bytes[byte])
      && (0x61...0x7A).contains(text.bytes[byte - 1])
    {
      let section = WordKey(text.bytes[token.byteRange.lowerBound..<byte])
      let rest = WordKey(text.bytes[byte..<token.byteRange.upperBound])
      if sections.contains(section), !endsOfNames.contains(rest) { return byte }
    }
    return nil
  }

  private static let sections: Set<WordKey> = [
    "home", "news", "business", "markets", "companies", "economy", "industry", "stocks", "profit",
    "corporate", "politics", "exclusive", "updates",
  ]
  /// What follows such a word within the name of a publisher, such as `NewsBytes`.
  private static let endsOfNames: Set<WordKey> = [
    "bytes", "line", "wire", "watch", "standard", "today", "world", "click", "room", "letter",
    "desk", "first", "week", "insider", "green",
  ]

  /// Returns the title without the name of the site after it, as in `Exide to build | Trade Gazette`.
  static func withoutSite(_ line: Range<Int>, _ text: TokenizedText) -> Range<Int> {
    guard
      let mark = line.last(where: { index in
        let token = text.tokens[index]
        return token.isMark(.bar)
          || token.isMark(.hyphen) && token.followsSpace && index + 1 < line.upperBound
            && text.tokens[index + 1].followsSpace
      }), mark - line.lowerBound >= 4
    else { return line }
    let site = (mark + 1)..<line.upperBound
    if text.tokens[mark].isMark(.bar) { return line.lowerBound..<mark }
    // Behind a dash, a few words in capitals that are no sentence.
    let isSite =
      (1...4).contains(site.count)
      && site.allSatisfy { text.tokens[$0].kind == .mark || text.tokens[$0].isCapitalized }
      && line.contains { !text.tokens[$0].isCapitalized && text.tokens[$0].kind == .word }
    return isSite ? line.lowerBound..<mark : line
  }
}
