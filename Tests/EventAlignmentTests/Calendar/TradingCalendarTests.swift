import CivilTime
import EventAlignment
import Notices
import Testing

@Suite("Trading calendar")
struct TradingCalendarTests {
  @Test func `lists the sessions of a span with both ends`() throws {
    let sessions = TradingCalendar.nse.sessions(
      from: try day("2025-08-26"),
      to: try day("2025-09-01")
    )
    #expect(sessions == (try days("2025-08-26 2025-08-28 2025-08-29 2025-09-01")))
    #expect(
      TradingCalendar.nse.sessions(from: try day("2025-09-02"), to: try day("2025-09-01")) == []
    )
  }

  @Test func `steps over weekends and holidays in both directions`() throws {
    let nse = TradingCalendar.nse
    #expect(nse.session(after: try day("2025-08-26")) == (try day("2025-08-28")))
    #expect(nse.session(before: try day("2025-08-28")) == (try day("2025-08-26")))
    #expect(nse.session(before: try day("2000-01-03")) == nil)
    #expect(nse.session(after: try day("2026-12-31")) == nil)
  }

  @Test func `knows nothing outside its coverage`() throws {
    let nse = TradingCalendar.nse
    #expect(nse.coverage == (try day("2000-01-01"))...(try day("2026-12-31")))
    #expect(!nse.covers(try day("2027-01-04")))
    #expect(!nse.isSession(try day("2027-01-04")))
    #expect(nse.session(on: try day("2027-01-04")) == nil)
    #expect(nse.sessions(from: try day("2027-01-01"), to: try day("2027-12-31")) == [])
  }

  @Test func `of data has every day of the data`() throws {
    let calendar = try TradingCalendar.data(
      days: days("2025-09-03 2025-09-01 2025-09-06 2025-09-01"),
      hours: SessionHours("09:15-15:30"),
      timeZone: "Asia/Kolkata"
    )
    #expect(calendar.isSession(try day("2025-09-06")))
    #expect(!calendar.isSession(try day("2025-09-02")))
    #expect(calendar.coverage == (try day("2025-09-01"))...(try day("2025-09-06")))
    #expect(calendar.hours(on: try day("2025-09-06"))?.description == "09:15-15:30")
    #expect(calendar.isFromData)
  }

  @Test func `of no data is an error`() {
    #expect(throws: EventAlignmentError.emptyCalendar(name: "data")) {
      try TradingCalendar.data(days: [], hours: nil, timeZone: nil)
    }
  }

  @Test func `refuses a time zone that does not exist`() throws {
    let error = #expect(throws: EventAlignmentError.unknownTimeZone("Asia/Bombay Street")) {
      try TradingCalendar.data(
        days: [try day("2025-09-01")],
        hours: nil,
        timeZone: "Asia/Bombay Street"
      )
    }
    #expect(
      error?.description == "no time zone is called \"Asia/Bombay Street\": "
        + "write it as Asia/Kolkata or America/New_York"
    )
  }

  @Test(arguments: TradingCalendar.builtInNames)
  func `is found by its name`(name: String) throws {
    let calendar = try #require(TradingCalendar.builtIn(named: name.uppercased()))
    #expect(calendar.name.lowercased() == name)
    #expect(TradingCalendar.builtIn(named: "lse") == nil)
  }

  @Test func `can be asked from many threads for the same answer`() async throws {
    let first = try day("2000-01-01")
    let last = try day("2026-12-31")
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { TradingCalendar.nse.sessions(from: first, to: last).count }
      }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(counts.count == 1)
  }
}
