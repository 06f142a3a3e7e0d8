internal import CivilTime

/// A time of day in a text, with its zone where one is named.
struct ClockMention: Sendable {
  let time: TimeOfDay
  let zone: ClockZone?
  let zoneWord: WordKey?
  /// The words that name a clock which is not known, such as `Ruritania time`.
  private(set) var unknownZone: Range<Int>?
  let tokens: Range<Int>

  /// Reads a time that begins at a token: `12:00 PM IST`, `12.30 pm`, `1430 hrs`, `12h00`, `4 p.m. ET`.
  ///
  /// Where a word such as `ore` announces a time, `17.45` is one too.
  /// So it is after a word that names a part of the day.
  init?(
    in text: TokenizedText,
    at start: Int,
    isAnnounced: Bool = false,
    part: PartWord? = nil
  ) {
    let tokens = text.tokens
    guard start < tokens.count, tokens[start].kind == .number, tokens[start].count <= 4 else {
      return nil
    }
    var scan = ClockScan(tokens: tokens, position: start, isAnnounced: isAnnounced, part: part)
    guard let time = scan.time() else { return nil }
    self.time = time
    let zone = scan.zone()
    self.zone = zone?.zone
    zoneWord = zone?.word
    if zone == nil { unknownZone = scan.unknownZone() }
    self.tokens = start..<scan.position
  }

  /// Whether the figures at a token have the form of a time but are not one, such as `24:10`.
  static func isImpossible(in text: TokenizedText, at start: Int) -> Bool {
    let tokens = text.tokens
    guard start + 2 < tokens.count, tokens[start].kind == .number, tokens[start].count <= 2,
      tokens[start + 1].isMark(.colon), !tokens[start + 1].followsSpace,
      tokens[start + 2].kind == .number, tokens[start + 2].count == 2,
      !tokens[start + 2].followsSpace, tokens[start + 2].line == tokens[start].line
    else { return false }
    if tokens[start].value > 23 || tokens[start + 2].value > 59 { return true }
    // `4:30 बजे` is in the morning or in the evening.
    let next = start + 3
    return tokens[start].count == 1 && tokens[start].value > 0 && next < tokens.count
      && tokens[next].isWord("बजे")
      && (next + 1 == tokens.count || PartWord(tokens[next + 1].key) == nil)
  }

  /// The time with the zone that stands before it, as in `IST 09:15`, where none stands after it.
  func includingZone(before text: TokenizedText) -> ClockMention {
    let index = tokens.lowerBound - 1
    guard zone == nil, index >= 0, text.tokens[index].kind == .word,
      text.tokens[index].isUppercase, text.tokens[index].count >= 2,
      text.tokens[index].line == text.tokens[tokens.lowerBound].line,
      let zone = ClockZone(text.tokens[index].key)
    else { return self }
    return ClockMention(
      time: time,
      zone: zone,
      zoneWord: text.tokens[index].key,
      tokens: index..<tokens.upperBound
    )
  }

  private init(time: TimeOfDay, zone: ClockZone, zoneWord: WordKey, tokens: Range<Int>) {
    self.time = time
    self.zone = zone
    self.zoneWord = zoneWord
    self.tokens = tokens
  }
}

/// The state of reading one time of day.
private struct ClockScan {
  let tokens: [TextToken]
  var position: Int
  let isAnnounced: Bool
  let part: PartWord?
  var hasSeconds = false

