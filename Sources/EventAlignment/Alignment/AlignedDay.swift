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
