import CivilTime
import DelimitedText
import EventAlignment
import Testing

@Suite("NSE calendar")
struct NSECalendarTests {
  @Test func `has tables in which every entry can be read`() {
    #expect(NSECalendar.closedWeekdays.rejected == [])
    #expect(NSECalendar.specialSessions.rejected == [])
    #expect(NSECalendar.regularDays.rejected == [])
    #expect(NSECalendar.closedWeekdays.entries.count == 376)
    #expect(NSECalendar.specialSessions.entries.count == 39)
  }

  @Test func `lists only weekdays as closed, each once and in order`() {
    let closed = NSECalendar.closedWeekdays.entries
    #expect(closed.filter { $0.weekday.isWeekend } == [])
    #expect(closed == Set(closed).sorted())
    #expect(Set(closed.map(\.year)) == Set(NSECalendar.years))
  }

  @Test func `lists special sessions once, in order and never on a closed day`() {
    let sessions = NSECalendar.specialSessions.entries
    #expect(sessions.map(\.date) == Set(sessions.map(\.date)).sorted())
    #expect(Set(sessions.map(\.date)).isDisjoint(with: NSECalendar.closedWeekdays.entries))
    #expect(
      sessions.filter { $0.kind == .specialWeekend && !$0.date.weekday.isWeekend } == []
    )
    #expect(sessions.filter { $0.kind == .alteredHours && $0.date.weekday.isWeekend } == [])
  }

  @Test func `has one Muhurat session a year`() {
    let years = NSECalendar.specialSessions.entries.filter { $0.kind == .muhurat }.map(\.date.year)
    #expect(years == Array(NSECalendar.years))
  }

  @Test(arguments: [
    ("2000-01-03", "09:55-15:30"), ("2010-01-04", "09:00-15:30"), ("2009-12-31", "09:55-15:30"),
    ("2010-10-15", "09:00-15:30"), ("2010-10-18", "09:15-15:30"), ("2026-08-03", "09:15-15:30"),
    ("2021-02-24", "09:15-17:00"), ("2021-02-25", "09:15-15:30"), ("2012-11-13", "15:45-17:00"),
    ("2013-11-03", "18:15-19:30"), ("2020-11-14", "18:15-19:15"), ("2025-10-21", "13:45-14:45"),
    ("2024-01-20", "09:15-15:30"), ("2024-05-18", "09:15-12:30"), ("2026-02-01", "09:15-15:30"),
  ])
  func `knows the hours of a day`(text: String, hours: String) throws {
    #expect(TradingCalendar.nse.hours(on: try day(text))?.description == hours)
  }

  @Test(arguments: ["2003-10-25", "2006-10-21", "2009-10-17", "2012-09-08", "2026-11-08"])
  func `says that hours are not known`(text: String) throws {
    #expect(TradingCalendar.nse.isSession(try day(text)))
    #expect(TradingCalendar.nse.hours(on: try day(text)) == nil)
  }

  @Test(arguments: [
    "2024-01-22", "2024-05-20", "2024-11-20", "2025-08-27", "2025-10-22", "2026-01-15",
    "2025-08-30", "2025-08-31", "2007-05-02", "2013-11-15",
  ])
  func `is closed`(text: String) throws {
    #expect(!TradingCalendar.nse.isSession(try day(text)))
    #expect(TradingCalendar.nse.covers(try day(text)))
  }

  @Test func `closes stocks with derivatives by auction since August 2026`() throws {
    let nse = TradingCalendar.nse
    let changes = nse.closingMethodChanges(
      after: try day("2026-05-01"),
      through: try day("2026-09-01")
    )
    #expect(changes.map(\.firstDay) == [try day("2026-08-03")])
    #expect(changes.first?.from == .lastHalfHourVWAP)
    #expect(changes.first?.to == .closingAuction)
    #expect(
      nse.closingMethodChanges(after: try day("2026-08-03"), through: try day("2026-12-31")) == []
    )
  }

  @Test(.enabled(if: MarketFiles.areAvailable))
  func `agrees with the listed holidays of 2024 to 2026 in both directions`() throws {
    let table = try MarketFiles.table("nse/NSE_HOLIDAYS_2024_2026.csv")
    let kind = try #require(table.column(named: "kind"))
    let date = try #require(table.column(named: "date"))
    let rows = try table.rows.map { (try day($0.fields[date]), $0.fields[kind]) }
    let first = try day("2024-01-01")
    let last = try day("2026-12-31")
    let weekdays = (first.dayNumber...last.dayNumber).map { CalendarDate(dayNumber: $0) }
    let closures = DayComparison(
      calculated: weekdays.filter {
        !$0.weekday.isWeekend && !TradingCalendar.nse.isSession($0)
      },
      expected: rows.filter { $0.1 == "closed" }.map(\.0)
    )
    #expect(closures.agrees, "\(closures)")
    let specials = DayComparison(
      calculated: weekdays.filter {
        (TradingCalendar.nse.session(on: $0)?.kind ?? .regular) != .regular
      },
      expected: rows.filter { $0.1 == "special_session" && first <= $0.0 }.map(\.0)
    )
    #expect(specials.agrees, "\(specials)")
  }

  /// The file of a stock has the special sessions, so both directions must agree but for one evening.
  @Test(.enabled(if: MarketFiles.areAvailable))
  func `agrees with the days of a stock`() throws {
    let data = try MarketFiles.days("nse/ASHOKLEY_merged_raw_2023-06_2026-08.csv")
    let comparison = DayComparison(
      calculated: TradingCalendar.nse.sessions(from: data[0], to: data[data.count - 1]),
      expected: data
    )
    #expect(comparison.calculatedButNotExpected == [try day("2023-11-12")])
    #expect(comparison.expectedButNotCalculated == [])
  }

  /// The index file lacks special sessions, and single days before April 2019.
  @Test(.enabled(if: MarketFiles.areAvailable))
  func `agrees with the days of the index`() throws {
    let data = try MarketFiles.days("nse/NIFTY50_index.csv")
    let comparison = DayComparison(
      calculated: TradingCalendar.nse.sessions(from: data[0], to: data[data.count - 1]),
      expected: data
    )
    #expect(comparison.expectedButNotCalculated == [])
    let recent = try day("2019-04-01")
    let missing = comparison.calculatedButNotExpected.filter { $0 >= recent }
    #expect(missing.filter { TradingCalendar.nse.session(on: $0)?.kind == .regular } == [])
    #expect(comparison.calculatedButNotExpected.count < 45)
  }
}
