/// The lines that nobody tells a story in: tickers of other headlines, boards of prices, and what a
/// site says to its readers.
///
/// They may be as long as a paragraph, and name companies that the document is not about.
struct ListingLines: Sendable {
  /// The numbers of the lines.
  private(set) var lines: Set<Int> = []

  /// Finds the lines that a site says to its readers.
  init(_ text: TokenizedText) {
    for (number, line) in text.lines.enumerated()
    where !line.isEmpty
      && (Self.isInstruction(line, in: text) || Self.isAddress(line, in: text)
        || Self.isButtons(line, in: text))
    {
      lines.insert(number)
    }
  }

  /// Adds tickers and boards of prices among the lines that are long enough for running text.
  mutating func addBoards(_ text: TokenizedText, running: [Bool]) {
    var isBelowTicker = false
    for (number, line) in text.lines.enumerated() where !line.isEmpty {
      if running[number], !DocumentLayout.endsSentence(line, in: text),
        Self.isBoard(line, in: text) || isBelowTicker && Self.isRunOn(line, in: text)
      {
        lines.insert(number)
      }
      isBelowTicker = Self.isTitleOfTicker(line, in: text)
    }
    if let ticker = Self.tickerAboveTitle(text, running: running) { lines.insert(ticker) }
  }

  // MARK: Tickers

  private static let tickers = PhraseTable(
    [
      "breaking news", "breaking", "latest news", "latest", "latest updates", "live updates",
      "flash news", "newsflash", "news ticker", "ticker", "trending", "trending now",
      "trending news", "top news", "top stories", "headlines", "in the news", "just in",
      "live news", "market ticker", "stock ticker", "live", "eilmeldung", "ताज़ा खबरें", "ब्रेकिंग न्यूज़",
    ].map { ($0, true) }
  )

  /// Whether a line is only the title of a ticker.
  private static func isTitleOfTicker(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    guard line.count <= 5, let match = tickers.match(beginningAt: line.lowerBound, in: text) else {
      return false
    }
    return (match.tokens.upperBound..<line.upperBound).allSatisfy { text.tokens[$0].kind == .mark }
  }

  /// Headlines that run into each other: no sentence ends within the line.
  private static func isRunOn(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    !line.contains { index in
      text.tokens[index].isMark(.period) && index > line.lowerBound && index + 1 < line.upperBound
        && text.tokens[index + 1].followsSpace && text.tokens[index + 1].isCapitalized
        && text.tokens[index - 1].count > 3
    }
  }

  /// A long line without an end, the first of the document, with a title of its own below it.
  ///
  /// The first paragraph of a story has the title above it.
  private static func tickerAboveTitle(_ text: TokenizedText, running: [Bool]) -> Int? {
    guard
      let first = text.lines.indices.first(where: { number in
        running[number] || text.lines[number].count >= 5
      }), running[first], !DocumentLayout.endsSentence(text.lines[first], in: text),
      isRunOn(text.lines[first], in: text), first + 1 < text.lines.count,
      text.lines[first + 1].isEmpty,
      CrawledHead(text, line: first) == nil,
      let title = text.lines.indices.dropFirst(first + 1).first(where: { !text.lines[$0].isEmpty }),
      !running[title], (4...24).contains(text.lines[title].count),
      text.lines.indices.dropFirst(title + 1).contains(where: { running[$0] })
    else { return nil }
    return first
  }

  // MARK: Boards of prices

  /// Whether a long line without an end is of prices, or of entries with bars between them.
  private static func isBoard(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    var (words, numbers, bars, percents) = (0, 0, 0, 0)
    for index in line {
      let token = text.tokens[index]
      switch token.kind {
      case .word: words += 1
      case .number: numbers += 1
      case .mark:
        if token.isMark(.bar) { bars += 1 }
        if token.isMark(.percent) { percents += 1 }
      }
    }
    return bars >= 2 || percents >= 3 && numbers * 2 > words || numbers > words
  }

