/// What of a page is its frame, whose dates are those of a visit: the banner of an archive, and the
/// clock beside the name of the site.
struct PageFrame: Sendable {
  /// Where in a page a line stands.
  enum Place: Sendable {
    /// Above the heading of the story.
    case frame
    /// Around the heading and up to the first paragraph, or at the head of a text whose heading is not
    /// known.
    case head
    /// Between the first paragraph, which may be a summary, and the second one.
    case summary
    /// Below.
    case text

    /// Whether a date here may be the story's own.
    var isOwn: Bool { self == .head || self == .summary }
  }

  /// The line of the page's heading, where the mark-up has one.
  let headingLine: Int?
  /// The first line of running text below the heading.
  let firstBodyLine: Int?
  /// The lines of the head of the story.
  private let head: Range<Int>
  /// Whether the story goes on below the second paragraph, so that the first may be a summary.
  private let isLong: Bool
  private let lastBannerLine: Int?
  private let firstLine: Int?
  /// The first line, or the second where the first is the title of the page.
  private let topLine: Int?
  /// Lines of the head that lead to other parts of the site.
  private let menuLines: [Int]

  init(_ text: TokenizedText, layout: DocumentLayout, headingLine: Int?) {
    self.headingLine = headingLine
    let bodyLines = layout.bodyLines.drop { $0 <= headingLine ?? -1 }
    let below = bodyLines.first
    firstBodyLine = below
    let first = text.lines.firstIndex { !$0.isEmpty }
    firstLine = first
    topLine = first.map { first in
      text.lines.indices.first { $0 > first && !text.lines[$0].isEmpty } ?? first
    }
    isLong = headingLine != nil && bodyLines.count >= 4
    head = Self.head(
      from: headingLine,
      first: below,
      second: bodyLines.dropFirst().first,
      in: text
    )
    let end = min(text.lines.count, Self.headLines)
    let top = 0..<min(end, headingLine ?? below ?? end)
    menuLines = top.filter { Self.isMenu(text.lines[$0], in: text) }
    lastBannerLine = Self.lastLineOfBanner(in: text, upTo: end)
  }

  private static let headLines = 80

  /// Where a line stands.
  func place(ofLine line: Int) -> Place {
    if head.contains(line) { return line > firstBodyLine ?? .max && !isLong ? .summary : .head }
    return line < head.lowerBound ? .frame : .text
  }

  /// From three lines above the heading to the second paragraph.
  private static func head(
    from heading: Int?,
    first: Int?,
    second: Int?,
    in text: TokenizedText
  ) -> Range<Int> {
    var start = heading ?? text.lines.firstIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    if heading != nil {
      var left = 3
      while start > 0, left > 0 {
        start -= 1
        if !text.lines[start].isEmpty { left -= 1 }
      }
    }
    let end = second ?? first.map { $0 + 1 } ?? text.lines.count
    return start..<max(start, end)
  }

  // MARK: Clocks

  /// Whether a date looks like the clock of the page: with its weekday and hour at the very top, or
  /// above the search and the menu of the site.
  func isClock(_ mention: DateMention, line: Int) -> Bool {
    if let firstBodyLine, line >= firstBodyLine { return false }
    if menuLines.contains(where: { $0 >= line && $0 <= line + 12 }) {
      return mention.weekday != nil || mention.clock != nil
    }
    return mention.weekday != nil && mention.clock != nil
      && (line == firstLine || headingLine.map { line < $0 } ?? false)
  }

  /// Whether a date with its weekday or hour stands in the first line of a page, but for its title, above
  /// the heading.
  func isTopOfPage(_ mention: DateMention, line: Int) -> Bool {
    guard mention.weekday != nil || mention.clock != nil, let topLine, let headingLine else {
      return false
    }
    return line <= topLine && line < headingLine
  }

  private static func isMenu(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    guard !line.isEmpty else { return false }
    if line.count <= 4, let match = menus.match(beginningAt: line.lowerBound, in: text) {
      return line.upperBound - match.tokens.upperBound <= 1
    }
    // A menu beside the clock: `Sunday, 28 December 2025 | Home | Login`.
    guard line.count <= 40 else { return false }
    return line.dropFirst().contains { index in
      text.tokens[index - 1].isMark(.bar) && menus.match(beginningAt: index, in: text) != nil
    }
  }

  static let menus = PhraseTable<Void>(
    [
      "search", "menu", "home", "login", "log in", "sign in", "sign up", "subscribe", "e paper",
      "epaper", "today s paper", "my account", "skip to content", "skip to main content",
      "follow us", "newsletter", "newsletters", "register", "live tv", "watch live", "latest news",
      "suche", "anmelden", "startseite", "abo", "abonnieren", "recherche", "connexion", "accueil",
      "s abonner", "buscar", "inicio", "iniciar sesión", "cerca", "accedi", "pesquisar", "zoeken",
      "inloggen", "खोजें", "होम", "english", "हिंदी", "हिन्दी",
    ].map { ($0, ()) }
  )

  // MARK: Archives

  /// Whether a line belongs to the banner of an archive.
  func isBanner(line: Int) -> Bool { lastBannerLine.map { line <= $0 } ?? false }

  private static func lastLineOfBanner(in text: TokenizedText, upTo end: Int) -> Int? {
    guard
      let first = (0..<end).first(where: { number in
        text.lines[number].count <= 12
          && text.lines[number].contains { archives.match(beginningAt: $0, in: text) != nil }
      })
    else { return nil }
    // The banner goes on with the days and the years of its calendar.
    let rest = (first..<min(end, first + 12)).last { number in
      text.lines[number].count <= 12
        && text.lines[number].contains { bannerWords.match(beginningAt: $0, in: text) != nil }
    }
    return rest ?? first
  }

  private static let archives = PhraseTable<Void>(
    [
      "1 capture", "about this capture", "wayback machine", "webpage capture", "archived page",
    ].map { ($0, ()) }
  )
  private static let bannerWords = PhraseTable<Void>(
    [
      "1 capture", "about this capture", "collected by", "timestamps",
      "wayback machine", "webpage capture", "saved from", "all snapshots", "no other snapshots",
    ].map { ($0, ()) }
  )
}
