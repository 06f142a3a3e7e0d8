/// A text that offers its readers something to buy, such as a mail of a bank to the holders of its cards.
///
/// It speaks to a customer and has at least two of the phrases of offers; a release on a new card speaks of
/// customers, and not to one.
enum Advertising {
  /// The words that show it.
  static func words(_ text: TokenizedText, story: DocumentStory) -> String? {
    guard story.headline.map({ isOfReader($0, text) }) == true || speaksToCustomer(text) else {
      return nil
    }
    let phrases = phrases
    var first: Range<Int>?
    var seen: Set<String> = []
    for index in text.tokens.indices {
      guard let match = phrases.match(beginningAt: index, in: text),
        seen.insert(match.phrase).inserted
      else { continue }
      first = first ?? match.tokens
    }
    guard let first, seen.count >= 2 || isDiscount(story.headline, text) else { return nil }
    return text.words(text.byteRange(first), atMost: 60)
  }

  private static func isOfReader(_ headline: Range<Int>, _ text: TokenizedText) -> Bool {
    headline.contains { text.tokens[$0].isWord("your") || text.tokens[$0].isWord("you") }
  }

  /// `Dear Customer`, among the first lines.
  private static func speaksToCustomer(_ text: TokenizedText) -> Bool {
    text.lines.prefix(40).contains { line in
      line.count >= 2 && line.count <= 8 && text.tokens[line.lowerBound].isWord("dear")
        && line.dropFirst().prefix(2).contains { readers.contains(text.tokens[$0].key) }
    }
  }

  /// `Up to 15% off`.
  private static func isDiscount(_ headline: Range<Int>?, _ text: TokenizedText) -> Bool {
    headline?.contains { index in
      index > 0 && text.tokens[index].isWord("off")
        && (text.tokens[index - 1].isMark(.percent) || text.tokens[index - 1].isWord("flat"))
    } ?? false
  }

  private static let readers: WordSet = [
    "customer", "customers", "cardholder", "cardmember", "member", "guest", "traveller", "shopper",
  ]
  private static let phrases = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        use code, use promo code, promo code, coupon code, offer valid, offer ends, offer period, instant discount,
        shop now, book now, apply now, buy now, order now, limited period offer, limited time offer, no cost emi,
        exclusive offer, special offer, hurry, flat discount, redeem now, know more, never share your otp
        """
      )
    ]
  )
}
