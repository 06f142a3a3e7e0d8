public import CivilTime

/// An unusual move in a session before day 0.
public struct EarlyMove: Sendable, Hashable {
  /// What moved.
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    /// The abnormal return.
    case price
    /// The number of shares traded.
    case volume
  }

  /// The event.
  public let eventID: String
  /// Its symbol.
  public let symbol: String
  /// What moved.
  public let kind: Kind
  /// The trading day relative to day 0, negative.
  public let relativeDay: Int
  /// The day.
  public let date: CalendarDate
  /// The share of ordinary days on which it moved as much.
  public let pValue: Double

  /// The p-value with three digits.
  var roundedPValue: Double { (pValue * 1000).rounded() / 1000 }

  /// Creates a move.
  public init(
    eventID: String,
    symbol: String,
    kind: Kind,
    relativeDay: Int,
    date: CalendarDate,
    pValue: Double
  ) {
    self.eventID = eventID
    self.symbol = symbol
    self.kind = kind
    self.relativeDay = relativeDay
    self.date = date
    self.pValue = pValue
  }
}

/// The tests of a study in which day 0 of some events lies one session later.
public struct DayShiftResult: Sendable {
  /// Which events were shifted, in words.
  public let description: String
  /// The number of shifted events.
  public let shiftedCount: Int
  /// The model, by its identifier.
  public let model: String
  /// The tests of each window.
  public let windows: [WindowResult]

  /// Creates the result of a shifted study.
  public init(description: String, shiftedCount: Int, model: String, windows: [WindowResult]) {
    self.description = description
    self.shiftedCount = shiftedCount
    self.model = model
    self.windows = windows
  }
}
