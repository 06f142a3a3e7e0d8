/// A date that stands at the head of a document by itself, or closes it.
extension DateFinder {
  /// Whether a line stands at the head: above or among the first lines of running text.
  func isHead(_ line: Int) -> Bool {
    if frame.headingLine != nil, frame.place(ofLine: line).isOwn { return true }
    if let first = layout.firstBodyLine, line <= first { return true }
    // The first line of running text may be a long headline, but the second one is not.
    guard layout.bodyLines.count >= 2 else { return layout.bodyLines.isEmpty }
    let start = text.lines[line].first.map { Int(text.tokens[$0].start) } ?? 0
    return start < 2500 && line < layout.bodyLines[1]
  }

  /// The score of a date that fills its line, or nothing when the line says more.
  ///
  /// A by-line (`By A. Writer | Sep 2, 2025 | 3 min read`, a time of day, a place) leaves the date
  /// beyond doubt. Other words beside it (`Annual meeting | September 25, 2025`) do not.
  func standsAlone(_ mention: DateMention, beside others: [Range<Int>]) -> Int? {
    let tokens = ownColumn(of: mention)
    if namesSource(tokens, upTo: mention) { return 70 }
    let taken = others.reduce(mention.tokens.count) { $0 + $1.count }
    guard tokens.count <= taken + 20 else { return nil }
    // Of a page in signs that are not read, such a date may be anything.
    if isInSigns(mention) { return 40 }
    var words = 0
    var places = 0
    var isByline = mention.clock != nil
    var button = tokens.lowerBound..<tokens.lowerBound
    for index in tokens where !mention.tokens.contains(index) {
      if button.contains(index) { continue }
      if let match = Self.buttons.match(beginningAt: index, in: text) {
        button = match.tokens
        continue
      }
      if others.contains(where: { $0.contains(index) }) { continue }
      let token = text.tokens[index]
      if token.kind == .mark {
        if token.isMark(.percent) || token.isMark(.rupee) || token.isMark(.dollar) { return nil }
        continue
      }
      let isHandle =
        index > tokens.lowerBound && !token.followsSpace
        && (text.tokens[index - 1].isMark(.at) || text.tokens[index - 1].isMark(.hash))
      if isHandle || Self.bylineWords.contains(token.key) {
        isByline = true
        continue
      }
      if Self.joints.contains(token.key) || isOfWriter(index, after: mention, in: tokens) {
        continue
      }
      if Self.conjunctions.contains(token.key), index + 1 < tokens.upperBound,
        text.tokens[index + 1].isCapitalized
      {
        continue
      }
      if Self.pressWords.contains(token.key) { continue }
      guard token.isCapitalized || WireLexicon.contains(token.key) else { return nil }
      // `Berlin, 28.10.2021, 058/21`
      if token.kind == .number { continue }
      words += 1
      if PlaceLexicon.contains(token.key) { places += 1 }
    }
    guard words > 0 else { return 70 }
    guard words <= 8 else { return nil }
    // `_Written Friday, 6 February 2026_`
    if words == 1, tokens.contains(where: { Self.writing.contains(text.tokens[$0].key) }) {
      return 70
    }
    let first = mention.tokens.lowerBound
    // `Meeting on 2 Sep 2025` is no by-line, `dpa am 2.9.2025` is one.
    if first > tokens.lowerBound, Self.joints.contains(text.tokens[first - 1].key),
      !namesWriter(tokens)
    {
      let isAgency = words == 1 && tokens.contains { WireLexicon.contains(text.tokens[$0].key) }
      return isAgency ? 70 : 40
    }
    let isSeparated = first == tokens.lowerBound || text.tokens[first - 1].kind == .mark
    if Self.headers.contains(text.tokens[tokens.lowerBound].key) { return 70 }
    guard isSeparated || namesWriter(tokens) || !others.isEmpty else {
      // `Large Corporate 10 Jan 2024 11:28 PM IST Trade Gazette`, `Original Research 7 April 2020`
      return mention.clock == nil && words > 4 ? nil : 40
    }
    // `A. Writer Sep 2, 2025 Updated Sep 3, 2025`: the update does not make the name a by-line.
    guard isSeparated || namesWriter(tokens) else { return 40 }
    // `Market closed: 2 Sep 2025` is labelled, but not as published.
    if first > tokens.lowerBound, text.tokens[first - 1].isMark(.colon), words != places {
      return 40
    }
    if isByline || words <= 1 || words == places { return 70 }
    return 40
  }

  /// The column in which a date stands at the head of a text, or its line where the others name an event.
  private func ownColumn(of mention: DateMention) -> Range<Int> {
    let number = Int(text.tokens[mention.tokens.lowerBound].line)
    let line = text.lines[number]
    guard isPage ? number == frame.headingLine : isHead(number) else { return line }
    let column = text.column(around: mention.tokens, in: line)
    // In the heading of a page the tags around a date leave as many blanks.
    if isPage { return column.lowerBound > line.lowerBound ? line : column }
    let isOfEvent =
      !isReference(line)
      && line.contains { index in
        !column.contains(index) && EventWords.contains(text.tokens[index].key)
          && !isOfPress(index)
      }
    return isOfEvent ? line : column
  }

