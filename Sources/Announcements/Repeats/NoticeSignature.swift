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
    let words =
      kinds.phrases.joined().flatMap { $0.split(separator: " ") }.filter { $0 != "..." } + forms
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

/// The periods that the opening of a text names: months, quarters, half-years and years that it reports.
///
/// `sales in June 2025`, `Q1 FY26`, `the quarter ended 30 June`, `the June quarter`. A month counts in
/// a headline and in reports of sales only, because elsewhere it tells when something is to happen;
/// a month beside a day is a date.
struct NamedPeriods: Sendable {
  private enum Sort: Hashable, Sendable {
    case month
    case quarter
    case quarterEnd
    case half
    case year
  }

  private struct Named: Sendable {
    /// What is named first, in the headline where it names one.
    let first: Int
    let all: Set<Int>
  }

  private var periods: [Sort: Named] = [:]

  /// Creates the periods of a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - passages: The parts that are looked at, the headline first.
  ///   - monthsOf: How many of these parts may name a month.
  init(_ text: TokenizedText, passages: [Range<Int>], monthsOf: Int) {
    var found: [Sort: [Int]] = [:]
    for (number, passage) in passages.enumerated() {
      for index in passage {
        guard let (sort, value) = Self.period(at: index, in: text, passage) else { continue }
        if sort == .month, number >= monthsOf { continue }
        found[sort, default: []].append(value)
      }
    }
    periods = found.compactMapValues { values in
      values.first.map { Named(first: $0, all: Set(values)) }
    }
  }

  /// Whether two texts report different periods: both name one of a sort, and what one names first
  /// the other does not name.
  func differ(from other: NamedPeriods) -> Bool {
    periods.contains { sort, named in
      guard let second = other.periods[sort] else { return false }
      return !second.all.contains(named.first) || !named.all.contains(second.first)
    }
  }

  // MARK: Reading

  private static func period(
    at index: Int,
    in text: TokenizedText,
    _ passage: Range<Int>
  ) -> (Sort, Int)? {
    let token = text.tokens[index]
    guard token.kind == .word else { return nil }
    if let (sort, limit) = letters[token.key], index + 1 < passage.upperBound,
      text.tokens[index + 1].kind == .number, !text.tokens[index + 1].followsSpace
    {
      let value = Int(text.tokens[index + 1].value)
      if sort == .year { return (.year, lastYear(from: index + 1, in: text, passage) % 100) }
      return (1...limit).contains(value) ? (sort, value) : nil
    }
    guard token.isCapitalized, let month = MonthLexicon.month(token.key) else { return nil }
    let next = index + 1 < passage.upperBound ? text.tokens[index + 1] : nil
    if next?.isWord("quarter") == true { return (.quarterEnd, month) }
    if endsQuarter(before: index, in: text, passage) { return (.quarterEnd, month) }
    // `1 July`, `July 1`: a day.
    if let next, next.kind == .number, next.value <= 31 { return nil }
    if index > passage.lowerBound, text.tokens[index - 1].kind == .number,
      text.tokens[index - 1].value <= 31
    {
      return nil
    }
    // `May` and `March` are verbs as well: a year or a small word tells the month.
    let isYear = next.map { $0.kind == .number && (1900...2200).contains($0.value) } ?? false
    let before = index > passage.lowerBound ? text.tokens[index - 1].key : nil
    guard isYear || before.map(leads.contains) == true else { return nil }
    return (.month, month)
  }

  /// The year that `2026`, `2025-26` or `26` ends with.
  private static func lastYear(
    from index: Int,
    in text: TokenizedText,
    _ passage: Range<Int>
  ) -> Int {
    guard index + 2 < passage.upperBound,
      text.tokens[index + 1].isMark(.hyphen) || text.tokens[index + 1].isMark(.slash),
      text.tokens[index + 2].kind == .number, !text.tokens[index + 2].followsSpace
    else { return Int(text.tokens[index].value) }
    return Int(text.tokens[index + 2].value)
  }

  /// Kinds that report a period: in other news a quarter or a year tells when something is to happen.
  static let reports: Set<String> = ["results", "sales"]

  /// `quarter ended 30 June`, `three months to June`: the words stand shortly before.
  private static func endsQuarter(
    before index: Int,
    in text: TokenizedText,
    _ passage: Range<Int>
  ) -> Bool {
    let first = max(passage.lowerBound, index - 5)
    guard let end = (first..<index).last(where: { ends.contains(text.tokens[$0].key) }) else {
      return false
    }
    return (max(first, end - 2)..<end).contains {
      text.tokens[$0].isWord("quarter") || text.tokens[$0].isWord("months")
    }
  }

  private static let letters: [WordKey: (Sort, Int)] = [
    "q": (.quarter, 4), "h": (.half, 2), "fy": (.year, 9999),
  ]
  private static let ends: Set<WordKey> = ["ended", "ending", "to"]
  private static let leads: Set<WordKey> = ["in", "for", "of", "during", "since"]
}
