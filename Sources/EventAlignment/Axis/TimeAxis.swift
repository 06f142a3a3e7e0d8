public import CivilTime
public import Notices

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
    /// Securities have sessions that the market file lacks.
    case missingFromMarket = "missing_from_market"
    /// The market file has sessions that no security has.
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
        + "\(one ? "is" : "are") missing from the market file and left out: \(list)"
    case .missingFromSecurities:
      "\(count) session\(one ? "" : "s") of the \(calendar) calendar that the market file has "
        + "\(one ? "is" : "are") missing from all securities and left out: \(list)"
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
enum DayList {
  /// Returns the first five days, and how many more there are until the last.
  static func text(_ days: [CalendarDate]) -> String {
    guard days.count > 6, let last = days.last else {
      return days.map(\.description).joined(separator: ", ")
    }
    return days.prefix(5).map(\.description).joined(separator: ", ")
      + " and \(days.count - 5) more until \(last)"
  }
}
