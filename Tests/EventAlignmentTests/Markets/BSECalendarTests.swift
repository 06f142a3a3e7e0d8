import CivilTime
import EventAlignment
import Testing

@Suite("BSE calendar")
struct BSECalendarTests {
  @Test func `has tables in which every entry can be read`() {
    #expect(BSECalendar.closedAtBSE.rejected == [])
    #expect(BSECalendar.openAtBSE.rejected == [])
    #expect(BSECalendar.ownSessions.rejected == [])
    #expect(BSECalendar.openAtBSE.entries.count == 14)
    #expect(BSECalendar.openAtBSE.entries.filter { $0.weekday.isWeekend } == [])
    #expect(
      Set(BSECalendar.openAtBSE.entries).isSubset(of: NSECalendar.closedWeekdays.entries)
    )
  }

  @Test func `differs from NSE on the listed days alone`() throws {
    let first = try day("2000-01-01")
    let last = try day("2026-12-31")
    let comparison = DayComparison(
      calculated: TradingCalendar.bse.sessions(from: first, to: last),
      expected: TradingCalendar.nse.sessions(from: first, to: last)
    )
    #expect(comparison.calculatedButNotExpected == BSECalendar.openAtBSE.entries)
    #expect(comparison.expectedButNotCalculated == (try days("2001-01-01 2004-01-01")))
  }

  @Test func `had no outage in February 2021`() throws {
    let outage = try day("2021-02-24")
    #expect(
      TradingCalendar.bse.session(on: outage)?.tradingHours.map(\.description)
        == ["09:15-15:30", "15:45-17:00"]
    )
    #expect(
      TradingCalendar.nse.session(on: outage)?.tradingHours.map(\.description)
        == ["09:15-11:40", "15:45-17:00"]
    )
  }
}
