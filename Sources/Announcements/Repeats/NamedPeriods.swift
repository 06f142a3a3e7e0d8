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
