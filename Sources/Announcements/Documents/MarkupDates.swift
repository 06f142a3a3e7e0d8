internal import CivilTime

/// The dates that the mark-up of a page gives, as candidates.
struct MarkupDates {
  let text: TokenizedText
  let frame: PageFrame

  /// Returns the dates of meta tags, `time` tags and JSON-LD.
  func candidates(_ page: HTMLText, _ source: [UInt8]) -> [DateCandidate] {
    let isStated = page.dates.contains {
      $0.role == .published && !HTMLText.generalKeys.contains($0.label)
    }
    let writesDayFirst = page.writesDayFirst
    var references = CharacterReferences()
    let values = withoutEmptyTwins(page.dates).filter { !showsAnotherDay($0, source) }
    let found = values.compactMap { value in
      isStated && HTMLText.generalKeys.contains(value.label)
        ? nil
        : candidate(
          value,
          Self.plain(source[value.value], &references),
          writesDayFirst: writesDayFirst
        )
    }
    return withoutOtherEntries(withoutOtherStories(found))
      + [page.addresses.lazy.compactMap { addressDate($0, source) }.first].compactMap(\.self)
  }

  /// The day in an address of the page, `/2025/09/02/` or `/2025/9/2/`; without the name of a story behind it
  /// a person may confirm it.
  private func addressDate(_ range: Range<Int>, _ source: [UInt8]) -> DateCandidate? {
    guard range.count < 400 else { return nil }
    let words = TokenizedText(Array(source[range]))
    let numbers = words.tokens
    for index in numbers.indices.dropLast(5) where numbers[index].isMark(.slash) {
      let (year, month, day) = (numbers[index + 1], numbers[index + 3], numbers[index + 5])
      guard year.count == 4, month.count <= 2, day.count <= 2,
        numbers[index + 2].isMark(.slash), numbers[index + 4].isMark(.slash),
        (1990...2100).contains(year.value),
        let date = CalendarDate(
          year: Int(year.value),
          month: Int(month.value),
          day: Int(day.value)
        )
      else { continue }
      let start = range.lowerBound + Int(year.start)
      let end = range.lowerBound + Int(day.end)
      // `/2025/09/02/` alone is a list of that day, `/2025/09/02/new-hall/` a story.
      let rest = numbers[(index + 6)...]
      let isOfStory =
        rest.first?.isMark(.slash) == true && rest.contains { $0.kind == .word && $0.count > 2 }
      var candidate = DateCandidate(
        role: .closing,
        score: isOfStory ? 55 : 30,
        date: date,
        time: nil,
        utcOffsetMinutes: nil,
        precision: .day,
        label: "address",
        doubts: [],
        quote: String(decoding: source[start..<end], as: UTF8.self),
        byteRange: start..<end
      )
      candidate.isMarkup = true
      return candidate
    }
    return nil
  }

  private func candidate(
    _ value: HTMLText.DatedValue,
    _ bytes: [UInt8],
    writesDayFirst: Bool
  ) -> DateCandidate? {
    let words = TokenizedText(bytes)
    guard let mention = ProseDateScanner(words).mentions().first, mention.precision == .day else {
      return nil
    }
    let score =
      switch value.role {
      case .published: value.label == "time" ? 96 : 97
      case .updated: 82
      default: 60
      }
    var candidate = DateCandidate(
      role: value.role,
      score: score,
      date: mention.date,
      time: mention.clock?.time,
      utcOffsetMinutes: mention.clock?.zone.flatMap { zone in mention.date.map(zone.minutes(on:)) },
      precision: mention.clock == nil ? .day : .minute,
      label: value.label,
      doubts: mention.doubts
        + ((writesDayFirst ? nil : mention.otherReading).map { [.dayOrMonthFirst(other: $0)] } ?? []),
      quote: "\(value.label) \(words.words(0..<bytes.count, atMost: 60))",
      byteRange: value.value
    )
    candidate.isMarkup = true
    candidate.isGeneral = HTMLText.generalKeys.contains(value.label)
    if value.isInText, value.label == "time" || value.role == .published {
      candidate.isInText = true
      candidate.place =
        DocumentAnalyzer.line(at: value.value.lowerBound, in: text).map(frame.place) ?? .text
    }
    return candidate
  }

  /// The dates with a low score for `time` tags outside the head of the story, where a page has
  /// such tags of several days.
  private func withoutOtherStories(_ dates: [DateCandidate]) -> [DateCandidate] {
    let tags = dates.filter { $0.label == "time" && $0.role != .updated }
    guard Set(tags.map(\.date)).count > 1 else { return dates }
    return dates.map { candidate in
      guard candidate.label == "time", candidate.role != .updated, !candidate.place.isOwn else {
        return candidate
      }
      var candidate = candidate
      candidate.role = .otherStory
      candidate.score = 30
      return candidate
    }
  }

  /// The dates without those of other entries, such as comments and teasers, where the data among the text
  /// name several days and the head of the story has one of them.
  private func withoutOtherEntries(_ dates: [DateCandidate]) -> [DateCandidate] {
    let entries = dates.filter { $0.isInText && $0.label != "time" && $0.role == .published }
    guard Set(entries.map(\.date)).count > 1, entries.contains(where: \.place.isOwn) else {
      return dates
    }
    return dates.filter {
      !$0.isInText || $0.label == "time" || $0.role != .published || $0.place.isOwn
    }
  }

  /// The values without a `time` tag that shows nothing close behind one that shows its day.
  private func withoutEmptyTwins(_ values: [HTMLText.DatedValue]) -> [HTMLText.DatedValue] {
    values.enumerated().filter { number, value in
      guard let shown = value.shown, number > 0, let other = values[number - 1].shown,
        shown.lowerBound - other.upperBound < 200
      else { return true }
      return text.tokens(in: other).isEmpty || !text.tokens(in: shown).isEmpty
    }.map(\.element)
  }

  /// Whether a `time` tag shows another day than the one that it has for machines: what is read counts.
  private func showsAnotherDay(_ value: HTMLText.DatedValue, _ source: [UInt8]) -> Bool {
    guard let shown = value.shown,
      let read = ProseDateScanner(TokenizedText(Array(text.bytes[shown]))).mentions().first,
      read.precision == .day, read.doubts.isEmpty, read.otherReading == nil, let day = read.date,
      let date = ProseDateScanner(TokenizedText(Array(source[value.value]))).mentions().first?.date
    else { return false }
    return abs(day.days(to: date)) > 1
  }

  /// The bytes of a value without references of HTML and escapes of JSON.
  private static func plain(
    _ bytes: ArraySlice<UInt8>,
    _ references: inout CharacterReferences
  ) -> [UInt8] {
    var plain = Array(bytes)
    if plain.contains(0x26) { plain = Array(references.decoded(bytes).utf8) }
    guard plain.contains(0x5C) else { return plain }
    var result: [UInt8] = []
    var index = 0
    while index < plain.count {
      guard plain[index] == 0x5C, index + 1 < plain.count else {
        result.append(plain[index])
        index += 1
        continue
      }
      let digits = plain[(index + 2)...].prefix(4)
      if plain[index + 1] == 0x75, digits.count == 4,
        let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), code < 0x80
      {
        result.append(code)
        index += 6
      } else {
        result.append(plain[index + 1])
        index += 2
      }
    }
    return result
  }
}
