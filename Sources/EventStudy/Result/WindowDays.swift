package import EventAlignment

/// A tested window as results write it: by its first and its last day.
public struct WindowDays: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The first day, relative to day 0.
  public var windowStart: Int
  /// The last day, relative to day 0.
  public var windowEnd: Int

  /// Takes the first and the last day.
  package init(windowStart: Int, windowEnd: Int) {
    self.windowStart = windowStart
    self.windowEnd = windowEnd
  }

  private enum CodingKeys: String, CodingKey {
    case windowStart = "window_start"
    case windowEnd = "window_end"
  }

  /// The days.
  public var days: ClosedRange<Int> { windowStart...max(windowStart, windowEnd) }

  /// The window as settings write it, such as `-1..1`.
  public var description: String { "\(windowStart)..\(windowEnd)" }
}

extension WindowDays {
  /// Takes the days of a window.
  package init(_ window: TestWindow) {
    self.init(windowStart: window.days.lowerBound, windowEnd: window.days.upperBound)
  }
}
