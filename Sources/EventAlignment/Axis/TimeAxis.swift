public import CivilTime

/// The trading days of a study: the sessions of the calendar that the data has.
///
/// Relative days are counted along this axis. A day is on it when the market file has it, at least
/// one security has it, and the calendar calls it a session or does not cover it. Whatever does not
/// fit is reported in ``notes``; nothing is used or left out in silence.
public struct TimeAxis: Sendable, Hashable {
  /// The trading days, oldest first.
  public let days: [CalendarDate]
  /// Where calendar and data disagree.
  public let notes: [AxisNote]

  /// Creates the axis of a study.
  ///
  /// - Parameters:
  ///   - calendar: The calendar that says what a session is.
  ///   - market: The days of the market file in any order, or nothing when the study needs none.
  ///   - securities: The days on which at least one security has a price, in any order.
  public init(calendar: TradingCalendar, market: [CalendarDate]?, securities: [CalendarDate]) {
    let securityDays = Set(securities)
    let marketDays = market.map { Set($0) } ?? securityDays
    let all = marketDays.union(securityDays).sorted()
    let isUsable = { (day: CalendarDate) in calendar.isSession(day) || !calendar.covers(day) }
    let axis = all.filter {
      isUsable($0) && marketDays.contains($0) && securityDays.contains($0)
    }
    let dataCalendar = calendar.isFromData
    var found: [AxisNote.Kind: [CalendarDate]] = [:]
    let range = Self.sharedRange(marketDays, securityDays)
    for day in all {
      if !isUsable(day) {
        found[.notASession, default: []].append(day)
      } else if !dataCalendar, !calendar.covers(day) {
        found[.outsideCalendar, default: []].append(day)
      }
      guard isUsable(day), let range else { continue }
      if !marketDays.contains(day) {
        found[range.contains(day) ? .missingFromMarket : .outsideMarket, default: []].append(day)
      } else if !securityDays.contains(day), range.contains(day) {
        found[.missingFromSecurities, default: []].append(day)
      }
    }
    if let range {
      let known = Set(all)
      found[.missingFromData] = calendar.sessions(from: range.lowerBound, to: range.upperBound)
        .filter { !known.contains($0) }
    }
    days = axis
    notes = AxisNote.Kind.allCases.compactMap { kind in
      guard let days = found[kind], !days.isEmpty else { return nil }
      return AxisNote(kind: kind, days: days, calendar: calendar.name)
    }
  }

  /// Creates the axis of days that market and securities are known to share.
  ///
  /// - Parameters:
  ///   - calendar: The calendar that says what a session is.
  ///   - days: The days of the data, in any order.
  public init(calendar: TradingCalendar, days: [CalendarDate]) {
    self.init(calendar: calendar, market: nil, securities: days)
  }

  /// The number of trading days.
  public var count: Int { days.count }

  /// Returns the position of a day on the axis.
  public func index(of day: CalendarDate) -> Int? {
    let position = days.position(ofFirstNotBefore: day)
    return position < days.count && days[position] == day ? position : nil
  }

  /// Returns the days from the later beginning to the earlier end of the two files.
  private static func sharedRange(
    _ market: Set<CalendarDate>,
    _ securities: Set<CalendarDate>
  ) -> ClosedRange<CalendarDate>? {
    guard let marketFirst = market.min(), let marketLast = market.max(),
      let securitiesFirst = securities.min(), let securitiesLast = securities.max()
    else { return nil }
    let first = max(marketFirst, securitiesFirst)
    let last = min(marketLast, securitiesLast)
    return first <= last ? first...last : nil
  }
}
