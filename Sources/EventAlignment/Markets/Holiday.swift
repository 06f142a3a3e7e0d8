package import CivilTime

/// A holiday that returns every year, by rule.
struct Holiday: Sendable {
  /// What fixes its date.
  enum Rule: Sendable {
    /// A day of the year.
    case day(Int, Int)
    /// The first day of a name on or after a day of the year: the third Monday of January is that on
    /// or after the 15th.
    case weekday(Weekday, from: Int, Int)
    /// Days after Easter Sunday.
    case easter(Int)
    /// Days after a festival of the Chinese calendar.
    case festival(LunarFestivals.Festival, Int)
    /// A day of the sun's year.
    case solar(SolarDay)
  }

  /// The days of the sun's year that are holidays: the equinoxes by the date in Japan, and Qingming, the
  /// day of pure brightness, by the date in China.
  enum SolarDay: Sendable { case springEquinox, qingming, autumnEquinox }

  /// What happens when the date falls on a weekend.
  enum Observance: Sendable {
    /// Nothing: no weekday is free.
    case none
    /// The next weekday is free that is not free for another holiday of the list.
    case next
    /// The same for a Sunday; a Saturday costs nothing.
    case sunday
    /// A Saturday is observed on Friday, a Sunday on Monday.
    case nearest
    /// The Friday before is free.
    case previous
  }

  let rule: Rule
  let observance: Observance
  let years: ClosedRange<Int>

  /// A day of the year.
  static func day(
    _ month: Int,
    _ day: Int,
    _ observance: Observance = .none,
    _ years: ClosedRange<Int> = always
  ) -> Holiday {
    Holiday(rule: .day(month, day), observance: observance, years: years)
  }

  /// The first day of a name on or after a day of the year.
  static func weekday(
    _ weekday: Weekday,
    from month: Int,
    _ day: Int,
    _ years: ClosedRange<Int> = always
  ) -> Holiday {
    Holiday(rule: .weekday(weekday, from: month, day), observance: .none, years: years)
  }

  /// Days after Easter Sunday.
  static func easter(_ offset: Int, _ years: ClosedRange<Int> = always) -> Holiday {
    Holiday(rule: .easter(offset), observance: .none, years: years)
  }

  /// Days after a festival of the Chinese calendar.
  static func festival(
    _ festival: LunarFestivals.Festival,
    _ offset: Int = 0,
    _ observance: Observance = .none
  ) -> Holiday {
    Holiday(rule: .festival(festival, offset), observance: observance, years: always)
  }

  /// A day of the sun's year.
  static func solar(_ day: SolarDay, _ observance: Observance = .sunday) -> Holiday {
    Holiday(rule: .solar(day), observance: observance, years: always)
  }

  static let goodFriday = easter(-2)
  static let easterMonday = easter(1)

  /// Years without a limit.
  static let always = 1900...2100

  /// Returns the weekdays of a year that a list of holidays makes free.
  static func weekdays(_ holidays: [Holiday], year: Int) -> Set<CalendarDate> {
    let current = holidays.filter { $0.years.contains(year) }
    var free = Set(current.compactMap { $0.date(year: year) }.filter { !$0.weekday.isWeekend })
    for holiday in current {
      guard let date = holiday.date(year: year), let moved = holiday.substitute(date, free: free)
      else { continue }
      free.insert(moved)
    }
    return free
  }

  /// Returns the date in a year, at a weekend too.
  func date(year: Int) -> CalendarDate? {
    switch rule {
    case .day(let month, let day):
      CalendarDate(year: year, month: month, day: day)
    case .weekday(let weekday, let month, let day):
      CalendarDate(year: year, month: month, day: day).map { first in
        first.adding(days: (weekday.rawValue - first.weekday.rawValue + 7) % 7)
      }
    case .easter(let offset):
      EasterSunday.date(year: year)?.adding(days: offset)
    case .festival(let festival, let offset):
      LunarFestivals.date(of: festival, year: year)?.adding(days: offset)
    case .solar(let day):
      Self.date(of: day, year: year)
    }
  }

  private func substitute(_ date: CalendarDate, free: Set<CalendarDate>) -> CalendarDate? {
    switch (observance, date.weekday) {
    case (.nearest, .saturday): date.adding(days: -1)
    case (.nearest, .sunday): date.adding(days: 1)
    case (.previous, .saturday): date.adding(days: -1)
    case (.previous, .sunday): date.adding(days: -2)
    case (.next, .saturday), (.next, .sunday), (.sunday, .sunday):
      (1...7).lazy.map { date.adding(days: $0) }
        .first { !$0.weekday.isWeekend && !free.contains($0) }
    default: nil
    }
  }