  mutating func time() -> TimeOfDay? {
    let first = tokens[position]
    let line = first.line
    var hour = Int(first.value)
    var minute = 0
    var second = 0
    var needsMark = true
    position += 1
    if first.count >= 3 {
      // 1430 hrs
      let isZoned = first.count == 4 && isZone(position, line) && !isYear(position - 1)
      guard first.count == 4, isHours(position, line) || isZoned else { return nil }
      (hour, minute) = (hour / 100, hour % 100)
      if !isZoned { position += 1 }
      return TimeOfDay(hour: hour, minute: minute)
    }
    if let next = pair(after: .colon, line) {
      minute = next
      needsMark = false
      // `23:15:0Z`
      if let seconds = pair(after: .colon, line, digits: 1...2) {
        second = seconds
        hasSeconds = true
        skipFraction(line)
      }
    } else if let next = pair(after: .period, line) {
      minute = next
      if isAnnounced { needsMark = false }
    } else if token(position, line)?.isWord("h") == true, !followsSpace(position) {
      position += 1
      needsMark = false
      if let number = token(position, line), number.kind == .number, number.count == 2,
        !number.followsSpace
      {
        minute = Int(number.value)
        position += 1
      }
    }
    if let part = part ?? partAfter(line) {
      guard let turned = part.hour(hour) else { return nil }
      hour = turned
      if isHours(position, line) {
        position += 1
        needsMark = false
      } else if PartWord(tokens[position - 1].key) != nil {
        needsMark = false
      }
      guard !needsMark else { return nil }
    } else if hour == 12, let exact = token(position, line),
      exact.isWord("noon") || exact.isWord("midnight")
    {
      // Midnight of a date is its beginning.
      if exact.isWord("midnight") { hour = 0 }
      position += 1
    } else if let isAfternoon = halfOfDay(line) {
      // 13:05 PM is a twenty-four-hour clock with a needless mark.
      if hour == 12, !isAfternoon { hour = 0 }
      if hour < 12, isAfternoon { hour += 12 }
    } else if isHours(position, line) {
      guard !needsMark || minute > 0 || tokens[position].isWord("uhr") else { return nil }
      position += 1
    } else if needsMark {
      // 12.30 IST is a time, 12.30 is a number.
      guard minute > 0 || tokens[position - 1].count == 2, position - 1 > 0,
        let word = token(position, line), word.kind == .word, word.isUppercase,
        tokens[position - 2].isMark(.period), ClockZone(word.key) != nil
      else { return nil }
    }
    return TimeOfDay(hour: hour, minute: minute, second: second)
  }

  mutating func zone() -> (zone: ClockZone, word: WordKey?)? {
    let line = tokens[position - 1].line
    let start = position
    if token(position, line)?.isMark(.openParenthesis) == true { position += 1 }
    let isOpened = position > start
    if let offset = offset(line, afterZone: false) {
      closeParenthesis(line, opened: isOpened)
      return (.fixed(minutes: offset), nil)
    }
    if let word = token(position, line), word.kind == .word, word.isUppercase || word.count == 1 {
      if let zone = ClockZone(word.key), word.key != "z" || !word.followsSpace {
        position += 1
        if word.key == "gmt" || word.key == "utc", let offset = offset(line, afterZone: true) {
          closeParenthesis(line, opened: isOpened)
          return (.fixed(minutes: offset), nil)
        }
        let both = bothSeasons(line)
        closeParenthesis(line, opened: isOpened)
        return (both ?? zone, word.key)
      }
    }
    if let named = ClockName(in: tokens, at: position, line: line) {
      position = named.end
      closeParenthesis(line, opened: isOpened)
      return (named.zone, named.zone.isOfUnitedStates ? "et" : "gmt")
    }
    position = start
    return nil
  }

  /// Reads the second of two names that a clock has in winter and summer: `CET/CEST`, `EST/EDT`.
  private mutating func bothSeasons(_ line: Int32) -> ClockZone? {
    guard let slash = token(position, line), slash.isMark(.slash),
      let summer = token(position + 1, line), summer.isUppercase,
      let zone = ClockZone(ofSummer: summer.key)
    else { return nil }
    position += 2
    return zone
  }

  /// The words of a clock that is not known, which are not part of the time.
  func unknownZone() -> Range<Int>? {
    ClockName.unknown(in: tokens, at: position, line: tokens[position - 1].line)
  }

  private mutating func closeParenthesis(_ line: Int32, opened: Bool) {
    if opened, token(position, line)?.isMark(.closeParenthesis) == true { position += 1 }
  }

  private func token(_ index: Int, _ line: Int32) -> TextToken? {
    index < tokens.count && tokens[index].line == line ? tokens[index] : nil
  }

  private func followsSpace(_ index: Int) -> Bool { tokens[index].followsSpace }

