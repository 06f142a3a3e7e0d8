package import CivilTime

extension TradingCalendar {
  /// The New York Stock Exchange, 2000-01-01 to 2050-12-31, by rule.
  ///
  /// Rules, in New York time, trading 09:30-16:00 on weekdays. Closed on:
  /// - New Year's Day (Sunday: observed on Monday; Saturday: not observed)
  /// - Martin Luther King Day (third Monday of January)
  /// - Presidents' Day (third Monday of February)
  /// - Good Friday (two days before Easter Sunday)
  /// - Memorial Day (last Monday of May)
  /// - Juneteenth, June 19 (since 2022; Saturday: Friday, Sunday: Monday)
  /// - Independence Day, July 4 (Saturday: Friday, Sunday: Monday)
  /// - Labor Day (first Monday of September)
  /// - Thanksgiving (fourth Thursday of November)
  /// - Christmas, December 25 (Saturday: Friday, Sunday: Monday)
  /// - 2001-09-11 to 09-14 (attacks), 2004-06-11, 2007-01-02, 2018-12-05, 2025-01-09 (mourning),
  ///   2012-10-29 and 10-30 (hurricane)
  ///
  /// Half-days, closing at 13:00:
  /// - the day after Thanksgiving
  /// - December 24 (Monday to Thursday)
  /// - July 3 (Monday, Tuesday, Thursday; Wednesday since 2013), Friday July 5 (to 2012)
  /// - 2003-12-26
  ///
  /// Closures that nobody could foresee are known to 2025. Openings delayed by minutes or hours and
  /// halts within a day are not listed. The official close is an auction.
  public static let nyse = NYSECalendar.calendar(name: "NYSE")

  /// Nasdaq, which trades on the days and hours of ``nyse``.
  public static let nasdaq = NYSECalendar.calendar(name: "Nasdaq")
}

/// The rules of the NYSE calendar.
package enum NYSECalendar {
  /// The years for which the rules are computed.
  package static let years = 2000...2050

  /// The closures that follow no rule.
  package static let specialClosures = SessionTable.days(
    """
    2001: 09-11 09-12 09-13 09-14
    2004: 06-11
    2007: 01-02
    2012: 10-29 10-30
    2018: 12-05
    2025: 01-09
    """
  )

  /// The half-days that follow no rule.
  package static let specialHalfDays = SessionTable.days("2003: 12-26")

  static func calendar(name: String) -> TradingCalendar {
    let halfDayHours = SessionHours("09:30-13:00").map { [SessionPhase(.continuous, $0)] } ?? []
    let closed = Set(years.flatMap(holidays(year:)) + specialClosures.entries)
    let halfDays = (years.flatMap(halfDays(year:)) + specialHalfDays.entries)
      .filter { !closed.contains($0) }
      .map { TradingSession(date: $0, kind: .halfDay, phases: halfDayHours) }
    return .weekdayCalendar(
      name: name,
      timeZoneIdentifier: "America/New_York",
      years: years,
      closed: closed,
      specialSessions: halfDays,
      regularDays: SessionTable.phases("2000-01-01 continuous 09:30-16:00").entries
    )
  }

  /// The holidays by rule.
  static let rules: [Holiday] = [
    .day(1, 1, .sunday),
    .weekday(.monday, from: 1, 15),
    .weekday(.monday, from: 2, 15),
    .goodFriday,
    .weekday(.monday, from: 5, 25),
    .day(6, 19, .nearest, 2022...2100),
    .day(7, 4, .nearest),
    .weekday(.monday, from: 9, 1),
    .weekday(.thursday, from: 11, 22),
    .day(12, 25, .nearest),
  ]

  /// Returns the weekdays of a year that are holidays by rule.
  package static func holidays(year: Int) -> [CalendarDate] {
    Holiday.weekdays(rules, year: year).sorted()
  }

  /// Returns the days of a year that end early by rule.
  package static func halfDays(year: Int) -> [CalendarDate] {
    var days: [CalendarDate] = []
    if let thanksgiving = Holiday.weekday(.thursday, from: 11, 22).date(year: year) {
      days.append(thanksgiving.adding(days: 1))
    }
    if let eve = CalendarDate(year: year, month: 12, day: 24),
      !eve.weekday.isWeekend, eve.weekday != .friday
    {
      days.append(eve)
    }
    if let eve = CalendarDate(year: year, month: 7, day: 3) {
      switch eve.weekday {
      case .monday, .tuesday, .thursday: days.append(eve)
      case .wednesday: days.append(year < 2013 ? eve.adding(days: 2) : eve)
      case .friday, .saturday, .sunday: break
      }
    }
    return days
  }
}
