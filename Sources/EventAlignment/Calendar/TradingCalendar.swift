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
  /// Whether the sessions are those of the data, so that a day the data lacks is no session.
  public let isFromData: Bool
  /// The sessions, oldest first.
  let days: [CalendarDate]
  /// The sessions that are not regular ones.
  let exceptions: [CalendarDate: TradingSession]
  /// The usual phases of the day, oldest first; none when the hours are not known.
  let regularDays: [RegularDay]
  /// The usual phases of stocks that close by auction, where they differ, oldest first.
  let auctionDays: [RegularDay]
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
    auctionDays: [RegularDay] = [],
    closings: [Closing] = []
  ) {
    self.name = name
    self.timeZoneIdentifier = timeZoneIdentifier
    self.coverage = coverage
    self.isFromData = isFromData
    self.days = days
    self.exceptions = Dictionary(exceptions.map { ($0.date, $0) }) { _, last in last }
    self.regularDays = regularDays
    self.auctionDays = auctionDays
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
  /// The phases are those of stocks without a closing auction; see ``auctionPhases(on:)``.
  public func session(on day: CalendarDate) -> TradingSession? {
    guard isSession(day) else { return nil }
    if let exception = exceptions[day] { return exception }
    return TradingSession(date: day, kind: .regular, phases: regularPhases(on: day))
  }

  /// Returns the opening and the close of trading on a day.
  ///
  /// - Returns: Nothing when the day is no session or its hours are not known.
  public func hours(on day: CalendarDate) -> SessionHours? { session(on: day)?.hours }

  /// Returns the phases of a regular session for stocks that close by auction.
  ///
  /// - Returns: Nothing when no stock closes by auction on that day, or the day is not regular.
  public func auctionPhases(on day: CalendarDate) -> [SessionPhase]? {
    guard isSession(day), exceptions[day] == nil else { return nil }
    return auctionDays.last { $0.firstDay <= day }?.phases
  }

  /// Returns how the closing price of a day is fixed for stocks with derivatives.
  ///
  /// At NSE and BSE stocks without derivatives keep the VWAP of the last half hour.
  public func closingMethod(on day: CalendarDate) -> ClosingMethod? {
    closings.last { $0.firstDay <= day }?.method
  }

  /// Returns the changes of the closing method whose first day lies after one day, up to another.
  ///
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

extension [CalendarDate] {
  /// Returns the position of the first day that is not before a day, in a sorted array.
  func position(ofFirstNotBefore day: CalendarDate) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
