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
