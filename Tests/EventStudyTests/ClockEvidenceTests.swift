import Announcements
import CivilTime
import EventAlignment
import EventStudy
import PriceData
import Testing

/// Whose clock the times of announcements are read on, where nobody names an exchange.
@Suite struct ClockEvidenceTests {
  private static func event(_ moment: String) throws -> Announcement {
    Announcement(
      eventID: "E",
      symbol: "S0",
      publication: PublicationTime(moment),
      sourceFile: "events.csv"
    )
  }

  /// Returns day 0 of an event that became public on the event day of the small market.
  private static func dayZero(
    _ time: String,
    symbols: [String] = ["S0"],
    change: (inout AlignmentSettings) -> Void = { _ in }
  ) throws -> CalendarDate? {
    let day = PipelineFixture.days[PipelineFixture.eventDay]
    var announcement = try event("\(day)T\(time)")
    announcement.symbol = symbols[0]
    let panel = PipelineFixture.panel(shares: symbols.count)
    let result = try PipelineFixture.run(
      PipelineFixture.configuration { change(&$0.alignment) },
      panel: PricePanel(
        days: panel.days,
        symbols: symbols,
        columns: [.close: try #require(panel.column(.close))]
      ),
      announcements: [announcement]
    )
    return result.events[0].eventDate
  }

  private static let today = PipelineFixture.days[PipelineFixture.eventDay]
  private static let next = PipelineFixture.days[PipelineFixture.eventDay + 1]

  @Test(arguments: ["10:00-04:00", "14:00Z", "16:00", "10:00"])
  func `a time without a clock stops the study and names both remedies`(time: String) throws {
    #expect {
      try Self.dayZero(time)
    } throws: {
      "\($0)".contains("calendar = nyse") && "\($0)".contains("time_zone = America/New_York")
    }
  }

  @Test func `the offset of India and the suffixes of its exchanges are certain`() throws {
    #expect(try Self.dayZero("12:00+05:30") == Self.today)
    #expect(try Self.dayZero("16:00+05:30") == Self.next)
    #expect(try Self.dayZero("16:00", symbols: ["S0.NS", "S1.BO"]) == Self.next)
    #expect(try Self.dayZero("12:00", symbols: ["S0.NS", "S1.BO"]) == Self.today)
    #expect(throws: StudyError.self) { try Self.dayZero("16:00", symbols: ["S0.NS", "S1"]) }
  }

  @Test func `a zone brings its usual hours, and a zone without them asks for them`() throws {
    #expect(try Self.dayZero("10:00-04:00") { $0.timeZone = "America/New_York" } == Self.today)
    #expect(try Self.dayZero("19:45Z") { $0.timeZone = "America/New_York" } == Self.today)
    #expect(try Self.dayZero("16:15-04:00") { $0.timeZone = "America/New_York" } == Self.next)
    #expect {
      try Self.dayZero("12:00Z") { $0.timeZone = "Europe/Berlin" }
    } throws: {
      "\($0)".contains("session_open = 09:00") && "\($0)".contains("session_close = 17:30")
    }
    let hours = { (settings: inout AlignmentSettings) in
      settings.sessionOpen = TimeOfDay("09:00")
      settings.sessionClose = TimeOfDay("17:30")
    }
    #expect(
      try Self.dayZero("12:00Z") {
        $0.timeZone = "Europe/Berlin"
        hours(&$0)
      } == Self.today
    )
    #expect(try Self.dayZero("17:45", change: hours) == Self.next)
  }

  @Test func `dates alone need no clock`() throws {
    let result = try PipelineFixture.run()
    #expect(result.configuration.alignment.timeZone == nil)
    #expect(result.exclusions.isEmpty)
  }
}
