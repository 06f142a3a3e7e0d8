public import CivilTime
internal import Notices

/// Why an event is not part of a study, or of one of its numbers.
///
/// ``code`` is stable and goes into tables; ``detail`` says it to a person, with the numbers.
public enum ExclusionReason: Error, Sendable, Hashable {
  /// No price file has the symbol; the suggestion is the most similar one that exists, and the remark what
  /// the reader of the announcement says of it.
  case unknownSymbol(String, suggestion: String?, remark: String? = nil)
  /// Several symbols of the prices are the same code, and the spelling does not choose.
  case ambiguousSymbol(String, spellings: [String])
  /// No price file has the symbol; others are the same number with other zeros.
  case renumberedSymbol(String, spellings: [String])
  /// The announcement has no publication date, for the reader's reason where it gave one.
  case noDate(String?)
  /// The announcement waits for a person's decision, for the reader's reason.
  case needsReview(String)
  /// Another document already reports the announcement.
  case `repeat`(of: String)
  /// The event's windows cannot be read or leave no day to estimate from.
  case unusableWindows(String)
  /// The calendar and the data share no trading day.
  case noTradingDays(calendar: String)
  /// The announcement states an offset from UTC, but the exchange's time zone is not known.
  case timeZoneUnknown(announced: PublicationTime, calendar: String)
  /// Day 0 lies before the first day of the data.
  case beforeData(CalendarDate, firstDate: CalendarDate, of: DataLimit? = nil)
  /// Day 0 lies after the last day of the data.
  case afterData(CalendarDate, lastDate: CalendarDate, of: DataLimit? = nil)
  /// The strict policy: the date is not a session.
  case notASession(day: CalendarDate, why: String)
  /// The strict policy: the news came at or after the close.
  case afterClose(AnnouncedMoment, close: TimeOfDay)
  /// The strict policy: the source states that the news came after the close.
  case statedAfterClose(day: CalendarDate, StatedPartOfDay)
  /// The strict policy: the calendar does not know whether the date is a session.
  case outsideCalendar(day: CalendarDate, calendar: String, coverage: ClosedRange<CalendarDate>?)
  /// The data lacks the session of the event and too many of those beside it.
  case sessionMissing(day: CalendarDate, missing: Int, nearest: CalendarDate?)
  /// The nearest session is too far from the announcement.
  case noSessionNearby(day: CalendarDate, nearest: CalendarDate, limit: Int)
  /// The event window begins before the data does.
  case eventWindowBeforeData(missingDays: Int, firstDate: CalendarDate, of: DataLimit? = nil)
  /// The event window ends after the data does.
  case eventWindowAfterData(missingDays: Int, lastDate: CalendarDate, of: DataLimit? = nil)
  /// The estimation window has too few returns; the days are the first and last it could use.
  case tooFewEstimationReturns(
    required: Int,
    available: Int,
    window: EstimationDays,
    days: ClosedRange<CalendarDate>?
  )
  /// The security has no return on day 0.
  case missingEventDayReturn(CalendarDate)
  /// The price of day 0 or of the day before is zero or negative.
  case nonPositivePrice(CalendarDate, price: Double)
  /// Prices of zero or below leave the estimation window too few returns; the first of them is given.
  case nonPositiveEstimationPrices(
    required: Int,
    available: Int,
    window: EstimationDays,
    prices: Int,
    first: CalendarDate,
    price: Double
  )
  /// The index has no value on day 0.
  case noMarketReturn(CalendarDate, market: String)
  /// The factor file has no return on day 0.
  case noFactorReturn(CalendarDate, factors: [String])
  /// No market file has the index that the event names.
  case unknownMarket(String, known: [String])
  /// No control firm was found, for the reason that the search gives.
  case noControlFirm(String)
  /// The security has no price for several sessions around day 0.
  case suspended(from: CalendarDate, to: CalendarDate, sessions: Int)
  /// The event window overlaps that of other events of the symbol.
  case overlapping(with: [String])
  /// The model cannot be estimated, for the estimator's reason.
  case estimationFailed(String)
}

