/// The share price that a document reports, part by part.
public struct MarketQuote: Sendable, Hashable, Codable {
  /// A part of a quote.
  public enum Part: String, Sendable, Hashable, Codable, CaseIterable {
    /// The price at the time of writing.
    case price
    /// The change from the previous close, in the currency.
    case change
    /// The change from the previous close, as a fraction.
    case changeFraction = "change_fraction"
    /// The close of the previous session.
    case previousClose = "previous_close"
    /// The first price of the session.
    case open
    /// The highest price of the session so far.
    case high
    /// The lowest price of the session so far.
    case low
    /// The volume-weighted average price of the session so far.
    case volumeWeightedAveragePrice = "vwap"
  }

  /// The numbers, by part; prices in the currency of the text.
  public let values: [Part: Double]
  /// The words that each number rests on.
  public let evidence: [Evidence]

  /// What does not fit together, in words; empty when the arithmetic of the quote holds.
  ///
  /// `price - change = previous close` to half a unit of the last printed digit of each,
  /// `change / previous close = change in percent` likewise, and no price lies outside low and high.
  public var disagreements: [String] {
    var found: [String] = []
    if let price = values[.price], let change = values[.change], let close = values[.previousClose],
      abs(price - change - close) > 0.0151
    {
      found.append("price \(price) less change \(change) is not the previous close \(close)")
    }
    if let change = values[.change], let close = values[.previousClose], close > 0,
      let fraction = values[.changeFraction], abs(change / close - fraction) > 0.000_1
    {
      found.append("change \(change) is not \(fraction * 100) % of \(close)")
    }
    if let low = values[.low], let high = values[.high] {
      if low > high { found.append("low \(low) is above high \(high)") }
      for part in [Part.price, .open, .volumeWeightedAveragePrice] {
        if let value = values[part], value < low || value > high {
          found.append("\(part.rawValue) \(value) is outside low \(low) and high \(high)")
        }
      }
    }
    return found
  }
}

/// Finds the first quote of a share in a document.
struct QuoteScanner {
  private let text: TokenizedText
  private var tokens: [TextToken] { text.tokens }

  init(_ text: TokenizedText) {
    self.text = text
  }

  /// Returns the parts of a quote, at least a price and one more; nothing where there is none.
  func quote() -> MarketQuote? {
    var values: [MarketQuote.Part: Double] = [:]
    var evidence: [Evidence] = []
    for index in tokens.indices where tokens[index].kind == .word {
      if let pair = pair(at: index), !isOfLongerTime(index), values[pair.parts[0]] == nil {
        for (part, figure) in zip(pair.parts, pair.figures) where values[part] == nil {
          values[part] = figure.value
          evidence.append(Self.evidence(part, text, index, index..<figure.tokens.upperBound))
        }
        continue
      }
      // `the day's high and low`: the pair begins at the last word of the cue.
      guard let match = Self.cues.match(beginningAt: index, in: text),
        pair(at: match.tokens.upperBound - 1) == nil
      else { continue }
      let part = match.meaning.part
      guard values[part] == nil, !Self.extremes.contains(part) || !isOfLongerTime(index),
        let (value, range) = figure(after: match.tokens.upperBound, percent: false)
      else { continue }
      values[part] = match.meaning.isFall ? -value : value
      evidence.append(Self.evidence(part, text, index, range))
      if part == .change, let (percent, range) = figure(after: range.upperBound, percent: true) {
        values[.changeFraction] = (match.meaning.isFall ? -percent : percent) / 100
        evidence.append(Self.evidence(.changeFraction, text, range.lowerBound, range))
      }
    }
    let others = values.keys.filter { $0 != .price && $0 != .change && $0 != .changeFraction }
    guard values[.price] != nil, !others.isEmpty else { return nil }
    return MarketQuote(values: values, evidence: evidence)
  }

  /// `a high and low of Rs 231.35 and Rs 229.40 respectively`: two parts, then the two figures.
  private func pair(
    at index: Int
  ) -> (parts: [MarketQuote.Part], figures: [(value: Double, tokens: Range<Int>)])? {
    guard Self.pairedWords.mayContain(tokens[index].key),
      let first = Self.paired[tokens[index].key]
    else { return nil }
    var next = index + 1
    guard next < tokens.count, tokens[next].isWord("and") || tokens[next].isMark(.slash) else {
      return nil
    }
    next += 1
    while next < tokens.count, tokens[next].kind == .mark || Self.fillers.contains(tokens[next].key)
    {
      next += 1
    }
    guard next < tokens.count, let second = Self.paired[tokens[next].key], second != first,
      let one = figure(after: next + 1, percent: false), one.1.upperBound + 1 < tokens.count
    else { return nil }
    let link = tokens[one.1.upperBound]
    guard link.isWord("and") || link.isMark(.slash) || link.isMark(.comma),
      let other = figure(after: one.1.upperBound + 1, percent: false),
      other.1.lowerBound <= one.1.upperBound + 4
    else { return nil }
    return ([first, second], [(one.0, one.1), (other.0, other.1)])
  }

