/// How the facts of an opening are read.
extension OpeningFacts {
  /// Headline, first paragraph and the two paragraphs after it, without datelines and what they recall,
  /// and how many of these passages are of headline and first paragraph.
  static func opening(
    _ text: TokenizedText,
    layout: DocumentLayout,
    story: DocumentStory,
    without recalled: RecalledPassages
  ) -> (passages: [Range<Int>], heads: Int) {
    var passages: [Range<Int>] = []
    if story.headline != nil {
      passages.append(recalled.without(withoutDateline(story, text))[0])
    }
    guard let lead = story.lead else { return (passages, passages.count) }
    passages += recalled.without(afterDateline(lead, text))
    let heads = passages.count
    var paragraphs = 0
    var last: Int?
    for number in layout.bodyLines where text.lines[number].lowerBound >= lead.upperBound {
      let goesOn = last.map { last in
        last + 1 == number
          && text.lines[last].last.map { !text.tokens[$0].isMark(.period) } == true
      }
      // `Read next: a tribunal awards Rs 240 crore to ... (12 Jan 2026)` is of another day.
      if isTeaser(text.lines[number], text) { continue }
      // `About Wipro Limited: a company with over 230,000 employees` stands below all its releases.
      if text.lines[number].first.map({ text.tokens[$0].isWord("about") }) == true,
        text.lines[number].prefix(8).contains(where: { text.tokens[$0].isMark(.colon) })
      {
        break
      }
      if goesOn != true { paragraphs += 1 }
      guard paragraphs <= 2 else { break }
      passages += recalled.without(text.lines[number])
      last = number
    }
    return (passages, heads)
  }

  /// Whether a line ends with a date in brackets, as those of other stories do.
  private static func isTeaser(_ line: Range<Int>, _ text: TokenizedText) -> Bool {
    guard let last = line.last, text.tokens[last].isMark(.closeParenthesis), line.count >= 6,
      let open = line.last(where: { text.tokens[$0].isMark(.openParenthesis) }), last - open <= 7,
      open > line.lowerBound
    else { return false }
    let inner = open + 1..<last
    return inner.contains { index in
      text.tokens[index].kind == .word && MonthLexicon.month(text.tokens[index].key) != nil
    }
      && inner.contains { text.tokens[$0].kind == .number && text.tokens[$0].count == 4 }
  }

  /// The first sentence of the first paragraph, without the dateline and what it recalls.
  static func firstSentence(
    _ text: TokenizedText,
    layout: DocumentLayout,
    story: DocumentStory,
    without recalled: RecalledPassages
  ) -> [Range<Int>] {
    guard let lead = story.lead else { return [] }
    let start = afterDateline(lead, text).lowerBound
    let end =
      (start..<max(start, lead.upperBound)).first { text.endsSentence(at: $0) }
      .map { $0 + 1 } ?? lead.upperBound
    return recalled.without(start..<max(start, end))
  }

  /// `Persistent pleases again: 19th quarter of growth`: the quarter itself may stand in the next sentence.
  static func isOfResults(_ head: [Range<Int>], _ text: TokenizedText) -> Bool {
    head.joined().contains { resultWords.contains(text.tokens[$0].key) }
  }

  private static let resultWords: WordSet = ["quarter", "quarterly", "results", "earnings"]

  /// The letters that stand for companies: `HCL` of HCL Technologies, `TPL` of Torrent Power Limited.
  static func initials(of companies: [CompanyFinding]) -> Set<String> {
    Set(companies.prefix(16).flatMap(\.company.initials))
  }

  /// The letters that stand for a company of a name, of two letters or more.
  static func initials(of name: String) -> [String] {
    // By scalars: by characters this took as long as all names of the text.
    let words = name.unicodeScalars.split { $0 == " " || $0 == "-" }
    var letters = String.UnicodeScalarView()
    letters.append(contentsOf: words.compactMap(\.first).filter(\.properties.isUppercase))
    let found =
      [String(letters)]
      + words.prefix(1).filter { $0.count >= 3 && $0.allSatisfy(\.properties.isUppercase) }
      .map(String.init)
    return found.filter { $0.unicodeScalars.count >= 2 }
  }

