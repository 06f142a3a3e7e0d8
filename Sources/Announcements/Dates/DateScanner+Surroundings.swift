internal import CivilTime

/// The weekday and the time around a date.
extension DateScanner {
  /// `Thursday, September 25, 2025`.
  func includeWeekday(_ mention: inout DateMention, notBefore limit: Int) {
    var index = mention.tokens.lowerBound - 1
    while index >= limit, index >= mention.tokens.lowerBound - 3,
      sameLine(index, mention.tokens.lowerBound)
    {
      if tokens[index].kind == .mark {
        guard tokens[index].isMark(.comma) || tokens[index].isMark(.period) else { return }
      } else if let weekday = MonthLexicon.weekday(tokens[index].key), tokens[index].isCapitalized {
        mention.weekday = weekday
        mention.tokens = index..<mention.tokens.upperBound
        if let date = mention.date, mention.precision == .day, date.weekday != weekday {
          mention.doubts.append(.weekdayDiffers(written: weekday))
        }
        return
      } else if tokens[index].key != "the" && tokens[index].key != "den" {
        return
      }
      index -= 1
    }
  }

  /// A time after the date, or before it.
  func includeClock(_ mention: inout DateMention, notBefore limit: Int) {
    guard mention.precision == .day else { return }
    var index = mention.tokens.upperBound
    var connectors = 0
    while index < tokens.count, connectors <= 3, sameLine(mention.tokens.lowerBound, index) {
      let isAnnounced =
        index > mention.tokens.upperBound && Self.clockCues.contains(tokens[index - 1].key)
      if let clock = ClockMention(in: text, at: index, isAnnounced: isAnnounced) {
        mention.clock = clock.includingZone(before: text)
        mention.tokens = mention.tokens.lowerBound..<clock.tokens.upperBound
        return
      }
      guard isConnector(index) || isZone(index) else { break }
      connectors += 1
      index += 1
    }
    if let clock = clockBelow(mention) {
      mention.clock = clock
      mention.tokens = mention.tokens.lowerBound..<clock.tokens.upperBound
      return
    }
    index = mention.tokens.lowerBound - 1
    var steps = 0
    while index >= limit, steps < 12, sameLine(index, mention.tokens.lowerBound) {
      if let clock = ClockMention(in: text, at: index),
        clock.tokens.upperBound <= mention.tokens.lowerBound,
        (clock.tokens.upperBound..<mention.tokens.lowerBound).allSatisfy({ isConnector($0) }),
        index == 0 || !partOfTime(index)
      {
        let clock = clock.includingZone(before: text)
        mention.clock = clock
        mention.tokens = max(clock.tokens.lowerBound, limit)..<mention.tokens.upperBound
        return
      }
      steps += 1
      index -= 1
    }
  }

  /// A time that fills the line below a date that fills its own.
  private func clockBelow(_ mention: DateMention) -> ClockMention? {
    let line = Int(tokens[mention.tokens.lowerBound].line)
    guard mention.tokens == text.lines[line], line + 1 < text.lines.count,
      !text.lines[line + 1].isEmpty,
      let clock = ClockMention(in: text, at: text.lines[line + 1].lowerBound),
      clock.tokens == text.lines[line + 1]
    else { return nil }
    return clock
  }

  /// A zone between a date and its time, as in `2 Sep 2025, IST 09:15`.
  private func isZone(_ index: Int) -> Bool {
    tokens[index].kind == .word && tokens[index].isUppercase && tokens[index].count >= 2
      && ClockZone(tokens[index].key) != nil
  }

  /// Whether a number continues the time that began before it, as `30` does in `12:30`.
  private func partOfTime(_ index: Int) -> Bool {
    !tokens[index].followsSpace
      && (tokens[index - 1].isMark(.colon) || tokens[index - 1].isMark(.period))
      && index >= 2 && tokens[index - 2].kind == .number
  }

  private func isConnector(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .mark:
      return [.comma, .bar, .hyphen, .slash, .at, .colon, .openParenthesis, .semicolon]
        .contains { token.isMark($0) }
    case .word: return Self.connectors.contains(token.key)
    case .number: return false
    }
  }

  private static let connectors: Set<WordKey> = [
    "at", "t", "on", "um", "om", "à", "a", "o", "alle", "ore", "às", "as", "las", "kl", "time",
  ]

  /// The connectors after which a number with a full stop, such as `17.45`, is a time.
  private static let clockCues: Set<WordKey> = ["um", "om", "à", "alle", "ore", "às", "las", "kl"]
}
