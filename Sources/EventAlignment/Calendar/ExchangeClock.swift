internal import CivilTime
internal import Foundation

/// The wall clock of an exchange.
struct ExchangeClock: Sendable {
  private let zone: TimeZone

  /// Creates the clock of a time zone, or nothing when no zone has the name.
  init?(_ identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.zone = zone
  }

  /// Throws unless a time zone has the name.
  static func check(_ identifier: String) throws(EventAlignmentError) {
    guard ExchangeClock(identifier) != nil else { throw .unknownTimeZone(identifier) }
  }

  /// What the clock shows at an instant.
  struct Reading {
    let date: CalendarDate
    let time: TimeOfDay
    let utcOffsetMinutes: Int
    let zoneName: String
  }

  /// Reads the clock at an instant that another clock shows.
  ///
  /// - Parameters:
  ///   - date: The date on the other clock.
  ///   - time: The time on the other clock.
  ///   - utcOffsetMinutes: The minutes the other clock is ahead of UTC.
  /// - Returns: The date and time here, or nothing when they cannot be written.
  func reading(date: CalendarDate, time: TimeOfDay, utcOffsetMinutes: Int) -> Reading? {
    let utc = seconds(date, time) - utcOffsetMinutes * 60
    let offset = zone.secondsFromGMT(for: instant(utc))
    let local = utc + offset
    let day = (local - (local % 86_400 + 86_400) % 86_400) / 86_400
    let second = local - day * 86_400
    guard
      let time = TimeOfDay(secondsSinceMidnight: second)
    else { return nil }
    return Reading(
      date: CalendarDate(dayNumber: Int32(day)),
      time: time,
      utcOffsetMinutes: offset / 60,
      zoneName: zoneName(at: instant(utc))
    )
  }

  /// Returns what people call the zone when its own clock shows a date and time.
  func zoneName(date: CalendarDate, time: TimeOfDay) -> String {
    let local = seconds(date, time)
    let guess = local - zone.secondsFromGMT(for: instant(local))
    return zoneName(at: instant(guess))
  }

  /// Returns what people call a fixed offset, such as `UTC` or `UTC+05:30`.
  static func name(ofOffset minutes: Int) -> String {
    guard minutes != 0, let clock = TimeOfDay(hour: abs(minutes) / 60, minute: abs(minutes) % 60)
    else { return "UTC" }
    return "UTC" + (minutes < 0 ? "-" : "+") + clock.description
  }

  private func zoneName(at instant: Date) -> String {
    let isSummer = zone.isDaylightSavingTime(for: instant)
    return switch zone.identifier {
    case "Asia/Kolkata", "Asia/Calcutta": "IST"
    case "America/New_York", "US/Eastern": isSummer ? "EDT" : "EST"
    case "Europe/London": isSummer ? "BST" : "GMT"
    case "Europe/Berlin", "Europe/Paris", "Europe/Zurich": isSummer ? "CEST" : "CET"
    case "Asia/Tokyo": "JST"
    case "Asia/Hong_Kong": "HKT"
    default: Self.name(ofOffset: zone.secondsFromGMT(for: instant) / 60)
    }
  }

  private func seconds(_ date: CalendarDate, _ time: TimeOfDay) -> Int {
    Int(date.dayNumber) * 86_400 + time.secondsSinceMidnight
  }

  private func instant(_ seconds: Int) -> Date {
    Date(timeIntervalSince1970: Double(seconds))
  }
}
