import CivilTime
import EventAlignment
import Foundation
import Testing

@Suite("Exclusion reason")
struct ExclusionReasonTests {
  /// Every reason with its code and its sentence, word for word.
  static func reasons() throws -> [(ExclusionReason, String, String)] {
    let first = try day("2023-06-01")
    let last = try day("2026-08-21")
    let saturday = try day("2025-08-30")
    let axis = TradingCalendar.nse.sessions(from: first, to: last)
    let strict = EventAligner(calendar: .nse, axis: axis, policy: .strict)
    let indexEnds = DataLimit(
      lacking: .market("NIFTY50"),
      day: last,
      other: .prices("M&M"),
      reach: try day("2026-09-04")
    )
    let late = try #require(strict.align(try moment("2025-06-17T18:00Z")).exclusion)
    return [
      (
        .unknownSymbol("ASHOKLY", suggestion: "ASHOKLEY"), "unknown_symbol",
        "no price file has the symbol \"ASHOKLY\"; did you mean ASHOKLEY?"
      ),
      (
        .unknownSymbol("QQ", suggestion: nil), "unknown_symbol",
        "no price file has the symbol \"QQ\""
      ),
      (
        .ambiguousSymbol("TCS", spellings: ["TCS.BO", "TCS.NS"]), "ambiguous_symbol",
        "the symbol \"TCS\" can be TCS.BO or TCS.NS; write one of them"
      ),
      (
        .renumberedSymbol("1", spellings: ["000001"]), "unknown_symbol",
        "no price file has the symbol \"1\", but 000001, the same number written otherwise, as "
          + "spreadsheets do; write it in the events as in the prices"
      ),
      (.noDate(nil), "no_date", "the announcement has no publication date"),
      (
        .noDate("only future dates"), "no_date",
        "the announcement has no publication date: only future dates"
      ),
      (
        .needsReview("two dates, 2025-09-01 and 2025-09-02"), "review",
        "left for review: two dates, 2025-09-01 and 2025-09-02"
      ),
      (.repeat(of: "002"), "repeat", "repeats the announcement of event 002"),
      (
        .unusableWindows("the window 3..-1 ends before it begins: write -1..3"), "unusable_windows",
        "the event's windows cannot be used: the window 3..-1 ends before it begins: write -1..3"
      ),
      (
        .noTradingDays(calendar: "NSE"), "no_trading_days",
        "the NSE calendar and the data share no trading day"
      ),
      (
        .timeZoneUnknown(announced: try moment("2025-09-01T12:00+05:30"), calendar: "data"),
        "time_zone_unknown",
        "announced at 2025-09-01T12:00+05:30, but the calendar data names no time zone to read it in"
      ),
      (
        .beforeData(try day("2023-05-31"), firstDate: first), "before_data",
        "day 0 would be 2023-05-31, but the data begins on 2023-06-01"
      ),
      (
        .afterData(try day("2026-08-24"), lastDate: last), "after_data",
        "day 0 would be 2026-08-24 or later, but the data ends on 2026-08-21"
      ),
      (
        .afterData(try day("2026-08-24"), lastDate: last)
          .naming(end: indexEnds, beginning: nil), "after_data",
        "day 0 would be 2026-08-24 or later, but the index NIFTY50 ends on 2026-08-21, while the prices of M&M "
          + "go on until 2026-09-04"
      ),
      (
        .beforeData(try day("2023-05-31"), firstDate: first).naming(
          end: nil,
          beginning: DataLimit(
            lacking: .prices("M&M"),
            day: try day("2024-01-01"),
            other: .market("NIFTY50"),
            reach: first
          )
        ), "before_data",
        "day 0 would be 2023-05-31, but the prices of M&M begin on 2024-01-01, while the index NIFTY50 goes "
          + "back to 2023-06-01"
      ),
      (
        .eventWindowAfterData(missingDays: 6, lastDate: last)
          .naming(end: indexEnds, beginning: nil), "window_after_data",
        "the event window needs 6 trading days more after 2026-08-21: the index NIFTY50 ends on 2026-08-21, "
          + "while the prices of M&M go on until 2026-09-04"
      ),
      (
        // A series that ends behind the day is not why it is lacking.
        .afterData(try day("2026-08-20"), lastDate: try day("2026-08-19"))
          .naming(end: indexEnds, beginning: nil), "after_data",
        "day 0 would be 2026-08-20 or later, but the data ends on 2026-08-19"
      ),
      (
        try #require(strict.align(.day(saturday)).exclusion), "not_a_session",
        "Saturday 2025-08-30 is a weekend, and strict alignment moves no event"
      ),
      (
        try #require(strict.align(.day(try day("2025-08-27"))).exclusion), "not_a_session",
        "Wednesday 2025-08-27 is not a session of the NSE calendar, and strict alignment moves no event"
      ),
      (
        late, "after_close",
        "published 18:00 UTC, 23:30 IST, after the 15:30 close of Tuesday 2025-06-17, "
          + "and strict alignment moves no event"
      ),
      (
        .outsideCalendar(
          day: try day("2027-01-04"),
          calendar: "NSE",
          coverage: TradingCalendar.nse.coverage
        ), "not_in_calendar",
        "the NSE calendar covers 2000-01-01 to 2026-12-31 and cannot say whether 2027-01-04 is a "
          + "session"
      ),
      (
        .sessionMissing(day: first, missing: 6, nearest: try day("2023-06-09")), "session_missing",
        "the data lacks the session of 2023-06-01; the nearest it has is 2023-06-09, "
          + "and 6 sessions are missing between"
      ),
      (
        .sessionMissing(day: first, missing: 1, nearest: nil), "session_missing",
        "the data lacks the session of 2023-06-01"
      ),
      (
        .noSessionNearby(day: first, nearest: last, limit: 14), "no_session_nearby",
        "the session nearest to 2023-06-01 is 2026-08-21, more than 14 calendar days away"
      ),
      (
        .eventWindowBeforeData(missingDays: 1, firstDate: first), "window_before_data",
        "the event window begins 1 trading day before the data, which begins on 2023-06-01"
      ),
      (
        .eventWindowAfterData(missingDays: 6, lastDate: last), "window_after_data",
        "the event window ends 6 trading days after the data, which ends on 2026-08-21"
      ),
      (
        .tooFewEstimationReturns(
          required: 144,
          available: 90,
          window: .standard,
          days: first...(try day("2023-10-10"))
        ), "too_few_estimation_returns",
        "the estimation window -250..-11 has 90 returns from 2023-06-01 to 2023-10-10, but needs 144"
      ),
      (
        .tooFewEstimationReturns(required: 144, available: 0, window: .standard, days: nil),
        "too_few_estimation_returns",
        "the estimation window -250..-11 has 0 returns, but needs 144"
      ),
      (
        .missingEventDayReturn(try day("2025-09-02")), "missing_event_day_return",
        "the security has no return on day 0, 2025-09-02: add its price of that day, and of the session "
          + "before, to the price file"
      ),
      (
        .nonPositivePrice(try day("2020-04-20"), price: -37.63), "non_positive_price",
        "the price on 2020-04-20 is -37.63: no return exists across a price that is not above zero"
      ),
      (
        .nonPositiveEstimationPrices(
          required: 144,
          available: 3,
          window: .standard,
          prices: 238,
          first: try day("2019-04-12"),
          price: -0.0259
        ), "non_positive_price",
        "the estimation window -250..-11 has 3 returns, but needs 144: 238 prices around it are not "
          + "above zero, the first -0.0259 on 2019-04-12, and no return exists across such a price"
      ),
      (
        .suspended(from: first, to: try day("2023-06-15"), sessions: 11), "suspended",
        "the security has no price for 11 sessions around day 0, from 2023-06-01 to 2023-06-15: "
          + "probably suspended"
      ),
      (
        .overlapping(with: ["E7"]), "overlapping",
        "the event window overlaps that of event E7 of the same symbol"
      ),
      (
        .overlapping(with: (1...9).map { "E\($0)" }), "overlapping",
        "the event window overlaps that of events E1, E2, E3, E4, E5 and 4 others of the same symbol"
      ),
      (
        .noControlFirm("firms.csv has no row of S0"), "no_control_firm",
        "no control firm was found: firms.csv has no row of S0"
      ),
      (
        .noFactorReturn(try day("2025-09-02"), factors: ["SMB", "RF"]), "no_factor_return",
        "no factor on day 0, 2025-09-02: the factor file lacks SMB, RF"
      ),
      (
        .estimationFailed("the market return is constant"), "estimation_failed",
        "the model cannot be estimated: the market return is constant"
      ),
    ]
  }

  @Test func `has a stable code and a sentence with its numbers`() throws {
    for (reason, code, detail) in try Self.reasons() {
      #expect(reason.code.rawValue == code)
      #expect(reason.detail == detail)
      #expect(reason.description == detail)
    }
  }

  @Test func `has codes of lower-case letters and underscores`() throws {
    for (reason, _, _) in try Self.reasons() {
      #expect(reason.code.rawValue.utf8.allSatisfy { (97...122).contains($0) || $0 == 95 })
    }
  }

  @Test func `is written to JSON with code and sentence`() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = try encoder.encode(ExclusionReason.repeat(of: "002"))
    #expect(
      String(decoding: text, as: UTF8.self)
        == #"{"detail":"repeats the announcement of event 002","reason":"repeat"}"#
    )
  }
}
