import CivilTime
import EventAlignment
import Notices
import Testing

@Suite("Time axis")
struct TimeAxisTests {
  @Test(arguments: [
    // Under a named calendar: the days of the index, and the sessions that the security alone has.
    (
      "2025-08-25 2025-08-26 2025-08-28 2025-08-29", "2025-08-29 2025-08-28 2025-08-26 2025-08-25",
      "2025-08-25 2025-08-26 2025-08-28 2025-08-29"
    ),
    // A session that the security lacks counts, and is missing for it.
    (
      "2025-08-25 2025-08-26 2025-08-28", "2025-08-25 2025-08-28",
      "2025-08-25 2025-08-26 2025-08-28"
    ),
    // A special session on a Saturday that the index lacks.
    (
      "2024-03-01 2024-03-04", "2024-03-01 2024-03-02 2024-03-04",
      "2024-03-01 2024-03-02 2024-03-04"
    ),
    // Days of the security before the index begins and after it ends, and a padded holiday.
    (
      "2025-08-25 2025-08-27 2025-08-28", "2025-08-22 2025-08-25 2025-08-27 2025-08-28 2025-08-29",
      "2025-08-25 2025-08-28"
    ),
  ])
  func `counts the sessions of the security's market`(
    market: String,
    security: String,
    expected: String
  ) throws {
    let axis = TimeAxis(
      calendar: .nse,
      market: try days(market),
      security: try days(security)
    )
    #expect(axis.days == (try days(expected)))
    #expect(axis.index(of: try day("2025-08-27")) == nil)
  }

  @Test func `without an index counts the sessions from the first to the last own day`() throws {
    let own = try days("2025-08-25 2025-08-26 2025-08-29")
    let axis = TimeAxis(calendar: .nse, market: nil, security: own)
    #expect(axis.days == (try days("2025-08-25 2025-08-26 2025-08-28 2025-08-29")))
    let calendar = try TradingCalendar.data(days: own, hours: nil, timeZone: nil)
    #expect(TimeAxis(calendar: calendar, market: nil, security: own).days == own)
  }

  @Test func `says which padded holidays are left out`() throws {
    let padded = try days("2025-08-25 2025-08-26 2025-08-27 2025-08-28 2025-08-30")
    let notes = AxisNote.notes(calendar: .nse, market: padded, securities: padded)
    #expect(
      notes.map(\.description) == [
        "2 days of the data are not sessions of the NSE calendar and left out: "
          + "2025-08-27, 2025-08-30",
        "1 session of the NSE calendar is missing from the data: 2025-08-29",
      ]
    )
    #expect(notes.map(\.severity) == [.warning, .information])
  }

  @Test func `reports what only one of the files has`() throws {
    let notes = AxisNote.notes(
      calendar: .nse,
      market: try days("2025-08-25 2025-08-26 2025-08-28"),
      securities: try days("2025-08-22 2025-08-25 2025-08-28 2025-08-29 2025-09-01")
    )
    #expect(
      notes.map(\.description) == [
        "1 session of the NSE calendar that the market file has is missing from all securities: "
          + "2025-08-26",
        "3 days of securities lie before the market file begins or after it ends and are left out: "
          + "2025-08-22, 2025-08-29, 2025-09-01",
      ]
    )
  }

  /// The index file lacks a Saturday session that the stock has.
  @Test func `reports a special session that the market file lacks`() throws {
    let notes = AxisNote.notes(
      calendar: .nse,
      market: try days("2024-03-01 2024-03-04"),
      securities: try days("2024-03-01 2024-03-02 2024-03-04")
    )
    #expect(
      notes.map(\.description) == [
        "1 session of the NSE calendar that securities have is missing from the market file: "
          + "2024-03-02; it has no abnormal return, and the next one spans it"
      ]
    )
  }

  @Test func `of the data's own calendar has every day of the data`() throws {
    let dates = try days("2025-08-27 2025-08-30 2025-08-31")
    let calendar = try TradingCalendar.data(days: dates, hours: nil, timeZone: nil)
    let axis = TimeAxis(calendar: calendar, days: dates)
    #expect(axis.days == dates)
    #expect(AxisNote.notes(calendar: calendar, market: nil, securities: dates) == [])
  }

  @Test func `takes the word of the data where the calendar ends`() throws {
    let dates = try days("2026-12-30 2026-12-31 2027-01-01 2027-01-04")
    let axis = TimeAxis(calendar: .nse, days: dates)
    #expect(axis.days == dates)
    #expect(
      AxisNote.notes(calendar: .nse, market: nil, securities: dates).map(\.description) == [
        "2 days lie outside the NSE calendar, which cannot check them: "
          + "taken from the data as trading days: 2027-01-01, 2027-01-04"
      ]
    )
  }

  @Test func `shortens long lists of days`() throws {
    let note = AxisNote(
      kind: .missingFromData,
      days: TradingCalendar.nse.sessions(from: try day("2025-09-01"), to: try day("2025-09-30")),
      calendar: "NSE"
    )
    #expect(
      note.description == "22 sessions of the NSE calendar are missing from the data: 2025-09-01, "
        + "2025-09-02, 2025-09-03, 2025-09-04, 2025-09-05 and 17 more until 2025-09-30"
    )
  }

  @Test(.enabled(if: MarketFiles.areAvailable))
  func `of real files names the special sessions that the index lacks`() throws {
    let index = try MarketFiles.days("nse/NIFTY50_index.csv")
    let share = try MarketFiles.days("nse/ASHOKLEY_merged_raw_2023-06_2026-08.csv")
    let notes = AxisNote.notes(calendar: .nse, market: index, securities: share)
    #expect(!notes.contains { $0.kind == .notASession })
    let missing = try #require(notes.first { $0.kind == .missingFromMarket })
    #expect(missing.days == (try days("2024-01-20 2024-03-02 2024-05-18 2026-02-01")))
    let axis = TimeAxis(calendar: .nse, market: index, security: share)
    #expect(axis.index(of: try day("2025-02-01")) != nil)
    #expect(axis.index(of: try day("2024-01-20")) != nil)
  }
}
