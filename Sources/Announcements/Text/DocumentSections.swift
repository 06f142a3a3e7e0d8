/// The titles that part a story from what stands around it.
extension DocumentLayout {
  struct Section: Sendable {
    let zone: Zone
    /// Whether the section runs to the next title, and not for one line.
    let coversRest: Bool
    /// Whether the section is the block of lines below its title, whatever they are.
    var coversBlock = false
  }

  /// A line that begins a section.
  struct Marker {
    let zone: Zone
    let coversRest: Bool
    /// Whether the text of the section stands on the line of its title.
    let isInline: Bool
    /// Whether the lines up to the next blank one belong to the section, paragraphs as well.
    var coversBlock = false
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
        "sponsored", "sponsored content", "sponsored post", "promoted", "promoted content",
        "partner content", "paid content", "paid post", "brand post", "brand connect", "anzeige",
        "publicité", "publicidad",
      ].map { ($0, Section(zone: Zone.otherStory, coversRest: false, coversBlock: true)) }
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
      isInline: false,
      coversBlock: match.meaning.coversBlock
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
