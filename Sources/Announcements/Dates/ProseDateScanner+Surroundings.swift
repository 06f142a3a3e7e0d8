internal import CivilTime

/// The weekday and the time around a date.
extension ProseDateScanner {
  /// `Thursday, September 25, 2025`.
  func includeWeekday(_ mention: inout DateMention, notBefore limit: Int) {
    var index = mention.tokens.lowerBound - 1
    while index >= limit, index >= mention.tokens.lowerBound - 3,
      sameLine(index, mention.tokens.lowerBound)
    {
      if tokens[index].kind == .mark {
        // `Tuesday, (08 Dec 2020)`
        guard
          tokens[index].isMark(.comma) || tokens[index].isMark(.period)
            || tokens[index].isMark(.openParenthesis) && index == mention.tokens.lowerBound - 1
              && index > limit && tokens[index - 1].isMark(.comma)
        else { return }
      } else if let weekday = MonthLexicon.weekday(tokens[index].key),
        tokens[index].isCapitalized || MonthLexicon.isWrittenSmall(tokens[index].key)
      {
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

  /// Whether a number closes a fiscal year or a reference, and the month behind it has a day of its own:
  /// `SD/182/2025-26   October 24, 2025`.
  func isOfNumber(_ index: Int, before month: Int) -> Bool {
    guard index >= 2, tokens[month].followsSpace, !tokens[index].followsSpace,
      tokens[index - 1].isMark(.hyphen) || tokens[index - 1].isMark(.slash),
      !tokens[index - 1].followsSpace
    else { return false }
    let before = tokens[index - 2]
    let isFiscalYear =
      before.kind == .number && before.count == 4 && (1900...2100).contains(before.value)
      && (before.value + 1) % 100 == tokens[index].value
    if isFiscalYear { return true }
    return text.isColumn(at: month) && month + 1 < tokens.count
      && tokens[month + 1].kind == .number && tokens[month + 1].count <= 2
  }

  /// The year that stands behind an agency in brackets: `17 April (Agency Name, 2025)`.
  func includeYearOfBracket(_ mention: inout DateMention) {
    guard mention.precision == .dayOfYear, let (month, day) = mention.dayOfYear,
      mention.tokens.upperBound < tokens.count,
      tokens[mention.tokens.upperBound].isMark(.openParenthesis)
    else { return }
    var index = mention.tokens.upperBound + 1
    let first = index
    while index < tokens.count, index - first < 6, tokens[index].kind == .word,
      tokens[index].isCapitalized
    { index += 1 }
    guard index > first, index + 2 < tokens.count, sameLine(first, index + 2),
      tokens[index].isMark(.comma), tokens[index + 2].isMark(.closeParenthesis),
      tokens[index + 1].kind == .number, tokens[index + 1].count == 4,
      (1900...2100).contains(tokens[index + 1].value),
      let date = CalendarDate(year: Int(tokens[index + 1].value), month: month, day: day)
    else { return }
    mention.date = date
    mention.precision = .day
    mention.dayOfYear = nil
    mention.tokens = mention.tokens.lowerBound..<(index + 3)
  }

  /// A time after the date, or before it.
  func includeClock(_ mention: inout DateMention, notBefore limit: Int) {
    guard mention.precision == .day else { return }
    var index = mention.tokens.upperBound
    var connectors = 0
    while index < tokens.count, connectors <= 3, sameLine(mention.tokens.lowerBound, index) {
      let isFirst = index == mention.tokens.upperBound
      let isAnnounced = !isFirst && Self.clockCues.contains(tokens[index - 1].key)
      let part = isFirst ? nil : PartWord(tokens[index - 1].key)
      let isCertain = part != nil || !ClockMention.isImpossible(in: text, at: index)
      if isCertain,
        let clock = ClockMention(in: text, at: index, isAnnounced: isAnnounced, part: part)
      {
        take(clock.includingZone(before: text), after: &mention)
        return
      }
      if ClockMention.isImpossible(in: text, at: index) {
        doubt(index..<(index + 3), DateCandidate.Doubt.noSuchTime, of: &mention)
        return
      }
      if part != nil, tokens[index].kind == .number {
        doubt((index - 1)..<(index + 1), DateCandidate.Doubt.noSuchTime, of: &mention)
        return
      }
      guard
        isConnector(index) || isZone(index) || PartWord(tokens[index].key) != nil
          || isFirst && isStopBeforeClock(index)
      else { break }
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
        if let unknown = clock.unknownZone, unknown.upperBound <= mention.tokens.lowerBound {
          let words = clock.tokens.lowerBound..<unknown.upperBound
          mention.doubts.append(.unknownClock(text.words(text.byteRange(words), atMost: 60)))
          return
        }
        mention.clock = clock
        mention.tokens = max(clock.tokens.lowerBound, limit)..<mention.tokens.upperBound
        return
      }
      steps += 1
      index -= 1
    }
  }

  /// Gives a date the time after it, or keeps the day where the clock is not known.
  private func take(_ clock: ClockMention, after mention: inout DateMention) {
    if let unknown = clock.unknownZone {
      let words = clock.tokens.lowerBound..<unknown.upperBound
      doubt(words, DateCandidate.Doubt.unknownClock, of: &mention)
      return
    }
    mention.clock = clock
    mention.tokens = mention.tokens.lowerBound..<clock.tokens.upperBound
  }

  /// Keeps the day of a date whose time cannot be used, and says which words that were.
  private func doubt(
    _ range: Range<Int>,
    _ doubt: (String) -> DateCandidate.Doubt,
    of mention: inout DateMention
  ) {
    mention.doubts.append(doubt(text.words(text.byteRange(range), atMost: 60)))
    mention.tokens = mention.tokens.lowerBound..<max(range.upperBound, mention.tokens.upperBound)
  }

  /// A time that fills the line below a date that fills its own.
  ///
  /// A signature may break its line after the date, but then its time has seconds.
  private func clockBelow(_ mention: DateMention) -> ClockMention? {
    let line = Int(tokens[mention.tokens.lowerBound].line)
    guard mention.tokens.upperBound == text.lines[line].upperBound, line + 1 < text.lines.count,
      !text.lines[line + 1].isEmpty,
      let clock = ClockMention(in: text, at: text.lines[line + 1].lowerBound),
      clock.tokens == text.lines[line + 1],
      mention.tokens.lowerBound == text.lines[line].lowerBound
        || clock.zone != nil && clock.tokens.count >= 5
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

  /// The full stop in `August 13 2020. 16:05 IST`, of a time that ends its line or names its zone.
  private func isStopBeforeClock(_ index: Int) -> Bool {
    guard tokens[index].isMark(.period), index + 2 < tokens.count, sameLine(index, index + 2),
      tokens[index + 2].isMark(.colon) || tokens[index + 2].isMark(.period),
      let clock = ClockMention(in: text, at: index + 1)
    else { return false }
    return clock.zone != nil || !sameLine(index, clock.tokens.upperBound)
  }

  private func isConnector(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .mark:
      return [
        .comma, .bar, .hyphen, .slash, .at, .colon, .openParenthesis, .closeParenthesis, .semicolon,
      ]
      .contains { token.isMark($0) }
    case .word: return Self.connectors.contains(token.key)
    case .number: return false
    }
  }

  private static let connectors: Set<WordKey> = [
    "at", "t", "on", "um", "om", "à", "a", "o", "alle", "ore", "às", "as", "las", "kl", "time",
    "को",
  ]

  /// The connectors after which a number with a full stop, such as `17.45`, is a time.
  private static let clockCues: Set<WordKey> = ["um", "om", "à", "alle", "ore", "às", "las", "kl"]
}
