/// A headline of what its writer has lived through, or expects: `What I learned`, `PREVIEW-Infosys`.
struct OpinionHeadline {
  /// The words that tell it.
  let words: String?

  /// Reads a headline.
  init(_ text: TokenizedText, _ headline: Range<Int>?) {
    let place = headline?.first { index in
      guard let headline, index + 1 < headline.upperBound else { return false }
      let (token, next) = (text.tokens[index], text.tokens[index + 1])
      // `What I learned`; the `I` of `Phase I` has no small word behind it, nor one before it.
      if token.isWord("i"), token.isCapitalized, index > headline.lowerBound {
        return next.kind == .word && !next.isCapitalized
          && Self.openings.contains(text.tokens[index - 1].key)
      }
      return token.isWord("preview") && index == headline.lowerBound && next.kind == .mark
        || Self.outlooks.match(beginningAt: index, in: text) != nil
    }
    words = place.map { place in
      text.words(text.byteRange(place..<min(place + 3, headline?.upperBound ?? place)), atMost: 60)
    }
  }

  /// The first words of a headline that tells how something came about: `How X built its supply chain`.
  ///
  /// Such a headline is of news only where the text below it tells some.
  static func retelling(_ text: TokenizedText, _ headline: Range<Int>?) -> String? {
    guard let headline,
      let first = headline.first(where: { text.tokens[$0].kind == .word }),
      retellings.contains(text.tokens[first].key)
    else { return nil }
    return text.words(
      text.byteRange(first..<min(first + 4, headline.upperBound)),
      atMost: 60
    )
  }

  private static let retellings: WordSet = ["how", "inside", "when", "remembering", "revisiting"]
  private static let outlooks = PhraseTable<Bool>(
    lists: [
      (
        true,
        "what to expect, what to watch, what to look for, earnings season, results season, things to watch"
      )
    ]
  )
  private static let openings: WordSet = [
    "what", "why", "how", "when", "where", "that", "as", "and", "which", "if", "because", "but",
  ]
}
