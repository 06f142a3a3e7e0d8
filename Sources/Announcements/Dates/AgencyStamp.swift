internal import CivilTime

/// The stamp with which an Indian agency closes its copy: `06202115 IST 2022`, which is month, day, hour
/// and minute.
enum AgencyStamp {
  /// Finds the stamps that stand in lines of their own.
  static func candidates(in text: TokenizedText) -> [DateCandidate] {
    text.lines.compactMap { line in
      guard line.count == 3, text.tokens[line.lowerBound].kind == .number,
        text.tokens[line.lowerBound].count == 8, text.tokens[line.lowerBound + 1].isWord("ist"),
        text.tokens[line.lowerBound + 2].count == 4
      else { return nil }
      let (figures, year) = (
        Int(text.tokens[line.lowerBound].value), Int(text.tokens[line.lowerBound + 2].value)
      )
      guard (1990...2100).contains(year),
        let date = CalendarDate(
          year: year,
          month: figures / 1_000_000,
          day: figures / 10_000 % 100
        ),
        let time = TimeOfDay(hour: figures / 100 % 100, minute: figures % 100)
      else { return nil }
      let range = text.byteRange(line)
      return DateCandidate(
        role: .published,
        score: 95,
        date: date,
        time: time,
        utcOffsetMinutes: 330,
        precision: .minute,
        label: "stamp",
        doubts: [],
        quote: text.words(range),
        byteRange: range
      )
    }
  }
}
