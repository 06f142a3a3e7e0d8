/// Companies whose shares somebody holds or sold, which is why a sentence names them.
extension PassingMention {
  /// Whether a sentence tells what funds and the like bought and sold, and names the company for that
  /// alone: `Fund managers added X and Y and pared Z`.
  func isHolding(_ name: Range<Int>) -> Bool {
    let before = sentence.lowerBound..<name.lowerBound
    guard let holder = before.first(where: { Self.holders.contains(text.tokens[$0].key) }) else {
      return false
    }
    return (holder + 1..<max(holder + 1, name.lowerBound)).contains {
      Self.dealings.contains(text.tokens[$0].key)
    }
  }

  /// `It sold 1.2 lakh shares of X`, where the sentence before is of a fund.
  func isOfHolder(_ name: Range<Int>) -> Bool {
    let words = sentence.filter { text.tokens[$0].kind == .word }
    guard name.lowerBound >= sentence.lowerBound + 4, words.count >= 4,
      Self.pronouns.contains(text.tokens[words[0]].key),
      Self.dealings.contains(text.tokens[words[1]].key),
      text.tokens[name.lowerBound - 1].isWord("of")
        || text.tokens[name.lowerBound - 1].isWord("in"),
      Self.stakes.contains(text.tokens[name.lowerBound - 2].key)
        || Self.shares.contains(text.tokens[name.lowerBound - 2].key)
    else { return false }
    return (max(0, sentence.lowerBound - 60)..<sentence.lowerBound).contains { index in
      Self.holders.contains(text.tokens[index].key) || Self.holder.contains(text.tokens[index].key)
    }
  }

  private static let pronouns: WordSet = ["it", "they", "he", "she"]
  private static let holder: WordSet = ["fund", "scheme", "amc", "fii", "portfolio"]

  /// Whether a name is what somebody's figures rest on: `profit surges on X stake sale`, `a gain from the
  /// sale of its holding in X`.
  func isGround(_ name: Range<Int>) -> Bool {
    let near = max(sentence.lowerBound, name.lowerBound - 10)..<name.lowerBound
    guard let ground = near.last(where: { Self.grounds.contains(text.tokens[$0].key) }) else {
      return false
    }
    let isOfStake =
      (ground + 1..<max(ground + 1, name.lowerBound)).contains {
        Self.stakes.contains(text.tokens[$0].key)
      }
      || sentence.places(from: name.upperBound, atMost: 4).contains {
        Self.stakes.contains(text.tokens[$0].key)
      }
    return isOfStake
      && (sentence.lowerBound..<ground).contains { Self.results.contains(text.tokens[$0].key) }
  }
}
