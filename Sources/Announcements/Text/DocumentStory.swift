/// The headline and the first paragraph of a document, which say what it is about.
struct DocumentStory: Sendable {
  /// The tokens of the headline, or of the first sentence where there is none.
  let headline: Range<Int>?
  /// The tokens of the first paragraph of running text.
  let lead: Range<Int>?
  /// Whether the headline stands apart from the text, and is not its first sentence.
  let hasTitle: Bool
  /// The first byte of the headline, which may lie within a word that a section is glued to.
  private let headlineStart: Int?

  /// Finds both, given the lines that carry stated dates, which are neither, and the line of a title
  /// that the mark-up names.
  init(
    _ text: TokenizedText,
    layout: DocumentLayout,
    datedLines: Set<Int>,
    titleLine: Int? = nil
  ) {
    let head = StoryHead(text, layout: layout, datedLines: datedLines)
    let bodyLines = head.bodyLines
    let firstBody = bodyLines.first ?? layout.bodyLines.first
    let lead = firstBody.map { head.paragraph(at: $0) }
    if let titleLine, !text.lines[titleLine].isEmpty {
      headline = TitleLine.withoutSite(text.lines[titleLine], text)
      headlineStart = nil
      hasTitle = true
      self.lead = lead
      return
    }
    let lines = text.lines.indices.prefix { number in firstBody.map { number <= $0 } ?? true }
    // The subject of a letter may stand below a letterhead that is as long as a sentence.
    let subject =
      lines.lazy.compactMap { SubjectLine.subject(of: text.lines[$0], text) }.first
      ?? text.lines.prefix(12).lazy.filter { line in
        line.first.map { text.tokens[$0].isWord("sub") } == true
      }.compactMap { SubjectLine.subject(of: $0, text) }.first
    if let subject {
      headline = subject
      headlineStart = nil
      hasTitle = true
      self.lead = lead
      return
    }
    if let (number, title) = lines.lazy.compactMap({ number in
      head.title(of: number).map { (number, $0) }
    }).first {
      headline = TitleLine.withoutSite(title.token..<text.lines[number].upperBound, text)
      headlineStart = title.gluedByte
      hasTitle = true
      let next = number == firstBody ? bodyLines.dropFirst().first : firstBody
      self.lead = next.map { head.paragraph(at: $0) }
      return
    }
    hasTitle = false
    headlineStart = nil
    headline = lead.map { Self.firstSentence(of: $0, text) }
    // The first paragraph stands for the headline, so the second one leads.
    if let lead, bodyLines.count > 1,
      let second = bodyLines.first(where: { text.lines[$0].lowerBound >= lead.upperBound })
    {
      self.lead = lead.lowerBound..<head.paragraph(at: second).upperBound
    } else {
      self.lead = lead
    }
  }

