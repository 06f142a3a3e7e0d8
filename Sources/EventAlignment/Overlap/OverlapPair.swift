/// Two events of one symbol of which one disturbs the other.
public struct OverlapPair: Sendable, Hashable, Codable {
  /// What is disturbed.
  public let kind: Kind
  /// The event that is disturbed.
  public let eventID: String
  /// The event that disturbs it.
  public let otherEventID: String
  /// The trading days from the event's day 0 to the other's, negative when the other was earlier.
  public let distance: Int

  /// Creates a pair.
  ///
  /// - Parameters:
  ///   - kind: What is disturbed.
  ///   - eventID: The event that is disturbed.
  ///   - otherEventID: The event that disturbs it.
  ///   - distance: The trading days from the event's day 0 to the other's.
  public init(kind: Kind, eventID: String, otherEventID: String, distance: Int) {
    self.kind = kind
    self.eventID = eventID
    self.otherEventID = otherEventID
    self.distance = distance
  }

  /// What an event can disturb.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The event windows share a day; the pair occurs in both directions.
    case eventWindows = "event_windows"
    /// The event's estimation window contains a day of the other's event window.
    case estimationWindow = "estimation_window"
  }
}