extension ExclusionReason {
  /// The kind of a reason, whose raw value is its stable name in tables and files.
  public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    /// No price file has the symbol.
    case unknownSymbol = "unknown_symbol"
    /// Several symbols of the prices are the same code.
    case ambiguousSymbol = "ambiguous_symbol"
    /// The announcement has no publication date.
    case noDate = "no_date"
    /// The announcement waits for a person's decision.
    case needsReview = "review"
    /// Another document already reports the announcement.
    case `repeat`
    /// The event's windows cannot be read or leave no day to estimate from.
    case unusableWindows = "unusable_windows"
    /// The calendar and the data share no trading day.
    case noTradingDays = "no_trading_days"
    /// The exchange's time zone is not known, and the announcement's is.
    case timeZoneUnknown = "time_zone_unknown"
    /// Day 0 lies before the first day of the data.
    case beforeData = "before_data"
    /// Day 0 lies after the last day of the data.
    case afterData = "after_data"
    /// The strict policy: the date is not a session.
    case notASession = "not_a_session"
    /// The strict policy: the news came at or after the close.
    case afterClose = "after_close"
    /// The strict policy: the calendar does not know whether the date is a session.
    case outsideCalendar = "not_in_calendar"
    /// The data lacks the session of the event and too many of those beside it.
    case sessionMissing = "session_missing"
    /// The nearest session is too far from the announcement.
    case noSessionNearby = "no_session_nearby"
    /// The event window begins before the data does.
    case eventWindowBeforeData = "window_before_data"
    /// The event window ends after the data does.
    case eventWindowAfterData = "window_after_data"
    /// The estimation window has too few returns.
    case tooFewEstimationReturns = "too_few_estimation_returns"
    /// The security has no return on day 0.
    case missingEventDayReturn = "missing_event_day_return"
    /// Prices that are zero or negative leave day 0 without a return, or the estimation window.
    case nonPositivePrice = "non_positive_price"
    /// The index has no value on day 0.
    case noMarketReturn = "no_market_return"
    /// The factor file has no return on day 0.
    case noFactorReturn = "no_factor_return"
    /// No market file has the index that the event names.
    case unknownMarket = "unknown_market"
    /// No security is like the event's own in size and book-to-market.
    case noControlFirm = "no_control_firm"
    /// The security has no price for several sessions around day 0.
    case suspended
    /// The event window overlaps that of other events of the symbol.
    case overlapping
    /// The model cannot be estimated.
    case estimationFailed = "estimation_failed"
  }

  /// The kind of the reason.
  public var code: Code {
    switch self {
    case .unknownSymbol, .renumberedSymbol: .unknownSymbol
    case .ambiguousSymbol: .ambiguousSymbol
    case .noDate: .noDate
    case .needsReview: .needsReview
    case .repeat: .repeat
    case .unusableWindows: .unusableWindows
    case .noTradingDays: .noTradingDays
    case .timeZoneUnknown: .timeZoneUnknown
    case .beforeData: .beforeData
    case .afterData: .afterData
    case .notASession: .notASession
    case .afterClose, .statedAfterClose: .afterClose
    case .outsideCalendar: .outsideCalendar
    case .sessionMissing: .sessionMissing
    case .noSessionNearby: .noSessionNearby
    case .eventWindowBeforeData: .eventWindowBeforeData
    case .eventWindowAfterData: .eventWindowAfterData
    case .tooFewEstimationReturns: .tooFewEstimationReturns
    case .missingEventDayReturn: .missingEventDayReturn
    case .nonPositivePrice, .nonPositiveEstimationPrices: .nonPositivePrice
    case .noMarketReturn: .noMarketReturn
    case .noFactorReturn: .noFactorReturn
    case .unknownMarket: .unknownMarket
    case .noControlFirm: .noControlFirm
    case .suspended: .suspended
    case .overlapping: .overlapping
    case .estimationFailed: .estimationFailed
    }
  }
}

extension ExclusionReason: CustomStringConvertible {
  /// The same as ``detail``.
  public var description: String { detail }
}

extension ExclusionReason: Encodable {
  private enum CodingKeys: String, CodingKey {
    case code = "reason"
    case detail
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(detail, forKey: .detail)
  }
}

