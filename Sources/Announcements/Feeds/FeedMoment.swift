internal import CivilTime
internal import DelimitedText

/// Reads the moments of feeds: RFC 822, RFC 3339 and the notations of the exchanges.
struct FeedMoment: Sendable {
  /// The minutes ahead of UTC of a clock that names no zone, or nothing for the exchange's own.
  var zoneMinutes: Int?
  /// Whether `16/09/2026` is read with the day first.
  var readsDayFirst = false

  /// India's clock, on which both exchanges stamp what they publish.
  static let india = FeedMoment(zoneMinutes: 330, readsDayFirst: true)
  /// A clock that names its zone, or that of the exchange.
  static let stated = FeedMoment()

  /// Returns the moment of a text such as `Tue, 02 Sep 2025 06:30:00 GMT` or `21-Sep-2026 20:34:33`.
  func read(_ text: String) -> PublicationTime? {
    var rest = text[...].trimmingBlanks()
    if let comma = rest.firstIndex(of: ","), rest[..<comma].allSatisfy(\.isLetter) {
      rest = rest[rest.index(after: comma)...].trimmingBlanks()
    }
    var zone: ClockZone?
    if let blank = rest.lastIndex(of: " "), rest[rest.index(after: blank)...].allSatisfy(\.isLetter)
    {
      let word = rest[rest.index(after: blank)...]
      guard
        word.uppercased() == "UT" || ClockZone(WordKey(word.utf8)) != nil
          || ["AM", "PM"].contains(word.uppercased())
      else { return nil }
      zone = word.uppercased() == "UT" ? .fixed(minutes: 0) : ClockZone(WordKey(word.utf8))
      if zone != nil { rest = rest[..<blank].trimmingBlanks() }
    }
    guard let stamp = stamp(String(rest)) else { return nil }
    guard let time = stamp.time else { return .day(stamp.date) }
    return .instant(
      date: stamp.date,
      time: time,
      utcOffsetMinutes: stamp.utcOffsetMinutes ?? zone?.minutes(on: stamp.date) ?? zoneMinutes
    )
  }

  private func stamp(_ text: String) -> DateStamp? {
    let notations: [DateNotation] =
      [.yearMonthDay, .dayMonthName, .monthNameDay] + (readsDayFirst ? [.dayMonthYear] : [])
    for notation in notations {
      if let stamp = notation.parse(text) { return stamp }
    }
    return nil
  }
}
