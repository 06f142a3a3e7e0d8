internal import CivilTime

/// The stamp with which an agency closes its copy.
///
/// `06202115 IST 2022` of India is month, day, hour and minute; `AXC0213 2011-06-15/17:45` of Germany is the number of
/// the story, the day and the time there.
enum AgencyStamp {
  /// Finds the stamps that stand in lines of their own.
  static func candidates(in text: TokenizedText) -> [DateCandidate] {
    text.lines.compactMap { line in
      guard let stamp = indian(line, text) ?? german(line, text) else { return nil }
      let range = text.byteRange(line)
      return DateCandidate(
        role: .published,
        score: 95,
        date: stamp.date,
        time: stamp.time,
        utcOffsetMinutes: stamp.zone.minutes(on: stamp.date),
        precision: .minute,
        label: "stamp",
        doubts: [],
        quote: text.words(range),
        byteRange: range
      )
    }
  }

  private typealias Stamp = (date: CalendarDate, time: TimeOfDay, zone: ClockZone)

  private static func indian(_ line: Range<Int>, _ text: TokenizedText) -> Stamp? {
    guard line.count == 3, text.tokens[line.lowerBound].kind == .number,
      text.tokens[line.lowerBound].count == 8, text.tokens[line.lowerBound + 1].isWord("ist"),
      text.tokens[line.lowerBound + 2].count == 4
    else { return nil }
    let (figures, year) = (
      Int(text.tokens[line.lowerBound].value), Int(text.tokens[line.lowerBound + 2].value)
    )
    return stamp(
      (year, figures / 1_000_000, figures / 10_000 % 100),
      (figures / 100 % 100, figures % 100),
      .fixed(minutes: 330)
    )
  }

  private static func german(_ line: Range<Int>, _ text: TokenizedText) -> Stamp? {
    // The number of the story, and what stands between its figures: `2011-06-15/17:45`.
    guard line.count == 11, text.tokens[line.lowerBound].kind == .word,
      text.tokens[line.lowerBound].count == 3, text.tokens[line.lowerBound].isUppercase
    else { return nil }
    let parts = Array(line.map { text.tokens[$0] })
    guard !parts[1].followsSpace, parts[2].followsSpace,
      [1, 2, 4, 6, 8, 10].allSatisfy({ parts[$0].kind == .number }), parts[2].count == 4,
      parts[3].isMark(.hyphen), parts[5].isMark(.hyphen), parts[7].isMark(.slash),
      parts[9].isMark(.colon)
    else { return nil }
    return stamp(
      (Int(parts[2].value), Int(parts[4].value), Int(parts[6].value)),
      (Int(parts[8].value), Int(parts[10].value)),
      .europe(standardMinutes: 60)
    )
  }

  private static func stamp(
    _ day: (year: Int, month: Int, day: Int),
    _ clock: (hour: Int, minute: Int),
    _ zone: ClockZone
  ) -> Stamp? {
    guard (1990...2100).contains(day.year),
      let date = CalendarDate(year: day.year, month: day.month, day: day.day),
      let time = TimeOfDay(hour: clock.hour, minute: clock.minute)
    else { return nil }
    return (date, time, zone)
  }
}
