/// A headline of what its writer has lived through, or expects: `What I learned`, `PREVIEW-Infosys`.
struct OpinionHeadline {
  /// The words that tell it.
  let words: String?

  /// Reads a headline.
  init(_ text: TokenizedText, _ headline: Range<Int>?) {
    let telling = headline?.first { index in
      guard let headline else { return false }
      // `What ten years taught me`
      if Self.persons.contains(text.tokens[index].key), !text.tokens[index].isCapitalized {
        return true
      }
      guard index + 1 < headline.upperBound else { return false }
      let (token, next) = (text.tokens[index], text.tokens[index + 1])
      // `What I learned`; the `I` of `Phase I` has no small word behind it, nor one before it.
      if token.isWord("i"), token.isCapitalized, index > headline.lowerBound {
        return next.kind == .word && !next.isCapitalized
          && Self.openings.contains(text.tokens[index - 1].key)
      }
      return Self.labels.contains(token.key) && index == headline.lowerBound && next.kind == .mark
        || Self.outlooks.match(beginningAt: index, in: text) != nil
        || Self.openers.match(beginningAt: index, in: text) != nil
          && (headline.lowerBound..<index).allSatisfy { text.tokens[$0].kind == .mark }
    }
    let place = telling ?? Self.comparison(text, headline) ?? Self.question(text, headline)
    words = place.map { place in
      text.words(text.byteRange(place..<min(place + 3, headline?.upperBound ?? place)), atMost: 60)
    }
  }

  /// Where a headline compares shares: `Vedanta vs Hindalco: Which metal stock is better?`.
  private static func comparison(_ text: TokenizedText, _ headline: Range<Int>?) -> Int? {
    guard let headline else { return nil }
    let versus = headline.first { comparisons.contains(text.tokens[$0].key) }
    let which = headline.first { text.tokens[$0].isWord("which") }
    let isOfChoice = headline.contains { choices.contains(text.tokens[$0].key) }
    let asks = which.map { which in
      headline.places(after: which, atMost: 4).contains {
        shares.contains(text.tokens[$0].key)
      }
    }
    if asks == true { return which }
    return isOfChoice ? versus : nil
  }

  /// Where a headline asks the reader: `Are you paying too much for quality?`.
  private static func question(_ text: TokenizedText, _ headline: Range<Int>?) -> Int? {
    guard let headline, headline.contains(where: { text.tokens[$0].isMark(.question) }),
      let first = headline.first(where: { text.tokens[$0].kind == .word }),
      askings.contains(text.tokens[first].key)
    else { return nil }
    return headline.first { readers.contains(text.tokens[$0].key) }
  }

  private static let readers: WordSet = ["you", "your", "yours"]
  private static let askings: WordSet = [
    "are", "is", "do", "does", "did", "have", "has", "can", "could", "would", "will",
  ]
  private static let comparisons: WordSet = ["vs", "versus", "v"]
  private static let choices: WordSet = [
    "which", "better", "compare", "compared", "comparison", "choose", "pick", "buy", "bet", "best",
    "should",
  ]
  private static let shares: WordSet = ["stock", "stocks", "share", "shares", "scrip"]

  /// The first words of a headline that tells how something came about: `How X built its supply chain`.
  ///
  /// Such a headline is of news only where the text below it tells some.
  static func retelling(_ text: TokenizedText, _ headline: Range<Int>?) -> String? {
    guard let headline,
      let first = headline.first(where: { text.tokens[$0].kind == .word }),
      retellings.contains(text.tokens[first].key)
    else { return nil }
    return text.words(
      text.byteRange(headline.places(from: first, atMost: 4)),
      atMost: 60
    )
  }

  /// The first words of a story by which its writer tells what he bought and sold: `I sold it too early`.
  static func trades(_ text: TokenizedText, _ layout: DocumentLayout) -> String? {
    for number in layout.bodyLines {
      let found = text.lines[number].dropLast().first { index in
        text.tokens[index].isWord("i") && text.tokens[index].isCapitalized
          && trades.contains(text.tokens[index + 1].key)
      }
      guard let found else { continue }
      return text.words(
        text.byteRange(text.lines[number].places(from: found, atMost: 4)),
        atMost: 60
      )
    }
    return nil
  }

