public import EventAlignment

/// Two events of one symbol that disturb each other.
public struct EventOverlap: Sendable, Hashable, Codable {
  /// How the events touch.
  public let kind: WindowOverlaps.Kind
  /// The event that is disturbed.
  public let eventID: String
  /// The event that disturbs it.
  public let otherEventID: String
  /// The symbol of both.
  public let symbol: String
  /// Day 0 of the second event in trading days relative to day 0 of the first.
  public let distance: Int

  private enum CodingKeys: String, CodingKey {
    case kind, symbol, distance
    case eventID = "event_id"
    case otherEventID = "other_event_id"
  }

  /// Creates an overlap.
  public init(
    kind: WindowOverlaps.Kind,
    eventID: String,
    otherEventID: String,
    symbol: String,
    distance: Int
  ) {
    self.kind = kind
    self.eventID = eventID
    self.otherEventID = otherEventID
    self.symbol = symbol
    self.distance = distance
  }
}
