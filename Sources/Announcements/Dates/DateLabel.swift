internal import CivilTime

/// The words before a date that say what it stands for.
struct DateLabel: Sendable {
  enum Kind: Sendable {
    /// The exchange made it public: the strongest statement.
    case disseminated
    /// The exchange received it, a little before it made it public.
    case received
    case published
    /// `Date:` alone, which is nearly always the publication date.
    case dated
    case updated
    /// Another event, such as a record date.
    case event

    /// Whether the label is one of the publication or its update.
    var isOfPublication: Bool { self != .event }
  }

  let kind: Kind
  let phrase: String
  /// The first token of the label.
  let firstToken: Int
  /// Whether the label is of a language that writes the day before the month.
  var writesDayFirst: Bool { Self.dayFirstPhrases.contains(phrase) }

  /// Finds the label that stands before a date on its line, or alone on the line above.
  ///
  /// A text that is not of a page may have columns, which wide blanks part.
  init?(before mention: DateMention, in text: TokenizedText, hasColumns: Bool) {
    let first = mention.tokens.lowerBound
    guard first < text.tokens.count else { return nil }
    let number = Int(text.tokens[first].line)
    let line = text.lines[number]
    let column = hasColumns ? text.column(around: mention.tokens, in: line) : line
    if let label = Self.label(endingBefore: first, line: column, mention: mention, in: text) {
      self = label
      return
    }
    if let label = Self.firstAppearance(before: mention, line: line, in: text)
      ?? Self.sentence(around: mention, line: column, in: text)
      ?? Self.author(of: mention, line: column, in: text)
    {
      self = label
      return
    }
    guard
      first == line.lowerBound
        || text.tokens[line.lowerBound..<first].allSatisfy({ $0.kind == .mark })
    else { return nil }
    var above = number - 1
    if above >= 0, text.lines[above].isEmpty { above -= 1 }
    guard above >= 0, !text.lines[above].isEmpty, text.lines[above].count <= 6 else { return nil }
    guard
      let label = Self.label(
        endingBefore: text.lines[above].upperBound,
        line: text.lines[above],
        mention: nil,
        in: text
      ), label.firstToken == text.lines[above].lowerBound
    else { return nil }
    self = label
  }

  init(kind: Kind, phrase: String, firstToken: Int) {
    self.kind = kind
    self.phrase = phrase
    self.firstToken = firstToken
  }

