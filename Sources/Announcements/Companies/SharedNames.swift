/// Which of two companies a text means by a name that both have, such as `Siemens`.
///
/// The long name that the text writes elsewhere decides, then its marks: rupees, crores and the exchanges of
/// India, or the exchanges, the currency and the language of another country. Where they do not tell, the
/// name stays open between the two.
struct SharedNames {
  let text: TokenizedText

  init(_ text: TokenizedText) { self.text = text }

  /// Returns the names with the company that each means; without those of firms that no list has.
  func decide(_ matches: [AliasIndex.Match]) -> [AliasIndex.Match] {
    var decided = matches
    let others = Set(matches.filter(\.hasOtherForm).map(\.company))
    if !others.isEmpty {
      decided.removeAll { match in
        guard others.contains(match.company) else { return false }
        return match.hasOtherForm || !namesAtLength(match.company, among: matches) && !isIndian
      }
    }
    guard decided.contains(where: { $0.rival != nil }) else { return decided }
    return decided.map { match in
      guard let rival = match.rival else { return match }
      var match = match
      let isOwn = namesAtLength(match.company, among: matches)
      // `Siemens AG` is a name of its company; `Siemens Ltd` is one of the other.
      let isOfRival =
        namesAtLength(rival, among: matches) || writesIndianForm(match.company, among: matches)
      let (here, abroad) = isOwn != isOfRival ? (isOfRival, isOwn) : (isIndian, isForeign)
      guard here != abroad else { return match }
      match.rival = nil
      guard here else { return match }
      return AliasIndex.Match(
        company: rival,
        tokens: match.tokens,
        abbreviation: match.abbreviation
      )
    }
  }

  /// Whether a company is named by a name that is its alone.
  private func namesAtLength(_ company: Int, among matches: [AliasIndex.Match]) -> Bool {
    matches.contains { match in
      match.company == company && match.rival == nil && !match.hasOtherForm
        && (match.tokens.count >= 2
          || match.tokens.upperBound < text.tokens.count
            && Self.exchanges.contains(text.tokens[match.tokens.upperBound].key))
    }
  }

  /// Whether a shared name stands before the legal form of a company of India.
  private func writesIndianForm(_ company: Int, among matches: [AliasIndex.Match]) -> Bool {
    matches.contains { match in
      match.company == company && match.rival != nil
        && text.tokens[match.tokens].contains { Self.indianForms.contains($0.key) }
    }
  }

  private var isIndian: Bool {
    text.tokens.contains { token in
      token.isMark(.rupee)
        || token.kind == .word && Self.indian.contains(token.key)
          && (token.isCapitalized || token.isWord("crore") || token.isWord("lakh"))
    }
  }

  private var isForeign: Bool {
    var words = 0
    for token in text.tokens {
      if token.isMark(.euro) { return true }
      guard token.kind == .word else { continue }
      if Self.foreign.contains(token.key) { return true }
      if Self.german.contains(token.key) { words += 1 }
    }
    return words >= 5
  }

  private static let indianForms: WordSet = ["ltd", "limited", "india"]
  private static let exchanges: WordSet = ["ltd", "limited"]
  private static let indian: WordSet = [
    "nse", "bse", "sebi", "rs", "inr", "crore", "lakh", "sensex", "nifty", "mumbai", "bengaluru",
  ]
  private static let foreign: WordSet = [
    "xetra", "frankfurt", "dax", "euro", "euros", "münchen", "munich", "nyse", "nasdaq", "euronext",
    "ftse",
  ]
  private static let german: WordSet = [
    "der", "die", "das", "und", "ein", "eine", "für", "von", "mit", "dem", "den", "im", "zum",
  ]
}
