internal import Algorithms
internal import CivilTime

/// Reads one document: who, when, what kind, and the words that say so.
struct DocumentAnalyzer: Sendable {
  let companies: CompanyDirectory
  let kinds: KindRules

  func findings(file: String, document: DocumentText) -> DocumentFindings {
    guard document.format == .html else {
      let mail = document.format == .plain ? MailText(document.bytes) : nil
      return findings(file: file, text: TokenizedText(mail?.bytes ?? document.bytes), page: nil)
    }
    let page = HTMLText(document.bytes)
    return findings(file: file, text: TokenizedText(page.bytes), page: (page, document.bytes))
  }

  private func findings(
    file: String,
    text: TokenizedText,
    page: (html: HTMLText, source: [UInt8])?
  ) -> DocumentFindings {
    let headingLine = page?.html.headingStart.flatMap { Self.line(at: $0, in: text) }
    let layout = DocumentLayout(text, headingLine: headingLine)
    let finder = DateFinder(
      text,
      layout: layout,
      isPage: page != nil,
      headingLine: headingLine,
      writesDayFirst: page?.html.writesDayFirst ?? false
    )
    var dates = finder.candidates()
    if let page {
      dates += MarkupDates(text: text, frame: finder.frame).candidates(page.html, page.source)
    }
    if let stamp = SubmissionHeader.acceptance(in: page?.source ?? text.bytes) {
      dates.append(stamp)
    }
    let choice = PublicationChoice(among: dates)
    dates = dates.placed(around: choice.publication)
    let statedLines = Self.lines(of: dates.filter { $0.score > 0 }, in: text)
    let story = DocumentStory(
      text,
      layout: layout,
      datedLines: statedLines,
      titleLine: page?.html.storyTitleStart.flatMap { Self.line(at: $0, in: text) }
    )
    let found = SubjectFinder(directory: companies).findings(
      in: text,
      layout: layout,
      story: story,
      year: choice.publication?.date.year
    )
    let recalled = RecalledPassages(text, layout: layout, story: story)
    let kind = kinds.kind(of: text, layout: layout, story: story, without: recalled)
    let kindName = found.contains { $0.role == .sector } ? KindRules.sectorNews : kind?.kind
    let amounts = AmountScanner(text).amounts().filter { amount in
      Self.line(at: amount.byteRange.lowerBound, in: text).map { layout.zones[$0] == .story }
        ?? false
    }
    return DocumentFindings(
      file: file,
      headline: story.headlineText(text),
      otherMatter: page?.html.otherMatter,
      publication: choice.publication,
      status: choice.status,
      reason: choice.reason,
      partOfDay: choice.partOfDay,
      dates: dates,
      companies: found,
      kind: kindName,
      amounts: amounts,
      quote: QuoteScanner(text).quote(),
      evidence: choice.grounds.map {
        Evidence(what: .date($0.role), quote: $0.quote, byteRange: $0.byteRange)
      } + (kindName == kind?.kind ? [kind?.evidence].compactMap(\.self) : []),
      signature: DocumentSignature(
        text,
        layout: layout,
        companies: found.flatMap(\.mentions).map(\.byteRange)
          .sorted { $0.lowerBound < $1.lowerBound },
        partners: Set(
          found.filter { $0.role == .subject || $0.mentions.count >= 2 }.map(\.company.symbol)
        ),
        amounts: amounts,
        kind: KindRules.compared(kindName),
        facts: OpeningFacts(
          text,
          layout: layout,
          story: story,
          recalled: recalled,
          companies: found,
          amounts: amounts,
          kind: KindRules.compared(kindName)
        )
      )
    )
  }

  // MARK: Lines

  private static func lines(of dates: [DateCandidate], in text: TokenizedText) -> Set<Int> {
    Set(
      dates.filter { $0.role != .dateline && !$0.isReport }.compactMap {
        line(at: $0.byteRange.lowerBound, in: text)
      }
    )
  }

  /// The line on which a byte stands, or the first one with tokens after it.
  static func line(at byte: Int, in text: TokenizedText) -> Int? {
    let place = text.tokens.partitioningIndex { $0.end > byte }
    return place < text.tokens.count ? Int(text.tokens[place].line) : nil
  }
}
