internal import Announcements
internal import CivilTime

extension ExclusionReason {
  /// The reason in one sentence, with its numbers and, where there is one, the remedy.
  public var detail: String {
    switch self {
    case .unknownSymbol(let symbol, let suggestions):
      suggestions.isEmpty
        ? "no price file has the symbol \"\(symbol)\""
        : "no price file has the symbol \"\(symbol)\"; did you mean "
          + "\(suggestions.joined(separator: " or "))?"
    case .noDate:
      "no publication date was found"
    case .needsReview(let reason):
      "a person should look first: \(reason)"
    case .repeated(let eventID):
      "repeats the announcement of event \(eventID)"
    case .invalidWindow(let reason):
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
    case .windowBeforeData(let window, let missing, let first):
      "\(Self.days(missing)) of the event window \(window) lie before the data begins on \(first)"
    case .windowAfterData(let window, let missing, let last):
      "\(Self.days(missing)) of the event window \(window) lie after the data ends on \(last)"
    case .tooFewEstimationReturns(let required, let available, let window, let days):
      "the estimation window \(window) has \(available) returns"
        + (days.map { " from \($0.lowerBound) to \($0.upperBound)" } ?? "")
        + ", but needs \(required)"
    case .missingEventDayReturn(let day):
      "the security has no return on day 0, \(day)"
    case .suspended(let halt):
      "the security has no price for \(halt.sessions) sessions around day 0, from "
        + "\(halt.first) to \(halt.last): probably suspended"
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

  private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

  private static func events(_ ids: [String]) -> String {
    guard ids.count > 6 else { return (ids.count == 1 ? "event " : "events ") + list(ids) }
    return "events \(list(Array(ids.prefix(5)))) and \(ids.count - 5) others"
  }

  private static func list(_ ids: [String]) -> String { ids.joined(separator: ", ") }
}
