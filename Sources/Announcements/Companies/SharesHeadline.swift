/// A headline that is of a list of shares or of the market: `Top gainers and losers`, `Stocks to watch`.
struct SharesHeadline {
  /// The words that tell it.
  let words: String?

  /// Reads a headline with the names of companies in it.
  init(_ text: TokenizedText, _ headline: Range<Int>?, names: [Range<Int>]) {
    var words: String?
    for index in headline ?? 0..<0 {
      if let match = Self.lists.match(beginningAt: index, in: text) {
        // `Alibaba sold its shares in block deals` says how.
        if index > 0, Self.ways.contains(text.tokens[index - 1].key), !names.isEmpty { continue }
        // `Infosys results today` is about Infosys.
        if !match.meaning, names.count == 1, names[0].upperBound <= index { continue }
        // `Bulk deals: Infosys` too.
        if !match.meaning, names.count == 1, names[0].lowerBound == match.tokens.upperBound + 1,
          text.tokens[match.tokens.upperBound].isMark(.colon)
        {
          continue
        }
        words = text.words(text.byteRange(match.tokens))
        break
      }
    }
    self.words = words ?? Self.market(text, headline ?? 0..<0, names: names)
  }

  /// The first words of a headline that says how the market moved: `Indian shares flat as ...`, `Indices
  /// end lower`, `INDIA STOCKS-Indian shares end higher; Reliance leads`.
  ///
  /// In `Shares of Titan end lower` and `Titan shares end lower` a name stands before the verb.
  private static func market(
    _ text: TokenizedText,
    _ headline: Range<Int>,
    names: [Range<Int>]
  ) -> String? {
    guard let noun = headline.prefix(5).last(where: { markets.contains(text.tokens[$0].key) })
    else { return nil }
    let end = min(noun + 4, headline.upperBound)
    guard
      let verb = (noun + 1..<max(noun + 1, end)).first(where: {
        moves.contains(text.tokens[$0].key) || PassingMention.moves.contains(text.tokens[$0].key)
      })
    else { return nil }
    if names.contains(where: { $0.lowerBound < verb }) { return nil }
    // `KPIL shares rise`: letters that stand for one firm.
    if noun > headline.lowerBound, text.tokens[noun - 1].isUppercase,
      text.tokens[noun - 1].count >= 3, !regions.contains(text.tokens[noun - 1].key)
    {
      return nil
    }
    return text.words(text.byteRange(headline.lowerBound..<(verb + 1)))
  }

  private static let ways: WordSet = ["in", "through", "via", "by"]

  /// Words in capitals that name a market or a part of it.
  private static let regions: WordSet = [
    "india", "indian", "asia", "asian", "china", "japan", "europe", "uk", "us", "usa", "nse", "bse",
    "psu", "fmcg", "it", "ev", "nbfc", "psb", "gcc", "emerging", "global", "auto", "bank", "metal",
    "pharma", "power", "adani", "tata",
  ]
  private static let markets: WordSet = [
    "shares", "stocks", "equities", "indices", "indexes", "markets", "benchmarks", "bourses",
    "market",
  ]
  private static let moves: WordSet = [
    "end", "close", "open", "opens", "settle", "start", "starts", "slip", "climb", "edge", "inch",
    "rally", "tumble", "plunge", "surge", "drop", "mixed", "steady", "snap", "extend", "pare",
    "recover", "recovers", "slide", "slides", "retreat", "rebound", "tank", "hover", "log", "logs",
    "snaps", "extends", "pares", "rebounds", "tanks", "settled", "hovers", "hit", "scale", "erase",
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
        "list of securities", "list of stocks", "list of scrips", "list of shares",
        "list of companies", "position limits", "price bands", "price band revision", "f o ban",
        "f and o ban", "surveillance measure", "surveillance measures", "funds bought",
        "funds sold",
        "funds buy", "funds sell", "fund managers", "fund holdings", "fund portfolios",
        "fund bought", "fund sold", "fund buys", "fund sells", "scheme bought", "scheme sold",
        "fund portfolio", "portfolio of a", "portfolio changes", "portfolio churn", "top holdings",
        "institutional holdings", "fiis bought", "fiis sold", "diis bought", "diis sold",
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