  /// The words below a text by which a paper says that it is a writer's own view: `Views are personal`.
  static func column(_ text: TokenizedText) -> String? {
    for line in text.lines.reversed().lazy.filter({ !$0.isEmpty }).prefix(8) {
      for index in line.suffix(80) {
        if let match = columns.match(beginningAt: index, in: text) {
          return text.words(text.byteRange(match.tokens), atMost: 60)
        }
      }
    }
    return nil
  }

  private static let columns = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        this column argues, this column has argued, this column holds, this column thinks, in this column,
        views are personal, views expressed are personal, views expressed here are personal, views are his own,
        views are her own, views are their own, opinions expressed are personal, opinions are personal,
        the author teaches, the writer teaches, the author is a, the author is an, the author heads,
        the author is the, the author is professor, the writer is a professor, the writer is a former,
        neutral on the sector, positive on the sector, cautious on the sector, overweight on the sector,
        negative on the sector, bullish on the sector, underweight on the sector, our top picks, our top pick
        """
      )
    ]
  )

  /// The writer, in a headline of his own.
  private static let persons: WordSet = ["me", "myself"]
  private static let trades: WordSet = ["bought", "sold", "averaged", "exited", "invested"]
  private static let retellings: WordSet = ["how", "inside", "when", "remembering", "revisiting"]
  /// What stands before a colon, or a dash, that opens a headline.
  private static let labels: WordSet = [
    "preview", "opinion", "column", "explained", "explainer", "analysis", "comment", "commentary",
    "editorial", "guide", "faq", "faqs", "primer", "throwback", "flashback", "essay", "letters",
    "viewpoint", "quiz", "podcast", "watch", "review", "hiring", "jobs", "careers", "vacancies",
    "recruitment", "webinar",
  ]
  /// What opens headlines of what somebody has learned, teaches or remembers.
  private static let openers = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        this day, what is a, what is an, what are, what is the difference, this day that year, on this day, today in history, this day in,
        from the archives, from our archives, lessons from, # lessons, one lesson, two lessons, three lessons, four lessons,
        five lessons, six lessons, seven lessons, eight lessons, nine lessons, ten lessons, my worst, my best, my biggest, my portfolio, my holdings, my trades, my watchlist,
        how i, how we lost, how to, why i, why we sold, confessions of, notes from my, a beginner's guide, beginner's guide,
        everything you need, ep #, episode #, all you need to know, the difference between, five things, # things, # mistakes,
        # reasons, how is a, how are, how does, how do, should you, should i, is it time to buy, can you, looking back, years ago today,
        # years ago, a history of, the history of, a brief history, the story of
        """
      )
    ]
  )
  private static let outlooks = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        what to expect, what to watch, what to look for, earnings season, results season, things to watch,
        should you buy, should you sell, should you hold, should you invest, should you subscribe, should you tender, should i buy,
        buy sell or hold, buy or sell, buy hold or sell, which stock, which share, which is better, which is the better, which one should,
        better bet, better buy, share price target #, share price target for #, stock price target #, stock price target for #, price prediction, share price forecast, share price prediction,
        good time to buy, time to buy, worth buying, long term bet, how to trade, what should investors do, what should you do,
        walk in interview, walk in drive, job opening, job openings, vacancy, vacancies, recruitment drive, apply online,
        pre placement talk, pre placement talks, placement talk, placement drive, campus placement, campus placements, campus drive,
        campus interview, campus interviews, campus recruitment, campus hiring, pool campus, guest lecture, career talk, alumni talk,
        we are hiring, is hiring, off campus drive, job alert, now hiring,
        stock to own, example of, an example, explained,
        walk ins, walk in interviews, freshers, everything you need to know, everything to know, before you invest,
        before you buy, before investing, things to know, complete guide, a complete guide, ultimate guide
        """
      )
    ]
  )
  private static let openings: WordSet = [
    "what", "why", "how", "when", "where", "that", "as", "and", "which", "if", "because", "but",
  ]
}
