import CivilTime
import EventAlignment
import Testing

/// What must hold for every announcement: day 0 cannot know the future.
@Suite("No look-ahead")
struct NoLookAheadTests {
  /// Announcements every three hours and a half of two years, weekends and holidays included.
  static func announcements() throws -> [PublicationTime] {
    let first = try day("2024-01-01")
    return (0..<5000).compactMap { step in
      let minutes = step * 210
      return TimeOfDay(hour: minutes / 60 % 24, minute: minutes % 60).map {
        .instant(date: first.adding(days: minutes / 1440), time: $0, utcOffsetMinutes: nil)
      }
    }
  }

  static func axis() throws -> [CalendarDate] {
    TradingCalendar.nse.sessions(from: try day("2023-01-01"), to: try day("2026-06-30"))
  }

  @Test func `news is never put on a session that had closed before it`() throws {
    let aligner = EventAligner(calendar: .nse, axis: try Self.axis(), policy: .next)
    for announcement in try Self.announcements() {
      let aligned = try #require(aligner.align(announcement).day)
      #expect(aligned.date >= announcement.date)
      if aligned.date == announcement.date, let hours = TradingCalendar.nse.hours(on: aligned.date)
      {
        #expect(try #require(announcement.time) < hours.close)
      }
    }
  }

  @Test func `day 0 is the first session that can contain the news`() throws {
    let axis = try Self.axis()
    let aligner = EventAligner(calendar: .nse, axis: axis, policy: .next)
    for announcement in try Self.announcements() {
      let aligned = try #require(aligner.align(announcement).day)
      let before = try #require(axis[..<aligned.index].last)
      #expect(before <= announcement.date)
      if before == announcement.date, let hours = TradingCalendar.nse.hours(on: before) {
        #expect(try #require(announcement.time) >= hours.close)
      }
    }
  }

  @Test func `news is out before day 0 where that had not opened yet`() throws {
    let aligner = EventAligner(calendar: .nse, axis: try Self.axis(), policy: .next)
    // A Saturday on which trading stood still from 10:00 to 11:30.
    let inBreak = PublicationTime.instant(
      date: try day("2024-03-02"),
      time: try #require(TimeOfDay(hour: 10, minute: 30)),
      utcOffsetMinutes: nil
    )
    for announcement in try Self.announcements() + [inBreak] {
      let aligned = try #require(aligner.align(announcement).day)
      guard let hours = TradingCalendar.nse.hours(on: aligned.date) else { continue }
      let isBefore =
        try announcement.date < aligned.date || #require(announcement.time) < hours.open
      #expect(aligned.rule.isOutBeforeDayZero == isBefore)
    }
    #expect(aligner.align(inBreak).day?.rule.code == "during_break")
  }

  @Test(arguments: AlignmentPolicy.allCases)
  func `a later announcement never has an earlier day 0`(policy: AlignmentPolicy) throws {
    let aligner = EventAligner(calendar: .nse, axis: try Self.axis(), policy: policy)
    let sameSort = try Self.announcements().compactMap { aligner.align($0).day?.index }
    // A policy that may go back puts Saturday's news before that of Friday evening.
    if policy == .next || policy == .strict { #expect(sameSort == sameSort.sorted()) }
    let dates = Set(try Self.announcements().map(\.date)).sorted()
    let ofDates = dates.compactMap { aligner.align(.day($0)).day?.index }
    #expect(ofDates == ofDates.sorted())
  }

  @Test(arguments: AlignmentPolicy.allCases)
  func `data after day 0 does not change it`(policy: AlignmentPolicy) throws {
    let axis = try Self.axis()
    let full = EventAligner(calendar: .nse, axis: axis, policy: policy)
    for announcement in try Self.announcements().prefix(400) {
      guard let day = full.align(announcement).day else { continue }
      let known = EventAligner(
        calendar: .nse,
        axis: Array(axis[...day.index]),
        policy: policy
      )
      #expect(known.align(announcement) == .aligned(day))
    }
  }

  @Test(arguments: [(-250, -11, -10, 10), (-60, -2, -1, 1), (-30, -21, 0, 0), (-120, 4, 5, 9)])
  func `the estimation window ends before the event window begins`(
    first: Int,
    last: Int,
    eventFirst: Int,
    eventLast: Int
  ) throws {
    let windows = try StudyWindows(
      estimation: EstimationDays(first...last),
      event: EventWindow(eventFirst...eventLast)
    )
    for index in [0, 1, 5, 40, 260, 499] {
      let placed = windows.placed(at: index, axisCount: 500)
      #expect(placed.estimation.upperBound <= placed.event.lowerBound || placed.event.isEmpty)
      #expect(placed.estimation.allSatisfy { $0 < index + eventFirst })
      #expect(placed.event.allSatisfy { windows.event.days.contains($0 - index) })
    }
  }
}
