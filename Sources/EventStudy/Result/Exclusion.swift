public import EventAlignment

/// An announcement that is not in the statistics.
public struct Exclusion: Sendable, Hashable {
  /// The event that is left out.
  public let eventID: String
  /// Its symbol.
  public let symbol: String
  /// Why it is left out.
  public let reason: ExclusionReason

  /// Creates an exclusion.
  public init(eventID: String, symbol: String, reason: ExclusionReason) {
    self.eventID = eventID
    self.symbol = symbol
    self.reason = reason
  }
}