  /// `52-week high`, `record high`, `high of the year`: not the high of the day.
  private func isOfLongerTime(_ index: Int) -> Bool {
    let line = tokens[index].line
    var before = index - 1
    while before >= 0, before >= index - 4, tokens[before].line == line {
      if Self.longer.contains(tokens[before].key) { return true }
      guard tokens[before].isMark(.hyphen) || Self.longerLinks.contains(tokens[before].key) else {
        return false
      }
      before -= 1
    }
    return false
  }

  private static let extremes: Set<MarketQuote.Part> = [.high, .low]
  private static let pairedWords = WordFilter(paired.keys)
  private static let paired: [WordKey: MarketQuote.Part] = [
    "high": .high, "highs": .high, "highest": .high, "low": .low, "lows": .low, "lowest": .low,
  ]
  private static let fillers: Set<WordKey> = ["a", "the", "an", "intraday", "day", "s", "its"]
  private static let longer: Set<WordKey> = [
    "week", "weeks", "wk", "year", "yearly", "annual", "month", "monthly", "record", "time",
    "lifetime", "life", "alltime", "decade", "ever",
  ]
  private static let longerLinks: Set<WordKey> = [
    "s", "new", "fresh", "highest", "and", "high", "low",
  ]

  private static func evidence(
    _ part: MarketQuote.Part,
    _ text: TokenizedText,
    _ first: Int,
    _ figure: Range<Int>
  ) -> Evidence {
    let range = text.byteRange(first..<figure.upperBound)
    return Evidence(
      what: .quote(part),
      quote: text.words(range, atMost: 120),
      byteRange: range
    )
  }

  /// The next number within ten tokens of the same sentence, with a percent sign or without one.
  private func figure(after start: Int, percent: Bool) -> (Double, Range<Int>)? {
    var index = start
    while index < tokens.count, index < start + 10,
      tokens[index].line == tokens[max(start - 1, 0)].line
    {
      if tokens[index].isMark(.semicolon) { return nil }
      if let (value, end) = FigureReader.number(at: index, in: text) {
        let signEnd = percentEnd(at: end)
        guard (signEnd != nil) == percent else { return nil }
        return (value, index..<(signEnd ?? end))
      }
      index += 1
    }
    return nil
  }

  /// The token after `%`, `percent` or `per cent`; nothing where none of them stands.
  private func percentEnd(at index: Int) -> Int? {
    guard index < tokens.count else { return nil }
    if tokens[index].isMark(.percent) || tokens[index].isWord("percent") { return index + 1 }
    guard index + 1 < tokens.count, tokens[index].isWord("per"), tokens[index + 1].isWord("cent")
    else { return nil }
    return index + 2
  }

  private struct Cue: Sendable {
    let part: MarketQuote.Part
    var isFall = false
  }

  private static let cues = PhraseTable<Cue>(
    [
      "trading at", "traded at", "quoted at", "changed hands at", "was trading at",
      "shares were at", "trading in bse at", "trading on bse at", "trading on the bse at",
      "trading in nse at", "trading on nse at", "trading on the nse at", "last traded at",
    ]
    .map { ($0, Cue(part: .price)) }
      + ["up", "higher by", "gained", "rose"].map { ($0, Cue(part: .change)) }
      + ["down", "lower by", "lost", "fell"].map { ($0, Cue(part: .change, isFall: true)) }
      + ["previous close", "previous closing", "prev close"].map { ($0, Cue(part: .previousClose)) }
      + ["opened at", "open at", "opening price"].map { ($0, Cue(part: .open)) }
      + ["intraday high", "high of", "day s high", "high was"].map { ($0, Cue(part: .high)) }
      + ["intraday low", "low of", "day s low", "low was", "low"].map { ($0, Cue(part: .low)) }
      + ["vwap", "volume weighted average price"].map {
        ($0, Cue(part: .volumeWeightedAveragePrice))
      }
  )
}