extension ExclusionReason {
  /// The reason in one sentence, with its numbers and, where there is one, the remedy.
  public var detail: String {
    switch self {
    case .unknownSymbol(let symbol, let suggestion, let remark):
      "no price file has the symbol \"\(symbol.clipped)\""
        + (suggestion.map { "; did you mean \($0)?" } ?? "") + (remark.map { "; \($0)" } ?? "")
    case .ambiguousSymbol(let symbol, let spellings):
      "the symbol \"\(symbol.clipped)\" can be \(Self.choice(spellings)); write one of them"
    case .renumberedSymbol(let symbol, let spellings):
      "no price file has the symbol \"\(symbol.clipped)\", but \(Self.choice(spellings)), the same "
        + "number written otherwise, as spreadsheets do; write it in the events as in the prices"
    case .noDate(let reason):
      "the announcement has no publication date" + (reason.map { ": \($0)" } ?? "")
    case .needsReview(let reason):
      "left for review: \(reason)"
    case .repeat(let eventID):
      "repeats the announcement of event \(eventID)"
    case .unusableWindows(let reason):
      "the event's windows cannot be used: \(reason)"
    case .noTradingDays(let calendar):
      "the \(calendar) calendar and the data share no trading day"
    case .timeZoneUnknown(let announced, let calendar):
      "announced at \(announced), but the calendar \(calendar) names no time zone to read it in"
    case .beforeData(let day, let first, let limit):
      "day 0 would be \(day), but " + DataLimit.beginning(limit, on: first)
    case .afterData(let day, let last, let limit):
      "day 0 would be \(day) or later, but " + DataLimit.end(limit, on: last)
    case .notASession(let day, let why):
      "\(day.weekday.name) \(day) is \(why), and strict alignment moves no event"
    case .statedAfterClose(let day, let stated):
      "announced after the close of \(day), as \(stated.place) says (\(stated.words)), and strict "
        + "alignment moves no event"
    case .afterClose(let moment, let close):
      "\(moment.phrase), \(moment.time == close ? "at" : "after") the \(close) close of "
        + "\(moment.dateText), and strict alignment moves no event"
    case .outsideCalendar(let day, let calendar, let coverage):
      "the \(calendar) calendar "
        + (coverage.map { "covers \($0.lowerBound) to \($0.upperBound)" } ?? "covers no day")
        + " and cannot say whether \(day) is a session"
    case .sessionMissing(let day, let missing, let nearest):
      Self.missingSessionDetail(day: day, missing: missing, nearest: nearest)
    case .noSessionNearby(let day, let nearest, let limit):
      "the session nearest to \(day) is \(nearest), more than \(limit) calendar days away"
    case .eventWindowBeforeData(let missing, let first, nil):
      "the event window begins \(Self.days(missing)) before the data, which begins on \(first)"
    case .eventWindowBeforeData(let missing, let first, let limit):
      "the event window needs \(Self.days(missing)) more before \(first): "
        + DataLimit.beginning(limit, on: first)
    case .eventWindowAfterData(let missing, let last, nil):
      "the event window ends \(Self.days(missing)) after the data, which ends on \(last)"
    case .eventWindowAfterData(let missing, let last, let limit):
      "the event window needs \(Self.days(missing)) more after \(last): "
        + DataLimit.end(limit, on: last)
    case .tooFewEstimationReturns(let required, let available, let window, let days):
      "the estimation window \(window) has \(available) returns"
        + (days.map { " from \($0.lowerBound) to \($0.upperBound)" } ?? "")
        + ", but needs \(required)"
    case .missingEventDayReturn(let day):
      "the security has no return on day 0, \(day): add its price of that day, and of the session before, "
        + "to the price file"
    case .nonPositivePrice(let day, let price):
      "the price on \(day) is \(price): no return exists across a price that is not above zero"
    case .nonPositiveEstimationPrices(
      let required,
      let available,
      let window,
      let prices,
      let day,
      let price
    ):
      "the estimation window \(window) has \(available) returns, but needs \(required): "
        + (prices == 1 ? "1 price" : "\(prices) prices")
        + " around it \(prices == 1 ? "is" : "are") not above zero, the first \(price) on \(day), and no "
        + "return exists across such a price"
    case .noMarketReturn(let day, let market):
      "the market \(market) has no value on day 0, \(day)"
    case .noFactorReturn(let day, let factors):
      "no factor on day 0, \(day): the factor file lacks \(factors.joined(separator: ", "))"
    case .unknownMarket(let name, let known):
      "no market file has the index \"\(name.clipped)\"; there are "
        + known.prefix(8).map(\.clipped).joined(separator: ", ")
        + (known.count > 8 ? " and \(known.count - 8) others" : "")
    case .noControlFirm(let reason):
      "no control firm was found: \(reason)"
    case .suspended(let first, let last, let sessions):
      "the security has no price for \(sessions) sessions around day 0, from \(first) to \(last): "
        + "probably suspended"
    case .overlapping(let eventIDs):
      "the event window overlaps that of \(Self.events(eventIDs)) of the same symbol"
    case .estimationFailed(let reason):
      "the model cannot be estimated: \(reason)"
    }
  }

  private static func missingSessionDetail(
    day: CalendarDate,
    missing: Int,
    nearest: CalendarDate?
  ) -> String {
    let count = missing == 1 ? "1 session is" : "\(missing) sessions are"
    guard let nearest else { return "the data lacks the session of \(day)" }
    return "the data lacks the session of \(day); the nearest it has is \(nearest), "
      + "and \(count) missing between"
  }

  private static func days(_ count: Int) -> String {
    count == 1 ? "1 trading day" : "\(count) trading days"
  }

  private static func events(_ ids: [String]) -> String {
    guard ids.count > 6 else { return (ids.count == 1 ? "event " : "events ") + list(ids) }
    return "events \(list(Array(ids.prefix(5)))) and \(ids.count - 5) others"
  }

  private static func choice(_ spellings: [String]) -> String {
    let shown = spellings.prefix(5).map(\.clipped)
    return shown.joined(separator: " or ")
      + (spellings.count > shown.count ? " or \(spellings.count - shown.count) others" : "")
  }

  private static func list(_ ids: [String]) -> String { ids.joined(separator: ", ") }
}
