/// A headline that is of a list of shares or of the market: `Top gainers and losers`, `Stocks to watch`.
struct SharesHeadline {
  /// The words that tell it.
  let words: String?

  /// Reads a headline with the names of companies in it.
  init(_ text: TokenizedText, _ headline: Range<Int>?, names: [Range<Int>]) {
    var words: String?
    for index in headline ?? 0..<0 {
      if let match = Self.lists.match(beginningAt: index, in: text) {
        // `Infosys results today` is about Infosys.
        if !match.meaning, names.count == 1, names[0].upperBound <= index { continue }
        words = text.words(text.byteRange(match.tokens))
        break
      }
    }
    self.words = words ?? (names.isEmpty ? Self.market(text, headline ?? 0..<0) : nil)
  }

  /// The first words of a headline that says how the market moved: `Indian shares flat as ...`, `Indices
  /// end lower`.
  private static func market(_ text: TokenizedText, _ headline: Range<Int>) -> String? {
    guard let noun = headline.prefix(4).first(where: { markets.contains(text.tokens[$0].key) })
    else { return nil }
    let end = min(noun + 4, headline.upperBound)
    guard
      let verb = (noun + 1..<max(noun + 1, end)).first(where: {
        moves.contains(text.tokens[$0].key) || PassingMention.moves.contains(text.tokens[$0].key)
      })
    else { return nil }
    return text.words(text.byteRange(headline.lowerBound..<(verb + 1)))
  }

  private static let markets: WordSet = [
    "shares", "stocks", "equities", "indices", "indexes", "markets", "benchmarks", "bourses",
    "market",
  ]
  private static let moves: WordSet = [
    "end", "close", "open", "opens", "settle", "start", "starts", "slip", "climb", "edge", "inch",
    "rally", "tumble", "plunge", "surge", "drop", "mixed", "steady", "snap", "extend", "pare",
    "recover", "recovers", "slide", "slides", "retreat", "rebound", "tank", "hover", "log",
  ]

  /// The phrases, and whether they count behind the name of a single company as well.
  private static let lists = PhraseTable(
    ["gainers", "top gainers", "top gainer", "losers", "top losers", "top loser"].map { ($0, true) }
      + [
        "stocks to watch", "stock to watch",
        "stocks to buy", "stocks to sell", "stocks in focus", "stocks in news",
        "stocks in the news",
        "shares to buy", "shares in focus", "buzzing stocks", "hot stocks", "stock picks",
        "top picks",
        "stock ideas", "stock recommendations", "stocks recommended", "buy or sell", "market wrap",
        "closing bell", "opening bell", "market live", "market highlights", "market updates",
        "stock market today", "share market today", "stock market live", "stock market updates",
        "stock market highlights", "share market live", "sensex nifty", "sensex today",
        "nifty today",
        "trade setup", "pre market", "block deals", "bulk deals", "market movers", "stock movers",
        "results today", "q # results today", "earnings today", "stocks that",
        "stock market closing",
        "new # week highs", "# week high list", "ex dividend stocks", "dividend stocks",
        "ex dividend this week", "ex dividend next week", "ex date this week", "among # stocks",
        "among # shares", "among # companies", "among # others", "trade ex dividend",
        "turn ex dividend", "go ex dividend",
        "multibagger stocks", "penny stocks", "wall street", "dalal street", "most active",
        "heatmap", "week ahead", "the week that was",
        "stock market", "share market", "stock markets", "market live", "market report",
        "market outlook", "market today", "d street", "sensex", "nifty", "bse midcap", "nse bulk",
      ].map { ($0, false) }
  )
}
