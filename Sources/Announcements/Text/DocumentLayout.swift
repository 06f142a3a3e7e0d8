/// Which part of a document each line belongs to.
///
/// Publishers put the story between a head of names and dates and a tail of teasers, adverts and
/// self-description. Only the story says who an announcement is about.
struct DocumentLayout: Sendable {
  enum Zone: Sendable {
    case story
    case boilerplate
    case otherStory
    /// Not told by anybody: a ticker, a board of prices, buttons and instructions of the site.
    case listing
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

  /// Reads a text; what stands above the heading of a page does not end the story below it.
  init(_ text: TokenizedText, headingLine: Int? = nil) {
    var listings = ListingLines(text)
    var running = Self.runningLines(text, without: listings.lines)
    listings.addBoards(text, running: running)
    for number in listings.lines { running[number] = false }
    for number in MailHeader(text).lines { running[number] = false }
    let mail = MailQuotation(text)
    zones.reserveCapacity(text.lines.count)
    var open = Zone.story
    var wordsOfStory = 0
    var hasParagraph = false
    var teaser: TeaserEnd?
    for (number, line) in text.lines.enumerated() {
      if number == headingLine {
        open = .story
        teaser = nil
      }
      guard !line.isEmpty else {
        // What is paid for may stand a blank line below its title.
        let isBelowTitle = wordsOfStory > 0 && markerLines.contains(number - 1)
        if teaser == .blankLine || teaser == .block && !isBelowTitle { teaser = nil }
        zones.append(open)
        continue
      }
      if mail.begins(at: number) { open = .otherStory }
      if teaser != nil, teaser != .block, running[number],
        Self.isParagraph(number, running: running, in: text)
      {
        teaser = nil
      }
      var zone = teaser == nil && !mail.quotes(number) ? open : .otherStory
      if let marker = Self.marker(of: line, in: text, isStoryBegun: wordsOfStory > 0) {
        markerLines.insert(number)
        zone = marker.zone
        let isLong = wordsOfStory >= Self.storyWords
        if isLong, marker.coversRest {
          open = marker.zone
        } else if marker.coversBlock {
          teaser = .block
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
      } else if zone == .story, listings.lines.contains(number) {
        zone = .listing
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
    /// At the blank line after what is paid for.
    case block
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
  private static func runningLines(_ text: TokenizedText, without others: Set<Int>) -> [Bool] {
    let counts = text.lines.enumerated().map { number, line in
      others.contains(number)
        ? 0 : line.reduce(0) { $0 + (text.tokens[$1].kind == .mark ? 0 : 1) }
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
      // A broken line goes on in small letters, and so does a sentence in the items of a list; a list of
      // headlines does not.
      let goesOn = (start + 1..<max(end, start + 1)).contains { number in
        let line = text.lines[number]
        guard let first = line.first else { return false }
        let isItem = text.tokens[first].isMark(.hyphen) || text.tokens[first].isMark(.other)
        let opening = isItem && first + 1 < line.upperBound ? first + 1 : first
        return !text.tokens[opening].isCapitalized && text.tokens[opening].kind == .word
          && !isByline(line, in: text)
      }
      if end - start >= 2, goesOn { for number in start..<end { running[number] = true } }
      start = max(end, start + 1)
    }
    return running
  }

  /// `by Asha Rao — January 27, 2021 · 4 comments`: a name and a dash or a bar behind it.
  private static func isByline(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    guard let first = line.first, text.tokens[first].isWord("by") else { return false }
    let name = line.dropFirst().prefix { text.tokens[$0].isCapitalized }
    guard (1...4).contains(name.count), name.endIndex < line.upperBound else { return false }
    let mark = text.tokens[name.endIndex]
    return mark.isMark(.bar) || mark.isMark(.hyphen) && mark.followsSpace
  }

  /// Whether a line ends with a mark that ends a sentence, inside or outside of quotation marks.
  static func endsSentence(_ line: Range<Int>, in text: TokenizedText) -> Bool {
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