  /// Returns the date of a day of the sun's year, from 1980 to 2099.
  ///
  /// Source: the approximation of the Japan Coast Guard's hydrographic department for the equinoxes; the
  /// usual one of this century for Qingming, floor(0.2422 y + 4.81) - floor(y / 4) with y years of it.
  private static func date(of day: SolarDay, year: Int) -> CalendarDate? {
    let since = year - 1980
    let drift = 0.242194 * Double(since) - Double(since / 4)
    let century = year % 100
    return switch day {
    case .springEquinox: CalendarDate(year: year, month: 3, day: Int(20.8431 + drift))
    case .autumnEquinox: CalendarDate(year: year, month: 9, day: Int(23.2488 + drift))
    case .qingming:
      CalendarDate(
        year: year,
        month: 4,
        day: Int(0.2422 * Double(century) + 4.81) - century / 4
      )
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

/// The festivals of the Chinese calendar that close exchanges.
package enum LunarFestivals {
  /// A day of the Chinese calendar.
  package enum Festival: Int, Sendable, CaseIterable {
    /// The first day of the first month.
    case newYear
    /// The eighth day of the fourth month, the birthday of the Buddha.
    case buddha
    /// The fifth day of the fifth month.
    case dragonBoat
    /// The fifteenth day of the eighth month.
    case midAutumn
    /// The ninth day of the ninth month.
    case doubleNinth
  }

  /// Returns the day of a festival, for the years 2000 to 2035.
  package static func date(of festival: Festival, year: Int) -> CalendarDate? {
    table[year]?[festival.rawValue]
  }

  private static let table: [Int: [CalendarDate]] = Dictionary(
    grouping: dates.entries
  ) { $0.year }

  /// The festivals in the order of their names, each year.
  package static let dates = SessionTable.days(
    """
    2000: 02-05 05-11 06-06 09-12 10-06
    2001: 01-24 04-30 06-25 10-01 10-25
    2002: 02-12 05-19 06-15 09-21 10-14
    2003: 02-01 05-08 06-04 09-11 10-04
    2004: 01-22 05-26 06-22 09-28 10-22
    2005: 02-09 05-15 06-11 09-18 10-11
    2006: 01-29 05-05 05-31 10-06 10-30
    2007: 02-18 05-24 06-19 09-25 10-19
    2008: 02-07 05-12 06-08 09-14 10-07
    2009: 01-26 05-02 05-28 10-03 10-26
    2010: 02-14 05-21 06-16 09-22 10-16
    2011: 02-03 05-10 06-06 09-12 10-05
    2012: 01-23 04-28 06-23 09-30 10-23
    2013: 02-10 05-17 06-12 09-19 10-13
    2014: 01-31 05-06 06-02 09-08 10-02
    2015: 02-19 05-25 06-20 09-27 10-21
    2016: 02-08 05-14 06-09 09-15 10-09
    2017: 01-28 05-03 05-30 10-04 10-28
    2018: 02-16 05-22 06-18 09-24 10-17
    2019: 02-05 05-12 06-07 09-13 10-07
    2020: 01-25 04-30 06-25 10-01 10-25
    2021: 02-12 05-19 06-14 09-21 10-14
    2022: 02-01 05-08 06-03 09-10 10-04
    2023: 01-22 05-26 06-22 09-29 10-23
    2024: 02-10 05-15 06-10 09-17 10-11
    2025: 01-29 05-05 05-31 10-06 10-29
    2026: 02-17 05-24 06-19 09-25 10-18
    2027: 02-06 05-13 06-09 09-15 10-08
    2028: 01-26 05-02 05-28 10-03 10-26
    2029: 02-13 05-20 06-16 09-22 10-16
    2030: 02-03 05-09 06-05 09-12 10-05
    2031: 01-23 05-28 06-24 10-01 10-24
    2032: 02-11 05-16 06-12 09-19 10-12
    2033: 01-31 05-06 06-01 09-08 10-01
    2034: 02-19 05-25 06-20 09-27 10-20
    2035: 02-08 05-15 06-10 09-16 10-09
    """
  )
}
