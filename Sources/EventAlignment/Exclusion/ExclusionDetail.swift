internal import CivilTime

extension ExclusionReason {
  /// The reason in one sentence, with its numbers and, where there is one, the remedy.
  public var detail: String {
    switch self {
    case .unknownSymbol(let symbol, let suggestion):
      "no price file has the symbol \"\(symbol)\""
        + (suggestion.map { "; did you mean \($0)?" } ?? "")
    case .noDate(let reason):
      "the announcement has no publication date" + (reason.map { ": \($0)" } ?? "")
    case .needsReview(let reason):
      "a person should look first: \(reason)"
    case .repeat(let eventID):
      "repeats the announcement of event \(eventID)"
    case .unusableWindows(let reason):
      "the event's own windows cannot be used: \(reason)"
    case .noTradingDays(let calendar):
      "the \(calendar) calendar and the data share no trading day"
    case .timeZoneUnknown(let announced, let calendar):
      "announced at \(announced), but the calendar \(calendar) names no time zone to read it in"
    case .beforeData(let day, let first):
      "day 0 would be \(day), but the data begins on \(first)"
    case .afterData(let day, let last):
      "day 0 would be \(day) or later, but the data ends on \(last)"
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
    case .eventWindowBeforeData(let missing, let first):
      "the event window begins \(Self.days(missing)) before the data, which begins on \(first)"
    case .eventWindowAfterData(let missing, let last):
      "the event window ends \(Self.days(missing)) after the data, which ends on \(last)"
    case .tooFewEstimationReturns(let required, let available, let window, let days):
      "the estimation window \(window) has \(available) returns"
        + (days.map { " from \($0.lowerBound) to \($0.upperBound)" } ?? "")
        + ", but needs \(required)"
    case .missingEventDayReturn(let day):
      "the security has no return on day 0, \(day)"
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

  private static func list(_ ids: [String]) -> String { ids.joined(separator: ", ") }
}
