/// Which part of a document each line belongs to.
///
/// Publishers put the story between a head of names and dates and a tail of teasers, adverts and
/// self-description. Only the story says who an announcement is about.
struct DocumentLayout: Sendable {
  enum Zone: Sendable {
    case story
    case boilerplate
    case otherStory
  }

  /// The zone of each line.
  private(set) var zones: [Zone] = []
  /// The lines that are running text of the story, in order.
  private(set) var bodyLines: [Int] = []
  /// The lines that announce another section, such as `Related News`.
  private(set) var markerLines: Set<Int> = []

  /// The first line within the story that announces another one.
  private(set) var firstTeaserLine: Int?

  /// The first line of running text.
  var firstBodyLine: Int? { bodyLines.first }

  init(_ text: TokenizedText) {
    let running = Self.runningLines(text)
    let mail = MailQuotation(text)
    zones.reserveCapacity(text.lines.count)
    var open = Zone.story
    var wordsOfStory = 0
    var hasParagraph = false
    var teaser: TeaserEnd?
    for (number, line) in text.lines.enumerated() {
      guard !line.isEmpty else {
        if teaser == .blankLine { teaser = nil }
        zones.append(open)
        continue
      }
      if mail.begins(at: number) { open = .otherStory }
      if teaser != nil, running[number], Self.isParagraph(number, running: running, in: text) {
        teaser = nil
      }
      var zone = teaser == nil && !mail.quotes(number) ? open : .otherStory
      if let marker = Self.marker(of: line, in: text, isStoryBegun: wordsOfStory > 0) {
        markerLines.insert(number)
        zone = marker.zone
        let isLong = wordsOfStory >= Self.storyWords
        if isLong, marker.coversRest {
          open = marker.zone
        } else if marker.zone == .otherStory {
          if isLong || hasParagraph {
            teaser = .paragraph
            if firstTeaserLine == nil { firstTeaserLine = number }
          } else if !marker.isInline, !marker.coversRest {
            teaser = .blankLine
          }
        }
      } else if Self.isCopyright(line, in: text) {
        zone = .boilerplate
      }
      zones.append(zone)
      if zone == .story, running[number] {
        bodyLines.append(number)
        wordsOfStory += line.count
        if line.last.map({ text.tokens[$0].isMark(.period) }) == true { hasParagraph = true }
      }
    }
  }

  /// Where the teaser of another story ends at the latest.
  private enum TeaserEnd {
    /// At the next paragraph of the story.
    case paragraph
    /// Above the story: at a blank line, or at the story itself.
    case blankLine
  }

  /// Whether a line of running text is one of the story, and not a teaser's headline of many words.
  private static func isParagraph(
    _ number: Int,
    running: [Bool],
    in text: TokenizedText
  ) -> Bool {
    let line = text.lines[number]
    if line.count >= 40 || number + 1 < running.count && running[number + 1] { return true }
    return line.last.map { !text.tokens[$0].isMark(.question) && !text.tokens[$0].isMark(.colon) }
      ?? false
  }

  /// Tokens of running text before a section title can end the story.
  private static let storyWords = 25

  // MARK: Running text

  /// Lines that are sentences, or part of a paragraph broken into lines.
  private static func runningLines(_ text: TokenizedText) -> [Bool] {
    let counts = text.lines.map { line in
      line.reduce(0) { $0 + (text.tokens[$1].kind == .mark ? 0 : 1) }
    }
    var running = text.lines.indices.map { number in
      counts[number] >= 22 || counts[number] >= 10 && endsSentence(text.lines[number], in: text)
    }
    var start = 0
    while start < counts.count {
      var end = start
      while end < counts.count, counts[end] >= 7 { end += 1 }
      if end > start, end < counts.count, counts[end] > 0, endsSentence(text.lines[end], in: text) {
        end += 1
      }
      // A broken line goes on in small letters; a list of headlines does not.
      let goesOn = (start + 1..<max(end, start + 1)).contains { number in
        text.lines[number].first.map {
          !text.tokens[$0].isCapitalized && text.tokens[$0].kind == .word
        }
          ?? false
      }
      if end - start >= 2, goesOn { for number in start..<end { running[number] = true } }
      start = max(end, start + 1)
    }
    return running
  }

  private static func endsSentence(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    guard var last = line.last else { return false }
    while last > line.lowerBound,
      text.tokens[last].isMark(.quotation) || text.tokens[last].isMark(.closeParenthesis)
        || text.tokens[last].isMark(.apostrophe)
    { last -= 1 }
    let token = text.tokens[last]
    return token.isMark(.period) || token.isMark(.exclamation) || token.isMark(.question)
      || token.isMark(.colon)
  }

  private static func isCopyright(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    guard line.count <= 40 else { return false }
    for index in line {
      let token = text.tokens[index]
      if token.isMark(.copyright) { return true }
      if token.isWord("copyright") || token.isWord("reserved") { return true }
    }
    return false
  }
}

