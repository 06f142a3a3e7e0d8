public import CivilTime

/// One trading day of an exchange with its phases.
public struct TradingSession: Sendable, Hashable, Codable {
  /// The day.
  public let date: CalendarDate
  /// What sort of trading day it is.
  public let kind: SessionKind
  /// The phases of the day in order of time; none when the hours are not known.
  public let phases: [SessionPhase]
  /// What the session is for, where it has an occasion, such as `Union budget`.
  public let occasion: String?

  /// Creates a session.
  ///
  /// - Parameters:
  ///   - date: The day.
  ///   - kind: What sort of trading day it is.
  ///   - phases: The phases in order of time, not overlapping; none when the hours are not known.
  ///   - occasion: What the session is for.
  public init(
    date: CalendarDate,
    kind: SessionKind,
    phases: [SessionPhase],
    occasion: String? = nil
  ) {
    self.date = date
    self.kind = kind
    self.phases = phases
    self.occasion = occasion
  }

  /// The times of trading, usually one; a drill may have two with a break between them.
  public var tradingHours: [SessionHours] {
    phases.filter { $0.kind == .continuous }.map(\.hours)
  }

  /// The first opening and the last close of trading, or nothing when the hours are not known.
  public var hours: SessionHours? {
    guard let first = tradingHours.first, let last = tradingHours.last else { return nil }
    return SessionHours(open: first.open, close: last.close)
  }

  /// Whether stocks trade at a time of this day, or nothing when the hours are not known.
  public func isOpen(at time: TimeOfDay) -> Bool? {
    phases.isEmpty ? nil : tradingHours.contains { $0.contains(time) }
  }
}

/// What sort of trading day a session is.
public enum SessionKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A trading day with the usual hours.
  case regular
  /// A trading day that ends early.
  case halfDay = "half_day"
  /// A trading day with other hours than usual, such as after an outage.
  case alteredHours = "altered_hours"
  /// A session on a Saturday or Sunday, such as for a budget or a disaster-recovery drill.
  case specialWeekend = "special_weekend"
  /// The short session of the Hindu new year, usually in the evening of a holiday.
  case muhurat

  /// The kind in words, with its article.
  public var phrase: String {
    switch self {
    case .regular: "a regular session"
    case .halfDay: "a half-day"
    case .alteredHours: "a session with altered hours"
    case .specialWeekend: "a special weekend session"
    case .muhurat: "a Muhurat session"
    }
  }
}

/// A part of a trading day in which orders are treated in one way.
public struct SessionPhase: Sendable, Hashable, Codable {
  /// How orders are treated.
  public let kind: Kind
  /// When the phase begins and ends.
  public let hours: SessionHours

  /// Creates a phase.
  public init(_ kind: Kind, _ hours: SessionHours) {
    self.kind = kind
    self.hours = hours
  }

  /// The ways in which an exchange treats orders.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Orders are collected for the opening price.
    case preOpen = "pre_open"
    /// Orders trade as soon as they match.
    case continuous
    /// Orders are collected for one closing price.
    case closingAuction = "closing_auction"
    /// Trading at the closing price, after it is known.
    case postClose = "post_close"
  }
}

/// The opening and closing time of trading, on the exchange's clock.
public struct SessionHours: Sendable, Hashable, Codable {
  /// The first moment of trading.
  public let open: TimeOfDay
  /// The moment at which trading has ended.
  public let close: TimeOfDay

  /// Creates hours, or nothing when they end before they begin.
  public init?(open: TimeOfDay, close: TimeOfDay) {
    guard open < close else { return nil }
    self.open = open
    self.close = close
  }

  /// Whether trading is open at a time: from the opening on, and no longer at the close.
  public func contains(_ time: TimeOfDay) -> Bool { open <= time && time < close }
}

extension SessionHours: LosslessStringConvertible {
  /// The hours as text, such as `09:15-15:30`.
  public var description: String { "\(open)-\(close)" }

  /// Creates hours from text, two 24-hour times joined by a hyphen.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let open = TimeOfDay(String(parts[0])),
      let close = TimeOfDay(String(parts[1]))
    else { return nil }
    self.init(open: open, close: close)
  }
}

/// How an exchange fixes the official closing price of a stock.
public enum ClosingMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// The volume-weighted average price of the trades of the last half hour.
  case lastHalfHourVWAP = "last_half_hour_vwap"
  /// One price at which the orders of a closing auction match.
  case closingAuction = "closing_auction"

  /// The method in words.
  public var phrase: String {
    switch self {
    case .lastHalfHourVWAP: "the VWAP of the last half hour"
    case .closingAuction: "a closing auction"
    }
  }
}

/// A closing method that begins on a day, as an exchange announced it.
public struct ClosingMethodChange: Sendable, Hashable, Codable {
  /// The first day of the new method.
  public let firstDay: CalendarDate
  /// The method before that day.
  public let from: ClosingMethod
  /// The method from that day on.
  public let to: ClosingMethod
}
