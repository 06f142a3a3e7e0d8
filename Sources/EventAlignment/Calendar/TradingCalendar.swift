internal import Algorithms
public import CivilTime

/// The trading days of a market and their hours.
///
/// A calendar is an immutable value. It answers for the days that it covers and never guesses
/// beyond them: outside ``coverage`` no day is a session.
public struct TradingCalendar: Sendable, Hashable {
  /// The name for people, such as `NSE`.
  public let name: String
  /// The name of the exchange's time zone, such as `Asia/Kolkata`, where it is known.
  public let timeZoneIdentifier: String?
  /// The first and the last day for which the calendar knows what is a session.
  public let coverage: ClosedRange<CalendarDate>?
  /// Whether the sessions are those of the data, so that a day the data lacks is not a session.
  public let isFromData: Bool
  /// The sessions, oldest first.
  let days: [CalendarDate]
  /// The sessions that are not regular ones.
  let exceptions: [CalendarDate: TradingSession]
  /// The usual phases of the day, oldest first; none when the hours are not known.
  let regularDays: [RegularDay]
  /// The closing methods, oldest first.
  let closings: [Closing]

  /// A closing method and its first day.
  struct Closing: Sendable, Hashable {
    let firstDay: CalendarDate
    let method: ClosingMethod
  }

  init(
    name: String,
    timeZoneIdentifier: String?,
    coverage: ClosedRange<CalendarDate>?,
    isFromData: Bool = false,
    days: [CalendarDate],
    exceptions: [TradingSession] = [],
    regularDays: [RegularDay] = [],
    closings: [Closing] = []
  ) {
    self.name = name
    self.timeZoneIdentifier = timeZoneIdentifier
    self.coverage = coverage
    self.isFromData = isFromData
    self.days = days
    self.exceptions = Dictionary(exceptions.map { ($0.date, $0) }) { _, last in last }
    self.regularDays = regularDays
    self.closings = closings
  }

  /// Whether the calendar knows if a day is a session.
  public func covers(_ day: CalendarDate) -> Bool { coverage?.contains(day) ?? false }

  /// Whether stocks trade on a day; false for every day outside ``coverage``.
  public func isSession(_ day: CalendarDate) -> Bool {
    let position = days.position(ofFirstNotBefore: day)
    return position < days.count && days[position] == day
  }

  /// Returns the sessions from one day to another, both included.
  public func sessions(from first: CalendarDate, to last: CalendarDate) -> [CalendarDate] {
    guard first <= last else { return [] }
    let start = days.position(ofFirstNotBefore: first)
    let end = days.position(ofFirstNotBefore: last.adding(days: 1))
    return Array(days[start..<end])
  }

  /// Returns the first session after a day.
  public func session(after day: CalendarDate) -> CalendarDate? {
    let position = days.position(ofFirstNotBefore: day.adding(days: 1))
    return position < days.count ? days[position] : nil
  }

  /// Returns the last session before a day.
  public func session(before day: CalendarDate) -> CalendarDate? {
    let position = days.position(ofFirstNotBefore: day)
    return position > 0 ? days[position - 1] : nil
  }

  /// Returns the session of a day with its kind and phases, or nothing when no stocks trade.
  ///
  /// The phases are those of stocks without a closing auction.
  public func session(on day: CalendarDate) -> TradingSession? {
    guard isSession(day) else { return nil }
    if let exception = exceptions[day] { return exception }
    return TradingSession(date: day, kind: .regular, phases: regularPhases(on: day))
  }

  /// Returns the opening and the close of trading on a day.
  ///
  /// - Returns: Nothing when the day is not a session or its hours are not known.
  public func hours(on day: CalendarDate) -> SessionHours? { session(on: day)?.hours }

  /// The opening and the close of a usual session of the latest years, where they are known.
  public var usualHours: SessionHours? {
    let times = (regularDays.last?.phases ?? []).filter { $0.kind == .continuous }.map(\.hours)
    guard let first = times.first, let last = times.last else { return nil }
    return SessionHours(open: first.open, close: last.close)
  }

