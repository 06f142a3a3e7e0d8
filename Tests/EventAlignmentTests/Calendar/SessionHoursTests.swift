import CivilTime
import EventAlignment
import Testing

@Suite("Session hours")
struct SessionHoursTests {
  @Test func `read back the text they write`() throws {
    let hours = try #require(SessionHours("09:15-15:30"))
    #expect(hours.description == "09:15-15:30")
    #expect(hours.open == TimeOfDay(hour: 9, minute: 15))
    #expect(hours.close == TimeOfDay(hour: 15, minute: 30))
  }

  @Test(arguments: ["", "09:15", "15:30-09:15", "09:15-09:15", "9-15", "09:15-15:30-16:00"])
  func `refuse what are not hours`(text: String) {
    #expect(SessionHours(text) == nil)
  }

  @Test(arguments: [
    ("09:14:59", false), ("09:15", true), ("12:00", true), ("15:29:59", true), ("15:30", false),
  ])
  func `begin with the open and end before the close`(time: String, isOpen: Bool) throws {
    let hours = try #require(SessionHours("09:15-15:30"))
    #expect(hours.contains(try #require(TimeOfDay(time))) == isOpen)
  }

  @Test func `of a drill have a break`() throws {
    let session = try #require(TradingCalendar.nse.session(on: day("2024-03-02")))
    #expect(session.tradingHours.map(\.description) == ["09:15-10:00", "11:30-12:30"])
    #expect(session.hours?.description == "09:15-12:30")
    #expect(session.isOpen(at: try #require(TimeOfDay("09:30"))) == true)
    #expect(session.isOpen(at: try #require(TimeOfDay("10:30"))) == false)
    #expect(session.isOpen(at: try #require(TimeOfDay("12:30"))) == false)
  }

  @Test func `that are not known stay unknown`() throws {
    let session = try #require(TradingCalendar.nse.session(on: day("2026-11-08")))
    #expect(session.kind == .muhurat)
    #expect(session.hours == nil)
    #expect(session.isOpen(at: try #require(TimeOfDay("18:30"))) == nil)
  }
}
