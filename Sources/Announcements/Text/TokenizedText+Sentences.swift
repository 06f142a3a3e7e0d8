/// Where the sentences of a text end.
extension TokenizedText {
  /// Whether a sentence ends with a token: a question mark, a semicolon, or a full stop before a capital, but not
  /// that of `Rs.`, `approx.` or an initial.
  func endsSentence(at index: Int) -> Bool {
    let token = tokens[index]
    if token.isMark(.semicolon) || token.isMark(.question) { return true }
    guard token.isMark(.period), index > 0, index + 1 < tokens.count else { return false }
    let (before, next) = (tokens[index - 1], tokens[index + 1])
    let isInitial = before.kind == .word && before.count == 1
    return next.followsSpace && next.isCapitalized && next.kind == .word && !isInitial
      && !Self.shortened.contains(before.key)
  }

  private static let shortened: Set<WordKey> = [
    "rs", "approx", "ltd", "co", "inc", "corp", "no", "nos", "mio", "mrd", "mr", "mrs", "ms", "dr",
    "st", "vs",
  ]
}
