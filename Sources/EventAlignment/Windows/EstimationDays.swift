internal import Notices

/// The trading days from which a model of the expected return is estimated, relative to an event.
///
/// They lie before the event window, after it, or on both sides of it, so that the event cannot shape
/// what it is measured against.
public struct EstimationDays: RelativeWindow {
  public static let example = EstimationWindow.example
  /// The usual window, 240 trading days that end 11 days before the event.
  public static let standard = EstimationDays(-250...(-11))
  /// The parts of the window, ascending, with days between that belong to none.
  public let parts: [ClosedRange<Int>]

  /// From the first day of the first part to the last day of the last one.
  public let days: ClosedRange<Int>

  public init(_ days: ClosedRange<Int>) {
    self.days = days
    parts = [days]
  }

  private init(_ days: ClosedRange<Int>, parts: [ClosedRange<Int>]) {
    self.days = days
    self.parts = parts
  }

  /// Creates a window from what people write: one window, or several with blanks, commas or semicolons
  /// between, such as `-250..-11 30..120`.
  public init(parsing text: String) throws(EventAlignmentError) {
    guard let days = try EstimationWindow(parsing: text).days else {
      throw .unreadableWindow(text: text, remedy: Self.example)
    }
    self = days
  }

  /// Returns the window with the days of another one; parts that touch become one.
  public func joined(with other: EstimationDays) -> EstimationDays {
    var joined: [ClosedRange<Int>] = []
    for part in (parts + other.parts).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, part.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, part.upperBound)
      } else {
        joined.append(part)
      }
    }
    let first = min(days.lowerBound, other.days.lowerBound)
    return EstimationDays(first...max(days.upperBound, other.days.upperBound), parts: joined)
  }

  /// Returns a window as long as this one whose parts lie outside an event window.
  ///
  /// - Parameter event: The event window.
  /// - Returns: A part that begins before the event window ends the day before it; any other that
  ///   meets it begins the day after.
  func moved(outside event: EventWindow) -> EstimationDays {
    let event = event.days
    let moved = parts.map { part in
      guard part.overlaps(event) else { return EstimationDays(part) }
      let length = part.count
      return part.lowerBound < event.lowerBound
        ? EstimationDays((event.lowerBound - length)...(event.lowerBound - 1))
        : EstimationDays((event.upperBound + 1)...(event.upperBound + length))
    }
    return moved.dropFirst().reduce(moved[0]) { $0.joined(with: $1) }
  }

  /// The number of trading days of all parts, at least 1.
  public var length: Int { parts.reduce(0) { $0 + $1.count } }

  /// The parts as text, such as `-250..-11` or `-250..-11 30..120`.
  public var description: String {
    parts.map { "\($0.lowerBound)..\($0.upperBound)" }.joined(separator: " ")
  }
}
