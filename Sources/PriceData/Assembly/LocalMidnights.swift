internal import CivilTime

/// Finds stamps in UTC that are midnights of the next day on the exchange's clock.
///
/// A file that was moved to UTC dates a Monday in Paris `22:00` or `23:00` of Sunday, in Mumbai `18:30`, in
/// Tokyo `15:00`. Zones behind UTC, such as New York's `04:00` and `05:00`, keep their day. The weekdays
/// tell which it is: the days as written or the days after them are those of a week of trading.
struct LocalMidnights {
  /// From this minute of the day on a stamp may be midnight in a zone ahead of UTC.
  private static let earliest = 11 * 60
  /// The most times of day that a series of days has; more are bars within the day.
  private static let mostTimes = 4
  /// The largest share of days at weekends, where exchanges trade on a few of them.
  private static let fewWeekends = 0.03

  /// For each minute of the day the days that have it.
  private var days: [Int: Set<Int32>] = [:]
  /// Whether all stamps have a time in UTC, or one without a zone.
  private var areMoved = true

  /// Takes a stamp into account.
  mutating func add(_ stamp: DateStamp) {
    guard areMoved else { return }
    guard let time = stamp.time, stamp.utcOffsetMinutes ?? 0 == 0 else {
      areMoved = false
      return
    }
    let minute = time.secondsSinceMidnight / 60
    guard days.count <= Self.mostTimes else { return }
    days[minute, default: []].insert(stamp.date.dayNumber)
  }

  /// What the stamps are.
  enum Finding {
    /// Their days are those of trading.
    case asWritten
    /// Those late in the day are of the next day.
    case nextDay
    /// The weekdays fit neither.
    case unclear
  }

  /// Decides.
  func finding() -> Finding {
    guard areMoved, days.count <= Self.mostTimes, days.keys.contains(where: { $0 >= Self.earliest })
    else { return .asWritten }
    let written = Set(days.values.joined())
    let moved = Set(
      days.flatMap { minute, days in days.map { minute >= Self.earliest ? $0 + 1 : $0 } }
    )
    if Self.shareOfWeekends(written) <= Self.fewWeekends { return .asWritten }
    if Self.shareOfWeekends(moved) <= Self.fewWeekends { return .nextDay }
    // The last minute of a day closes it, as exchanges that never close write it.
    return days.keys.allSatisfy { $0 < Self.earliest || $0 == 24 * 60 - 1 } ? .asWritten : .unclear
  }

  /// Returns the stamp as the day that it means.
  static func moved(_ stamp: DateStamp) -> DateStamp {
    guard let time = stamp.time, time.secondsSinceMidnight / 60 >= earliest else {
      return DateStamp(date: stamp.date)
    }
    return DateStamp(date: stamp.date.adding(days: 1))
  }

  private static func shareOfWeekends(_ days: Set<Int32>) -> Double {
    let weekends = days.count { CalendarDate(dayNumber: $0).weekday.isWeekend }
    return Double(weekends) / Double(max(days.count, 1))
  }
}
