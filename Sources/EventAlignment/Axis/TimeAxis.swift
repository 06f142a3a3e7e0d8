public import CivilTime
public import Notices

/// The trading days of one security in its market: what relative days are counted along.
///
/// They depend on the calendar, on the security's own days and on those of its index, and on nothing
/// else that happens to be in the files.
/// - With an index they are its days, as far as the calendar calls them sessions or does not cover
///   them. Under a named calendar the sessions that the security traded and the index lacks, from
///   the first to the last day of the index, are trading days too, without a market return.
/// - Without an index they are the sessions of a named calendar from the security's first to its
///   last day, or under the calendar of the data the security's own days.
///
/// A trading day that the security lacks is missing, for it alone.
public struct TimeAxis: Sendable, Hashable {
  /// The trading days, oldest first.
  public let days: [CalendarDate]

  /// Creates the axis of a security.
  ///
  /// - Parameters:
  ///   - calendar: The calendar that says what a session is.
  ///   - market: The days of the index in any order, or nothing when the study needs none.
  ///   - security: The days on which the security has a price, in any order.
  public init(calendar: TradingCalendar, market: [CalendarDate]?, security: [CalendarDate]) {
    let own = security.filter(calendar.isUsable)
    let isNamed = !calendar.isFromData
    guard let index = market?.filter(calendar.isUsable) else {
      guard isNamed, let first = own.min(), let last = own.max() else {
        days = Set(own).sorted()
        return
      }
      days = Set(own + calendar.sessions(from: first, to: last)).sorted()
      return
    }
    guard isNamed, let first = index.min(), let last = index.max() else {
      days = Set(index).sorted()
      return
    }
    days = Set(index + own.filter { (first...last).contains($0) }).sorted()
  }

  /// Creates the axis of days that market and security are known to share.
  ///
  /// - Parameters:
  ///   - calendar: The calendar that says what a session is.
  ///   - days: The days of the data, in any order.
  public init(calendar: TradingCalendar, days: [CalendarDate]) {
    self.init(calendar: calendar, market: days, security: days)
  }

  /// The number of trading days.
  public var count: Int { days.count }

  /// Returns the position of a day on the axis.
  public func index(of day: CalendarDate) -> Int? { days.position(of: day) }
}

extension TradingCalendar {
  /// Whether a day of the data counts: the calendar calls it a session, or does not cover it.
  public func isUsable(_ day: CalendarDate) -> Bool { isSession(day) || !covers(day) }
}

/// One way in which the calendar and the days of the data disagree.
public struct AxisNote: Sendable, Hashable, Codable {
  /// What disagrees.
  public let kind: Kind
  /// The days concerned, oldest first.
  public let days: [CalendarDate]
  /// The name of the calendar.
  public let calendar: String

  /// The ways in which calendar and data disagree.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The data has days on which the exchange did not trade, such as holidays padded with prices.
    case notASession = "not_a_session"
    /// Securities have sessions that the market file lacks: their market return is missing.
    case missingFromMarket = "missing_from_market"
    /// The market file has sessions that no security has: they count, and are missing for each.
    case missingFromSecurities = "missing_from_securities"
    /// Neither file has these sessions.
    case missingFromData = "missing_from_data"
    /// Securities have days before the market file begins or after it ends.
    case outsideMarket = "outside_market"
    /// The calendar does not know whether these days are sessions; the data's word is taken.
    case outsideCalendar = "outside_calendar"
  }

  /// Creates a note.
  public init(kind: Kind, days: [CalendarDate], calendar: String) {
    self.kind = kind
    self.days = days
    self.calendar = calendar
  }
}

extension AxisNote {
  /// Returns where the calendar, the market file and the securities disagree.
  ///
  /// - Parameters:
  ///   - calendar: The calendar that says what a session is.
  ///   - market: The days of the market file in any order, or nothing when the study needs none.
  ///   - securities: The days on which at least one security has a price, in any order.
  /// - Returns: One note for each way in which they disagree.
  public static func notes(
    calendar: TradingCalendar,
    market: [CalendarDate]?,
    securities: [CalendarDate]
  ) -> [AxisNote] {
    let securityDays = Set(securities)
    let marketDays = market.map { Set($0) } ?? securityDays
    let all = marketDays.union(securityDays).sorted()
    var found: [Kind: [CalendarDate]] = [:]
    let range = sharedRange(marketDays, securityDays)
    for day in all {
      if !calendar.isUsable(day) {
        found[.notASession, default: []].append(day)
      } else if !calendar.isFromData, !calendar.covers(day) {
        found[.outsideCalendar, default: []].append(day)
      }
      guard calendar.isUsable(day), let range else { continue }
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
    return Kind.allCases.compactMap { kind in
      guard let days = found[kind], !days.isEmpty else { return nil }
      return AxisNote(kind: kind, days: days, calendar: calendar.name)
    }
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

extension AxisNote: Notice {
  /// A warning where days of the data were left out or could not be checked.
  public var severity: Severity {
    switch kind {
    case .notASession, .missingFromMarket, .missingFromSecurities, .outsideCalendar: .warning
    case .missingFromData, .outsideMarket: .information
    }
  }

  /// The note as one sentence with its days.
  public var message: Message {
    let count = days.count
    let one = count == 1
    let list = DayList.text(days)
    return switch kind {
    case .notASession:
      "\(count) day\(one ? "" : "s") of the data \(one ? "is not a session" : "are not sessions") "
        + "of the \(calendar) calendar and left out: \(list)"
    case .missingFromMarket:
      "\(count) session\(one ? "" : "s") of the \(calendar) calendar that securities have "
        + "\(one ? "is" : "are") missing from the market file: \(list); \(one ? "it has" : "they have") "
        + "no abnormal return, and the next one spans \(one ? "it" : "them")"
    case .missingFromSecurities:
      "\(count) session\(one ? "" : "s") of the \(calendar) calendar that the market file has "
        + "\(one ? "is" : "are") missing from all securities: \(list)"
    case .missingFromData:
      "\(count) session\(one ? "" : "s") of the \(calendar) calendar \(one ? "is" : "are") missing "
        + "from the data: \(list)"
    case .outsideMarket:
      "\(count) day\(one ? "" : "s") of securities lie\(one ? "s" : "") before the market file "
        + "begins or after it ends and \(one ? "is" : "are") left out: \(list)"
    case .outsideCalendar:
      "\(count) day\(one ? "" : "s") lie\(one ? "s" : "") outside the \(calendar) calendar, which "
        + "cannot check \(one ? "it" : "them"): taken from the data as trading days: \(list)"
    }
  }
}

extension AxisNote: CustomStringConvertible {
  public var description: String { message.text(.option) }
}

/// Days in words, shortened when there are many.
package enum DayList {
  /// Returns the first five days, and how many more there are until the last.
  package static func text(_ days: [CalendarDate]) -> String {
    guard days.count > 6, let last = days.last else {
      return days.map(\.description).joined(separator: ", ")
    }
    return days.prefix(5).map(\.description).joined(separator: ", ")
      + " and \(days.count - 5) more until \(last)"
  }
}
