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

  /// Returns the weekdays of a year that are holidays by rule.
  package static func holidays(year: Int) -> [CalendarDate] {
    let newYear = CalendarDate(year: year, month: 1, day: 1).map { day in
      day.weekday == .sunday ? day.adding(days: 1) : day
    }
    let juneteenth = year >= 2022 ? observed(year, 6, 19) : nil
    let days = [
      newYear,
      nth(3, .monday, year, 1),
      nth(3, .monday, year, 2),
      EasterSunday.date(year: year)?.adding(days: -2),
      nth(1, .monday, year, 6)?.adding(days: -7),
      juneteenth,
      observed(year, 7, 4),
      nth(1, .monday, year, 9),
      nth(4, .thursday, year, 11),
      observed(year, 12, 25),
    ]
    return days.compactMap { $0 }.filter { !$0.weekday.isWeekend }
  }

  /// Returns the days of a year that end early by rule.
  package static func halfDays(year: Int) -> [CalendarDate] {
    var days: [CalendarDate] = []
    if let thanksgiving = nth(4, .thursday, year, 11) { days.append(thanksgiving.adding(days: 1)) }
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

  /// Returns the weekday on which a holiday of a fixed date is observed.
  private static func observed(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    CalendarDate(year: year, month: month, day: day).map { day in
      switch day.weekday {
      case .saturday: day.adding(days: -1)
      case .sunday: day.adding(days: 1)
      case .monday, .tuesday, .wednesday, .thursday, .friday: day
      }
    }
  }

  /// Returns the weekday of a name that is the nth of its month.
  private static func nth(_ n: Int, _ weekday: Weekday, _ year: Int, _ month: Int) -> CalendarDate?
  {
    CalendarDate(year: year, month: month, day: 1).map { first in
      let offset = (weekday.rawValue - first.weekday.rawValue + 7) % 7
      return first.adding(days: offset + 7 * (n - 1))
    }
  }
}

/// The date of Easter in the Gregorian calendar.
package enum EasterSunday {
  /// Returns Easter Sunday of a year.
  ///
  /// Source: the anonymous Gregorian computus, *Nature* (1876); Meeus (1991), *Astronomical
  /// Algorithms*, chapter 8.
  package static func date(year: Int) -> CalendarDate? {
    let a = year % 19
    let b = year / 100
    let c = year % 100
    let d = b / 4
    let e = b % 4
    let f = (b + 8) / 25
    let g = (b - f + 1) / 3
    let h = (19 * a + b - d - g + 15) % 30
    let i = c / 4
    let k = c % 4
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
