public import CivilTime
public import EventAlignment

/// How announcements become event days.
public struct AlignmentSettings: Sendable, Hashable {
  /// The trading calendar: `data`, `nse`, `bse`, `nyse`, or a file.
  ///
  /// The default is `data`.
  public var calendar: String
  /// Where an announcement outside a session goes.
  ///
  /// The default is the next session.
  public var policy: AlignmentPolicy
  /// When sessions open, with the calendar `data`.
  ///
  /// The default is 09:15.
  public var open: TimeOfDay
  /// When sessions close, with the calendar `data`.
  ///
  /// The default is 15:30.
  public var close: TimeOfDay
  /// The time zone of the sessions, with the calendar `data`.
  ///
  /// The default is `Asia/Kolkata`.
  public var timeZone: String
  /// How many sessions that the data lacks day 0 may move past.
  ///
  /// The default is 5.
  public var maximumMissingSessions: Int
  /// How many calendar days day 0 may lie from the announcement.
  ///
  /// The default is 14.
  public var maximumDistance: Int
  /// Whether events whose event windows overlap in one symbol are left out.
  ///
  /// The default is false.
  public var excludeOverlapping: Bool
  /// Whether other events' windows are left out of an estimation window.
  ///
  /// The default is false.
  public var maskEvents: Bool

  /// Creates a choice; whatever is left out has its default.
  public init(
    calendar: String = "data",
    policy: AlignmentPolicy = .next,
    open: TimeOfDay = TimeOfDay.indianOpen,
    close: TimeOfDay = TimeOfDay.indianClose,
    timeZone: String = "Asia/Kolkata",
    maximumMissingSessions: Int = 5,
    maximumDistance: Int = 14,
    excludeOverlapping: Bool = false,
    maskEvents: Bool = false
  ) {
    self.calendar = calendar
    self.policy = policy
    self.open = open
    self.close = close
    self.timeZone = timeZone
    self.maximumMissingSessions = maximumMissingSessions
    self.maximumDistance = maximumDistance
    self.excludeOverlapping = excludeOverlapping
    self.maskEvents = maskEvents
  }
}

extension AlignmentSettings: Codable {
  private enum CodingKeys: String, CodingKey {
    case calendar, policy, open, close
    case timeZone = "time_zone"
    case maximumMissingSessions = "max_missing_sessions"
    case maximumDistance = "max_distance_days"
    case excludeOverlapping = "exclude_overlapping"
    case maskEvents = "mask_events"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    calendar = try values.decodeIfPresent(String.self, forKey: .calendar) ?? calendar
    policy = try values.decodeIfPresent(AlignmentPolicy.self, forKey: .policy) ?? policy
    open = try values.decodeIfPresent(TimeOfDay.self, forKey: .open) ?? open
    close = try values.decodeIfPresent(TimeOfDay.self, forKey: .close) ?? close
    timeZone = try values.decodeIfPresent(String.self, forKey: .timeZone) ?? timeZone
    maximumMissingSessions =
      try values.decodeIfPresent(Int.self, forKey: .maximumMissingSessions)
      ?? maximumMissingSessions
    maximumDistance =
      try values.decodeIfPresent(Int.self, forKey: .maximumDistance) ?? maximumDistance
    excludeOverlapping =
      try values.decodeIfPresent(Bool.self, forKey: .excludeOverlapping) ?? excludeOverlapping
    maskEvents = try values.decodeIfPresent(Bool.self, forKey: .maskEvents) ?? maskEvents
  }
}
