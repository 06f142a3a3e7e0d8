internal import Algorithms

/// What the words around a sum say that it is.
enum SumContext: Sendable {
  /// The sum of what is announced, such as `an order worth`, `at a consideration of`.
  case act
  /// What something is valued at: the sum of a deal for all of it, and more than that of a part of it.
  case value
  /// Nothing that tells.
  case open
  /// The size of a company, a market or a day's trading, such as its turnover or market capitalization.
  case size
  /// What a company says in many announcements: the class of its orders, all orders of a year.
  case standing

  /// Returns what the words around each sum say, in the order of the sums.
  ///
  /// The nearest words of the sentence decide: those right after the sum (`Rs 500 crore order`), then
  /// those before it back to another sum (`market capitalization of Rs 500 crore`). A sum that has none
  /// is what the sum before it in the sentence is (`Rs 2 crore in a year and Rs 3 crore after that`).
  static func all(of amounts: [Amount], in text: TokenizedText) -> [SumContext] {
    var contexts: [SumContext] = []
    var floor = 0
    for amount in amounts {
      let first = text.token(at: amount.byteRange.lowerBound)
      let end = text.token(at: amount.byteRange.upperBound)
      contexts.append(
        isOfClass(first..<end, in: text)
          ? .standing
          : context(after: end, in: text)
            ?? context(before: first, from: floor, previous: contexts.last, in: text)
      )
      floor = end
    }
    return contexts
  }

  /// Whether words that only a form or a letter uses for the sum of a deal stand before a sum.
  static func isLabelled(_ amount: Amount, in text: TokenizedText) -> Bool {
    let first = text.token(at: amount.byteRange.lowerBound)
    let floor = max(0, first - before)
    var index = first - 1
    while index >= floor {
      if labels.match(endingAt: index, in: text) != nil { return true }
      guard index > 0, !text.endsSentence(at: index) else { return false }
      index -= 1
    }
    return false
  }

  // MARK: Reading

  /// Whether a sum is one end of a range that a company sorts its orders by: `It classes orders of Rs 2,500
  /// crore to Rs 5,000 crore as large`.
  private static func isOfClass(_ sum: Range<Int>, in text: TokenizedText) -> Bool {
    let line = text.lines[Int(text.tokens[sum.lowerBound].line)]
    func isLink(_ index: Int) -> Bool {
      line.contains(index)
        && (text.tokens[index].isWord("to") || text.tokens[index].isWord("and")
          || text.tokens[index].isMark(.hyphen))
    }
    func isNumber(_ range: Range<Int>) -> Bool {
      range.contains { line.contains($0) && text.tokens[$0].kind == .number }
    }
    let isRange =
      isLink(sum.upperBound) && isNumber(sum.upperBound + 1..<sum.upperBound + 4)
      || isLink(sum.lowerBound - 1) && isNumber(sum.lowerBound - 6..<sum.lowerBound - 1)
    guard isRange else { return false }
    let near = max(line.lowerBound, sum.lowerBound - 22)..<min(line.upperBound, sum.upperBound + 16)
    return near.contains { classes.contains(text.tokens[$0].key) }
  }

  private static let classes: WordSet = [
    "class", "classes", "classed", "classify", "classifies", "classified", "classification",
    "category", "categories", "categorises", "categorizes", "categorised", "categorized", "bracket",
    "large", "significant", "major", "mega", "ultra", "denotes", "stands", "defines", "defined",
    "terms", "termed", "calls", "range", "ranging",
  ]

  /// How many tokens before and after a sum are looked at.
  private static let before = 14
  private static let after = 4

  private static func context(after end: Int, in text: TokenizedText) -> SumContext? {
    var index = end
    while index < min(end + after, text.tokens.count),
      text.tokens[index].line == text.tokens[end - 1].line
    {
      if let match = followers.match(beginningAt: index, in: text) { return match.meaning }
      let token = text.tokens[index]
      guard token.kind != .mark || token.isMark(.hyphen) else { return nil }
      // `Rs 500 crore for`, `Rs 500 crore from`: what follows is another matter.
      if links.contains(token.key) { return nil }
      index += 1
    }
    return nil
  }

  private static func context(
    before first: Int,
    from floor: Int,
    previous: SumContext?,
    in text: TokenizedText
  ) -> SumContext {
    var index = first - 1
    while index >= max(floor, first - before), text.tokens[index].line == text.tokens[first].line {
      if index == first - 1, directLeaders.contains(text.tokens[index].key) { return .act }
      if let match = leaders.match(endingAt: index, in: text) { return match.meaning }
      guard index > 0, !text.endsSentence(at: index) else { return .open }
      index -= 1
    }
    guard index == floor - 1, let previous, text.tokens[index].line == text.tokens[first].line
    else {
      return .open
    }
    return previous == .act || first - floor <= 4 ? previous : .open
  }

  /// Words that tell only right before a sum.
  private static let directLeaders: Set<WordKey> = ["for", "für"]

  private static let links: Set<WordKey> = [
    "for", "from", "to", "by", "and", "with", "on", "at", "as", "over", "into", "against", "after",
    "or", "per", "which", "that", "up", "down", "für", "von", "und",
  ]

  private static func table(
    _ act: String,
    _ size: String,
    _ standing: String = "",
    value: String = ""
  ) -> PhraseTable<SumContext> {
    PhraseTable(lists: [(.act, act), (.value, value), (.size, size), (.standing, standing)])
  }

