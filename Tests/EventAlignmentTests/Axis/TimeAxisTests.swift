import CivilTime
import EventAlignment
import Notices
import Testing

@Suite("Time axis")
struct TimeAxisTests {
  @Test func `has the sessions that market and securities share`() throws {
    let axis = TimeAxis(
      calendar: .nse,
      market: try days("2025-08-25 2025-08-26 2025-08-28 2025-08-29"),
      securities: try days("2025-08-29 2025-08-28 2025-08-26 2025-08-25")
    )
    #expect(axis.days == (try days("2025-08-25 2025-08-26 2025-08-28 2025-08-29")))
    #expect(axis.notes == [])
    #expect(axis.index(of: try day("2025-08-28")) == 2)
    #expect(axis.index(of: try day("2025-08-27")) == nil)
  }

  @Test func `leaves out padded holidays and says so`() throws {
    let padded = try days("2025-08-25 2025-08-26 2025-08-27 2025-08-28 2025-08-30")
    let axis = TimeAxis(calendar: .nse, market: padded, securities: padded)
    #expect(axis.days == (try days("2025-08-25 2025-08-26 2025-08-28")))
    #expect(
      axis.notes.map(\.description) == [
        "2 days of the data are not sessions of the NSE calendar and left out: "
          + "2025-08-27, 2025-08-30",
        "1 session of the NSE calendar is missing from the data: 2025-08-29",
      ]
    )
    #expect(axis.notes.map(\.severity) == [.warning, .information])
  }

  @Test func `reports what only one of the files has`() throws {
    let axis = TimeAxis(
      calendar: .nse,
      market: try days("2025-08-25 2025-08-26 2025-08-28"),
      securities: try days("2025-08-22 2025-08-25 2025-08-28 2025-08-29 2025-09-01")
    )
    #expect(axis.days == (try days("2025-08-25 2025-08-28")))
    #expect(
      axis.notes.map(\.description) == [
        "1 session of the NSE calendar that the market file has is missing from all securities "
          + "and left out: 2025-08-26",
        "3 days of securities lie before the market file begins or after it ends and are left out: "
          + "2025-08-22, 2025-08-29, 2025-09-01",
      ]
    )
  }

  /// The index file lacks a Saturday session that the stock has.
  @Test func `reports a special session that the market file lacks`() throws {
    let axis = TimeAxis(
      calendar: .nse,
      market: try days("2024-03-01 2024-03-04"),
      securities: try days("2024-03-01 2024-03-02 2024-03-04")
    )
    #expect(axis.days == (try days("2024-03-01 2024-03-04")))
    #expect(
      axis.notes.map(\.description) == [
        "1 session of the NSE calendar that securities have is missing from the market file and "
          + "left out: 2024-03-02"
      ]
    )
  }

  @Test func `of the data's own calendar has every day of the data`() throws {
    let dates = try days("2025-08-27 2025-08-30 2025-08-31")
    let calendar = try TradingCalendar.data(days: dates, hours: nil, timeZone: nil)
    let axis = TimeAxis(calendar: calendar, days: dates)
    #expect(axis.days == dates)
    #expect(axis.notes == [])
  }

  @Test func `takes the word of the data where the calendar ends`() throws {
    let dates = try days("2026-12-30 2026-12-31 2027-01-01 2027-01-04")
    let axis = TimeAxis(calendar: .nse, days: dates)
    #expect(axis.days == dates)
    #expect(
      axis.notes.map(\.description) == [
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
    let axis = TimeAxis(
      calendar: .nse,
      market: try MarketFiles.days("nse/NIFTY50_index.csv"),
      securities: try MarketFiles.days("nse/ASHOKLEY_merged_raw_2023-06_2026-08.csv")
    )
    #expect(!axis.notes.contains { $0.kind == .notASession })
    let missing = try #require(axis.notes.first { $0.kind == .missingFromMarket })
    #expect(missing.days == (try days("2024-01-20 2024-03-02 2024-05-18 2026-02-01")))
    #expect(axis.index(of: try day("2025-02-01")) != nil)
  }
}
