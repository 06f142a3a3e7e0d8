import CivilTime
import EventAlignment
import Testing

@Suite("Event aligner")
struct EventAlignerTests {
  private func aligner(
    _ calendar: TradingCalendar = .nse,
    from first: String = "2023-06-01",
    to last: String = "2026-08-21",
    without missing: String = "",
    policy: AlignmentPolicy = .next
  ) throws -> EventAligner {
    let missing = Set(try days(missing))
    let sessions = calendar.sessions(from: try day(first), to: try day(last))
    return EventAligner(
      calendar: calendar,
      axis: sessions.filter { !missing.contains($0) },
      policy: policy
    )
  }

  /// The announcements of the sample study, and what the exchange's clock says of them.
  @Test(arguments: [
    (
      "2025-09-02T12:00+05:30", "2025-09-02", true,
      "published 12:00 IST, while trading was open (09:15-15:30) on Tuesday 2025-09-02: that session"
    ),
    (
      "2025-06-17T23:27+05:30", "2025-06-18", false,
      "published 23:27 IST, after the 15:30 close of Tuesday 2025-06-17: "
        + "next session, Wednesday 2025-06-18"
    ),
    (
      "2025-09-01T12:43", "2025-09-01", true,
      "published 12:43 IST, while trading was open (09:15-15:30) on Monday 2025-09-01: that session"
    ),
    (
      "2025-09-25", "2025-09-25", nil,
      "announced on Thursday 2025-09-25 without a time: that session"
    ),
    (
      "2025-09-02T08:05", "2025-09-02", false,
      "published 08:05 IST, before the 09:15 open of Tuesday 2025-09-02: that session"
    ),
    (
      "2025-09-02T15:30", "2025-09-03", false,
      "published 15:30 IST, at the 15:30 close of Tuesday 2025-09-02: "
        + "next session, Wednesday 2025-09-03"
    ),
    (
      "2025-08-30", "2025-09-01", false,
      "announced on Saturday 2025-08-30, a weekend: next session, Monday 2025-09-01"
    ),
    (
      "2025-08-27T11:00", "2025-08-28", false,
      "published 11:00 IST on Wednesday 2025-08-27, not a session of the NSE calendar: "
        + "next session, Thursday 2025-08-28"
    ),
    (
      "2024-03-02T10:30", "2024-03-02", false,
      "published 10:30 IST, in a break before trading resumed at 11:30 on Saturday 2024-03-02: "
        + "that session"
    ),
    (
      "2024-03-02T13:00", "2024-03-04", false,
      "published 13:00 IST, after the 12:30 close of Saturday 2024-03-02: "
        + "next session, Monday 2024-03-04"
    ),
    (
      "2024-11-01T16:00", "2024-11-01", false,
      "published 16:00 IST, before the 18:00 open of Friday 2024-11-01: that session"
    ),
    (
      "2023-11-11T12:00", "2023-11-12", false,
      "published 12:00 IST on Saturday 2023-11-11, a weekend: next session, Sunday 2023-11-12"
    ),
  ])
  func `says in words which day it used`(
    published: String,
    eventDay: String,
    marketOpen: Bool?,
    rule: String
  ) throws {
    let aligned = try #require(try aligner().align(moment(published)).day)
    #expect(aligned.date == (try day(eventDay)))
    #expect(aligned.marketOpen == marketOpen)
    #expect(aligned.rule.description == rule)
    #expect(aligned.moment.announced == (try moment(published)))
    #expect(!aligned.rule.isWarning)
  }

