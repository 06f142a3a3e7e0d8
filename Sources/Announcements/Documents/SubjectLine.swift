/// The lines above a letter, a mail or an article that say by a label what they are.
enum SubjectLine {
  private static let subjects: Set<WordKey> = [
    "title", "headline", "subject", "sub", "re", "betreff", "objet", "asunto",
  ]
  private static let others: Set<WordKey> = [
    "ref", "reference", "from", "to", "cc", "bcc", "date", "author", "by", "tags", "url", "source",
    "slug", "description",
  ]

  /// Returns what follows the label of a subject, without the marks around it.
  static func subject(of line: Range<Int>, _ text: TokenizedText) -> Range<Int>? {
    guard isLabel(line, in: subjects, text) else { return nil }
    var words = line.dropFirst(2)
    while let first = words.first, isAround(first, text) { words = words.dropFirst() }
    while let last = words.last, isAround(last, text) { words = words.dropLast() }
    guard let first = words.first, let last = words.last else { return nil }
    return first..<(last + 1)
  }

  /// Whether a line is about the document and not its headline, such as a reference or a sender.
  static func isOther(_ line: Range<Int>, _ text: TokenizedText) -> Bool {
    isLabel(line, in: others, text)
  }

  private static func isLabel(
    _ line: Range<Int>,
    in labels: Set<WordKey>,
    _ text: TokenizedText
  ) -> Bool {
    guard line.count > 2, text.tokens[line.lowerBound + 1].isMark(.colon) else { return false }
    let word = text.tokens[line.lowerBound]
    return word.kind == .word && labels.contains(word.key)
  }

  private static func isAround(_ index: Int, _ text: TokenizedText) -> Bool {
    let token = text.tokens[index]
    return token.isMark(.quotation) || token.isMark(.apostrophe) || token.isMark(.hash)
      || token.isMark(.hyphen)
  }
}
