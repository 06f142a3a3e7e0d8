/// When an announcement became public, as precisely as its source says.
///
/// As text it is ISO 8601: `2025-09-02`, `2025-09-02T12:00`, `2025-09-02T12:00+05:30` or
/// `2025-09-02T06:30Z`. The text reads back to the same value.
public enum PublicationTime: Sendable, Hashable {
  /// A day without a time.
  case day(CalendarDate)
  /// A wall-clock time, with the minutes that its clock is ahead of UTC.
  ///
  /// Without an offset the time is the local time of the exchange.
  case instant(date: CalendarDate, time: TimeOfDay, utcOffsetMinutes: Int?)

  /// The date as announced, on the source's own clock.
  public var date: CalendarDate {
    switch self {
    case .day(let date), .instant(let date, _, _): date
    }
  }

  /// The time as announced, on the source's own clock, where the source has one.
  public var time: TimeOfDay? {
    switch self {
    case .day: nil
    case .instant(_, let time, _): time
    }
  }

  /// The minutes the source's clock is ahead of UTC, such as 330 for India, where it says so.
  public var utcOffsetMinutes: Int? {
    switch self {
    case .day: nil
    case .instant(_, _, let offset): offset
    }
  }

  /// How precisely the moment is known.
  public var precision: Precision {
    switch self {
    case .day: .day
    case .instant: .minute
    }
  }

  /// How precisely a moment is known; an event without a date has none.
  public enum Precision: String, Sendable, Hashable, Codable, CaseIterable {
    /// Known to the minute or better.
    case minute
    /// Known to the day.
    case day
  }
}

extension PublicationTime: LosslessStringConvertible {
  /// The moment as ISO 8601 text.
  public var description: String {
    switch self {
    case .day(let date): date.description
    case .instant(let date, let time, let offset): "\(date)T\(time)\(Self.text(ofOffset: offset))"
    }
  }

  /// Creates a moment from the ISO 8601 text that `description` writes.
  ///
  /// - Parameter description: A date, or a date, `T` or a blank, a 24-hour time and, where known,
  ///   `Z` or an offset of at most 18 hours such as `+05:30`.
  public init?(_ description: String) {
    let mark = description.utf8.firstIndex { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }
    guard let separator = mark else {
      guard let date = CalendarDate(description) else { return nil }
      self = .day(date)
      return
    }
    guard let date = CalendarDate(String(description[..<separator])) else { return nil }
    let clock = description[description.index(after: separator)...]
    let zone = clock.firstIndex { $0 == "Z" || $0 == "+" || $0 == "-" } ?? clock.endIndex
    guard let time = TimeOfDay(String(clock[..<zone])) else { return nil }
    guard zone != clock.endIndex else {
      self = .instant(date: date, time: time, utcOffsetMinutes: nil)
      return
    }
    guard let offset = Self.offset(from: clock[zone...]) else { return nil }
    self = .instant(date: date, time: time, utcOffsetMinutes: offset)
  }

  private static func text(ofOffset minutes: Int?) -> String {
    guard let minutes else { return "" }
    guard minutes != 0 else { return "Z" }
    let clock = TimeOfDay(hour: abs(minutes) / 60, minute: abs(minutes) % 60)
    return (minutes < 0 ? "-" : "+") + (clock?.description ?? "")
  }

  private static func offset(from text: Substring) -> Int? {
    if text == "Z" { return 0 }
    // A sign and hh:mm: six characters of which the fourth is the colon.
    guard text.utf8.count == 6, text.utf8.dropFirst(3).first == UInt8(ascii: ":"),
      let clock = TimeOfDay(String(text.dropFirst())), clock.second == 0
    else { return nil }
    let minutes = clock.secondsSinceMidnight / 60
    guard minutes <= 18 * 60 else { return nil }
    return text.first == "-" ? -minutes : minutes
  }
}

extension PublicationTime: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let publication = PublicationTime(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription:
          "\"\(text)\" is not a publication time; write it as 2025-09-02 or 2025-09-02T12:00+05:30"
      )
    }
    self = publication
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