  /// `Vedanta rises 4% as market weighs break-up plan`, `Analysts mixed on Wipro's bet`.
  static func isReaction(_ headline: Range<Int>?, _ text: TokenizedText) -> Bool {
    guard let headline else { return false }
    if headline.contains(where: { index in
      RecalledPassages.opinions.contains(text.tokens[index].key)
        || cheers.contains(text.tokens[index].key)
    }) {
      return true
    }
    return headline.contains { index in
      PassingMention.moves.contains(text.tokens[index].key)
        && headline.places(after: index, atMost: 5).contains { text.tokens[$0].isMark(.percent) }
    }
  }

  static let plurals: WordSet = [
    "contracts", "orders", "deals", "agreements", "pacts", "investments", "projects",
  ]
  private static let cheers: WordSet = [
    "hails", "hailed", "welcomes", "welcomed", "lauds", "lauded", "slams", "slammed", "brokers",
    "criticises", "mixed",
  ]

  /// Kinds whose news is a sum for each share.
  private static let kindsPerShare: Set<String> = ["dividend", "buyback", "rating"]

  static func perShare(
    _ amounts: [Amount],
    kind: String?,
    _ story: DocumentStory,
    _ text: TokenizedText
  ) -> Set<Double> {
    guard kind.map(kindsPerShare.contains) == true else { return [] }
    for passage in [story.headline, story.lead].compactMap(\.self).map(text.byteRange) {
      let small = amounts.filter { amount in
        amount.currency != nil && amount.value < DealAmount.least
          && passage.contains(amount.byteRange.lowerBound)
          && !isFaceValue(amount, text)
      }
      if !small.isEmpty { return Set(small.map(\.value)) }
    }
    return []
  }

  /// The headline without the place and the day before it, where the first sentence stands for one.
  static func withoutDateline(_ story: DocumentStory, _ text: TokenizedText) -> Range<Int> {
    guard let headline = story.headline, !story.hasTitle else { return story.headline ?? 0..<0 }
    return afterDateline(headline, text)
  }

  /// A passage without `MUMBAI, May 12, 2026 (PTI)` or the like before it.
  static func afterDateline(_ passage: Range<Int>, _ text: TokenizedText) -> Range<Int> {
    let start = afterAgency(passage, text)
    if start > passage.lowerBound { return start..<passage.upperBound }
    var isDated = false
    for index in passage.prefix(24) {
      let token = text.tokens[index]
      if token.kind == .number, token.count == 4 { isDated = true }
      if token.kind == .word, token.isCapitalized, MonthLexicon.month(token.key) != nil {
        isDated = true
      }
      let ends =
        token.isMark(.colon) || token.isMark(.hyphen) && token.followsSpace
        || token.isMark(.closeParenthesis)
      if isDated, ends, index + 1 < passage.upperBound {
        var start = index + 1
        while start + 1 < passage.upperBound, text.tokens[start].kind == .mark { start += 1 }
        return start..<passage.upperBound
      }
      // A dateline is of names, numbers and marks: a word in small letters is of the sentence.
      if token.kind == .word, !token.isCapitalized { return passage }
    }
    return passage
  }

  /// Where a passage begins behind `NEW DELHI (Meridian Wire) -`: places in capitals, an agency in brackets and a
  /// dash, without a day.
  static func afterAgency(_ passage: Range<Int>, _ text: TokenizedText) -> Int {
    var isOfAgency = false
    for index in passage.prefix(12) {
      let token = text.tokens[index]
      switch token.kind {
      case .number: return passage.lowerBound
      case .word where isOfAgency:
        if !token.isCapitalized { return passage.lowerBound }
      case .word:
        if !token.isUppercase { return passage.lowerBound }
      case .mark:
        if token.isMark(.openParenthesis) { isOfAgency = true }
        if isOfAgency, token.isMark(.closeParenthesis) {
          let isDash =
            index + 2 < passage.upperBound && text.tokens[index + 1].isMark(.hyphen)
            && text.tokens[index + 1].followsSpace
          return isDash ? index + 2 : passage.lowerBound
        }
      }
    }
    return passage.lowerBound
  }