  /// `No. Sec/Listing`, `Ref: Board meeting`: the number of a letter, whatever words it is made of.
  private func isReference(_ line: Range<Int>) -> Bool {
    guard line.count > 2, Self.references.contains(text.tokens[line.lowerBound].key) else {
      return false
    }
    let next = text.tokens[line.lowerBound + 1]
    return next.isMark(.period) || next.isMark(.colon) || next.isWord("no")
  }

  /// `Source: letter to the exchanges, 12 March 2026`: the day of what a note retells.
  private func namesSource(_ line: Range<Int>, upTo mention: DateMention) -> Bool {
    line.count <= 24 && mention.tokens.upperBound == line.upperBound
      && text.tokens[line.lowerBound].isWord("source")
      && mention.tokens.lowerBound > line.lowerBound + 1
      && text.tokens[line.lowerBound + 1].isMark(.colon)
      && text.tokens[mention.tokens.lowerBound - 1].kind == .mark
  }

  /// `2 September 2025, by the team of the letter`: up to five words after the date are the writer's.
  private func isOfWriter(_ index: Int, after mention: DateMention, in line: Range<Int>) -> Bool {
    guard index > mention.tokens.upperBound, line.upperBound - mention.tokens.upperBound <= 8,
      line.prefix(while: { $0 < mention.tokens.lowerBound }).allSatisfy({
        text.tokens[$0].kind == .mark
      }),
      let first = (mention.tokens.upperBound..<line.upperBound).first(where: {
        text.tokens[$0].kind != .mark
      })
    else { return false }
    return Self.by.contains(text.tokens[first].key)
  }

  /// Whether a line begins with `By` or `Written by`, so that a name may lead up to the date.
  private func namesWriter(_ line: Range<Int>) -> Bool {
    let first = text.tokens[line.lowerBound]
    if Self.by.contains(first.key) { return first.isCapitalized }
    return line.count > 1 && Self.by.contains(text.tokens[line.lowerBound + 1].key)
      && Self.writing.contains(first.key)
  }

  static let conjunctions: Set<WordKey> = ["and", "und", "et", "y", "e", "en"]

  /// The words of a mast-head that say what the document is.
  private static let pressWords: Set<WordKey> = [
    "press", "release", "media", "news", "pressemitteilung", "medienmitteilung", "pressemeldung",
    "communiqué", "presse", "comunicado", "prensa", "comunicato", "stampa",
  ]

  private static let references: Set<WordKey> = ["no", "ref", "reference", "letter"]
  /// What sites offer beside the date of an article.
  private static let buttons = PhraseTable<Bool>(
    lists: [
      (
        true,
        "listen to this article, listen to this story, listen to article, listen to the article, share this article, share this story, share article, save this article, save article, save for later, read later, print this article, add to favourites, add to favorites, add as preferred source, add as a preferred source, prefer us on google, follow us, join us, follow us on google, google news, text size, font size, bookmark this, gift this article, leave a comment, add a comment"
      )
    ]
  )
  private static let by: Set<WordKey> = ["by", "von", "par", "por", "di", "door"]

  private static let writing: Set<WordKey> = [
    "written", "edited", "reported", "curated", "compiled", "authored", "erstellt", "verfasst",
    "geschrieben", "gespeichert", "eingestellt", "escrito", "scritto", "écrit", "geschreven",
  ]

  /// The small words that lead to a date or a time.
  static let joints: Set<WordKey> = [
    "on", "at", "am", "um", "vom", "den", "der", "uhr", "le", "du", "el", "del", "il", "op", "à",
    "a",
    "h", "las", "alle", "ore", "om", "of", "de",
  ]

  /// The words that open the head of a notice on one line: `RNS Number : 4058F Name 2 Sep 2025`.
  private static let headers: Set<WordKey> = ["rns"]

  private static let bylineWords: Set<WordKey> = [
    "by", "read", "min", "mins", "minute", "minutes", "ist", "bureau", "staff", "desk", "reporter",
    "correspondent", "agency", "agencies", "ani", "pti", "reuters", "von", "par", "por", "page",
    "pages", "edition", "vol", "volume", "no",
  ]

  // MARK: Closing

  /// `(Reporting by A. Writer) Copyright 2022. July 14, 2022 19:42 GMT+3`: a day with its clock closes the last line
  /// of the text behind the end of a sentence.
  func closesWithClock(_ mention: DateMention, line: Int) -> Bool {
    let tokens = text.lines[line]
    guard mention.clock?.zone != nil, mention.tokens.upperBound == tokens.upperBound,
      mention.tokens.lowerBound > tokens.lowerBound, line >= layout.bodyLines.last ?? 0
    else { return false }
    let before = text.tokens[mention.tokens.lowerBound - 1]
    return before.isMark(.period) || before.isMark(.closeParenthesis)
  }

  /// `(A Newspaper, 28 March 2016)` at the end of the text.
  func closesTextInBrackets(_ mention: DateMention, line: Int) -> Bool {
    let tokens = text.lines[line]
    guard line >= layout.bodyLines.last ?? 0, mention.tokens.lowerBound > tokens.lowerBound,
      text.tokens[mention.tokens.lowerBound - 1].isMark(.comma),
      mention.tokens.upperBound < tokens.upperBound,
      text.tokens[mention.tokens.upperBound].isMark(.closeParenthesis),
      mention.tokens.upperBound + 2 >= tokens.upperBound
    else { return false }
    return (max(tokens.lowerBound, mention.tokens.lowerBound - 7)..<mention.tokens.lowerBound)
      .contains { text.tokens[$0].isMark(.openParenthesis) }
  }
}
