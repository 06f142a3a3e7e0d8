public import CivilTime

/// A simulated announcement and what it truly does.
public struct SimulatedEvent: Sendable, Hashable {
  /// The identifier, such as `SIM001-1`.
  public let eventID: String
  /// The symbol of the company.
  public let symbol: String
  /// Day 0, the first session that knows the announcement.
  public let eventDate: CalendarDate
  /// The day of publication.
  public let announcedDate: CalendarDate
  /// The Indian time of publication, or nothing when only the day is given.
  public let announcedTime: TimeOfDay?
  /// How the publication lies to the trading hours.
  public let timing: AnnouncementTiming
  /// The group, such as `good`.
  public let group: String
  /// The value of the announced deal in crore rupees.
  public let dealValue: Int
  /// The abnormal return planted on day 0, day 1 and so on, as fractions.
  public let plantedReturns: [Double]
  /// What the volume is multiplied by on day 0, day 1 and so on.
  public let volumeMultiples: [Double]

  /// The publication in ISO 8601, with the offset of Indian time when it has a time.
  public var announcedAt: String {
    announcedTime.map { "\(announcedDate)T\($0):00+05:30" } ?? announcedDate.description
  }
}
