/// Finds the sender of a letter to the exchanges, of a notice of a news service, or of a filing.
///
/// The signature counts most (`For Mahindra & Mahindra Limited`), then a label (`Company name: ...`),
/// the registrant of a form, the line of the notice's number, the symbol, and the letterhead. A text
/// without the usual words of letters is one all the same where an officer signs it, or where a
/// letterhead stands above its subject.
struct LetterSender {
  let text: TokenizedText
  let layout: DocumentLayout
  private let isNotice: Bool

  init(_ text: TokenizedText, layout: DocumentLayout) {
    self.text = text
    self.layout = layout
    isNotice = text.lines.contains { line in
      var index = line.lowerBound
      // Marks of letters and forms stand near the beginning of a line.
      while index < min(line.upperBound, line.lowerBound + 12) {
        if Self.marks.match(beginningAt: index, in: text) != nil { return true }
        index += 1
      }
      return false
    }
  }

  /// Returns the company that sent the text, where it is a letter or a notice.
  func company(among mentions: [CompanyDirectory.PlacedMention]) -> Int? {
    let own = mentions.filter {
      layout.zones[Int(text.tokens[$0.tokens.lowerBound].line)] != .otherStory
    }
    let header = MailHeader(text).lines
    if !header.isEmpty, let sender = own.first(where: { isPressOffice($0.tokens, of: header) }) {
      return sender.company
    }
    let heads = letterheadLines
    let isAddressed = isNotice || hasSubject
    if let signature = own.last(where: { isSignature($0.tokens, isLetter: isAddressed) }) {
      return signature.company
    }
    if let head = own.first(where: { isFlatLetterhead($0.tokens) }) { return head.company }
    guard isNotice else {
      guard let head = own.first(where: { isLetterhead($0.tokens, in: heads) }),
        isLetter(below: heads)
      else { return nil }
      return head.company
    }
    let tests: [(CompanyDirectory.PlacedMention) -> Bool] = [
      isLabelled, isRegistrant, isNumbered, isSymbol, { isLetterhead($0.tokens, in: heads) },
    ]
    return tests.lazy.compactMap { own.first(where: $0)?.company }.first
      ?? own.last { isBlock($0.tokens) }?.company
  }

  /// Whether the text is a letter, a notice, a filing or a release of whoever it is about.
  var isLetter: Bool { isNotice || hasSubject || isLetter(below: letterheadLines) }

  func line(of name: Range<Int>) -> Int { Int(text.tokens[name.lowerBound].line) }

  /// The words of a line before a name.
  func opening(_ name: Range<Int>) -> Range<Int> {
    text.lines[line(of: name)].lowerBound..<name.lowerBound
  }

  /// `Company name: X`, `Name of the listed entity: X`.
  private func isLabelled(_ mention: CompanyDirectory.PlacedMention) -> Bool {
    let words = opening(mention.tokens)
    guard let first = words.first, let match = Self.labels.match(beginningAt: first, in: text)
    else {
      return false
    }
    return (match.tokens.upperBound..<words.upperBound).allSatisfy {
      text.tokens[$0].kind == .mark
    }
  }

  /// A name above `(Exact name of registrant as specified in its charter)`.
  private func isRegistrant(_ mention: CompanyDirectory.PlacedMention) -> Bool {
    // `FORM 6-K, BHP Group Limited`
    let words = opening(mention.tokens)
    if let first = words.first, words.count <= 6,
      let form = Self.forms6K.match(beginningAt: first, in: text),
      (form.tokens.upperBound..<words.upperBound).allSatisfy({ text.tokens[$0].kind == .mark })
    {
      return true
    }
    guard isAlone(mention.tokens),
      let next = text.lines.indices.dropFirst(line(of: mention.tokens) + 1).first(where: {
        !text.lines[$0].isEmpty
      })
    else { return false }
    return text.lines[next].prefix(4).contains {
      Self.registrants.match(beginningAt: $0, in: text) != nil
    }
  }

  /// `RNS Number : 4058F X 24 September 2024`, or the line below it.
  private func isNumbered(_ mention: CompanyDirectory.PlacedMention) -> Bool {
    let number = line(of: mention.tokens)
    if isNumber(number) { return true }
    guard isAlone(mention.tokens),
      let above = text.lines.indices.prefix(number).last(where: { !text.lines[$0].isEmpty })
    else { return false }
    return isNumber(above)
  }

  private func isNumber(_ line: Int) -> Bool {
    text.lines[line].first.map { Self.numbers.match(beginningAt: $0, in: text) != nil } ?? false
  }

  /// `NSE Symbol: X`, `Scrip code: 500493 (X)`.
  private func isSymbol(_ mention: CompanyDirectory.PlacedMention) -> Bool {
    let words = opening(mention.tokens)
    return words.count <= 16
      && words.contains { Self.symbols.match(beginningAt: $0, in: text) != nil }
  }

  /// Whether a name is all that stands in its line.
  func isAlone(_ name: Range<Int>) -> Bool {
    let words = text.lines[line(of: name)].filter { index in
      text.tokens[index].kind != .mark && !name.contains(index)
    }
    return words.isEmpty
      || words.count <= 2 && words.allSatisfy { Self.forms.contains(text.tokens[$0].key) }
  }
}

/// The words of letters and notices.
extension LetterSender {
  static func table(_ phrases: [String]) -> PhraseTable<Bool> {
    PhraseTable(phrases.map { ($0, true) })
  }

  private static let marks = table([
    "dear sir", "dear sirs", "dear madam", "dear sir madam", "dear sir or madam",
    "yours faithfully",
    "yours truly", "scrip code", "security code", "listing department", "corporate relationship",
    "corporate relations department", "regulation 30", "regulation 29", "rns number",
    "rns reach number", "form 6 k", "form 8 k", "exact name of registrant",
    "translation of registrant", "commission file number", "securities code", "code number",
    "pursuant to the requirements of the securities exchange act", "sub intimation",
    "intimation under", "disclosure under regulation",
  ])
  private static let labels = table([
    "company name", "name of company", "name of the company", "name of listed company",
    "name of the listed company", "name of the listed entity", "name of listed entity",
    "name of issuer", "name of the issuer", "issuer", "registrant", "listed company",
    "name of registrant", "from", "ref", "reference", "re",
  ])
  private static let registrants = table([
    "exact name of registrant", "name of registrant", "translation of registrant", "registrant",
    "exact name of the registrant",
  ])
  private static let forms6K = table([
    "form 6 k", "form 8 k", "form 10 k", "form 10 q", "form 20 f", "form 6k", "form 8k",
  ])
  private static let numbers = table(["rns number", "rns reach number"])
  private static let symbols = table([
    "symbol", "scrip code", "scrip id", "scrip name", "security code", "securities code", "nse",
    "bse", "trading symbol", "stock code", "code number",
  ])
  private static let forms: WordSet = [
    "limited", "ltd", "plc", "inc", "india", "corporation", "the", "company", "group",
  ]
}