  private static func label(
    endingBefore end: Int,
    line: Range<Int>,
    mention: DateMention?,
    in text: TokenizedText
  ) -> DateLabel? {
    var index = end - 1
    var hasColon = false
    var steps = 0
    while index >= line.lowerBound, steps < 6 {
      let token = text.tokens[index]
      if token.kind == .mark {
        if token.isMark(.period) || token.isMark(.semicolon) { return nil }
        if token.isMark(.colon) || token.isMark(.bar) || token.isMark(.hyphen) { hasColon = true }
        // `2025-09-02 | Published`: the bar closes what stands before it.
        if token.isMark(.bar) && index == end - 1 && steps > 0 { return nil }
      } else if token.kind == .number || !fillers.contains(token.key) {
        break
      } else if table.match(endingAt: index, in: text) != nil {
        break
      }
      steps += 1
      index -= 1
    }
    guard index >= line.lowerBound else { return nil }
    if let writer = writerLabel(endingAt: index, line: line, in: text) { return writer }
    guard text.tokens[index].kind == .word else { return nil }
    guard let match = table.match(endingAt: index, in: text) else {
      return otherDate(endingAt: index, hasColon: hasColon, line: line, in: text)
    }
    let start = match.tokens.lowerBound
    // `Press release dated 2 September 2025` fills its line; a list of papers names others.
    if match.phrase.hasSuffix(" dated"),
      !(line.lowerBound..<start).allSatisfy({ text.tokens[$0].kind == .mark })
        || mention.map({ mention in
          (mention.tokens.upperBound..<max(line.upperBound, mention.tokens.upperBound)).allSatisfy {
            text.tokens[$0].kind == .mark
          }
        }) != true
    {
      return nil
    }
    // `after the group bought Holcim's stakes (announced May 15, 2022)`
    if match.phrase == "announced", start > line.lowerBound + 6,
      text.tokens[start - 1].isMark(.openParenthesis)
    {
      return nil
    }
    // `7 August 2025 (last edited 9 August 2025, typo)`
    if match.meaning == .updated, start > line.lowerBound,
      text.tokens[start - 1].isMark(.openParenthesis)
    {
      return DateLabel(kind: .updated, phrase: match.phrase, firstToken: start)
    }
    if isAnchored(start, line: line, in: text) {
      // `date 2025-09-02 was up` stands where a crawler dropped the first words of the text.
      let isCrawlers =
        match.phrase == "date" && line.lowerBound == 0 && end - start == 1
        && mention.map { text.tokens[$0.tokens.lowerBound].count == 4 } ?? false
      guard
        isCrawlers || hasColon || mention.map({ !runsOn(after: $0, line: line, in: text) }) ?? true
      else {
        return nil
      }
      return DateLabel(kind: match.meaning, phrase: match.phrase, firstToken: start)
    }
    if match.phrase == "date" || match.phrase == "dated" {
      guard hasColon else { return nil }
      // `Author: Asha Rao Date: 2 September 2025`, `No. 123 Date: ...`
      if fields.contains(text.tokens[line.lowerBound].key), text.tokens[start].isCapitalized,
        !EventWords.contains(text.tokens[start - 1].key)
      {
        return DateLabel(kind: match.meaning, phrase: match.phrase, firstToken: start)
      }
      return DateLabel(
        kind: .event,
        phrase: "\(text.words(text.byteRange(line.lowerBound..<(index + 1)), atMost: 40))"
          .lowercased(),
        firstToken: line.lowerBound
      )
    }
    guard hasColon, text.tokens[start].isCapitalized else { return nil }
    return DateLabel(kind: match.meaning, phrase: match.phrase, firstToken: start)
  }

  /// `Posted by Admin on ...`: the writer stands between the label and the date.
  private static func writerLabel(
    endingAt index: Int,
    line: Range<Int>,
    in text: TokenizedText
  ) -> DateLabel? {
    // The asterisks of Markdown stand around words and part none.
    func isEmphasis(_ index: Int) -> Bool { text.tokens[index].isMark(.other) }
    let next = (index + 1..<max(index + 1, line.upperBound)).first { !isEmphasis($0) }
    guard let next, Self.writtenOn.contains(text.tokens[next].key) else { return nil }
    var start = index
    // A handle such as `vk_87` is of several tokens with no blank between them.
    while start > line.lowerBound, index - start < 8,
      !Self.writtenBy.contains(text.tokens[start].key),
      text.tokens[start].isCapitalized || index == start || !text.tokens[start + 1].followsSpace
        || isEmphasis(start)
    { start -= 1 }
    guard Self.writtenBy.contains(text.tokens[start].key), start < index, start > line.lowerBound,
      let match = table.match(endingAt: start - 1, in: text), match.meaning == .published,
      (line.lowerBound..<match.tokens.lowerBound).allSatisfy(isEmphasis)
    else { return nil }
    return DateLabel(
      kind: .published,
      phrase: match.phrase,
      firstToken: match.tokens.lowerBound
    )
  }

  /// `Record date: ...`, `Date of the meeting: ...`: a label, but of something else.
  private static func otherDate(
    endingAt index: Int,
    hasColon: Bool,
    line: Range<Int>,
    in text: TokenizedText
  ) -> DateLabel? {
    guard hasColon, index - line.lowerBound < 6 else { return nil }
    let words = line.lowerBound..<(index + 1)
    guard words.contains(where: { eventWords.contains(text.tokens[$0].key) }) else { return nil }
    return DateLabel(
      kind: .event,
      phrase: text.words(text.byteRange(words), atMost: 40).lowercased(),
      firstToken: line.lowerBound
    )
  }