  /// The headline as text, of at most 200 bytes.
  func headlineText(_ text: TokenizedText) -> String? {
    guard let headline, !headline.isEmpty else { return nil }
    var range = text.byteRange(headline)
    var first = headline.lowerBound
    while first < headline.upperBound, text.tokens[first].isMark(.hash) { first += 1 }
    guard first < headline.upperBound else { return nil }
    range = min(headlineStart ?? .max, Int(text.tokens[first].start))..<range.upperBound
    let words = text.words(range, atMost: 200)
    return range.count > words.utf8.count + 20 ? words + "…" : words
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

/// The lines of a document as its head and its paragraphs, without dates and what crawlers put before them.
private struct StoryHead {
  let text: TokenizedText
  let layout: DocumentLayout
  let datedLines: Set<Int>
  let crawled: CrawledHead?

  init(_ text: TokenizedText, layout: DocumentLayout, datedLines: Set<Int>) {
    self.text = text
    self.layout = layout
    let crawled = CrawledHead(text)
    self.crawled = crawled
    self.datedLines = datedLines.subtracting([crawled?.line].compactMap(\.self))
  }

  /// The lines of running text that are not of dates or below pictures.
  var bodyLines: [Int] {
    layout.bodyLines.filter { !datedLines.contains($0) && !content(of: $0).isEmpty }
  }

  /// The tokens of a line without the date that a crawler put before them; none of a caption.
  func content(of number: Int) -> Range<Int> {
    let line = text.lines[number]
    guard let crawled, crawled.line == number else { return line }
    return isCaption(crawled.rest) ? line.upperBound..<line.upperBound : crawled.rest
  }

  /// `The works in Pune | Image: the company`.
  private func isCaption(_ range: Range<Int>) -> Bool {
    range.contains { index in
      index + 1 < range.upperBound && text.tokens[index + 1].isMark(.colon)
        && Self.credits.contains(text.tokens[index].key)
        && index > range.lowerBound && text.tokens[index - 1].kind == .mark
    }
  }

  private static let credits: Set<WordKey> = [
    "image", "photo", "photograph", "picture", "pic", "credit", "credits", "source", "courtesy",
    "photos", "images", "file", "foto", "bild",
  ]

  /// A paragraph of running text; one that is broken into lines goes on to the next blank line.
  func paragraph(at first: Int) -> Range<Int> {
    var last = first
    if text.lines[first].count < 40, let end = text.lines[first].last,
      !text.tokens[end].isMark(.period)
    {
      while last + 1 < text.lines.count, !text.lines[last + 1].isEmpty, last - first < 8,
        layout.zones[last + 1] == .story
      { last += 1 }
    }
    return content(of: first).lowerBound..<text.lines[last].upperBound
  }

  /// Where a title begins in a line, where it is one.
  func title(of number: Int) -> TitleLine.Start? {
    guard layout.zones[number] == .story, !layout.markerLines.contains(number),
      !datedLines.contains(number), !SubjectLine.isOther(text.lines[number], text),
      !PostalAddress.isAddress(text.lines[number], in: text)
    else { return nil }
    let line = content(of: number)
    let isCrawled = crawled?.line == number
    guard let start = TitleLine.start(in: line, text, isCrawled: isCrawled) else { return nil }
    let words = start.gluedByte == nil ? 0 : 1
    return isTitle(start.token..<line.upperBound, wordsBefore: words) ? start : nil
  }

  private func isTitle(_ line: Range<Int>, wordsBefore: Int) -> Bool {
    var words = wordsBefore
    var plain = wordsBefore
    var bars = 0
    for index in line {
      let token = text.tokens[index]
      if token.kind == .mark {
        bars += token.isMark(.bar) ? 1 : 0
        continue
      }
      words += 1
      if token.kind == .word, MonthLexicon.month(token.key) == nil { plain += 1 }
    }
    // `### DIVI 3QFY22` is marked as a heading; other lines must look like one.
    let isMarked = line.first.map { text.tokens[$0].isMark(.hash) } ?? false
    guard (isMarked ? 2 : 4) <= words, words <= 30, plain >= (isMarked ? 1 : 3), bars < 2,
      let last = line.last
    else { return false }
    return !text.tokens[last].isMark(.period) && !isByline(line)
  }

  /// `By Asha Rao and Vikram Nair, Mumbai`.
  private func isByline(_ line: Range<Int>) -> Bool {
    guard let first = line.first, line.count <= 10 else { return false }
    let words = line.filter { text.tokens[$0].kind == .word }
    guard
      text.tokens[first].isWord("by")
        || words.count > 2 && text.tokens[words[1]].isWord("by")
          && Self.makers.contains(text.tokens[first].key)
    else { return false }
    return words.dropFirst(2).allSatisfy { index in
      text.tokens[index].isCapitalized || text.tokens[index].isWord("and")
    }
  }

  private static let makers: Set<WordKey> = [
    "written", "reported", "edited", "posted", "published", "compiled", "curated", "authored",
  ]
}