/// The titles that part a story from what stands around it.
extension DocumentLayout {
  struct Section: Sendable {
    let zone: Zone
    /// Whether the section runs to the next title, and not for one line.
    let coversRest: Bool
  }

  /// A line that begins a section.
  struct Marker {
    let zone: Zone
    let coversRest: Bool
    /// Whether the text of the section stands on the line of its title.
    let isInline: Bool
  }

  private static let sections = PhraseTable(
    [
      "next story", "next article", "related news", "related stories", "related articles",
      "related topics", "related posts", "more from", "more stories", "top stories", "trending",
      "trending now", "trending news", "popular articles", "popular stories", "popular news",
      "most read", "most popular", "recommended", "recommended stories", "recommended for you",
      "you may also like", "you might also like", "also in this section", "latest news",
      "latest stories", "top # this week", "editors picks", "in other news", "other stories",
      "previous story", "previous article", "more news", "must read", "around the web", "comments",
      "# comments", "# comment", "comment", "leave a reply", "leave a comment", "post a comment",
      "reader comments", "# responses", "join the discussion",
    ].map { ($0, Section(zone: Zone.otherStory, coversRest: true)) }
      + [
        "also read", "read also", "read more", "also see", "see also", "read this", "watch",
        "also watch", "must watch", "related", "related story", "related article", "related reads",
        "related coverage", "suggested reading", "suggested for you", "further reading",
        "more on this", "more on this story", "more on this topic", "dont miss", "don t miss",
        "lesen sie auch", "mehr zum thema", "lire aussi", "à lire aussi", "lea también",
        "leggi anche", "leia também", "lees ook", "यह भी पढ़ें", "ये भी पढ़ें", "इसे भी पढ़ें", "यह भी देखें",
        "और पढ़ें", "संबंधित खबरें", "यह भी प\u{095D}ें", "ये भी प\u{095D}ें", "और प\u{095D}ें",
      ].map {
        ($0, Section(zone: Zone.otherStory, coversRest: false))
      }
      + [
        "about us", "about the company", "about the author", "disclaimer", "disclosure",
        "forward looking statements", "safe harbor", "safe harbour", "cautionary statement",
        "terms of use", "privacy policy", "contact us", "media contact", "media contacts",
        "subscribe to our newsletter", "stay connected",
      ].map { ($0, Section(zone: Zone.boilerplate, coversRest: true)) }
  )

  /// The section that a line begins.
  ///
  /// A heading that runs into its first entry, such as `Also Read Tata Steel rises`, counts only
  /// once the story has begun: a headline may begin so.
  static func marker(
    of line: Range<Int>,
    in text: TokenizedText,
    isStoryBegun: Bool
  ) -> Marker? {
    var first = line.lowerBound
    while first < line.upperBound, text.tokens[first].kind == .mark { first += 1 }
    guard first < line.upperBound else { return nil }
    if let match = sections.match(beginningAt: first, in: text) {
      return marker(match, of: line, in: text, isStoryBegun: isStoryBegun)
    }
    guard text.tokens[first].isWord("about"), text.tokens[first].isCapitalized, line.count <= 7,
      line.allSatisfy({ text.tokens[$0].kind == .mark || text.tokens[$0].isCapitalized }),
      line.count >= 2
    else { return nil }
    return Marker(zone: .boilerplate, coversRest: true, isInline: false)
  }

  private static func marker(
    _ match: PhraseTable<Section>.Match,
    of line: Range<Int>,
    in text: TokenizedText,
    isStoryBegun: Bool
  ) -> Marker? {
    let rest = match.tokens.upperBound..<line.upperBound
    let words = rest.reduce(0) { $0 + (text.tokens[$1].kind == .mark ? 0 : 1) }
    let inline = Marker(zone: match.meaning.zone, coversRest: false, isInline: true)
    let title = Marker(
      zone: match.meaning.zone,
      coversRest: match.meaning.coversRest,
      isInline: false
    )
    guard words > 0 else { return title }
    let next = text.tokens[rest.lowerBound]
    if next.isMark(.colon) || next.isMark(.bar) || next.isMark(.hyphen) { return inline }
    if words <= 3, match.phrase == "more from" { return title }
    if match.phrase == "also read" || match.phrase == "read also", isStoryBegun,
      match.tokens.allSatisfy({ text.tokens[$0].isCapitalized }),
      next.isCapitalized || next.isMark(.other) || next.isMark(.quotation)
    {
      return inline
    }
    // "Most Read This Week" is a title, "Must read the report before ..." is a sentence.
    let isTitle =
      words <= 3 && match.phrase != "related"
      && line.allSatisfy { text.tokens[$0].isCapitalized }
    return isTitle ? title : nil
  }
}
