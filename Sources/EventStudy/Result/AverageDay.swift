/// The average abnormal return of one day relative to the events.
public struct AverageDay: Sendable, Hashable {
  /// The trading day relative to day 0.
  public let relativeDay: Int
  /// The number of events with an abnormal return on the day.
  public let eventCount: Int
  /// The average abnormal return, as a fraction; absent without events.
  public let aar: Double?
  /// The sum of the averages from the first day of the event window on, as a fraction.
  public let caar: Double?
  /// The lower end of the confidence interval of ``caar``, where it exists.
  public let lowerBound: Double?
  /// The upper end of the confidence interval of ``caar``, where it exists.
  public let upperBound: Double?

  /// Creates an average.
  public init(
    relativeDay: Int,
    eventCount: Int,
    aar: Double?,
    caar: Double?,
    lowerBound: Double?,
    upperBound: Double?
  ) {
    self.relativeDay = relativeDay
    self.eventCount = eventCount
    self.aar = aar
    self.caar = caar
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }
}
