/// The dates of a text that are the ends of a span, such as `31 December 2021 - 6 January 2022`.
///
/// A span is that of an event, a menu or a report, and never the day of publication.
struct DateRanges {
  private var indices: Set<Int> = []

  /// Finds the spans among the dates of a text, which are given in order.
  init(_ mentions: [DateMention], in text: TokenizedText) {
    for index in mentions.indices {
      let mention = mentions[index]
      if Self.endsSpan(mention, in: text) || Self.beginsSpan(mention, in: text) {
        indices.insert(index)
      }
      guard index + 1 < mentions.count, mention.clock == nil else { continue }
      let next = mentions[index + 1]
      let between =
        mention.tokens.upperBound..<max(next.tokens.lowerBound, mention.tokens.upperBound)
      guard between.count == 1, let joint = between.first.map({ text.tokens[$0] }),
        joint.line == text.tokens[next.tokens.lowerBound].line,
        joint.isMark(.hyphen) || Self.joints.contains(joint.key)
      else { continue }
      indices.insert(index)
      indices.insert(index + 1)
    }
  }

  /// Whether a date is one end of a span.
  func contains(_ mention: Int) -> Bool { indices.contains(mention) }

  /// `24-26 March 2025`, `24.-30. Dezember`, `14. - 20. Januar 2022`, `24 to 26 March 2025`.
  private static func endsSpan(_ mention: DateMention, in text: TokenizedText) -> Bool {
    var index = mention.tokens.lowerBound - 1
    guard mention.weekday == nil, index > 0, text.tokens[mention.tokens.lowerBound].kind == .number
    else { return false }
    let joint = text.tokens[index]
    guard joint.isMark(.hyphen) || joints.contains(joint.key) else { return false }
    let isTight = !joint.followsSpace && !text.tokens[mention.tokens.lowerBound].followsSpace
    index -= 1
    let isOrdinal = index > 0 && text.tokens[index].isMark(.period)
    if isOrdinal { index -= 1 }
    let first = text.tokens[index]
    // `Page 3 - 20 January 2022` is no span.
    guard
      isTight || isOrdinal || !joint.isMark(.hyphen)
        || index == 0 || text.tokens[index - 1].line != joint.line
    else { return false }
    return first.kind == .number && first.count <= 2 && (1...31).contains(first.value)
      && first.line == joint.line
  }

  /// `2025/7/11-12`.
  private static func beginsSpan(_ mention: DateMention, in text: TokenizedText) -> Bool {
    let index = mention.tokens.upperBound
    guard mention.clock == nil, index + 1 < text.tokens.count, text.tokens[index].isMark(.hyphen),
      !text.tokens[index].followsSpace
    else { return false }
    let last = text.tokens[index + 1]
    guard last.kind == .number, !last.followsSpace, last.count <= 2, (1...31).contains(last.value)
    else { return false }
    let next = index + 2 < text.tokens.count ? text.tokens[index + 2] : nil
    return next.map { $0.followsSpace || $0.kind == .word || $0.isMark(.colon) } ?? true
  }

  private static let joints: Set<WordKey> = [
    "to", "bis", "until", "till", "through", "au", "al", "tot", "से",
  ]
}
