package import CivilTime

/// The weekdays on which an exchange does not trade: enough to tell its holidays from a halt.
///
/// No calendar of sessions: hours are not known, and closures that no rule gives may be missing.
package struct ExchangeClosures: Sendable {
  /// The name for people.
  package let name: String
  private let closures: @Sendable (Int) -> Set<CalendarDate>

  private init(_ name: String, _ holidays: [Holiday], others: String = "") {
    self.name = name
    let special = Dictionary(grouping: SessionTable.days(others).entries, by: \.year)
    closures = { year in
      Holiday.weekdays(holidays, year: year).union(special[year] ?? [])
    }
  }

  private init(_ calendar: TradingCalendar) {
    name = calendar.name
    closures = { year in
      guard let first = CalendarDate(year: year, month: 1, day: 1), calendar.covers(first) else {
        return []
      }
      return Set((0..<366).map { first.adding(days: $0) })
        .filter { $0.year == year && !$0.weekday.isWeekend && !calendar.isSession($0) }
    }
  }

  /// Returns the weekdays of a year without trading.
  package func weekdays(of year: Int) -> Set<CalendarDate> { closures(year) }
}

extension ExchangeClosures {
  /// The exchanges whose closures are known.
  package static let all: [ExchangeClosures] =
    [ExchangeClosures(.nyse), ExchangeClosures(.nse)] + americas + europe + asiaPacific

  /// Christmas in the usual form of the continent.
  private static let christmasEveToNewYear: [Holiday] = [
    .day(12, 24), .day(12, 25), .day(12, 26), .day(12, 31),
  ]
  private static let easter: [Holiday] = [.goodFriday, .easterMonday]

  private static let americas: [ExchangeClosures] = [
    ExchangeClosures(
      "Toronto",
      [
        .day(1, 1, .next), .weekday(.monday, from: 2, 15, 2008...2100), .goodFriday,
        .weekday(.monday, from: 5, 18), .day(7, 1, .next), .weekday(.monday, from: 8, 1),
        .weekday(.monday, from: 9, 1), .weekday(.monday, from: 10, 8), .day(12, 25, .next),
        .day(12, 26, .next),
      ]
    ),
    ExchangeClosures(
      "Mexico",
      [
        .day(1, 1), .weekday(.monday, from: 2, 1, 2006...2100),
        .weekday(.monday, from: 3, 15, 2006...2100), .easter(-3), .goodFriday, .day(5, 1),
        .day(9, 16), .day(11, 2), .weekday(.monday, from: 11, 15, 2006...2100), .day(12, 12),
        .day(12, 25),
      ]
    ),
    ExchangeClosures(
      "São Paulo",
      [
        .day(1, 1), .day(1, 25, .none, 1900...2021), .easter(-48), .easter(-47), .goodFriday,
        .day(4, 21), .day(5, 1), .easter(60), .day(7, 9, .none, 1900...2021), .day(9, 7),
        .day(10, 12), .day(11, 2), .day(11, 15), .day(11, 20, .none, 2006...2100), .day(12, 24),
        .day(12, 25), .day(12, 31, .previous),
      ]
    ),
  ]

  private static let europe: [ExchangeClosures] = [
    ExchangeClosures(
      "London",
      [
        .day(1, 1, .next), .goodFriday, .easterMonday, .weekday(.monday, from: 5, 1),
        .weekday(.monday, from: 5, 25), .weekday(.monday, from: 8, 25), .day(12, 25, .next),
        .day(12, 26, .next),
      ],
      others: """
        2002: 06-03 06-04
        2011: 04-29
        2012: 06-04 06-05
        2020: 05-08
        2022: 06-02 06-03 09-19
        2023: 05-08
        """
    ),
    ExchangeClosures(
      "Xetra",
      [.day(1, 1)] + easter + [
        .day(5, 1), .easter(50, 2015...2021), .day(10, 3, .none, 2014...2019),
      ] + christmasEveToNewYear
    ),
    ExchangeClosures("Euronext", [.day(1, 1)] + easter + [.day(5, 1), .day(12, 25), .day(12, 26)]),
    ExchangeClosures(
      "Milan",
      [.day(1, 1)] + easter + [.day(5, 1), .day(8, 15)] + christmasEveToNewYear
    ),
    ExchangeClosures(
      "Zurich",
      [.day(1, 1), .day(1, 2)] + easter + [.day(5, 1), .easter(39), .easter(50), .day(8, 1)]
        + christmasEveToNewYear
    ),
    ExchangeClosures(
      "Vienna",
      [.day(1, 1), .day(1, 6)] + easter
        + [
          .day(5, 1), .easter(39), .easter(50), .easter(60), .day(8, 15), .day(10, 26),
          .day(11, 1), .day(12, 8),
        ] + christmasEveToNewYear
    ),
    ExchangeClosures(
      "Stockholm",
      [.day(1, 1), .day(1, 6)] + easter
        + [
          .day(5, 1), .easter(39), .day(6, 6, .none, 2005...2100), .weekday(.friday, from: 6, 19),
        ] + christmasEveToNewYear
    ),
    ExchangeClosures(
      "Helsinki",
      [.day(1, 1), .day(1, 6)] + easter
        + [.day(5, 1), .easter(39), .weekday(.friday, from: 6, 19), .day(12, 6)]
        + christmasEveToNewYear
    ),
    ExchangeClosures(
      "Copenhagen",
      [.day(1, 1), .easter(-3)] + easter
        + [
          .easter(26, 1900...2023), .easter(39), .easter(40, 2009...2100), .easter(50), .day(6, 5),
        ] + christmasEveToNewYear
    ),
    ExchangeClosures(
      "Oslo",
      [.day(1, 1), .easter(-3)] + easter + [.day(5, 1), .day(5, 17), .easter(39), .easter(50)]
        + christmasEveToNewYear
    ),
    ExchangeClosures(
      "Warsaw",
      [.day(1, 1), .day(1, 6, .none, 2011...2100)] + easter
        + [.day(5, 1), .day(5, 3), .easter(60), .day(8, 15), .day(11, 1), .day(11, 11)]
        + christmasEveToNewYear
    ),
    ExchangeClosures(
      "Johannesburg",
      [
        .day(1, 1, .sunday), .day(3, 21, .sunday), .goodFriday, .easterMonday,
        .day(4, 27, .sunday), .day(5, 1, .sunday), .day(6, 16, .sunday), .day(8, 9, .sunday),
        .day(9, 24, .sunday), .day(12, 16, .sunday), .day(12, 25, .sunday), .day(12, 26, .sunday),
      ]
    ),
  ]

