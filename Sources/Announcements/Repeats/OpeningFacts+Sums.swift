/// The sums of an opening, and what is none of the deal.
extension OpeningFacts {
  /// Gives sums in crores without a currency that of India: `at 1,615 crore, and 66 months to deliver`, but not
  /// `3.73 crore shares`.
  static func inRupees(_ amounts: [Amount], _ text: TokenizedText) -> [Amount] {
    amounts.map { amount in
      guard amount.currency == nil, amount.value >= 1e6 else { return amount }
      let words = amount.quote.lowercased()
      let end = text.token(at: amount.byteRange.upperBound)
      guard ["crore", "crores", "cr", "lakh", "lakhs"].contains(where: words.hasSuffix),
        end >= text.tokens.count || text.tokens[end].kind != .word
          || text.tokens[end].line > text.tokens[end - 1].line
          || sumLinks.contains(text.tokens[end].key)
      else { return amount }
      return Amount(
        value: amount.value,
        currency: "INR",
        quote: amount.quote,
        byteRange: amount.byteRange
      )
    }
  }

  private static let sumLinks: WordSet = [
    "for", "a", "per", "in", "at", "and", "to", "on", "over", "as", "with", "from", "by", "or",
    "is", "was", "order", "orders", "contract", "deal", "project", "block", "qip", "issue",
  ]

  /// The sums of a million or more in a named currency that lie within passages.
  static func sums(_ amounts: [Amount], in passages: [Range<Int>]) -> [Amount] {
    amounts.filter { amount in
      amount.currency != nil && amount.value >= 1e6
        && passages.contains { $0.contains(amount.byteRange.lowerBound) }
    }
  }

  /// Whether a sum is that of one share: `Rs 165.14 each`, `Rs 10 per equity share`.
  static func isEach(_ amount: Amount, _ text: TokenizedText) -> Bool {
    let end = text.token(at: amount.byteRange.upperBound)
    return (end..<min(end + 3, text.tokens.count)).contains { index in
      ["each", "apiece", "share"].contains { text.tokens[index].isWord($0) }
    }
  }

  /// Whether a sum is that of one thing or one year: `Rs 270 crore a ship`, `Rs 40 crore each`.
  static func isOfUnit(_ amount: Amount, _ text: TokenizedText) -> Bool {
    let end = text.token(at: amount.byteRange.upperBound)
    guard end < text.tokens.count else { return false }
    let next = text.tokens[end]
    return units.contains(next.key)
      || next.isWord("a") && end + 1 < text.tokens.count && text.tokens[end + 1].kind == .word
        && !spans.contains(text.tokens[end + 1].key)
  }

  private static let units: WordSet = ["each", "apiece", "per", "annually"]
  /// What makes a time of the word behind a sum, as in `for Rs 500 crore a day after`.
  private static let spans: WordSet = ["day", "week", "month", "few", "little"]

  static func isFaceValue(_ amount: Amount, _ text: TokenizedText) -> Bool {
    let first = text.token(at: amount.byteRange.lowerBound)
    return (max(0, first - 4)..<first).contains { index in
      text.tokens[index].isWord("face") || text.tokens[index].isWord("close")
        || text.tokens[index].isWord("floor")
    }
  }
}
