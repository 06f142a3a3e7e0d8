package import EventAlignment

/// A tested window of which events of one security share days.
///
/// A day that two events share is counted twice, which no test over events allows for.
public struct SharedWindow: Sendable, Hashable, Codable {
  /// The first day of the window, relative to day 0.
  public var windowStart: Int
  /// The last day of the window, relative to day 0.
  public var windowEnd: Int
  /// The number of events that share days with another of their security.
  public var sharingCount: Int
  /// The number of events.
  public var eventCount: Int

  private enum CodingKeys: String, CodingKey {
    case windowStart = "window_start"
    case windowEnd = "window_end"
    case sharingCount = "n_sharing"
    case eventCount = "n_events"
  }

  /// The window.
  package var window: TestWindow { TestWindow(windowStart...windowEnd) }
}
