internal import CivilTime

/// Finds the dates of a text, from the first token to the last.
struct ProseDateScanner {
  let text: TokenizedText
  var tokens: [TextToken] { text.tokens }

  init(_ text: TokenizedText) {
    self.text = text
  }

  /// Returns the dates in the order of the text; each token belongs to one date at most.
  func mentions() -> [DateMention] {
    var found: [DateMention] = []
    var index = 0
    var free = 0
    while index < tokens.count {
      let token = tokens[index]
      // Nearly every word ends here.
      guard token.kind == .number || token.kind == .word && MonthLexicon.mayBeMonth(token.key)
      else {
        index += 1
        continue
      }
      let mention: DateMention? =
        switch token.kind {
        case .number:
          dateInFigures(at: index) ?? dayThenMonth(at: index) ?? dateWithSigns(at: index)
            ?? compact(at: index) ?? year(at: index)
        case .word: monthThenDay(at: index)
        case .mark: nil
        }
      guard var mention else {
        index += 1
        continue
      }
      includeYearOfBracket(&mention)
      includeWeekday(&mention, notBefore: free)
      includeClock(&mention, notBefore: free)
      found.append(mention)
      index = max(mention.tokens.upperBound, index + 1)
      free = index
    }
    return found
  }
}

// MARK: Dates in figures

extension ProseDateScanner {
  /// `2025-09-26`, `26/09/2025`, `26.09.2025`, `26. 9. 2025`.
  private func dateInFigures(at index: Int) -> DateMention? {
    guard index + 4 < tokens.count else { return nil }
    let (first, separator, second, third) = (
      tokens[index], tokens[index + 1], tokens[index + 2], tokens[index + 4]
    )
    guard second.kind == .number, third.kind == .number, separator.kind == .mark,
      separator.value == tokens[index + 3].value, second.count <= 2,
      separator.isMark(.hyphen) || separator.isMark(.slash) || separator.isMark(.period),
      !separator.followsSpace, !tokens[index + 3].followsSpace,
      !second.followsSpace && !third.followsSpace || isSpaced(index),
      !continuesFigures(before: index, after: index + 5, separator)
    else { return nil }
    let range = index..<(index + 5)
    let (a, b, c) = (Int(first.value), Int(second.value), Int(third.value))
    if first.count == 4, third.count <= 2 {
      guard (1900...2100).contains(a) else { return nil }
      return whole(CalendarDate(year: a, month: b, day: c), range)
    }
    guard first.count <= 2, third.count == 4 || third.count == 2 else { return nil }
    let year = third.count == 4 ? c : CalendarDate.year(ofTwoDigits: c)
    guard (1900...2100).contains(year) else { return nil }
    let dayFirst = CalendarDate(year: year, month: b, day: a)
    let monthFirst = separator.isMark(.period) ? nil : CalendarDate(year: year, month: a, day: b)
    var mention = whole(dayFirst ?? monthFirst, range)
    if dayFirst != nil, let monthFirst, monthFirst != dayFirst { mention.otherReading = monthFirst }
    if third.count == 2 {
      mention.doubts.append(.shortYear)
      // 12.10.20 may be anything where no label calls it a date.
      mention.isCompact = !separator.isMark(.slash)
    }
    return mention
  }

  /// Whether blanks stand after both full stops of a date in figures, as in `4. 2. 2022`.
  private func isSpaced(_ index: Int) -> Bool {
    let (first, second, third) = (tokens[index], tokens[index + 2], tokens[index + 4])
    return tokens[index + 1].isMark(.period) && second.followsSpace && third.followsSpace
      && first.count <= 2 && third.count == 4 && first.line == third.line
      && (1...31).contains(first.value) && (1...12).contains(second.value)
  }

  /// `2025年9月2日`, as Chinese and Japanese write it.
  private func dateWithSigns(at index: Int) -> DateMention? {
    guard index + 5 < tokens.count, tokens[index].count == 4,
      (1900...2100).contains(tokens[index].value), tokens[index + 1].isWord("年"),
      let month = number(at: index + 2, digits: 1...2), tokens[index + 3].isWord("月"),
      let day = number(at: index + 4, digits: 1...2), sameLine(index, index + 5),
      // What follows the sign of the day may be written close to it.
      text.bytes[tokens[index + 5].byteRange].starts(with: Array("日".utf8))
    else { return nil }
    let date = CalendarDate(year: Int(tokens[index].value), month: month, day: day)
    return whole(date, index..<(index + (tokens[index + 5].isWord("日") ? 6 : 5)))
  }

