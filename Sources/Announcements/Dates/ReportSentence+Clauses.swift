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
