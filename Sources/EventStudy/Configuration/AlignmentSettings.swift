public import CivilTime
public import EventAlignment

/// How announcements become event days.
public struct AlignmentSettings: Settings {
  /// The trading calendar: `data`, `nse`, `bse`, `nyse`, or a file.
  public var calendar = "data"
  /// Where an announcement outside a session goes.
  public var align = AlignmentPolicy.next
  /// When sessions open, with the calendar `data` or a file; the usual hours of the time zone where
  /// it is left out.
  public var sessionOpen: TimeOfDay?
  /// When sessions close, with the calendar `data` or a file.
  public var sessionClose: TimeOfDay?
  /// The time zone of the sessions, with the calendar `data` or a file; where it is left out and
  /// announcements have times, it has to follow from the data with certainty.
  public var timeZone: String?
  /// How many sessions that the data lacks day 0 may move past.
  public var maxMissingSessions = 5
  /// How many calendar days day 0 may lie from the announcement.
  public var maxDistanceDays = 14
  /// Whether events whose event windows overlap in one symbol are left out.
  public var excludeOverlapping = false
  /// Whether other events' windows are left out of an estimation window.
  public var maskEvents = false

  /// Creates the standard settings.
  public init() {}

  package enum CodingKeys: String, SettingKey {
    case calendar, align
    case sessionOpen = "session_open"
    case sessionClose = "session_close"
    case timeZone = "time_zone"
    case maxMissingSessions = "max_missing_sessions"
    case maxDistanceDays = "max_distance_days"
    case excludeOverlapping = "exclude_overlapping"
    case maskEvents = "mask_events"

    package static let table = "alignment"
  }

  /// Whether a calendar is a file: no built-in one has a dot or the marks of a path in its name.
  package static func isFile(calendar: String) -> Bool {
    calendar.contains { "./\\~".contains($0) }
  }

  package var ranges: [SettingRange] {
    [
      .within(0...10_000, CodingKeys.maxMissingSessions, [maxMissingSessions]),
      .within(0...100_000, CodingKeys.maxDistanceDays, [maxDistanceDays]),
    ]
  }
}