  /// Words before a sum.
  private static let leaders = table(
    """
    worth, deal valued at, order valued at, orders valued at, contract valued at, contracts valued at,
    transaction valued at, acquisition valued at, project valued at, value of, order value, contract value, deal value, total value, deal size,
    consideration, consideration of, at a cost of, cost of, costs, costing, price of, purchase price,
    aggregating to, aggregating, amounting to, invest, invests, invested, investing, investment of,
    investment, outlay of, capex of, capital expenditure of, pay, pays, paid, raise, raises, raised,
    raising, raise debt of, raises debt of, raising debt of, mobilise, order of, orders of, contract of, contracts of, deal of, penalty of, fine of,
    fined, demand of, buyback of, issue of, loan of, grant of, settlement of, acquire for,
    sells for, sold for, buys for, bought for, infuse, infuses, infusion of, spend, spends,
    size of the contract, size of the order, im wert von, volumen von, auftragswert, kaufpreis,
    investiert
    """,
    """
    market capitalisation, market capitalization, market cap, marketcap, mcap, m cap, market value,
    market value of, market valuation, valuation, post money, pre money, post money value, post money value of, creating a, create a, creates a, forming a, valuing, values the company at, turnover, net turnover, traded value,
    value traded, value of shares traded, shares traded, changed hands, revenue, revenues, sales,
    sales of, income, topline, top line, profit, net profit, profits, loss, net loss, ebitda, pat, earnings,
    order book, orderbook, order backlog, backlog, orders on hand, orders in hand, order inflow, order inflows, order intake, order pipeline, pipeline, unexecuted orders,
    unexecuted orders of, pending orders, pending orders of, outstanding orders, outstanding orders of, net debt, total debt, gross debt, group debt, group's debt, consolidated debt,
    debt stood, debt stands, debt of, debt pile, borrowings, liabilities, owes, dues, assets under management,
    aum, assets, total assets, asset base, assets of, net worth, networth, loan book, advances, deposits,
    cash balance, cash of, cash reserves, reserves, balance sheet, market worth, industry worth, sector worth,
    group worth, economy worth, order book worth, orderbook worth, backlog worth, pipeline worth, assets worth, conglomerate worth, investor wealth, wealth, eroded, erased, wiped out,
    compared with, compared to, as against, versus, vs, up from, down from, year ago, year earlier, we model, peak sales, peak sales at, peak sales of,
    earned, earns, earning, could draw, may draw, could attract, may attract, expected to draw, expected to attract,
    umsatz, umsatz von, gewinn, gewinn von, börsenwert, marktkapitalisierung, auftragsbestand, schulden
    """,
    """
    accumulated orders, accumulated orders of, cumulative orders, cumulative orders of, cumulative order, total orders, total orders of,
    orders so far, orders this year, orders of the year, order position, order tally, tally, order wins so far,
    cumulative, cumulatively, total order wins, total order inflow, total order value so far, year to date, so far this year,
    since april, since the beginning of the year, takes the total, taking the total, takes the tally, taking the tally,
    total to, tally to, orders to, book to, book to over, book to about, portfolio to, orders received so far, orders won so far, orders secured so far, orders in the year, orders of this year
    """,
    value: "valued at"
  )

  /// Words right after a sum.
  private static let followers = table(
    """
    order, orders, contract, contracts, deal, deals, project, projects, investment, investments, pact, tender,
    acquisition, buyout, buyback, buy back, stake sale, share sale, rights issue, qip, bond issue, issue, ipo,
    capex, plan, plant, factory, facility, expansion, penalty, fine, tax demand, gst demand, demand notice,
    settlement, loan, grant, agreement, takeover, fund raise, fund raising, fundraise, loi, auftrag
    """,
    """
    market capitalisation, market capitalization, market cap, mcap, m cap, market value, valuation,
    post money, pre money, in market value, in market capitalisation, of market value, turnover, in turnover, revenue, in revenue,
    of revenue, in revenues, of sales, in sales, sales, topline, profit, net profit, in profit, in net profit, ebitda,
    order book, orderbook, order backlog, backlog, orders on hand, order pipeline, order inflow, order inflows,
    of lending, of unsecured lending, of secured lending, in lending, of loans, of unsecured loans, in loans, of deposits,
    in deposits, debt pile, debt burden, of debt, net debt, of net debt, in assets, of assets, assets under management,
    aum, in aum, loan book, net worth, balance sheet, of cash, in cash reserves, group, conglomerate, company,
    firm, giant, behemoth, leader, powerhouse, market, industry, sector, economy, scheme, programme, of investor wealth,
    changed hands, of shares changed hands, shares changed hands, were traded, traded, umsatz
    """,
    """
    in orders so far, orders so far, before this contract, before this order,
    excluding this order, excluding this contract, including this order, including this contract
    """
  )

  /// What forms and letters call the sum of a deal.
  private static let labels = table(
    """
    order value, contract value, deal value, value of the order, value of the contract, value of order,
    value of contract, value of orders, value of the orders, size of the order, size of the contract, size of order,
    size of contract, total consideration, consideration of, cost of acquisition, purchase consideration,
    transaction value, value of the transaction, value of the deal, auftragswert, kaufpreis
    """,
    ""
  )
}

extension TokenizedText {
  /// The first token that ends after a byte.
  func token(at byte: Int) -> Int {
    tokens.partitioningIndex { Int($0.end) > byte }
  }
}
