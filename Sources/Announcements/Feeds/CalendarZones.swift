internal import CivilTime
internal import Foundation

/// The time zones that a calendar file names.
///
/// A zone of the system's database is used as it is, a zone of Windows by its name there. Any other
/// zone counts where the file itself defines it with a single offset.
struct CalendarZones: Sendable {
  private var own: [String: Set<Int>] = [:]
  private var current: String?

  /// Reads a line of a `VTIMEZONE`.
  mutating func read(_ line: CalendarFeed.Line) {
    if line.name == "TZID" { current = line.value }
    if line.name == "TZOFFSETTO", let current, let minutes = Self.minutes(line.value) {
      own[current, default: []].insert(minutes)
    }
  }

  /// The minutes that a zone's clock is ahead of UTC at a time of a day; nothing where it is unknown.
  func minutes(_ name: String, on date: CalendarDate, _ time: TimeOfDay) -> Int? {
    let identifier = Self.windows[name] ?? name
    if identifier.contains("/") || identifier == "UTC" || identifier == "GMT",
      let zone = TimeZone(identifier: identifier)
    {
      let wall = Double(date.dayNumber) * 86_400 + Double(time.secondsSinceMidnight)
      // The offset depends on the moment and the moment on the offset: twice is enough.
      let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: wall))
      return zone.secondsFromGMT(for: Date(timeIntervalSince1970: wall - Double(first))) / 60
    }
    guard let offsets = own[name], offsets.count == 1 else { return nil }
    return offsets.first
  }

  /// `+0530`, `-0500`.
  private static func minutes(_ text: String) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-", let number = Int(text.dropFirst()),
      text.utf8.count == 5
    else { return nil }
    let minutes = number / 100 * 60 + number % 100
    return sign == "-" ? -minutes : minutes
  }

  // Source: Unicode CLDR, windowsZones.
  private static let windows = [
    "India Standard Time": "Asia/Kolkata", "Eastern Standard Time": "America/New_York",
    "Central Standard Time": "America/Chicago", "Mountain Standard Time": "America/Denver",
    "Pacific Standard Time": "America/Los_Angeles", "GMT Standard Time": "Europe/London",
    "W. Europe Standard Time": "Europe/Berlin", "Romance Standard Time": "Europe/Paris",
    "Central Europe Standard Time": "Europe/Budapest", "Singapore Standard Time": "Asia/Singapore",
    "Tokyo Standard Time": "Asia/Tokyo", "China Standard Time": "Asia/Shanghai",
    "Arabian Standard Time": "Asia/Dubai", "AUS Eastern Standard Time": "Australia/Sydney",
  ]
}
