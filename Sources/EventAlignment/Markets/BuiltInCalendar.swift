internal import CivilTime

extension TradingCalendar {
  /// The names of the calendars that are built in.
  public static let builtInNames = ["nse", "bse", "nyse", "nasdaq"]

  /// Returns the built-in calendar of a name in any case, or nothing when there is none.
  public static func builtIn(named name: String) -> TradingCalendar? {
    switch name.lowercased() {
    case "nse": .nse
    case "bse": .bse
    case "nyse": .nyse
    case "nasdaq": .nasdaq
    default: nil
    }
  }
}

extension TradingCalendar {
  /// Creates a calendar of all weekdays but the closed ones, and of special sessions on any day.
  ///
  /// - Parameters:
  ///   - name: The name for people.
  ///   - timeZoneIdentifier: The name of the exchange's time zone.
  ///   - years: The first and the last whole year that the calendar covers.
  ///   - closed: The weekdays without trading.
  ///   - specialSessions: The sessions that are not regular, at weekends too.
  ///   - regularDays: The usual phases of the day, oldest first.
  ///   - closings: The closing methods, oldest first.
  /// - Returns: A calendar that covers the whole years.
  static func weekdayCalendar(
    name: String,
    timeZoneIdentifier: String?,
    years: ClosedRange<Int>,
    closed: Set<CalendarDate>,
    specialSessions: [TradingSession],
    regularDays: [RegularDay],
    closings: [Closing] = []
  ) -> TradingCalendar {
    let special = Set(specialSessions.map(\.date))
    let coverage = CalendarDate(year: years.lowerBound, month: 1, day: 1).flatMap { first in
      CalendarDate(year: years.upperBound, month: 12, day: 31).map { first...$0 }
    }
    let days = coverage.map { range in
      (range.lowerBound.dayNumber...range.upperBound.dayNumber)
        .map { CalendarDate(dayNumber: $0) }
        .filter { special.contains($0) || !$0.weekday.isWeekend && !closed.contains($0) }
    }
    return TradingCalendar(
      name: name,
      timeZoneIdentifier: timeZoneIdentifier,
      coverage: coverage,
      days: days ?? [],
      exceptions: specialSessions,
      regularDays: regularDays,
      closings: closings
    )
  }
}
