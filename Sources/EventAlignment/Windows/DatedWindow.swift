public import CivilTime
internal import Algorithms

/// A window whose first or last day is a date, such as `2021-11-29..2022-10-28` or `2021-11-29..-11`.
public struct DatedWindow: Sendable, Hashable {
  /// One end of a window.
  private enum End: Sendable, Hashable {
    case date(CalendarDate)
    case day(Int)

    init?(_ text: some StringProtocol) {
      if let date = CalendarDate(String(text)) {
        self = .date(date)
      } else if let day = Int(text), WindowText.range.contains(day) {
        self = .day(day)
      } else {
        return nil
      }
    }
  }

  private let first: End
  private let last: End

  /// Reads a window, or nothing where neither end is a date.
  public init?(_ text: String) {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = End(ends[0]), let last = End(ends[1]) else { return nil }
    if case .day = first, case .day = last { return nil }
    self.first = first
    self.last = last
  }

  /// Returns the window as days relative to an event day.
  ///
  /// - Parameters:
  ///   - index: The position of the event day.
  ///   - axis: The trading days, ascending.
  /// - Returns: From the first to the last trading day inside; nothing where there is none.
  public func days(around index: Int, on axis: [CalendarDate]) -> ClosedRange<Int>? {
    let first =
      switch first {
      case .date(let date): axis.partitioningIndex { $0 >= date } - index
      case .day(let day): day
      }
    let last =
      switch last {
      case .date(let date): axis.partitioningIndex { $0 > date } - 1 - index
      case .day(let day): day
      }
    return first <= last ? first...last : nil
  }
}
