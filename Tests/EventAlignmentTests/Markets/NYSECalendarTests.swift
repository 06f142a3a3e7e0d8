import CivilTime
import EventAlignment
import Testing

@Suite("NYSE calendar")
struct NYSECalendarTests {
  /// Closed weekdays written out from the rules by hand, with the closures that nobody foresaw.
  static let closedWeekdays: [Int: String] = [
    2000: "01-17 02-21 04-21 05-29 07-04 09-04 11-23 12-25",
    2001: "01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25",
    2004: "01-01 01-19 02-16 04-09 05-31 06-11 07-05 09-06 11-25 12-24",
    2007: "01-01 01-02 01-15 02-19 04-06 05-28 07-04 09-03 11-22 12-25",
    2010: "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24",
    2011: "01-17 02-21 04-22 05-30 07-04 09-05 11-24 12-26",
    2012: "01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25",
    2018: "01-01 01-15 02-19 03-30 05-28 07-04 09-03 11-22 12-05 12-25",
    2020: "01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25",
    2021: "01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24",
    2022: "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26",
    2023: "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25",
    2024: "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25",
    2025: "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25",
    2026: "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25",
    2027: "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24",
    2028: "01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25",
  ]

  @Test(arguments: closedWeekdays.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  func `agrees with the written-out holidays in both directions`(year: Int, list: String) throws {
    let expected = try list.split(separator: " ").map { try day("\(year)-\($0)") }
    let first = try day("\(year)-01-01")
    let last = try day("\(year)-12-31")
    let weekdays = (first.dayNumber...last.dayNumber).map { CalendarDate(dayNumber: $0) }
      .filter { !$0.weekday.isWeekend }
    let comparison = DayComparison(
      calculated: weekdays.filter { !TradingCalendar.nyse.isSession($0) },
      expected: expected
    )
    #expect(comparison.agrees, "\(comparison)")
  }

  static let halfDays: [Int: String] = [
    2000: "07-03 11-24", 2001: "07-03 11-23 12-24", 2002: "07-05 11-29 12-24",
    2003: "07-03 11-28 12-24 12-26", 2004: "11-26", 2008: "07-03 11-28 12-24",
    2012: "07-03 11-23 12-24", 2013: "07-03 11-29 12-24", 2014: "07-03 11-28 12-24",
    2015: "11-27 12-24", 2019: "07-03 11-29 12-24", 2020: "11-27 12-24", 2021: "11-26",
    2022: "11-25", 2023: "07-03 11-24", 2024: "07-03 11-29 12-24", 2025: "07-03 11-28 12-24",
    2026: "11-27 12-24", 2027: "11-26", 2028: "07-03 11-24",
  ]

  @Test(arguments: halfDays.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  func `agrees with the written-out half-days in both directions`(year: Int, list: String) throws {
    let sessions = TradingCalendar.nyse.sessions(
      from: try day("\(year)-01-01"),
      to: try day("\(year)-12-31")
    )
    let expected = try list.split(separator: " ").map { try day("\(year)-\($0)") }
    let comparison = DayComparison(
      calculated: sessions.filter { TradingCalendar.nyse.session(on: $0)?.kind == .halfDay },
      expected: expected
    )
    #expect(comparison.agrees, "\(comparison)")
    for halfDay in expected {
      #expect(TradingCalendar.nyse.hours(on: halfDay)?.description == "09:30-13:00")
    }
  }

  /// Days that a rule of thumb gets wrong.
  @Test(arguments: [
    ("2010-12-31", true), ("2021-12-31", true), ("2022-06-20", false), ("2021-06-18", true),
    ("2022-12-26", false), ("2023-01-02", false), ("2020-07-03", false), ("2021-07-05", false),
    ("2000-01-03", true), ("2012-12-24", true), ("2027-12-31", true), ("2026-07-03", false),
  ])
  func `knows the days that rules of thumb get wrong`(text: String, isSession: Bool) throws {
    #expect(TradingCalendar.nyse.isSession(try day(text)) == isSession)
    #expect(TradingCalendar.nasdaq.isSession(try day(text)) == isSession)
  }

  @Test(arguments: [
    "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21", "2024-03-31",
    "2025-04-20", "2038-04-25",
  ])
  func `knows Easter Sunday`(text: String) throws {
    #expect(EasterSunday.date(year: try day(text).year) == (try day(text)))
  }

  @Test func `counts the trading days of a year`() throws {
    let counts = [2001: 248, 2012: 250, 2021: 252, 2022: 251, 2024: 252, 2025: 250]
    for (year, count) in counts {
      let sessions = TradingCalendar.nyse.sessions(
        from: try day("\(year)-01-01"),
        to: try day("\(year)-12-31")
      )
      #expect(sessions.count == count, "\(year)")
    }
  }

  @Test func `trades from half past nine to four`() throws {
    #expect(TradingCalendar.nyse.hours(on: try day("2025-09-02"))?.description == "09:30-16:00")
  }
}
