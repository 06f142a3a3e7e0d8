/// The distinctive words and sums of a short notice: what another report of it must share.
struct NoticeSignature: Sendable {
  /// The hashes of the stems of words that few notices have.
  let stems: Set<UInt64>
  /// The other companies that the notice names.
  let partners: Set<String>
  /// Sums of a million or more.
  let amounts: [Amount]
  let kind: String?
  /// The quarters, years and, where it reports sales, months that the notice names.
  let periods: NamedPeriods

  /// Reads the text of a notice.
  ///
  /// - Parameters:
  ///   - text: Headline and details.
  ///   - symbol: The company whose notice it is.
  ///   - kind: The kind of the announcement.
  ///   - companies: The companies that are looked for.
  ///   - ordinary: The stems of words that many notices have.
  init(
    _ text: String,
    symbol: String,
    kind: String?,
    companies: CompanyDirectory,
    ordinary: Set<UInt64>
  ) {
    let text = TokenizedText(Array(text.utf8.prefix(Self.limit)))
    let mentions = companies.mentions(in: text)
    let named = mentions.map(\.tokens)
    var stems: Set<UInt64> = []
    var next = 0
    for (index, token) in text.tokens.enumerated() {
      while next < named.count, named[next].upperBound <= index { next += 1 }
      if next < named.count, named[next].contains(index) { continue }
      guard token.kind == .word, token.count >= 4 else { continue }
      let stem = DocumentSignature.stem(text.bytes[token.byteRange])
      if !ordinary.contains(stem) { stems.insert(stem) }
    }
    self.stems = stems
    partners = Set(mentions.map(\.mention.company.symbol)).subtracting([symbol])
    amounts = AmountScanner(text).amounts().filter { $0.value >= 1e6 }
    self.kind = kind
    periods = NamedPeriods(
      text,
      passages: kind.map(NamedPeriods.reports.contains) == true ? [0..<text.tokens.count] : [],
      monthsOf: kind == "sales" ? 1 : 0
    )
  }

  /// The bytes of a notice that are read; what a notice is about stands at its beginning.
  private static let limit = 4096

  /// Returns the stems of words that do not tell one notice from another: the words of kinds, those
  /// of exchange forms, and common ones.
  static func ordinaryStems(_ kinds: KindRules) -> Set<UInt64> {
    let words = kinds.phrases.joined().flatMap { $0.split(separator: " ") } + forms
    return Set(words.map { DocumentSignature.stem($0.utf8) })
  }

  private static let forms = """
    about above according after again against also announce announced announcement announcements annexure
    annual approved approval april article attached august bank based been before being below between board both
    business capital cent certain change changes clause committee companies company compliance concluded
    copy corporate could crore date dated december details directors disclosure disclosures during each
    enclosed enclosure equity exchange exchanges february filing filings financial first five following four
    from further general have held herewith hereby himself html http https inform informed information
    intimation into january july june lakh letter limited line listing lodr made make many march market media more most much near next only
    meeting million billion more national news newspaper notice november obligations october officer other
    outcome over pursuant quarter read record reference regarding regulation regulations related release
    report requirements requisite same sebi secretary section securities security september shall share
    shareholders shares should since some statement stock subject submission submitted said says such than that their
    them there these they this those three today under unit update updates upon very were what when where
    which while will with within would year years your
    """.split(whereSeparator: \.isWhitespace)
}