  /// `20250902`.
  private func compact(at index: Int) -> DateMention? {
    let token = tokens[index]
    guard token.count == 8, (19_000_101...21_001_231).contains(token.value) else { return nil }
    let number = Int(token.value)
    guard
      let date = CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    else { return nil }
    var mention = whole(date, index..<(index + 1))
    mention.isCompact = true
    return mention
  }

  /// A year after a word such as `in` or `by`.
  private func year(at index: Int) -> DateMention? {
    let token = tokens[index]
    guard token.count == 4, (1900...2100).contains(token.value), index > 0,
      tokens[index - 1].kind == .word, Self.yearCues.contains(tokens[index - 1].key),
      let date = CalendarDate(year: Int(token.value), month: 1, day: 1)
    else { return nil }
    return DateMention(date: date, precision: .year, tokens: index..<(index + 1))
  }

  private static let yearCues: Set<WordKey> = [
    "in", "by", "since", "until", "till", "from", "of", "during", "through", "before", "after",
    "early", "late", "mid", "fy", "cy",
  ]

  /// Part of a longer run of figures, such as a telephone number or a version.
  private func continuesFigures(before: Int, after: Int, _ separator: TextToken) -> Bool {
    if before >= 2, tokens[before - 1].kind == .mark, !tokens[before].followsSpace,
      tokens[before - 2].kind == .number, !tokens[before - 1].followsSpace,
      tokens[before - 1].value == separator.value
    {
      return true
    }
    return after + 1 < tokens.count && tokens[after].value == separator.value
      && tokens[after].kind == .mark && !tokens[after].followsSpace
      && tokens[after + 1].kind == .number && !tokens[after + 1].followsSpace
  }

  private func whole(_ date: CalendarDate?, _ range: Range<Int>) -> DateMention {
    DateMention(
      date: date,
      precision: .day,
      doubts: date == nil ? [.noSuchDay] : [],
      tokens: range
    )
  }
}

// MARK: Dates with the name of a month

extension ProseDateScanner {
  /// `2 September 2025`, `2nd of Sept., 2025`, `02-Sep-2025`, `2. September 2025`, `2025 Sep 2`.
  private func dayThenMonth(at index: Int) -> DateMention? {
    let first = tokens[index]
    if first.count == 4, (1900...2100).contains(first.value),
      let month = month(at: skip(index + 1, .hyphen))
    {
      let dayIndex = skip(skip(index + 1, .hyphen) + 1, .hyphen)
      guard let day = number(at: dayIndex, digits: 1...2), sameLine(index, dayIndex) else {
        return nil
      }
      return whole(
        CalendarDate(year: Int(first.value), month: month, day: day),
        index..<(dayIndex + 1)
      )
    }
    guard first.count <= 2, (1...31).contains(first.value) else { return nil }
    var next = index + 1
    if let word = word(at: next), Self.ordinals.contains(word.key), !word.followsSpace { next += 1 }
    next = skip(next, .period)
    if let word = word(at: next), word.key == "of" || word.key == "de" { next += 1 }
    next = skip(skip(next, .hyphen), .slash)
    guard let month = month(at: next), sameLine(index, next), !isOfNumber(index, before: next)
    else {
      return nil
    }
    let day = Int(first.value)
    let last = next
    next = skip(skip(skip(skip(next + 1, .period), .comma), .hyphen), .slash)
    if let word = word(at: next), word.key == "de" || word.key == "del" { next += 1 }
    // `1st Aug '25`
    if next + 1 < tokens.count, tokens[next].isMark(.apostrophe), tokens[next].followsSpace,
      sameLine(index, next + 1), let year = number(at: next + 1, digits: 2...2),
      !tokens[next + 1].followsSpace
    {
      return whole(
        CalendarDate(year: CalendarDate.year(ofTwoDigits: year), month: month, day: day),
        index..<(next + 2)
      )
    }
    guard sameLine(index, next),
      let year = year(at: next, afterHyphen: tokens[next - 1].isMark(.hyphen))
    else {
      return partial(month: month, day: day, monthIndex: last, index..<(last + 1))
    }
    var mention = whole(CalendarDate(year: year, month: month, day: day), index..<(next + 1))
    if tokens[next].count == 2 { mention.doubts.append(.shortYear) }
    return mention
  }

