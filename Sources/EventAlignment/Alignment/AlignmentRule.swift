public import CivilTime

/// Why an announcement belongs to the trading day that is its day 0.
public enum AlignmentRule: Sendable, Hashable {
  /// The date is a session and the announcement has no time.
  case sessionOfDate(AnnouncedMoment)
  /// The announcement has no time, but its source states the part of the day.
  case statedPart(AnnouncedMoment, StatedPartOfDay, used: CalendarDate)
  /// The news came before trading opened.
  case beforeOpen(AnnouncedMoment, SessionHours)
  /// The news came while stocks traded.
  case duringSession(AnnouncedMoment, SessionHours)
  /// The news came in a break between two parts of the session.
  case duringBreak(AnnouncedMoment, SessionHours)
  /// The date is a session whose hours are not known, so the time could not be compared.
  case hoursUnknown(AnnouncedMoment, SessionKind)
  /// The news came at or after the close.
  case afterClose(AnnouncedMoment, close: TimeOfDay, next: CalendarDate)
  /// The date is not a session.
  case closedDay(AnnouncedMoment, Closure, direction: Direction, used: CalendarDate)
  /// The data has weeks, months or quarters, and the news came in one of them.
  case inPeriod(AnnouncedMoment, Frequency, PeriodLabel, used: CalendarDate)
  /// The data lacks the session that the rule names, so day 0 moved on to one that it has.
  indirect case missingFromData(
    AlignmentRule,
    sessions: [CalendarDate],
    direction: Direction,
    used: CalendarDate
  )
  /// The calendar does not cover the date, so the days of the data decided, with the usual hours.
  indirect case outsideCalendar(
    AlignmentRule,
    calendar: String,
    coverage: ClosedRange<CalendarDate>?
  )

  /// The side to which day 0 moved.
  public enum Direction: String, Sendable, Hashable {
    /// To a later session.
    case next
    /// To an earlier session.
    case previous
  }

  /// Why a date is not a session.
  public enum Closure: Sendable, Hashable {
    /// A Saturday or Sunday without a session.
    case weekend
    /// A weekday on which the exchange of that name was closed.
    case holiday(exchange: String)
    /// A day that the data, which is the calendar, does not have.
    case notInData

    /// The reason in words.
    public var phrase: String {
      switch self {
      case .weekend: "a weekend"
      case .holiday(let exchange): "not a session of the \(exchange) calendar"
      case .notInData: "not a trading day of the data"
      }
    }
  }

  /// A stable name for tables.
  public var code: String {
    switch self {
    case .sessionOfDate: "session_of_date"
    case .statedPart(_, let stated, _):
      switch stated.part {
      case .beforeOpen: "before_open"
      case .duringSession: "during_session"
      case .afterClose: "after_close"
      }
    case .beforeOpen: "before_open"
    case .duringSession: "during_session"
    case .duringBreak: "during_break"
    case .hoursUnknown: "hours_unknown"
    case .afterClose: "after_close"
    case .closedDay(_, .weekend, let direction, _): "weekend_\(direction.rawValue)"
    case .closedDay(_, .holiday, let direction, _): "holiday_\(direction.rawValue)"
    case .closedDay(_, .notInData, let direction, _): "no_trading_day_\(direction.rawValue)"
    case .inPeriod(_, let frequency, _, _): "\(frequency.period)_of_date"
    case .missingFromData(let rule, _, _, _), .outsideCalendar(let rule, _, _): rule.code
    }
  }

  /// When the announcement became public, on the exchange's clock.
  public var moment: AnnouncedMoment {
    switch self {
    case .sessionOfDate(let moment), .statedPart(let moment, _, _), .beforeOpen(let moment, _),
      .duringSession(let moment, _),
      .duringBreak(let moment, _), .hoursUnknown(let moment, _), .afterClose(let moment, _, _),
      .closedDay(let moment, _, _, _), .inPeriod(let moment, _, _, _):
      moment
    case .missingFromData(let rule, _, _, _), .outsideCalendar(let rule, _, _): rule.moment
    }
  }

  /// Whether stocks traded at the moment of the announcement, or nothing when that is not known.
  public var marketOpen: Bool? {
    switch self {
    case .sessionOfDate, .hoursUnknown, .inPeriod: nil
    case .statedPart(_, let stated, _): stated.part == .duringSession
    case .duringSession: true
    case .beforeOpen, .duringBreak, .afterClose: false
    case .closedDay: false
    case .missingFromData(let rule, _, _, _), .outsideCalendar(let rule, _, _): rule.marketOpen
    }
  }

