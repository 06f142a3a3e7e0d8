/// What headline and first paragraphs say that no other announcement of the company would: sums,
/// periods, counterparties and counts.
///
/// Two texts that name different ones report two announcements, however alike their words are.
struct OpeningFacts: Sendable {
  /// Sums of a million or more in a currency that is named, in headline and first paragraphs.
  let amounts: [Amount]
  /// The main sum; see ``DealAmount``.
  let deal: Amount?
  let periods: NamedPeriods
  /// The stems of the names after `with` and `from` in the headline.
  private let counterparties: Set<UInt64>
  /// Other companies of the headline.
  private let named: Set<String>
  /// Numbers of the headline that are not sums, years or percentages.
  private let counts: Set<Int32>

  /// Creates the facts of a document.
  init(
    _ text: TokenizedText,
    layout: DocumentLayout,
    story: DocumentStory,
    companies: [CompanyFinding],
    amounts: [Amount],
    kind: String?
  ) {
    let opening = Self.opening(layout: layout, story: story, text)
    let headline = story.headline ?? 0..<0
    let isReport = kind.map(NamedPeriods.reports.contains) == true
    let passages = [headline] + (story.lead.flatMap { isReport ? [$0] : nil } ?? [])
    self.amounts = Self.sums(amounts, in: opening.map(text.byteRange))
    deal = DealAmount.main(
      of: amounts,
      in: ([story.headline.map { [$0] } ?? [], story.lead.map { [$0] } ?? [], opening])
        .map { $0.map(text.byteRange) },
      of: text
    )
    periods = NamedPeriods(text, passages: passages, monthsOf: kind == "sales" ? 2 : 1)
    let bytes = headline.isEmpty ? 0..<0 : text.byteRange(headline)
    let inHeadline = companies.filter { company in
      company.mentions.contains { $0.byteRange.overlaps(bytes) }
    }
    named = Set(inHeadline.map(\.company.symbol))
    let sums = amounts.map(\.byteRange)
    counts = Set(
      headline.filter { index in
        Self.isCount(at: index, in: text, headline)
          && !sums.contains { sum in
            sum.overlaps(text.tokens[index].byteRange)
          }
      }.map { text.tokens[$0].value }
    )
    counterparties = Self.counterparties(
      text,
      headline,
      own: companies.flatMap(\.mentions).map(\.byteRange)
    )
  }

  /// Whether two reports on a company are of two announcements.
  ///
  /// - Parameters:
  ///   - other: The facts of the other report.
  ///   - symbol: The company.
  ///   - isClose: Whether they came within a few days, where counts may be rounded or chosen differently.
  /// - Returns: True where sums, periods, counterparties or counts are named by both and none is shared.
  func differ(from other: OpeningFacts, symbol: String, isClose: Bool) -> Bool {
    if periods.differ(from: other.periods) { return true }
    if Self.differ(amounts, other.amounts) { return true }
    if Self.areApart(named.subtracting([symbol]), other.named.subtracting([symbol])) { return true }
    if named.subtracting([symbol]).isEmpty, other.named.subtracting([symbol]).isEmpty,
      Self.areApart(counterparties, other.counterparties)
    {
      return true
    }
    return !isClose && Self.areApart(counts, other.counts)
  }

  /// Whether two lists of sums can be compared and have none in common, but for rounding.
  static func differ(_ first: [Amount], _ second: [Amount]) -> Bool {
    var areComparable = false
    for one in first {
      for other in second where one.currency == other.currency {
        areComparable = true
        if abs(one.value - other.value) <= 0.005 * max(one.value, other.value) { return false }
      }
    }
    return areComparable
  }

  private static func areApart<Value>(_ first: Set<Value>, _ second: Set<Value>) -> Bool {
    !first.isEmpty && !second.isEmpty && first.isDisjoint(with: second)
  }

  // MARK: Reading

  /// Headline, first paragraph and the two paragraphs after it.
  static func opening(
    layout: DocumentLayout,
    story: DocumentStory,
    _ text: TokenizedText
  ) -> [Range<Int>] {
    var passages = [story.headline, story.lead].compactMap(\.self)
    guard let lead = story.lead else { return passages }
    var paragraphs = 0
    var last: Int?
    for number in layout.bodyLines where text.lines[number].lowerBound >= lead.upperBound {
      let goesOn = last.map { last in
        last + 1 == number
          && text.lines[last].last.map { !text.tokens[$0].isMark(.period) } == true
      }
      if goesOn != true { paragraphs += 1 }
      guard paragraphs <= 2 else { break }
      passages.append(text.lines[number])
      last = number
    }
    return passages
  }

  /// The sums of a million or more in a named currency that lie within passages.
  static func sums(_ amounts: [Amount], in passages: [Range<Int>]) -> [Amount] {
    amounts.filter { amount in
      amount.currency != nil && amount.value >= 1e6
        && passages.contains { $0.contains(amount.byteRange.lowerBound) }
    }
  }

  private static func isCount(
    at index: Int,
    in text: TokenizedText,
    _ headline: Range<Int>
  ) -> Bool {
    let token = text.tokens[index]
    guard token.kind == .number, token.value >= 10, !(1900...2200).contains(token.value),
      index == headline.lowerBound || token.followsSpace
    else { return false }
    guard index + 1 < headline.upperBound else { return true }
    let next = text.tokens[index + 1]
    return next.kind == .word && next.followsSpace && !next.isWord("per")
      && MonthLexicon.month(next.key) == nil
  }

  /// The names after `with` and `from`, where capitals tell names from other words.
  private static func counterparties(
    _ text: TokenizedText,
    _ headline: Range<Int>,
    own: [Range<Int>]
  ) -> Set<UInt64> {
    let isSentence =
      headline.filter {
        text.tokens[$0].kind == .word && text.tokens[$0].count >= 4
          && !text.tokens[$0].isCapitalized
      }.count >= 2
    guard isSentence else { return [] }
    var stems: Set<UInt64> = []
    for index in headline
    where text.tokens[index].isWord("with") || text.tokens[index].isWord("from") {
      for next in (index + 1)..<max(index + 1, headline.upperBound) {
        let token = text.tokens[next]
        if token.isMark(.apostrophe) || token.isWord("s") { continue }
        guard token.kind == .word, token.isCapitalized, MonthLexicon.month(token.key) == nil,
          !token.isWord("rs"), token.count >= 3,
          !own.contains(where: { $0.overlaps(token.byteRange) })
        else { break }
        stems.insert(DocumentSignature.stem(text.bytes[token.byteRange]))
      }
    }
    return stems
  }
}
