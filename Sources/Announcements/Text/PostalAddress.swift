/// A line that is a postal address, as below letterheads and above letters.
///
/// What such a line names is where somebody sits: `The Galleria, DLF Mayur Vihar, Delhi`.
enum PostalAddress {
  /// Whether a line is one: names and numbers between commas, a street or a building among them, and no verb.
  static func isAddress(_ line: Range<Int>, in text: TokenizedText) -> Bool {
    guard line.count >= 5, line.count <= 48 else { return false }
    var (commas, streets, places) = (0, 0, 0)
    var hasCode = false
    for index in line {
      let token = text.tokens[index]
      switch token.kind {
      case .mark:
        if token.isMark(.comma) { commas += 1 }
        if token.isMark(.percent) || token.isMark(.rupee) || token.isMark(.dollar)
          || token.isMark(.question) || token.isMark(.hash)
        {
          return false
        }
      case .number: if isCode(index, of: line, in: text) { hasCode = true }
      case .word:
        guard token.isCapitalized || links.contains(token.key) else { return false }
        if isStreet(token) { streets += 1 }
        if PlaceLexicon.contains(token.key) { places += 1 }
      }
    }
    guard streets > 0, hasCode ? commas >= 1 : commas >= 2 && places > 0 else { return false }
    return !HeadlineVerbs.tell(line, in: text)
  }

  /// Whether a name within an address says where somebody sits, and is not that of the firm whose address it is.
  static func isPlace(_ name: Range<Int>, of line: Range<Int>, in text: TokenizedText) -> Bool {
    if name.lowerBound > line.lowerBound { return true }
    // `Infosys Avenue, Electronics City`
    return (name.upperBound..<max(name.upperBound, line.upperBound)).prefix {
      !text.tokens[$0].isMark(.comma)
    }.contains { isStreet(text.tokens[$0]) }
  }

  private static func isStreet(_ token: TextToken) -> Bool {
    token.kind == .word && words.contains(token.key)
  }

  /// `110091`, `305 901`.
  private static func isCode(_ index: Int, of line: Range<Int>, in text: TokenizedText) -> Bool {
    let token = text.tokens[index]
    if token.count == 6 { return true }
    return token.count == 3 && index + 1 < line.upperBound
      && text.tokens[index + 1].kind == .number && text.tokens[index + 1].count == 3
      && text.tokens[index + 1].followsSpace
  }

  private static let links: WordSet = [
    "of", "the", "and", "off", "near", "opp", "opposite", "no", "at", "de", "th", "st", "nd", "rd",
  ]
  private static let words: WordSet = [
    "road", "rd", "marg", "nagar", "street", "floor", "tower", "towers", "house", "building",
    "vihar", "plaza", "bhavan", "bhawan", "complex", "estate", "sector", "lane", "colony",
    "centre", "center", "chowk", "galleria", "enclave", "avenue", "layout", "block", "plot",
    "taluk", "taluka", "distt", "dist", "district", "tehsil", "midc", "highway", "circle",
    "square", "campus", "regd", "wing", "park", "city", "chambers", "point",
  ]
}