  private mutating func pair(
    after mark: Mark,
    _ line: Int32,
    digits: ClosedRange<Int> = 2...2
  ) -> Int? {
    guard let separator = token(position, line), separator.isMark(mark), !separator.followsSpace,
      let number = token(position + 1, line), number.kind == .number,
      digits.contains(number.count), !number.followsSpace
    else { return nil }
    position += 2
    return Int(number.value)
  }

  private mutating func skipFraction(_ line: Int32) {
    guard let separator = token(position, line), separator.isMark(.period), !separator.followsSpace,
      let number = token(position + 1, line), number.kind == .number, !number.followsSpace
    else { return }
    position += 2
  }

  /// Reads the part of the day after a time, as in `4:30 शाम` or `4:30 बजे शाम`.
  private mutating func partAfter(_ line: Int32) -> PartWord? {
    let next = isHours(position, line) ? position + 1 : position
    guard let word = token(next, line), word.kind == .word, let part = PartWord(word.key) else {
      return nil
    }
    position = next + 1
    return part
  }

  /// The zone behind four figures: `0348 GMT`.
  private func isZone(_ index: Int, _ line: Int32) -> Bool {
    guard let word = token(index, line), word.kind == .word, word.isUppercase, word.count >= 3
    else { return false }
    return ClockZone(word.key) != nil
  }

  /// Whether four figures are the year of the date before them.
  private func isYear(_ index: Int) -> Bool {
    guard index > 0, (1900...2100).contains(tokens[index].value) else { return false }
    let before = tokens[index - 1]
    return before.kind != .word || MonthLexicon.month(before.key) != nil
  }

  private static let hourWords: Set<WordKey> = ["hrs", "hours", "uhr", "hr", "बजे"]

  private func isHours(_ index: Int, _ line: Int32) -> Bool {
    guard let word = token(index, line), word.kind == .word else { return false }
    return Self.hourWords.contains(word.key)
  }

  /// Reads `am`, `PM`, `a.m.` and tells whether it is the afternoon.
  private mutating func halfOfDay(_ line: Int32) -> Bool? {
    guard let word = token(position, line), word.kind == .word else { return nil }
    if word.key == "pm" || word.key == "am" {
      position += 1
      return word.key == "pm"
    }
    guard word.key == "a" || word.key == "p", token(position + 1, line)?.isMark(.period) == true,
      token(position + 2, line)?.isWord("m") == true
    else { return nil }
    position += 3
    if token(position, line)?.isMark(.period) == true { position += 1 }
    return word.key == "p"
  }

  /// Reads `+05:30`, `+0530` or `+5`, at most eighteen hours.
  ///
  /// A hyphen is an offset only after seconds or a zone: `10:00-11:30` is a span of time.
  private mutating func offset(_ line: Int32, afterZone: Bool) -> Int? {
    guard let sign = token(position, line), sign.isMark(.plus) || sign.isMark(.hyphen),
      let hours = token(position + 1, line), hours.kind == .number, !hours.followsSpace,
      sign.isMark(.plus) || afterZone || hours.count == 4 || hasSeconds && !sign.followsSpace
        || hasSeconds && token(position + 2, line)?.isMark(.apostrophe) == true
    else { return nil }
    var minutes = Int(hours.value) * 60
    var next = position + 2
    if hours.count == 4 {
      minutes = Int(hours.value) / 100 * 60 + Int(hours.value) % 100
    } else if let mark = token(next, line), !mark.followsSpace,
      mark.isMark(.colon) || mark.isMark(.apostrophe) || mark.isMark(.period),
      let rest = token(next + 1, line), rest.kind == .number, rest.count == 2, hours.count <= 2,
      !rest.followsSpace
    {
      minutes += Int(rest.value)
      next += 2
      // A signature of a PDF file writes +05'30'.
      if mark.isMark(.apostrophe), token(next, line)?.isMark(.apostrophe) == true { next += 1 }
    } else if hours.count > 2 {
      return nil
    }
    guard minutes <= 18 * 60 else { return nil }
    position = next
    return sign.isMark(.plus) ? minutes : -minutes
  }
}
