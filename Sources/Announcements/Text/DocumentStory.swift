/// The headline and the first paragraph of a document, which say what it is about.
struct DocumentStory: Sendable {
  /// The tokens of the headline, or of the first sentence where there is none.
  let headline: Range<Int>?
  /// The tokens of the first paragraph of running text.
  let lead: Range<Int>?

  /// Finds both, given the lines that carry stated dates, which are neither, and the line of a title
  /// that the mark-up names.
  init(
    _ text: TokenizedText,
    layout: DocumentLayout,
    datedLines: Set<Int>,
    titleLine: Int? = nil
  ) {
    let bodyLines = layout.bodyLines.filter { !datedLines.contains($0) }
    let firstBody = bodyLines.first ?? layout.bodyLines.first
    var lead = firstBody.map { Self.paragraph(at: $0, layout, text) }
    if let titleLine, !text.lines[titleLine].isEmpty {
      headline = Self.withoutSiteName(text.lines[titleLine], text)
      self.lead = lead
      return
    }
    let head = text.lines.indices.prefix { number in firstBody.map { number <= $0 } ?? true }
    let subject = head.lazy.compactMap { SubjectLine.subject(of: text.lines[$0], text) }.first
    if let subject {
      headline = subject
      self.lead = lead
      return
    }
    let title = head.first { number in
      !SubjectLine.isOther(text.lines[number], text) && !datedLines.contains(number)
        && layout.zones[number] == .story
        && !layout.markerLines.contains(number) && Self.isTitle(text.lines[number], text)
    }
    if let title {
      headline = text.lines[title]
    } else {
      headline = lead.map { Self.firstSentence(of: $0, text) }
      // The first paragraph stands for the headline, so the second one leads.
      if let first = lead, bodyLines.count > 1,
        let second = bodyLines.first(where: { text.lines[$0].lowerBound >= first.upperBound })
      {
        lead = first.lowerBound..<Self.paragraph(at: second, layout, text).upperBound
      }
    }
    self.lead = lead
  }

  /// A paragraph of running text; one that is broken into lines goes on to the next blank line.
  private static func paragraph(
    at first: Int,
    _ layout: DocumentLayout,
    _ text: TokenizedText
  ) -> Range<Int> {
    var last = first
    if text.lines[first].count < 40, let end = text.lines[first].last,
      !text.tokens[end].isMark(.period)
    {
      while last + 1 < text.lines.count, !text.lines[last + 1].isEmpty, last - first < 8,
        layout.zones[last + 1] == .story
      { last += 1 }
    }
    return text.lines[first].lowerBound..<text.lines[last].upperBound
  }

  /// The headline as text, of at most 200 bytes.
  func headlineText(_ text: TokenizedText) -> String? {
    guard let headline, !headline.isEmpty else { return nil }
    var range = text.byteRange(headline)
    var first = headline.lowerBound
    while first < headline.upperBound, text.tokens[first].isMark(.hash) { first += 1 }
    guard first < headline.upperBound else { return nil }
    range = Int(text.tokens[first].start)..<range.upperBound
    let words = text.words(range, atMost: 200)
    return range.count > words.utf8.count + 20 ? words + "…" : words
  }

  private static func isTitle(_ line: Range<Int>, _ text: TokenizedText) -> Bool {
    var words = 0
    var bars = 0
    for index in line {
      let token = text.tokens[index]
      if token.kind == .mark { bars += token.isMark(.bar) ? 1 : 0 } else { words += 1 }
    }
    guard (4...30).contains(words), bars < 2, let last = line.last else { return false }
    return !text.tokens[last].isMark(.period)
  }

  private static func withoutSiteName(_ line: Range<Int>, _ text: TokenizedText) -> Range<Int> {
    guard let bar = line.last(where: { text.tokens[$0].isMark(.bar) }), bar - line.lowerBound >= 4
    else { return line }
    return line.lowerBound..<bar
  }

  private static func firstSentence(of range: Range<Int>, _ text: TokenizedText) -> Range<Int> {
    for index in range where text.tokens[index].isMark(.period) {
      guard index > range.lowerBound + 4, index + 1 < range.upperBound else { continue }
      let (before, after) = (text.tokens[index - 1], text.tokens[index + 1])
      let isAbbreviation =
        before.kind == .word && abbreviations.contains(before.key) || before.count == 1
      if !isAbbreviation, after.followsSpace, after.isCapitalized || after.kind == .mark {
        return range.lowerBound..<index
      }
    }
    return range
  }

  private static let abbreviations: Set<WordKey> = [
    "ltd", "co", "inc", "corp", "rs", "mr", "mrs", "ms", "dr", "no", "st", "pvt", "approx", "vs",
    "sept", "jan", "feb", "aug", "oct", "nov", "dec",
  ]
}

/// The lines above a letter, a mail or an article that say by a label what they are.
enum SubjectLine {
  private static let subjects: Set<WordKey> = [
    "title", "headline", "subject", "sub", "re", "betreff", "objet", "asunto",
  ]
  private static let others: Set<WordKey> = [
    "ref", "reference", "from", "to", "cc", "bcc", "date", "author", "by", "tags", "url", "source",
    "slug", "description",
  ]

  /// Returns what follows the label of a subject, without the marks around it.
  static func subject(of line: Range<Int>, _ text: TokenizedText) -> Range<Int>? {
    guard isLabel(line, in: subjects, text) else { return nil }
    var words = line.dropFirst(2)
    while let first = words.first, isAround(first, text) { words = words.dropFirst() }
    while let last = words.last, isAround(last, text) { words = words.dropLast() }
    guard let first = words.first, let last = words.last else { return nil }
    return first..<(last + 1)
  }

  /// Whether a line is about the document and not its headline, such as a reference or a sender.
  static func isOther(_ line: Range<Int>, _ text: TokenizedText) -> Bool {
    isLabel(line, in: others, text)
  }

  private static func isLabel(
    _ line: Range<Int>,
    in labels: Set<WordKey>,
    _ text: TokenizedText
  ) -> Bool {
    guard line.count > 2, text.tokens[line.lowerBound + 1].isMark(.colon) else { return false }
    let word = text.tokens[line.lowerBound]
    return word.kind == .word && labels.contains(word.key)
  }

  private static func isAround(_ index: Int, _ text: TokenizedText) -> Bool {
    let token = text.tokens[index]
    return token.isMark(.quotation) || token.isMark(.apostrophe) || token.isMark(.hash)
      || token.isMark(.hyphen)
  }
}