  private static let asiaPacific: [ExchangeClosures] = [
    ExchangeClosures(
      "Tokyo",
      [
        .day(1, 1), .day(1, 2), .day(1, 3), .day(12, 31), .weekday(.monday, from: 1, 8),
        .day(2, 11, .sunday), .day(2, 23, .sunday, 2020...2100), .solar(.springEquinox),
        .day(4, 29, .sunday), .day(5, 3, .sunday), .day(5, 4, .sunday, 2007...2100),
        .day(5, 4, .none, 1900...2006), .day(5, 5, .sunday),
        .day(7, 20, .sunday, 1996...2002), .weekday(.monday, from: 7, 15, 2003...2100),
        .day(8, 11, .sunday, 2016...2100), .day(9, 15, .sunday, 1966...2002),
        .weekday(.monday, from: 9, 15, 2003...2100), .solar(.autumnEquinox),
        .weekday(.monday, from: 10, 8), .day(11, 3, .sunday), .day(11, 23, .sunday),
        .day(12, 23, .sunday, 1989...2018),
      ],
      others: """
        2009: 09-22
        2015: 09-22
        2019: 04-30 05-01 05-02 10-22
        2020: 07-23 07-24 08-10 10-01
        2021: 07-22 07-23 08-09
        2026: 09-22
        """
    ),
    ExchangeClosures(
      "Hong Kong",
      [
        .day(1, 1, .next), .festival(.newYear), .festival(.newYear, 1), .festival(.newYear, 2),
        .festival(.newYear, 3), .goodFriday, .easterMonday, .solar(.qingming),
        .festival(.buddha, 0, .sunday), .day(5, 1, .sunday), .festival(.dragonBoat, 0, .sunday),
        .day(7, 1, .sunday), .festival(.midAutumn, 1, .sunday), .day(10, 1, .sunday),
        .festival(.doubleNinth, 0, .sunday), .day(12, 25, .next), .day(12, 26, .next),
      ],
      // Typhoons and a black rainstorm.
      others: """
        2016: 08-02 10-21
        2017: 08-23
        2020: 10-13
        2021: 10-13
        2023: 07-17 09-01 09-08
        2024: 09-06
        """
    ),
    ExchangeClosures(
      "Shanghai and Shenzhen",
      [.day(1, 1, .next), .solar(.qingming, .next), .day(5, 1, .next), .day(5, 2), .day(5, 3)]
        + (-1...6).map { .festival(.newYear, $0) }
        + [.festival(.dragonBoat, 0, .next), .festival(.midAutumn, 0, .next)]
        + (1...7).map { .day(10, $0) }
    ),
    ExchangeClosures(
      "Seoul",
      [
        .day(1, 1), .festival(.newYear, -1), .festival(.newYear, 0, .sunday),
        .festival(.newYear, 1, .sunday), .day(3, 1, .sunday), .festival(.buddha), .day(5, 1),
        .day(5, 5, .next), .day(6, 6), .day(8, 15, .sunday), .festival(.midAutumn, -1),
        .festival(.midAutumn, 0, .sunday), .festival(.midAutumn, 1, .sunday),
        .day(10, 3, .sunday), .day(10, 9, .sunday, 2013...2100), .day(12, 25),
        .day(12, 31, .previous),
      ]
    ),
    ExchangeClosures(
      "Taipei",
      [.day(1, 1), .day(2, 28), .day(4, 4), .day(4, 5), .day(5, 1)]
        + (-3...4).map { .festival(.newYear, $0) }
        + [.festival(.dragonBoat), .festival(.midAutumn), .day(10, 10)]
    ),
    ExchangeClosures(
      "Singapore",
      [
        .day(1, 1, .sunday), .festival(.newYear, 0, .sunday), .festival(.newYear, 1, .sunday),
        .goodFriday, .day(5, 1, .sunday), .festival(.buddha, 7, .sunday), .day(8, 9, .sunday),
        .day(12, 25, .sunday),
      ]
    ),
    ExchangeClosures(
      "Sydney",
      [
        .day(1, 1, .next), .day(1, 26, .next), .goodFriday, .easterMonday, .day(4, 25),
        .weekday(.monday, from: 6, 8), .day(12, 25, .next), .day(12, 26, .next),
      ]
    ),
    ExchangeClosures(
      "Wellington",
      [
        .day(1, 1, .next), .day(1, 2, .next), .day(2, 6, .next), .goodFriday, .easterMonday,
        .day(4, 25, .next), .weekday(.monday, from: 6, 1), .weekday(.monday, from: 10, 22),
        .day(12, 25, .next), .day(12, 26, .next),
      ],
      others: """
        2022: 06-24 09-26
        2023: 07-14
        2024: 06-28
        2025: 06-20
        """
    ),
  ]
}