  @Test func `warns when day 0 lies before the news`() throws {
    let aligned = try #require(
      try aligner(policy: .previous).align(.day(day("2025-08-30"))).day
    )
    #expect(
      aligned.rule.description == "announced on Saturday 2025-08-30, a weekend: "
        + "previous session, before the news, Friday 2025-08-29"
    )
    #expect(aligned.rule.isWarning)
    #expect(aligned.rule.code == "weekend_previous")
  }

  @Test func `goes on when the data lacks the session and says so`() throws {
    let aligned = try #require(
      try aligner(without: "2024-03-02").align(moment("2024-03-01T18:00")).day
    )
    #expect(aligned.date == (try day("2024-03-04")))
    #expect(
      aligned.rule.description
        == "published 18:00 IST, after the 15:30 close of Friday 2024-03-01: "
        + "next session, Saturday 2024-03-02; the data lacks 2024-03-02: "
        + "next session that it has, Monday 2024-03-04"
    )
    #expect(aligned.rule.isWarning)
    #expect(aligned.rule.code == "after_close")
    #expect(aligned.marketOpen == false)
  }

  @Test func `does not compare a time with hours that are not known`() throws {
    let aligned = try #require(
      try aligner(from: "2026-01-01", to: "2026-12-31").align(moment("2026-11-08T20:00")).day
    )
    #expect(aligned.date == (try day("2026-11-08")))
    #expect(aligned.marketOpen == nil)
    #expect(
      aligned.rule.description == "published 20:00 IST on Sunday 2026-11-08, a Muhurat session "
        + "whose hours are not known: that session"
    )
    #expect(aligned.rule.isWarning)
  }

  @Test func `takes the word of the data where the calendar ends`() throws {
    let data = try days("2026-12-30 2026-12-31 2027-01-01 2027-01-04 2027-01-06 2027-01-07")
    let aligner = EventAligner(calendar: .nse, axis: data, policy: .next)
    let inData = try #require(aligner.align(try moment("2027-01-04T12:00")).day)
    #expect(inData.date == (try day("2027-01-04")))
    #expect(inData.marketOpen == true)
    #expect(
      inData.rule.description == "published 12:00 IST, while trading was open (09:15-15:30) on "
        + "Monday 2027-01-04: that session; the NSE calendar covers 2000-01-01 to 2026-12-31, "
        + "so the days of the data and the usual hours decided"
    )
    #expect(inData.rule.isWarning)
    let closed = try #require(aligner.align(try moment("2027-01-05")).day)
    #expect(closed.date == (try day("2027-01-06")))
    #expect(closed.rule.code == "no_trading_day_next")
    let newYear = try #require(aligner.align(try moment("2026-12-31T16:00")).day)
    #expect(newYear.date == (try day("2027-01-01")))
    #expect(newYear.rule.isWarning)
    let strict = EventAligner(calendar: .nse, axis: data, policy: .strict)
    #expect(strict.align(try moment("2027-01-04T12:00")).exclusion?.code == .outsideCalendar)
    #expect(aligner.align(try moment("2027-02-01")).exclusion?.code == .afterData)
  }

  @Test func `gives up where the data has a hole of weeks`() throws {
    let calendar = try TradingCalendar.data(
      days: days("2025-01-01 2025-01-02 2025-03-03 2025-03-04"),
      hours: nil,
      timeZone: nil
    )
    let aligner = EventAligner(
      calendar: calendar,
      axis: calendar.sessions(
        from: try day("2025-01-01"),
        to: try day("2025-12-31")
      ),
      policy: .next
    )
    #expect(
      aligner.align(.day(try day("2025-01-10"))).exclusion?.detail
        == "the session nearest to 2025-01-10 is 2025-03-03, more than 14 calendar days away"
    )
    #expect(aligner.align(.day(try day("2025-02-26"))).day?.date == (try day("2025-03-03")))
  }

  @Test func `excludes what lies outside the data`() throws {
    let aligner = try aligner()
    #expect(
      aligner.align(.day(try day("2023-05-31"))).exclusion
        == .beforeData(try day("2023-05-31"), firstDate: try day("2023-06-01"))
    )
    #expect(
      aligner.align(try moment("2026-08-21T16:00")).exclusion
        == .afterData(try day("2026-08-24"), lastDate: try day("2026-08-21"))
    )
    #expect(
      aligner.align(.day(try day("1999-06-01"))).exclusion
        == .beforeData(try day("1999-06-01"), firstDate: try day("2023-06-01"))
    )
    #expect(try aligner.align(moment("2023-05-31T16:00")).day?.date == day("2023-06-01"))
    let empty = EventAligner(calendar: .nse, axis: [], policy: .next)
    #expect(empty.align(.day(try day("2025-09-01"))).exclusion == .noTradingDays(calendar: "NSE"))
  }

  @Test(arguments: AlignmentPolicy.allCases)
  func `gives the same answer for a day that it has looked at already`(
    policy: AlignmentPolicy
  ) throws {
    // With a hole, a holiday, weekends, and days on both sides of the data.
    let plain = try aligner(
      from: "2025-07-01",
      to: "2025-10-31",
      without: "2025-08-05 2025-08-06",
      policy: policy
    )
    let knowing = plain.knowingDays()
    let first = try day("2025-06-20")
    for offset in 0..<150 {
      let date = first.adding(days: offset)
      let noon = try #require(TimeOfDay(hour: 17, minute: 0))
      let evening = StatedPartOfDay(.afterClose, words: "AMC", place: "column \"session\"")
      for publication in [
        PublicationTime.day(date), .instant(date: date, time: noon, utcOffsetMinutes: 330),
      ] {
        #expect(knowing.align(publication) == plain.align(publication))
      }
      #expect(
        knowing.align(.day(date), partOfDay: evening) == plain.align(.day(date), partOfDay: evening)
      )
    }
  }
}
