public import EventAlignment

/// An announcement that is not in the statistics, with its reason.
public struct Exclusion: Sendable, Hashable, Codable {
  /// The event that is left out.
  public var eventID: String
  /// Its symbol.
  public var symbol: String
  /// The code of the reason, such as `unknown_symbol`.
  public var reason: String
  /// The reason in words.
  public var detail: String

  private enum CodingKeys: String, CodingKey {
    case symbol, reason, detail
    case eventID = "event_id"
  }
}

extension Exclusion {
  /// Excludes an event.
  public init(eventID: String, symbol: String, reason: ExclusionReason) {
    self.init(eventID: eventID, symbol: symbol, reason: reason.code, detail: reason.detail)
  }
}
