/// The peers of one event, and the securities that are none of them although they were named.
public struct EventPeers: Sendable, Hashable, Codable {
  /// The event.
  public var eventID: String
  /// Its symbol, which is never a peer.
  public var symbol: String
  /// The symbols of the peers, in ascending order.
  public var peers: [String]
  /// The securities that were left out.
  @AbsentList public var leftOut: [LeftOut] = []

  /// A security that is no peer of the event.
  public struct LeftOut: Sendable, Hashable, Codable {
    /// Its symbol.
    public var symbol: String
    /// Why it is none.
    public var reason: String
  }

  private enum CodingKeys: String, CodingKey {
    case symbol, peers
    case eventID = "event_id"
    case leftOut = "left_out"
  }
}