  /// Whether a sum is what a firm is thought to be worth, beside which another report may name its price.
  static func isValue(_ amount: Amount, _ text: TokenizedText) -> Bool {
    let first = text.token(at: amount.byteRange.lowerBound)
    let end = text.token(at: amount.byteRange.upperBound)
    return (max(0, first - 5)..<first).contains { values.contains(text.tokens[$0].key) }
      || (end..<min(end + 3, text.tokens.count)).contains {
        text.tokens[$0].isWord("valuation") || text.tokens[$0].isWord("enterprise")
      }
  }

  private static let values: WordSet = [
    "valuation", "valued", "valuing", "values", "enterprise", "ev", "premoney", "money",
  ]

  /// Whether a number is a percentage of a firm: `13.19% of Yes Bank`, `a stake of 13.19 per cent`, `takes
  /// 90.5% through`.
  private static func isPart(
    _ number: Range<Int>,
    in passage: Range<Int>,
    _ text: TokenizedText
  ) -> Bool {
    var end = number.upperBound
    guard end < passage.upperBound,
      text.tokens[end].isMark(.percent) || text.tokens[end].isWord("per")
        || text.tokens[end].isWord("percent") || text.tokens[end].isWord("pc")
    else { return false }
    end += text.tokens[end].isWord("per") ? 2 : 1
    let after = passage.places(from: end, atMost: 4)
    let before = max(passage.lowerBound, number.lowerBound - 4)..<number.lowerBound
    return after.contains { stakes.contains(text.tokens[$0].key) }
      || after.prefix(1).contains { text.tokens[$0].isWord("of") }
        && before.contains { trades.contains(text.tokens[$0].key) }
      || before.contains {
        stakes.contains(text.tokens[$0].key) || trades.contains(text.tokens[$0].key)
      }
  }

  private static let stakes: WordSet = [
    "stake", "stakes", "holding", "shareholding", "equity", "interest", "ownership", "control",
  ]
  private static let trades: WordSet = [
    "buy", "buys", "bought", "sell", "sells", "sold", "take", "takes", "took", "acquire",
    "acquires", "acquired", "divest", "divests", "offload", "offloads", "transfer", "part", "parts",
    "pick", "picks", "picked", "give", "gives", "own", "owns", "hold", "holds", "get", "gets",
  ]

  /// The parts of firms that passages name with a fraction, in hundredths of a percent.
  static func percentages(_ passages: [Range<Int>], _ text: TokenizedText) -> Set<Int64> {
    var found: Set<Int64> = []
    for passage in passages {
      var index = passage.lowerBound
      while index < passage.upperBound {
        guard text.tokens[index].kind == .number,
          let (number, end) = FigureReader.number(at: index, in: text), end > index
        else {
          index += 1
          continue
        }
        let value = Int64((min(number, 1e9) * 100).rounded())
        if value % 100 != 0, value > 100, value < 100_00,
          isPart(index..<end, in: passage, text)
        {
          found.insert(value)
        }
        index = end
      }
    }
    return found
  }

  /// Whether a passage tells of a new name, and not of what came after it.
  static func isOfNewName(_ passage: Range<Int>, _ text: TokenizedText) -> Bool {
    passage.contains { index in
      let before = max(passage.lowerBound, index - 6)..<index
      if before.contains(where: { afterwards.contains(text.tokens[$0].key) }) { return false }
      if renames.match(beginningAt: index, in: text) != nil { return true }
      return text.tokens[index].isWord("name") && index > passage.lowerBound
        && text.tokens[index - 1].isWord("new")
        && before.contains { adopts.contains(text.tokens[$0].key) }
    }
  }

  private static let afterwards: WordSet = [
    "after", "since", "following", "weeks", "months", "ago",
  ]
  private static let adopts: WordSet = [
    "approved", "approves", "approve", "cleared", "clears", "gets", "adopts", "adopted", "takes",
    "picks", "unveils", "unveiled", "chose", "chooses", "voted", "vote", "proposes", "proposed",
  ]

  private static let renames = PhraseTable<Bool>(
    lists: [
      (
        true,
        "rename, renames, renamed, renaming, rename itself, change of name, change of its name, change in name, change in its name, name change, changes name, changes its name, changed its name, change its name, rechristen, rechristened, rebrand as, rebrands as, rebrands itself, rebranded as, rebrand itself, to be known as, to be called, will be called, umbenennung"
      )
    ]
  )
}