  /// Returns the changes of the closing method whose first day lies after one day, up to another.
  ///
  /// The methods are those of stocks with derivatives; at NSE and BSE stocks without them keep the VWAP
  /// of the last half hour.
  /// A return series that spans such a day mixes two sorts of closing price.
  public func closingMethodChanges(
    after first: CalendarDate,
    through last: CalendarDate
  ) -> [ClosingMethodChange] {
    zip(closings, closings.dropFirst())
      .filter { first < $1.firstDay && $1.firstDay <= last }
      .map { ClosingMethodChange(firstDay: $1.firstDay, from: $0.method, to: $1.method) }
  }

  /// Returns the usual phases of a day, those of the first known years for any day before them.
  func regularPhases(on day: CalendarDate) -> [SessionPhase] {
    (regularDays.last { $0.firstDay <= day } ?? regularDays.first)?.phases ?? []
  }
}

extension TradingCalendar {
  /// Creates a calendar from the days of a data file: every one of them is a session.
  ///
  /// - Parameters:
  ///   - days: The days of the data, in any order.
  ///   - hours: The opening and the close of every session, or nothing when they are not known; a
  ///     time of announcement then cannot be compared with the close.
  ///   - timeZone: The name of the exchange's time zone, such as `Asia/Kolkata`, or nothing when it
  ///     is not known; announcements that state an offset from UTC then cannot be placed.
  ///   - name: What to call the calendar.
  /// - Returns: A calendar that covers the first to the last day of the data.
  /// - Throws: ``EventAlignmentError/emptyCalendar(name:)`` or
  ///   ``EventAlignmentError/unknownTimeZone(_:)``.
  public static func data(
    days: [CalendarDate],
    hours: SessionHours?,
    timeZone: String?,
    name: String = "data"
  ) throws(EventAlignmentError) -> TradingCalendar {
    let days = Set(days).sorted()
    guard let first = days.first, let last = days.last else { throw .emptyCalendar(name: name) }
    if let timeZone { try ExchangeClock.check(timeZone) }
    let phases = hours.map {
      [RegularDay(firstDay: first, phases: [SessionPhase(.continuous, $0)])]
    }
    return TradingCalendar(
      name: name,
      timeZoneIdentifier: timeZone,
      coverage: first...last,
      isFromData: true,
      days: days,
      regularDays: phases ?? []
    )
  }

  /// Returns a calendar of the data with the days of one market as its sessions.
  ///
  /// - Parameter days: The days, ascending, each once.
  /// - Returns: The calendar, which covers the first to the last of them.
  public func restricted(to days: [CalendarDate]) -> TradingCalendar {
    guard let first = days.first, let last = days.last, days != self.days else { return self }
    return TradingCalendar(
      name: name,
      timeZoneIdentifier: timeZoneIdentifier,
      coverage: first...last,
      isFromData: isFromData,
      days: days,
      regularDays: regularDays.map {
        RegularDay(firstDay: min($0.firstDay, first), phases: $0.phases)
      },
      closings: closings
    )
  }

  /// Returns this calendar with the days of the data that it does not cover as further sessions.
  ///
  /// They have the usual hours of the nearest known years. The coverage does not grow.
  func extended(by axis: [CalendarDate]) -> TradingCalendar {
    let uncovered = axis.filter { !covers($0) }
    guard !uncovered.isEmpty else { return self }
    return TradingCalendar(
      name: name,
      timeZoneIdentifier: timeZoneIdentifier,
      coverage: coverage,
      isFromData: isFromData,
      days: Set(days + uncovered).sorted(),
      exceptions: Array(exceptions.values),
      regularDays: regularDays,
      closings: closings
    )
  }
}

extension TradingCalendar {
  /// Returns a function that moves stamps to the clock of the exchange.
  ///
  /// A stamp without an offset from UTC, and every stamp of a calendar without a time zone, stays as
  /// it is.
  public func localClock() -> @Sendable (DateStamp) -> DateStamp {
    let clock = timeZoneIdentifier.flatMap { ExchangeClock($0) }
    return { stamp in
      guard let time = stamp.time, let offset = stamp.utcOffsetMinutes,
        let reading = clock?.reading(date: stamp.date, time: time, utcOffsetMinutes: offset)
      else { return stamp }
      return DateStamp(
        date: reading.date,
        time: reading.time,
        utcOffsetMinutes: reading.utcOffsetMinutes
      )
    }
  }
}
