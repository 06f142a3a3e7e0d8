public import CivilTime

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
