/// Days that stand near a verb of telling and belong to another clause.
extension ReportSentence {
  /// `said it will contest the order received on Thursday`: the day is that of the receipt.
  static func isOfParticiple(
    _ day: Range<Int>,
    behind verb: Int,
    in text: TokenizedText
  ) -> Bool {
    var index = day.lowerBound - 1
    while index > verb, text.tokens[index].isWord("on") || text.tokens[index].isWord("late") {
      index -= 1
    }
    return index > verb && receipts.contains(text.tokens[index].key)
  }

  /// `said a fire on September 16 hit the mill`: the day lies within what is said.
  static func isOfContent(
    _ day: Range<Int>,
    behind verb: Int,
    in text: TokenizedText
  ) -> Bool {
    guard verb + 1 < day.lowerBound, text.tokens[verb].isWord("said") else { return false }
    let next = text.tokens[verb + 1]
    return articles.contains(next.key) || owners.contains(next.key)
  }

  /// `ran from January 27 to February 4, Biocon said`: the day ends what lasted.
  static func isOfSpan(_ day: Range<Int>, in text: TokenizedText) -> Bool {
    day.lowerBound > 0 && spans.contains(text.tokens[day.lowerBound - 1].key)
  }

  /// `A fire that broke out late on Sunday was put out, officials said`: the day is that of the fire.
  static func isOfOutbreak(_ day: Range<Int>, in text: TokenizedText) -> Bool {
    (max(0, day.lowerBound - 4)..<day.lowerBound).contains { index in
      outbreaks.contains(text.tokens[index].key)
    }
  }

  /// `A copy of the letter to the stock exchanges dated April 27, 2023 is furnished as Exhibit 99.1`.
  static func isOfExhibit(_ verb: Int, _ day: Range<Int>, in text: TokenizedText) -> Bool {
    let before = text.tokens[max(0, verb - 7)..<verb]
    let after = text.tokens[day.upperBound..<min(text.tokens.count, day.upperBound + 6)]
    return before.contains { exhibits.contains($0.key) }
      && after.contains { furnished.contains($0.key) }
      && after.contains { $0.isWord("exhibit") }
  }

  private static let exhibits: WordSet = ["letter", "release", "announcement", "intimation"]
  private static let furnished: WordSet = ["furnished", "attached", "filed", "annexed", "enclosed"]
  /// `announced last Tuesday`, which may be that of this week or of the one before.
  static func isOfWeekBefore(_ day: Range<Int>, in text: TokenizedText) -> Bool {
    text.tokens[day.lowerBound].isWord("last") && day.count == 2
      && MonthLexicon.weekday(text.tokens[day.lowerBound + 1].key) != nil
  }

  /// `included in legislation published yesterday`: the participle is of what something is done with, and
  /// nobody says it here.
  static func isOfObject(_ verb: Int, in sentence: Range<Int>, of text: TokenizedText) -> Bool {
    guard verb >= sentence.lowerBound + 2, participles.contains(text.tokens[verb].key) else {
      return false
    }
    let (noun, opening) = (text.tokens[verb - 1], text.tokens[verb - 2])
    return noun.kind == .word && !noun.isCapitalized && prepositions.contains(opening.key)
      && !ownTexts.contains(noun.key)
  }

  private static let participles: WordSet = ["published", "released", "announced", "posted"]
  private static let prepositions: WordSet = ["in", "under", "by", "with", "from", "of", "to"]
  /// What a company publishes of itself.
  private static let ownTexts: WordSet = [
    "results", "earnings", "figures", "statement", "filing", "notice", "letter", "release",
    "disclosure", "presentation", "update", "report", "accounts",
  ]
  private static let outbreaks: WordSet = [
    "broke", "erupted", "exploded", "collapsed", "occurred", "happened", "struck", "died", "killed",
    "derailed",
  ]
  private static let owners: WordSet = ["the", "its", "their", "one", "two", "three"]
  private static let spans: WordSet = [
    "to", "until", "till", "through", "from", "since", "between",
  ]
  private static let receipts: WordSet = [
    "received", "dated", "served", "passed", "held", "ended", "expired", "matured", "uploaded",
    "pronounced", "delivered",
  ]
}
