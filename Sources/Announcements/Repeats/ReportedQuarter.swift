/// The quarter whose results a report is about, in whatever words it names it.
///
/// `Q3FY26`, `the December quarter`, `third quarter of FY26`, `the quarter ended December 31, 2025`,
/// `October-December` and `3QFY26` are one quarter. The number is that of the Indian financial year,
/// which ends in March.
struct ReportedQuarter: Sendable {
  /// 1 to 4; the fourth ends in March.
  private let number: Int
  /// Whether the report is of an update, which comes a few days before the results.
  private let isUpdate: Bool

  private init(number: Int, isUpdate: Bool) {
    self.number = number
    self.isUpdate = isUpdate
  }

  /// Whether reports that lie some days apart are of one quarter's results, or of its update.
  func isSame(as other: ReportedQuarter, days: Int) -> Bool {
    number == other.number
      && days <= (isUpdate == other.isUpdate ? RepeatFinder.closeDays : 1)
  }

  /// Reads the quarter of a report that is about results.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - passages: Headline and first sentence, without what they recall.
  ///   - kind: The kind of the report.
  /// - Returns: The quarter that is named first beside a word of results; nothing where the passages look
  ///   ahead to results.
  static func named(
    in text: TokenizedText,
    passages: [Range<Int>],
    kind: String?
  ) -> ReportedQuarter? {
    guard kind == nil || kind.map(kinds.contains) == true,
      !passages.joined().contains(where: { isAhead(at: $0, text) }),
      // `It slashed its outlook and reported a fall in profit` tells results.
      passages.first?.contains(where: { outlooks.contains(text.tokens[$0].key) }) != true
    else { return nil }
    var isOfResults = kind == "results"
    var (isUpdate, isFinal) = (false, false)
    var found: Int?
    for (number, passage) in passages.enumerated() {
      for index in passage {
        if results.contains(text.tokens[index].key) { isOfResults = true }
        if updates.contains(text.tokens[index].key) { isUpdate = true }
        if finals.contains(text.tokens[index].key) { isFinal = true }
        if found == nil, let quarter = Self.number(at: index, in: text, passage) {
          found = quarter
          if number == 0, isTopic(index, text, passage) { isOfResults = true }
        }
      }
    }
    guard isOfResults || isUpdate else { return nil }
    return found.map { ReportedQuarter(number: $0, isUpdate: isUpdate && !isFinal) }
  }

  /// Whether a headline is about the quarter that it names.
  ///
  /// So are `Maruti's September quarter: exports save the day` and `HDFC Bank Q1: NII up`; `to open in Q2`
  /// and `Q4 launch` name a time.
  private static func isTopic(_ index: Int, _ text: TokenizedText, _ passage: Range<Int>) -> Bool {
    var before = index - 1
    while before >= passage.lowerBound,
      text.tokens[before].isWord("the") || text.tokens[before].kind == .mark
    { before -= 1 }
    if before >= passage.lowerBound, times.contains(text.tokens[before].key) { return false }
    return !passage.places(from: index, atMost: 6).contains {
      plans.contains(text.tokens[$0].key)
    }
  }

  private static let times: WordSet = [
    "in", "by", "from", "during", "for", "since", "till", "until", "within", "after", "before",
    "to",
    "through",
  ]
  private static let plans: WordSet = [
    "launch", "launches", "start", "starts", "rollout", "delivery", "deliveries", "target",
    "opening",
    "deadline", "commissioning", "dividend", "date", "call", "meet",
  ]
  /// Words of results that an update before them does not have.
  private static let finals: WordSet = [
    "profit", "profits", "loss", "net", "pat", "ebitda", "nii", "npa", "npas", "margin", "margins",
    "results", "earnings", "eps", "pbt",
  ]

  private static func isAhead(at index: Int, _ text: TokenizedText) -> Bool {
    guard text.tokens[index].kind == .word else { return false }
    guard ahead.match(beginningAt: index, in: text) != nil else { return false }
    // `The board met today to consider the results` is no notice of the meeting.
    return !(max(0, index - 4)..<index).contains { text.tokens[$0].isWord("met") }
  }

  private static func number(
    at index: Int,
    in text: TokenizedText,
    _ passage: Range<Int>
  ) -> Int? {
    let token = text.tokens[index]
    let after = word(after: index, in: text, passage)
    if token.kind == .number {
      // `3QFY26`.
      guard (1...4).contains(token.value), let after,
        text.tokens[after].isWord("q") || text.tokens[after].isWord("qfy"),
        !text.tokens[after].followsSpace
      else { return nil }
      return Int(token.value)
    }
    guard token.kind == .word else { return nil }
    if token.isWord("q"), let after, text.tokens[after].kind == .number,
      !text.tokens[after].followsSpace, (1...4).contains(text.tokens[after].value)
    {
      return Int(text.tokens[after].value)
    }
    if let number = ordinals[token.key] {
      return after.map { text.tokens[$0].isWord("quarter") } == true ? number : nil
    }
    guard token.isCapitalized, let month = MonthLexicon.month(token.key) else { return nil }
    if let after {
      if text.tokens[after].isWord("quarter") || text.tokens[after].isWord("qtr") {
        return number(endingIn: month)
      }
      // `January-March`.
      if after == index + 2, text.tokens[index + 1].isMark(.hyphen),
        let last = MonthLexicon.month(text.tokens[after].key), (last - month + 12) % 12 == 2
      {
        return number(endingIn: last)
      }
    }
    let before = max(passage.lowerBound, index - 6)..<index
    guard let end = before.last(where: { ends.contains(text.tokens[$0].key) }),
      // `the quarter and half-year ended 30th September`
      (max(passage.lowerBound, end - 8)..<end).contains(where: {
        text.tokens[$0].isWord("quarter") || text.tokens[$0].isWord("months")
      })
    else { return nil }
    return number(endingIn: month)
  }

  /// The number of the quarter that a month ends: June is the first, March the fourth.
  private static func number(endingIn month: Int) -> Int? {
    month % 3 == 0 ? (month / 3 + 2) % 4 + 1 : nil
  }

  /// The next token that is no mark, at most one mark further.
  private static func word(
    after index: Int,
    in text: TokenizedText,
    _ passage: Range<Int>
  ) -> Int? {
    passage.places(after: index, atMost: 2).first {
      text.tokens[$0].kind != .mark
    }
  }

  private static let kinds: Set<String> = ["results", "dividend", "sales"]
  private static let ordinals: [WordKey: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
  ]
  private static let ends: WordSet = ["ended", "ending", "to", "end"]
  private static let results: WordSet = [
    "results", "result", "numbers", "profit", "profits", "loss", "losses", "earnings", "earned",
    "pat", "ebit", "ebitda", "margin", "margins", "performance", "financials", "accounts",
    "reported", "reports", "posted", "posts", "gave", "net", "revenue", "scorecard",
    "nii", "npa", "npas", "nim", "eps", "pbt", "arpu", "income",
  ]
  /// Words of updates before the results.
  private static let updates: WordSet = [
    "update", "updates", "provisional", "disbursements", "deposits", "advances", "bookings",
  ]
  /// Words of what is expected of results.
  private static let outlooks: WordSet = ["preview", "previews", "outlook", "poll"]
  private static let ahead = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        ahead of, to announce, to report, to consider, to declare, due on, likely to, expected to, may report, may post,
        seen posting, set to, trading window, will be held, is scheduled, schedule of, will consider, will announce
        """
      )
    ]
  )
}
