/// A note in which a broker says what a share is worth, and which announces nothing.
enum BrokerNote {
  /// The words that show it: a price and a target beside each other in the head, or what the rules ask an analyst
  /// to certify below.
  static func words(_ text: TokenizedText) -> String? {
    for line in text.lines.lazy.filter({ !$0.isEmpty }).prefix(8) {
      guard let price = line.first(where: { Self.isPrice($0, in: line, text) }),
        line.contains(where: { $0 != price && Self.isTarget($0, in: line, text) })
      else { continue }
      return text.words(text.byteRange(price..<line.upperBound), atMost: 60)
    }
    for line in text.lines.reversed().lazy.filter({ !$0.isEmpty }).prefix(30) {
      for index in line.prefix(40) {
        if let match = certificates.match(beginningAt: index, in: text) {
          return text.words(text.byteRange(match.tokens), atMost: 60)
        }
      }
    }
    return nil
  }

  /// `CMP: Rs 3,230`, `CMP 3230`.
  private static func isPrice(_ index: Int, in line: Range<Int>, _ text: TokenizedText) -> Bool {
    text.tokens[index].isWord("cmp") && hasNumber(after: index, in: line, text)
  }

  /// `Target: Rs 3,700`, `TP 3,700`.
  private static func isTarget(_ index: Int, in line: Range<Int>, _ text: TokenizedText) -> Bool {
    targets.contains(text.tokens[index].key) && hasNumber(after: index, in: line, text)
  }

  private static func hasNumber(
    after index: Int,
    in line: Range<Int>,
    _ text: TokenizedText
  ) -> Bool {
    line.places(after: index, atMost: 5).contains { text.tokens[$0].kind == .number }
  }

  private static let targets: WordSet = ["target", "tp", "pt"]
  private static let certificates = PhraseTable<Bool>(
    lists: [
      (
        true,
        """
        analyst certification, analysts certification, analyst certifications, research analyst certification,
        analyst certify, analysts certify, analyst disclosures, we certify that the views, we hereby certify that,
        this research report has been, this research report is, explanation of investment rating
        """
      )
    ]
  )
}
