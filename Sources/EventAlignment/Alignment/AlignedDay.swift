public import CivilTime

/// The trading day that is day 0 of an event.
public struct AlignedDay: Sendable, Hashable {
  /// The position of the day on the study's axis.
  public let index: Int
  /// The day itself.
  public let date: CalendarDate
  /// Why it is this day.
  public let rule: AlignmentRule

  /// Creates an aligned day.
  public init(index: Int, date: CalendarDate, rule: AlignmentRule) {
    self.index = index
    self.date = date
    self.rule = rule
  }

  /// When the announcement became public, as announced and on the exchange's clock.
  public var moment: AnnouncedMoment { rule.moment }

  /// Whether stocks traded at the moment of the announcement, or nothing when that is not known.
  public var marketOpen: Bool? { rule.marketOpen }
}

/// What became of an announcement: a trading day, or the reason why it has none.
public enum Alignment: Sendable, Hashable {
  /// The announcement has a day 0.
  case aligned(AlignedDay)
  /// The announcement cannot be used.
  case excluded(ExclusionReason)

  /// The day 0, where there is one.
  public var day: AlignedDay? {
    if case .aligned(let day) = self { day } else { nil }
  }

  /// The reason why there is no day 0, where there is none.
  public var exclusion: ExclusionReason? {
    if case .excluded(let reason) = self { reason } else { nil }
  }
}

/// Where day 0 goes when the announcement's date is not a trading day.
///
/// The clock decides first, and under every policy alike: a date with a session, and news before its
/// close, is that session; news at or after the close belongs to the next session, because no price
/// of the day can contain it. The policy decides about dates without a session: weekends, holidays.
///
/// Whatever the policy, news with a time is never put on a session of its own day that had closed
/// before it.
public enum AlignmentPolicy: String, Sendable, Hashable, Codable, CaseIterable {
  /// The next session, the first whose prices can contain the news. The default of a study.
  case next
  /// The session before the date: day 0 lies before the news. For replicating studies that did so.
  case previous
  /// The session fewer calendar days away; of two equally near ones the next.
  case nearest
  /// None: the event is excluded, and so is news at or after the close, which other policies move.
  case strict
}

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
