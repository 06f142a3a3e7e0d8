public import CivilTime

/// When an announcement became public, on the exchange's clock.
public struct AnnouncedMoment: Sendable, Hashable {
  /// The moment as announced, on the source's clock.
  public let announced: PublicationTime
  /// The date at the exchange.
  public let date: CalendarDate
  /// The time at the exchange, where the source has a time.
  public let time: TimeOfDay?
  /// What people call the exchange's zone, such as `IST`, where it is known and there is a time.
  public let zoneName: String?
  /// The minutes the exchange's clock is ahead of UTC at that moment, where known.
  public let utcOffsetMinutes: Int?

  /// Reads the exchange's clock at an announcement, unless that takes a zone that is not known.
  ///
  /// - Parameters:
  ///   - announced: The moment as announced; without an offset it is the exchange's local time.
  ///   - clock: The exchange's clock, where its zone is known.
  init?(_ announced: PublicationTime, clock: ExchangeClock?) {
    self.announced = announced
    switch announced {
    case .day(let date):
      self.date = date
      time = nil
      zoneName = nil
      utcOffsetMinutes = nil
    case .instant(let date, let time, nil):
      self.date = date
      self.time = time
      zoneName = clock?.zoneName(date: date, time: time)
      utcOffsetMinutes = nil
    case .instant(let date, let time, let offset?):
      guard let reading = clock?.reading(date: date, time: time, utcOffsetMinutes: offset) else {
        return nil
      }
      self.date = reading.date
      self.time = reading.time
      zoneName = reading.zoneName
      utcOffsetMinutes = reading.utcOffsetMinutes
    }
  }

  /// The moment in words without the exchange's date, such as `published 23:27 IST`.
  ///
  /// A source on another clock is shown first: `published 18:00 UTC, 23:30 IST`.
  public var phrase: String {
    guard let time else { return "announced" }
    let local = [time.description, zoneName].compactMap { $0 }.joined(separator: " ")
    guard case .instant(let sourceDate, let sourceTime, let offset?) = announced,
      offset != utcOffsetMinutes
    else { return "published \(local)" }
    let source = "\(sourceTime) \(ExchangeClock.name(ofOffset: offset))"
    let day = sourceDate == date ? "" : " on \(sourceDate)"
    return "published \(source)\(day), \(local)"
  }

  /// The exchange's date in words, such as `Tuesday 2025-06-17`.
  public var dateText: String { "\(date.weekday.name) \(date)" }
}
