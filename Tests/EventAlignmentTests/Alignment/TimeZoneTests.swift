import CivilTime
import EventAlignment
import Testing

/// The same instant, whatever clock the source reads it from.
@Suite("Time zones")
struct TimeZoneTests {
  static let sessions = ("2024-01-01", "2026-06-30")

  private func align(_ text: String, _ calendar: TradingCalendar) throws -> AlignedDay {
    let axis = calendar.sessions(from: try day(Self.sessions.0), to: try day(Self.sessions.1))
    let aligner = EventAligner(calendar: calendar, axis: axis, policy: .next)
    return try #require(aligner.align(moment(text)).day)
  }

  @Test(arguments: [
    ("2025-06-17T18:00Z", "2025-06-18", "18:00 UTC, 23:30 IST, after the 15:30 close"),
    ("2025-06-17T10:00Z", "2025-06-18", "10:00 UTC, 15:30 IST, at the 15:30 close"),
    ("2025-06-17T09:59:59Z", "2025-06-17", "09:59:59 UTC, 15:29:59 IST, while trading was open"),
    (
      "2025-06-17T20:00Z", "2025-06-18", "20:00 UTC on 2025-06-17, 01:30 IST, before the 09:15 open"
    ),
    ("2025-06-17T06:30-04:00", "2025-06-18", "06:30 UTC-04:00, 16:00 IST, after the 15:30 close"),
    ("2025-06-17T21:00+09:00", "2025-06-18", "21:00 UTC+09:00, 17:30 IST, after the 15:30 close"),
    ("2025-06-18T00:30+09:00", "2025-06-18", "00:30 UTC+09:00 on 2025-06-18, 21:00 IST, after the"),
    ("2025-06-17T15:00+05:30", "2025-06-17", "15:00 IST, while trading was open"),
    ("2025-06-17T15:00", "2025-06-17", "15:00 IST, while trading was open"),
    (
      "2025-08-29T20:00Z", "2025-09-01", "20:00 UTC on 2025-08-29, 01:30 IST on Saturday 2025-08-30"
    ),
  ])
  func `of the source are read on the clock of Mumbai`(
    published: String,
    eventDay: String,
    words: String
  ) throws {
    let aligned = try align(published, .nse)
    #expect(aligned.date == (try day(eventDay)))
    #expect(aligned.rule.description.hasPrefix("published \(words)"), "\(aligned.rule)")
  }

  /// New York changes to summer time on 2025-03-09 and back on 2025-11-02.
  @Test(arguments: [
    ("2025-03-07T20:30Z", "2025-03-07", "20:30 UTC, 15:30 EST, while trading was open"),
    ("2025-03-10T20:30Z", "2025-03-11", "20:30 UTC, 16:30 EDT, after the 16:00 close"),
    ("2025-03-10T19:59Z", "2025-03-10", "19:59 UTC, 15:59 EDT, while trading was open"),
    ("2025-10-31T20:30Z", "2025-11-03", "20:30 UTC, 16:30 EDT, after the 16:00 close"),
    ("2025-11-03T20:30Z", "2025-11-03", "20:30 UTC, 15:30 EST, while trading was open"),
    ("2025-11-03T20:30-05:00", "2025-11-04", "20:30 EST, after the 16:00 close"),
    ("2025-07-03T17:30Z", "2025-07-07", "17:30 UTC, 13:30 EDT, after the 13:00 close"),
    ("2025-11-28T14:00", "2025-12-01", "14:00 EST, after the 13:00 close"),
    ("2025-11-26T16:00", "2025-11-28", "16:00 EST, at the 16:00 close of Wednesday 2025-11-26"),
    ("2025-03-09T02:30", "2025-03-10", "02:30 E"),
    ("2025-11-02T01:30", "2025-11-03", "01:30 E"),
    ("2025-06-02T21:00+05:30", "2025-06-02", "21:00 UTC+05:30, 11:30 EDT, while trading was open"),
  ])
  func `of the source are read on the clock of New York`(
    published: String,
    eventDay: String,
    words: String
  ) throws {
    let aligned = try align(published, .nyse)
    #expect(aligned.date == (try day(eventDay)))
    #expect(aligned.rule.description.hasPrefix("published \(words)"), "\(aligned.rule)")
  }

  @Test func `give the same day 0 for the same instant`() throws {
    let texts = ["2025-06-17T23:27+05:30", "2025-06-17T17:57Z", "2025-06-17T13:57-04:00"]
    #expect(Set(try texts.map { try align($0, .nse).index }).count == 1)
  }

  @Test func `that are needed but not known exclude the event`() throws {
    let dates = try days("2025-09-01 2025-09-02 2025-09-03")
    let calendar = try TradingCalendar.data(
      days: dates,
      hours: SessionHours("09:15-15:30"),
      timeZone: nil
    )
    let aligner = EventAligner(calendar: calendar, axis: dates, policy: .next)
    let exclusion = aligner.align(try moment("2025-09-01T12:00Z")).exclusion
    #expect(
      exclusion?.detail == "announced at 2025-09-01T12:00Z, but the calendar data names no time "
        + "zone to read it in"
    )
    let local = try #require(aligner.align(try moment("2025-09-01T16:00")).day)
    #expect(
      local.rule.description == "published 16:00, after the 15:30 close of Monday 2025-09-01: "
        + "next session, Tuesday 2025-09-02"
    )
  }
}
