/// The numbers of a quote, read again from the words that a table of announcements keeps.
extension Announcement {
  /// The share price that the announcement's own text reports, part by part; nothing where it reports none.
  public var quote: MarketQuote? {
    let words = evidence.filter { if case .quote = $0.what { true } else { false } }
    var values: [MarketQuote.Part: Double] = [:]
    for found in words {
      guard case .quote(let part) = found.what, part.isPrice, values[part] == nil,
        let value = Self.lastFigure(of: found.quote)
      else { continue }
      values[part] = value
    }
    return values.isEmpty ? nil : MarketQuote(values: values, evidence: words)
  }

  /// The number that words end with: they run from what is quoted to its figure.
  private static func lastFigure(of words: String) -> Double? {
    let text = TokenizedText(Array(words.utf8))
    var last: Double?
    var index = 0
    while index < text.tokens.count {
      guard let (value, end) = FigureReader.number(at: index, in: text) else {
        index += 1
        continue
      }
      last = value
      index = end
    }
    return last
  }
}

extension MarketQuote.Part {
  /// Whether the part is a price, and not a change of one.
  public var isPrice: Bool { self != .change && self != .changeFraction }
}