  /// A label begins its line, or follows a mark that separates the parts of a by-line.
  private static func isAnchored(_ start: Int, line: Range<Int>, in text: TokenizedText) -> Bool {
    guard start > line.lowerBound else { return true }
    let before = text.tokens[start - 1]
    if before.kind == .mark {
      // `Updated 12 June 2025, published 11 June 2025`: the comma closes what stands before it.
      if before.isMark(.comma), start - 2 >= line.lowerBound,
        text.tokens[start - 2].kind == .number,
        table.match(beginningAt: line.lowerBound, in: text) != nil
      {
        return true
      }
      // `2 Sep 2025, updated 3 Sep 2025` in a short line.
      if before.isMark(.comma), start - 2 >= line.lowerBound, line.count <= 20,
        text.tokens[start - 2].kind == .number,
        table.match(beginningAt: start, in: text)?.meaning == .updated
      {
        return true
      }
      // `Quarterly update, released 7 July 2025` fills a line of its own.
      if before.isMark(.comma), line.count <= 14, line.upperBound - start <= 8,
        start - 2 >= line.lowerBound, text.tokens[start - 2].kind == .word,
        releases.contains(text.tokens[start].key), !text.tokens[line.upperBound - 1].isMark(.period)
      {
        return true
      }
      // The date of `Ex-Date` is not the date of the document.
      if before.isMark(.hyphen), !text.tokens[start].followsSpace { return false }
      return !before.isMark(.comma) && !before.isMark(.apostrophe) && !before.isMark(.ampersand)
        || text.tokens[start].isCapitalized
    }
    // "5 min read Last Updated", "12:00 IST Updated" and "2025 Updated" close a part of a by-line.
    return text.tokens[start].isCapitalized
      && (before.isWord("read") || before.kind == .number && start - line.lowerBound >= 3
        || before.isUppercase && ClockZone(before.key) != nil)
  }

  /// Whether the sentence goes on after the date: `Published on 12 May 2025, the study says ...`.
  private static func runsOn(
    after mention: DateMention,
    line: Range<Int>,
    in text: TokenizedText
  ) -> Bool {
    var index = mention.tokens.upperBound
    while index < line.upperBound,
      text.tokens[index].isMark(.comma) || text.tokens[index].isMark(.closeParenthesis)
    { index += 1 }
    guard index < line.upperBound else { return false }
    let next = text.tokens[index]
    guard next.kind == .word, table.match(beginningAt: index, in: text) == nil else { return false }
    if writtenBy.contains(next.key) || next.isWord("in") { return line.upperBound - index > 8 }
    return !next.isCapitalized
  }

  /// The fields that stand before the date on the line of a letter or of an article.
  private static let fields: Set<WordKey> = [
    "author", "by", "no", "nr", "ref", "reference", "autor", "autorin", "auteur", "autore", "place",
    "location", "source", "contact", "scrip", "slug", "desk", "id", "story", "service", "category",
  ]

  private static let releases: Set<WordKey> = ["released", "published", "posted"]

  private static let writtenOn: Set<WordKey> = [
    "on", "at", "am", "um", "le", "à", "el", "il", "alle", "op", "om",
  ]
  private static let writtenBy: Set<WordKey> = ["by", "von", "par", "por", "da", "door"]

  private static let fillers: Set<WordKey> = [
    "on", "at", "am", "le", "el", "il", "em", "op", "time", "date", "and", "the", "is",
    "den", "vom", "du", "del",
    "to", "ko",
  ]

  private static let eventWords: Set<WordKey> = [
    "date", "deadline", "due", "expiry", "expires", "until", "maturity", "meeting", "begins",
    "ends",
    "start", "end", "opens", "closes", "founded", "established", "incorporated", "listed", "born",
    "valid", "since", "effective",
  ]
}
