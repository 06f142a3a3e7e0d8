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
