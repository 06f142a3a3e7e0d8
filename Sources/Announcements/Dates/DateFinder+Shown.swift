/// Dates that a page or a text shows of others.
extension DateFinder {
  /// `A Club (@club_in) June 1, 2017`: the day of a post that the story shows.
  func isShownPost(_ mention: DateMention, line: Int) -> Bool {
    let start = text.lines[line].lowerBound
    var index = mention.tokens.lowerBound - 1
    guard index > start, text.tokens[index].isMark(.closeParenthesis) else { return false }
    let first = max(start + 1, index - 8)
    index -= 1
    while index >= first {
      if text.tokens[index].isMark(.at) { return text.tokens[index - 1].isMark(.openParenthesis) }
      if text.tokens[index].followsSpace { return false }
      index -= 1
    }
    return false
  }

  /// `12M - 12. Mai 2012` above the head of the story of a page: an item of the site, and not its day.
  func isOfMenu(_ mention: DateMention, line: Int) -> Bool {
    guard isPage, frame.headingLine != nil, frame.place(ofLine: line) == .frame,
      mention.weekday == nil, mention.clock == nil
    else { return false }
    return text.lines[line].contains { index in
      !mention.tokens.contains(index) && text.tokens[index].kind == .word
    }
  }

  /// Whether no other whole day stands in the line of a date.
  func isOnlyDayOfLine(_ index: Int, among mentions: [DateMention]) -> Bool {
    let line = text.tokens[mentions[index].tokens.lowerBound].line
    return [index - 1, index + 1].allSatisfy { other in
      guard mentions.indices.contains(other) else { return true }
      return mentions[other].precision != .day || mentions[other].date == mentions[index].date
        || text.tokens[mentions[other].tokens.lowerBound].line != line
    }
  }
}