  // MARK: Instructions

  /// What a site says to its readers, at the beginning of a line.
  private static let instructions = PhraseTable(
    [
      "registered office", "regd office", "corporate office", "this email", "this e mail",
      "this mail", "this message is", "this communication is", "disclaimer",
      "confidentiality notice",
      "the information contained in this", "for best results when", "please click", "click here",
      "click on the link", "tap here",
      "to view this", "to view the", "to read the full", "to continue reading", "read this in",
      "share this", "share on", "share via", "follow us", "follow our", "find us on", "like us on",
      "listen on", "listen to this", "listen now", "available on", "subscribe on", "subscribe now",
      "subscribe to our", "subscribe to the", "subscribe to read", "sign up for", "sign in to",
      "log in to", "already subscribed", "already a subscriber", "join our", "join us on",
      "download our", "download the app", "get the app", "open in app", "open in the app",
      "skip to", "don t want to miss", "dont want to miss", "don t miss the", "stay updated",
      "stay tuned", "add us as", "add as a preferred", "set as preferred", "prefer us on google",
      "view source version", "view original content", "this content was", "this page was",
      "you are reading", "by clicking", "we use cookies", "this site uses cookies",
      "accept cookies",
      "enable javascript", "please enable", "your browser", "turn on notifications",
      "allow notifications", "copy link", "link copied", "print this", "e mail this", "email this",
      "comments are closed", "be the first to comment", "image credit", "image source",
      "image courtesy", "photo credit", "photo courtesy", "file photo", "representative image",
      "representational image", "bildnachweis", "artikel teilen", "diesen artikel", "auf facebook",
      "partager sur", "compartir en", "condividi su", "# min read", "# minute read", "# mins read",
      "# minutes read", "reading time", "lesezeit", "temps de lecture",
      "advertisement",
    ].map { ($0, true) }
  )

  /// The names of places to share and to listen, and nothing else: `Share: Facebook X Mail`.
  private static func isButtons(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    var places = 0
    for index in line where text.tokens[index].kind == .word {
      if platforms.contains(text.tokens[index].key) {
        places += 1
      } else if !sharing.contains(text.tokens[index].key) {
        return false
      }
    }
    return places >= 1 && line.count <= 40
  }

  private static let platforms: WordSet = [
    "facebook", "twitter", "linkedin", "whatsapp", "telegram", "reddit", "pinterest", "instagram",
    "youtube", "spotify", "podcasts", "soundcloud", "threads", "flipboard", "messenger", "koo",
    "jiosaavn", "gaana", "tumblr", "xing", "bluesky", "mastodon",
  ]
  private static let sharing: WordSet = [
    "share", "shares", "on", "via", "to", "x", "mail", "email", "e", "print", "copy", "link",
    "apple",
    "google", "amazon", "music", "news", "follow", "us", "listen", "and", "or", "teilen",
    "partager",
    "save", "more", "comment", "comments", "like", "tweet", "post", "this", "article", "story",
  ]

  /// The address of a page, alone in its line.
  private static func isAddress(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    guard line.count >= 4, text.tokens[line.lowerBound].kind == .word,
      line.dropFirst().allSatisfy({ !text.tokens[$0].followsSpace })
    else { return false }
    return text.tokens[line.lowerBound + 1].isMark(.colon)
      && text.tokens[line.lowerBound + 2].isMark(.slash)
      || text.tokens[line.lowerBound].isWord("www")
  }

  private static func isInstruction(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    var first = line.lowerBound
    while first < line.upperBound, text.tokens[first].kind == .mark { first += 1 }
    guard first < line.upperBound,
      let match = instructions.match(beginningAt: first, in: text)
    else { return false }
    // A single word is an instruction only where nothing follows it.
    return match.tokens.count > 1 || match.tokens.upperBound == line.upperBound
  }
}
