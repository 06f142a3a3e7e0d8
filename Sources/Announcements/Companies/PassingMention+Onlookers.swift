/// Companies that look on while somebody else acts.
extension PassingMention {
  /// Whether the words after a name are of one who looks on, or who came before: `X must be watching`,
  /// `X and Y reported earlier`.
  func isOnlooker(_ next: Int) -> Bool {
    guard next + 1 < sentence.upperBound else { return false }
    let key = text.tokens[next].key
    if Self.heard.contains(key) || Self.perfects.contains(key) {
      var last = next
      if Self.perfects.contains(key) {
        last += 1
        if text.tokens[last].isWord("already") { last += 1 }
        guard last < sentence.upperBound, text.tokens[last].isWord("reported") else { return false }
        if last == next + 2 { return endsClause(last + 1) }
      }
      return text.tokens[last].isWord("reported") && last + 1 < sentence.upperBound
        && text.tokens[last + 1].isWord("earlier") && endsClause(last + 2)
    }
    return Self.modals.contains(key) && text.tokens[next + 1].isWord("be")
      && next + 2 < sentence.upperBound && Self.watching.contains(text.tokens[next + 2].key)
  }

  /// Whether the words after a name, or after those named with it, say that what somebody else does frightens it:
  /// `Asian Paints sweats`, `Polycab, KEI wired for a shock`.
  func fears(_ next: Int) -> Bool {
    var index = next
    while index + 1 < sentence.upperBound, index - next < 10,
      text.tokens[index].isMark(.comma) || text.tokens[index].isMark(.ampersand)
        || text.tokens[index].isWord("and") || text.tokens[index].isCapitalized && index > next
    { index += 1 }
    guard index < sentence.upperBound, let fright = Self.frights.match(beginningAt: index, in: text)
    else { return false }
    return fright.meaning || actsBehind(fright.tokens.upperBound)
  }

  /// Whether `as` leads to who acts: `Berger on edge as Grasim opens three plants`.
  private func actsBehind(_ index: Int) -> Bool {
    sentence.places(from: index, atMost: 10).contains { place in
      text.tokens[place].isWord("as") && place + 1 < sentence.upperBound
        && text.tokens[place + 1].isCapitalized
    }
  }

  private func endsClause(_ index: Int) -> Bool {
    index >= sentence.upperBound || text.tokens[index].isMark(.period)
      || text.tokens[index].isMark(.comma) || text.tokens[index].isMark(.semicolon)
  }

  /// What a rival feels, and whether it needs nobody else who acts to be told of a rival.
  private static let frights = PhraseTable<Bool>(
    lists: [
      (true, "sweats, sweat, shivers, trembles, wired for a shock, in for a shock"),
      (
        false,
        """
        wired for, brace for, braces for, bracing for, feel the heat, feels the heat, feel heat, feels heat, on edge,
        jittery, rattled, spooked, worried, nervous, watch warily, watches warily, on guard
        """
      ),
    ]
  )
}
