/// The lines above a letter, a mail or an article that say by a label what they are.
enum SubjectLine {
  private static let subjects: Set<WordKey> = [
    "title", "headline", "subject", "sub", "re", "betreff", "objet", "asunto", "assunto",
    "oggetto", "onderwerp",
  ]
  /// What a line says of the document, the letter or the page, before a colon.
  private static let others = PhraseTable(
    [
      "ref", "ref no", "our ref", "your ref", "reference", "from", "to", "cc", "bcc", "date",
      "author", "by", "tags", "url", "source", "slug", "description", "organization",
      "organisation", "collection", "collected by", "crawl", "creator", "publisher", "photo",
      "image", "picture", "category", "categories", "topic", "topics", "section", "keywords",
      "language", "filed under", "company name", "name of company", "name of the company",
      "name of listed company", "name of the listed entity", "name of issuer", "issuer",
      "registrant",
      "scrip code", "security code", "securities code", "code number", "stock code", "symbol",
      "nse symbol", "trading symbol", "ticker", "isin", "cin", "stock exchange",
      "stock exchange listing", "rns number", "rns reach number", "headline type",
      "representative", "contact", "contacts", "tel", "telephone", "fax", "email", "e mail",
      "website", "registered office", "corporate office", "head office",
      "commission file number", "exhibit", "place", "edition", "agency", "bureau", "byline",
      "writer",
      "editor", "reporter", "read time", "reading time", "location",
      "von", "an", "gesendet", "kopie", "de", "à", "envoyé", "para", "enviado", "enviada", "da",
      "inviato",
      "van", "aan", "verzonden",
    ].map { ($0, true) }
  )

  /// Returns what follows the label of a subject, without the marks around it.
  static func subject(of line: Range<Int>, _ text: TokenizedText) -> Range<Int>? {
    guard let colon = colon(after: subjects, line, text) ?? colonWithin(line, text) else {
      return nil
    }
    var words = (colon + 1..<line.upperBound)[...]
    while let first = words.first, isAround(first, text) { words = words.dropFirst() }
    while let last = words.last, isAround(last, text) { words = words.dropLast() }
    guard let first = words.first, let last = words.last else { return nil }
    return first..<(last + 1)
  }

  /// Whether a line begins with the label of a subject.
  static func isSubject(_ line: Range<Int>, _ text: TokenizedText) -> Bool {
    colon(after: subjects, line, text) != nil
  }

  /// Whether a line is about the document and not its headline, such as a reference or a sender.
  static func isOther(_ line: Range<Int>, _ text: TokenizedText) -> Bool {
    guard let first = line.first, let match = others.match(beginningAt: first, in: text) else {
      return false
    }
    var end = match.tokens.upperBound
    // `Symbol (NSE): X`, `RNS Number : X`.
    while end < line.upperBound, text.tokens[end].isMark(.period) { end += 1 }
    return end < line.upperBound && text.tokens[end].isMark(.colon)
  }

  /// The colon after a word that begins a line, as in `Subject: ...` and `Sub.: ...`.
  private static func colon(
    after labels: Set<WordKey>,
    _ line: Range<Int>,
    _ text: TokenizedText
  ) -> Int? {
    guard line.count > 2 else { return nil }
    let word = text.tokens[line.lowerBound]
    guard word.kind == .word, labels.contains(word.key) else { return nil }
    var colon = line.lowerBound + 1
    if text.tokens[colon].isMark(.period) { colon += 1 }
    return colon < line.upperBound - 1 && text.tokens[colon].isMark(.colon) ? colon : nil
  }

  /// The colon of `BSE / NSE. Sub: Signing of agreement`, where the addressee stands before the subject.
  static func colonWithin(_ line: Range<Int>, _ text: TokenizedText) -> Int? {
    guard let label = line.dropFirst().first(where: { text.tokens[$0].isWord("sub") }),
      text.tokens[label].isCapitalized, text.tokens[label - 1].kind == .mark,
      text.tokens[label].followsSpace
    else { return nil }
    return colon(after: subjects, label..<line.upperBound, text)
  }

  private static func isAround(_ index: Int, _ text: TokenizedText) -> Bool {
    let token = text.tokens[index]
    return token.isMark(.quotation) || token.isMark(.apostrophe) || token.isMark(.hash)
      || token.isMark(.hyphen)
  }
}