  /// Whether news of an unknown hour may have come after the close of the session or period that is day 0.
  package var isOpenToClose: Bool {
    switch self {
    case .sessionOfDate(let moment): moment.time == nil
    case .inPeriod(let moment, _, let label, let used):
      moment.time == nil && label == .last && moment.date == used
    case .outsideCalendar(let rule, _, _): rule.isOpenToClose
    case .statedPart, .beforeOpen, .duringSession, .duringBreak, .hoursUnknown, .afterClose,
      .closedDay, .missingFromData:
      false
    }
  }

  /// Whether the news was out before day 0 opened; nothing where that is not known.
  package var isOutBeforeDayZero: Bool? {
    switch self {
    case .closedDay(_, _, let direction, _): direction == .next
    case .missingFromData(_, _, let direction, _):
      // The session that the data lacks had opened, and maybe closed, before the next one.
      direction == .next
    case .outsideCalendar(let rule, _, _): rule.isOutBeforeDayZero
    case .duringBreak:
      // Stocks do not trade then, but the session of day 0 has opened.
      false
    case .sessionOfDate, .statedPart, .beforeOpen, .duringSession, .hoursUnknown, .afterClose,
      .inPeriod:
      marketOpen.map { !$0 }
    }
  }

  /// Whether a person should look: the day is not the one that the calendar and the news name.
  public var isWarning: Bool {
    switch self {
    case .sessionOfDate, .statedPart, .beforeOpen, .duringSession, .duringBreak, .afterClose,
      .inPeriod:
      false
    case .closedDay(_, _, let direction, _): direction == .previous
    case .hoursUnknown, .missingFromData, .outsideCalendar: true
    }
  }
}

extension AlignmentRule: CustomStringConvertible {
  /// The rule in words, with the times, their zone and the days.
  public var description: String {
    switch self {
    case .sessionOfDate(let moment):
      "announced on \(moment.dateText) without a time: that session"
    case .statedPart(let moment, let stated, let used):
      "announced \(Self.text(stated.part)) \(moment.dateText), as \(stated.place) says "
        + "(\(stated.words)): "
        + (used == moment.date ? "that session" : "next session, \(Self.text(used))")
    case .beforeOpen(let moment, let hours):
      "\(moment.phrase), before the \(hours.open) open of \(moment.dateText): that session"
    case .duringSession(let moment, let hours):
      "\(moment.phrase), while trading was open (\(hours)) on \(moment.dateText): that session"
    case .duringBreak(let moment, let hours):
      "\(moment.phrase), in a break before trading resumed at \(hours.open) on "
        + "\(moment.dateText): that session"
    case .hoursUnknown(let moment, let kind):
      "\(moment.phrase) on \(moment.dateText), \(kind.phrase) whose hours are not known: "
        + "that session"
    case .afterClose(let moment, let close, let next):
      "\(moment.phrase), \(moment.time == close ? "at" : "after") the \(close) close of "
        + "\(moment.dateText): next session, \(Self.text(next))"
    case .closedDay(let moment, let closure, let direction, let used):
      "\(moment.phrase) on \(moment.dateText), \(closure.phrase): "
        + (direction == .next ? "next session, " : "previous session, before the news, ")
        + Self.text(used)
    case .inPeriod(let moment, let frequency, let label, let used):
      "\(moment.phrase) on \(moment.dateText): the \(frequency.period) dated \(Self.text(used)), its "
        + "\(label.rawValue) day"
    case .missingFromData(let rule, let sessions, let direction, let used):
      "\(rule); the data lacks \(DayList.text(sessions)): \(direction.rawValue) session that it "
        + "has, \(Self.text(used))"
    case .outsideCalendar(let rule, let calendar, let coverage):
      "\(rule); the \(calendar) calendar "
        + (coverage.map { "covers \($0.lowerBound) to \($0.upperBound)" } ?? "covers no day")
        + ", so the days of the data and the usual hours decided"
    }
  }

  private static func text(_ part: PartOfDay) -> String {
    switch part {
    case .beforeOpen: "before the open of"
    case .duringSession: "while trading was open on"
    case .afterClose: "after the close of"
    }
  }

  private static func text(_ day: CalendarDate) -> String { "\(day.weekday.name) \(day)" }
}