  /// `September 2, 2025`, `Sept. 2nd 2025`, `March 2026`, `January 31`.
  private func monthThenDay(at index: Int) -> DateMention? {
    guard let month = MonthLexicon.month(tokens[index].key) else { return nil }
    var next = skip(skip(index + 1, .period), .hyphen)
    if number(at: skip(next, .comma), digits: 4...4) != nil { next = skip(next, .comma) }
    guard next < tokens.count, sameLine(index, next), tokens[next].kind == .number else {
      return nil
    }
    if tokens[next].count == 4 { return monthOfYear(month, at: index, yearAt: next) }
    guard tokens[next].count <= 2, (1...31).contains(tokens[next].value) else { return nil }
    let day = Int(tokens[next].value)
    next += 1
    if let word = word(at: next), Self.ordinals.contains(word.key), !word.followsSpace { next += 1 }
    let lastOfDay = next - 1
    next = skip(skip(skip(next, .period), .comma), .hyphen)
    guard sameLine(index, next), let year = year(at: next, afterHyphen: false) else {
      return partial(month: month, day: day, monthIndex: index, index..<(lastOfDay + 1))
    }
    return whole(CalendarDate(year: year, month: month, day: day), index..<(next + 1))
  }

  private func monthOfYear(_ month: Int, at index: Int, yearAt next: Int) -> DateMention? {
    let year = Int(tokens[next].value)
    guard tokens[next].count == 4, (1900...2100).contains(year), isNamedAsMonth(index),
      let date = CalendarDate(year: year, month: month, day: 1)
    else { return nil }
    return DateMention(date: date, precision: .month, tokens: index..<(next + 1))
  }

  private func partial(month: Int, day: Int, monthIndex: Int, _ range: Range<Int>) -> DateMention? {
    let index = range.contains(monthIndex) ? monthIndex : range.lowerBound
    guard isNamedAsMonth(tokens[index].kind == .word ? index : range.upperBound - 1),
      CalendarDate(year: 2000, month: month, day: day) != nil
    else { return nil }
    var mention = DateMention(date: nil, precision: .dayOfYear, tokens: range)
    mention.dayOfYear = (month, day)
    return mention
  }

  private static let ordinals: Set<WordKey> = ["st", "nd", "rd", "th", "er", "º", "ª"]

  private func isNamedAsMonth(_ index: Int) -> Bool {
    tokens[index].isCapitalized || !MonthLexicon.needsCapital(tokens[index].key)
  }

  private func month(at index: Int) -> Int? {
    word(at: index).flatMap { MonthLexicon.month($0.key) }
  }

  private func word(at index: Int) -> TextToken? {
    index < tokens.count && tokens[index].kind == .word ? tokens[index] : nil
  }

  private func number(at index: Int, digits: ClosedRange<Int>) -> Int? {
    guard index < tokens.count, tokens[index].kind == .number, digits.contains(tokens[index].count)
    else { return nil }
    return Int(tokens[index].value)
  }

  private func year(at index: Int, afterHyphen: Bool) -> Int? {
    if let year = number(at: index, digits: 4...4), (1900...2100).contains(year) { return year }
    // 02-Sep-25: two digits are a year only between hyphens.
    guard afterHyphen, let year = number(at: index, digits: 2...2), !tokens[index].followsSpace
    else {
      return nil
    }
    return CalendarDate.year(ofTwoDigits: year)
  }

  private func skip(_ index: Int, _ mark: Mark) -> Int {
    index < tokens.count && tokens[index].isMark(mark) ? index + 1 : index
  }

  func sameLine(_ first: Int, _ second: Int) -> Bool {
    second < tokens.count && tokens[first].line == tokens[second].line
  }
}
