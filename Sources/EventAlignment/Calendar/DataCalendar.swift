public import CivilTime

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
      auctionDays: auctionDays,
      closings: closings
    )
  }
}
