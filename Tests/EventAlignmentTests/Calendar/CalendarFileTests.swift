import CivilTime
import EventAlignment
import Foundation
import Notices
import Testing

@Suite("Calendar file")
struct CalendarFileTests {
  /// Writes a calendar file, reads it and removes it.
  private func calendar(
    _ text: String,
    hours: SessionHours? = nil,
    timeZone: String? = nil
  ) throws -> TradingCalendar {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("calendar-\(UUID().uuidString).csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    do throws(EventAlignmentError) {
      return try TradingCalendar.file(path, hours: hours, timeZone: timeZone)
    } catch {
      throw Failure(
        text: error.description.replacingOccurrences(of: path, with: "calendar.csv"),
        settings: error.message.settings
      )
    }
  }

  /// The message of a failed reading, with a name of the file that does not change.
  private struct Failure: Error, Equatable {
    let text: String
    var settings: [Setting] = []
  }

  @Test(arguments: [
    "date\n2025-09-01\n2025-09-03\n2025-09-06\n",
    "2025-09-01\n2025-09-03\n2025-09-06",
    "Date;Kind\r\n06-Sep-2025;regular\r\n01-Sep-2025;regular\r\n03-Sep-2025;session\r\n",
  ])
  func `of sessions makes its dates the trading days`(text: String) throws {
    let calendar = try calendar(text)
    let sessions = calendar.sessions(from: try day("2025-01-01"), to: try day("2025-12-31"))
    #expect(sessions == (try days("2025-09-01 2025-09-03 2025-09-06")))
    #expect(calendar.coverage == (try day("2025-09-01"))...(try day("2025-09-06")))
    #expect(calendar.timeZoneIdentifier == nil)
    #expect(calendar.hours(on: try day("2025-09-01")) == nil)
  }

  @Test func `takes hours, kind and zone from its columns`() throws {
    let calendar = try calendar(
      """
      date,kind,open,close,time_zone
      2025-11-26,regular,09:30,16:00,America/New_York
      2025-11-28,half_day,09:30,13:00,America/New_York
      2025-12-01,regular,09:30,16:00,
      """
    )
    #expect(calendar.timeZoneIdentifier == "America/New_York")
    #expect(calendar.session(on: try day("2025-11-28"))?.kind == .halfDay)
    #expect(calendar.hours(on: try day("2025-11-28"))?.description == "09:30-13:00")
    #expect(calendar.hours(on: try day("2025-12-01"))?.description == "09:30-16:00")
    #expect(!calendar.isSession(try day("2025-11-27")))
  }

  @Test func `of exceptions makes every other weekday a session`() throws {
    let calendar = try calendar(
      """
      date,kind,open,close
      2025-02-01,special_session,09:15,15:30
      2025-10-02,closed,,
      2025-10-21,muhurat,13:45,14:45
      """,
      hours: SessionHours("09:15-15:30"),
      timeZone: "Asia/Kolkata"
    )
    #expect(calendar.coverage == (try day("2025-01-01"))...(try day("2025-12-31")))
    #expect(calendar.session(on: try day("2025-02-01"))?.kind == .specialWeekend)
    #expect(!calendar.isSession(try day("2025-10-02")))
    #expect(calendar.hours(on: try day("2025-10-21"))?.description == "13:45-14:45")
    #expect(calendar.hours(on: try day("2025-10-22"))?.description == "09:15-15:30")
  }

  @Test(arguments: [
    ("day off\n2025-09-01\n", "calendar.csv: has no column \"date\"; its columns are \"day off\""),
    (
      "date,kind\n2025-09-01,regular\n2025-09-02,maybe\n",
      "calendar.csv:3: \"maybe\" is not a kind of day; write regular, closed, half_day, "
        + "special_weekend, muhurat or altered_hours"
    ),
    (
      "date\n2025-09-01\nsoon\n",
      "calendar.csv:3: a day without a date that can be read; write it as 2025-09-02"
    ),
    (
      "date\n2025-09-01\n2025-09-02\n2025-09-01\n",
      "calendar.csv:4: 2025-09-01 is listed twice, first in line 2"
    ),
    (
      "date,open,close\n2025-09-01,15:30,09:15\n",
      "calendar.csv:2: \"15:30\" to \"09:15\" are not hours; write them as 09:15 and 15:30"
    ),
    ("date,open,close\n2025-09-01,09:15,\n", "calendar.csv:2: 2025-09-01 opens but has no close"),
    ("date,open,close\n2025-09-01,,15:30\n", "calendar.csv:2: 2025-09-01 closes but has no open"),
    (
      "date,time_zone\n2025-09-01,UTC\n2025-09-02,Asia/Kolkata\n",
      "calendar.csv:3: the time zone is \"Asia/Kolkata\", but \"UTC\" above"
    ),
    ("date\n", "the calendar calendar.csv has no trading day"),
  ])
  func `names the line that it cannot understand`(text: String, message: String) {
    #expect(throws: Failure(text: message)) { try calendar(text) }
  }

  @Test func `asks for the notation and leaves its spelling open`() {
    let error = #expect(throws: Failure.self) {
      try calendar("date\n01/02/2025\n03/04/2025\n")
    }
    #expect(error?.text.hasSuffix("or date_format = mm/dd/yyyy") == true)
    #expect(error?.settings.map(\.option) == ["date-format", "date-format"])
  }

  @Test func `that does not exist is named`() {
    #expect(throws: EventAlignmentError.self) { try TradingCalendar.file("no-such-calendar.csv") }
  }

  @Test(.enabled(if: MarketFiles.areAvailable))
  func `of the exchange's holidays gives the built-in calendar`() throws {
    let folder = try #require(MarketFiles.folder)
    let read = try TradingCalendar.file(
      "\(folder)/nse/NSE_HOLIDAYS_2024_2026.csv",
      hours: SessionHours("09:15-15:30"),
      timeZone: "Asia/Kolkata"
    )
    let first = try day("2024-01-01")
    let last = try day("2026-12-31")
    let comparison = DayComparison(
      calculated: TradingCalendar.nse.sessions(from: first, to: last),
      expected: read.sessions(from: first, to: last)
    )
    #expect(comparison.agrees, "\(comparison)")
  }
}
