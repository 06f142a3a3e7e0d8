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

  /// The tokens of the labelled dates that share a line with a date, such as `Updated: 3 Sep 2025`.
  ///
  /// At most three on each side count, so that a long line of dates costs no more.
  func labelledTokens(
    beside index: Int,
    _ mentions: [DateMention],
    _ labels: [DateLabel?]
  ) -> [Range<Int>] {
    let line = text.tokens[mentions[index].tokens.lowerBound].line
    return (max(0, index - 3)..<min(mentions.count, index + 4)).compactMap { other in
      guard other != index, let label = labels[other], label.kind != .event,
        text.tokens[label.firstToken].line == line
      else { return nil }
      return label.firstToken..<mentions[other].tokens.upperBound
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

  /// Whether a day is one of a row of them at the head of a table of figures: `31.12.2020  30.09.2020`.
  func isOfFigures(
    _ index: Int,
    among mentions: [DateMention],
    _ labels: [DateLabel?]
  ) -> Bool {
    guard !isPage, labels[index] == nil, mentions[index].precision == .day else { return false }
    let number = text.tokens[mentions[index].tokens.lowerBound].line
    let row = (max(0, index - 3)..<min(mentions.count, index + 4)).filter { other in
      mentions[other].precision == .day
        && text.tokens[mentions[other].tokens.lowerBound].line == number
    }
    guard row.count >= 3, Set(row.map { mentions[$0].date }).count >= 2 else { return false }
    let line = text.lines[Int(number)]
    return !line.contains { place in
      text.tokens[place].kind == .word && !row.contains { mentions[$0].tokens.contains(place) }
        && !Self.columns.contains(text.tokens[place].key)
    }
  }

  private static let columns: WordSet = [
    "particulars", "ended", "quarter", "year", "as", "at", "on", "audited", "unaudited", "months",
    "half", "nine", "three", "six", "qtr", "the", "period",
  ]

  /// Whether a label stands in brackets behind the title of something else, below the head of a page:
  /// `Video: Ten thousand kilometres in an electric van (published 2 Aug 2025)`.
  func isOfBracketedStory(_ label: DateLabel, line number: Int) -> Bool {
    guard isPage, label.kind == .published, !bylines.contains(number) else { return false }
    let line = text.lines[number]
    guard label.firstToken > line.lowerBound,
      text.tokens[label.firstToken - 1].isMark(.openParenthesis)
    else { return false }
    return (line.lowerBound..<label.firstToken).count { text.tokens[$0].kind == .word } >= 3
  }

  /// Whether a day opens the heading of a note in Markdown: `# 2023-11-29 LIC launches a policy`.
  func opensHeading(_ mention: DateMention, line number: Int) -> Bool {
    let line = text.lines[number]
    guard !isPage, text.lines[..<number].allSatisfy(\.isEmpty),
      let first = line.first, text.tokens[first].isMark(.hash),
      (first..<mention.tokens.lowerBound).allSatisfy({ text.tokens[$0].isMark(.hash) }),
      mention.tokens.upperBound + 1 < line.upperBound,
      text.tokens[mention.tokens.upperBound].kind == .mark
        || text.tokens[mention.tokens.upperBound].isCapitalized
    else { return false }
    return !line.contains { Appointments.isName(text.tokens[$0].key) }
  }
}
