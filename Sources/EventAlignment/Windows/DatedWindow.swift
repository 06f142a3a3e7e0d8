public import CivilTime
internal import Algorithms

/// A window whose first or last day is a date, such as `2021-11-29..2022-10-28` or `2021-11-29..-11`.
///
/// A date stands for the first session on or after it at the beginning of a window, and for the last
/// one on or before it at the end. Beside a date the other end can be a number of trading days, as
/// in `240d..2022-10-28`, and the end can be left out.
public struct DatedWindow: Sendable, Hashable {
  /// One end of a window.
  fileprivate enum End: Sendable, Hashable {
    case date(CalendarDate)
    case day(Int)
    /// So many trading days before or after the other end, both ends included.
    case count(Int)
    /// Where the study's own window ends.
    case open

    init?(_ text: String) {
      if text.isEmpty {
        self = .open
      } else if let date = CalendarDate(text) {
        self = .date(date)
      } else if let day = Int(text), WindowText.range.contains(day) {
        self = .day(day)
      } else if text.hasSuffix("d"), let count = Int(text.dropLast()),
        (1...WindowText.range.upperBound).contains(count)
      {
        self = .count(count)
      } else {
        return nil
      }
    }

    var date: CalendarDate? {
      if case .date(let date) = self { date } else { nil }
    }
  }

  private let first: End
  private let last: End

  /// Reads a window, or nothing where neither end is a date.
  public init?(_ text: String) {
    let ends = WindowText.parts(of: text)
    guard ends.count == 2, let first = End(ends[0]), let last = End(ends[1]) else { return nil }
    guard first != .open, first.date != nil || last.date != nil else { return nil }
    self.first = first
    self.last = last
  }

  /// Refuses a window that ends before it begins.
  func checkOrder() throws(EventAlignmentError) {
    guard let first = first.date, let last = last.date, first > last else { return }
    throw .reversedWindow(first: "\(first)", last: "\(last)")
  }

  /// Returns the window as days relative to an event day.
  ///
  /// - Parameters:
  ///   - index: The position of the event day.
  ///   - axis: The trading days, ascending.
  ///   - end: The relative day that an end which is left out stands for.
  /// - Returns: From the first to the last trading day inside; nothing where there is none.
  public func days(
    around index: Int,
    on axis: [CalendarDate],
    ending end: Int = -1
  ) -> ClosedRange<Int>? {
    let begins: Int? =
      switch first {
      case .date(let date): axis.partitioningIndex { $0 >= date } - index
      case .day(let day): day
      case .count, .open: nil
      }
    let ends: Int? =
      switch last {
      case .date(let date): axis.partitioningIndex { $0 > date } - 1 - index
      case .day(let day): day
      case .open: end
      case .count: nil
      }
    var (first, last) = (begins, ends)
    if case .count(let count) = self.first, let ends { first = ends - count + 1 }
    if case .count(let count) = self.last, let begins { last = begins + count - 1 }
    guard let first, let last, first <= last else { return nil }
    return first...last
  }

  /// Returns the days of a window that lie outside an event window, where a date says where it begins
  /// or ends inside it.
  ///
  /// A date is not written with one event in view, so that the days of the event are left out; a
  /// relative day inside the event window is a slip in one of the two, which stays for the reader of
  /// the settings to see.
  func days(_ days: ClosedRange<Int>, outside event: EventWindow) -> ClosedRange<Int>? {
    let event = event.days
    guard days.overlaps(event) else { return days }
    var (first, last) = (days.lowerBound, days.upperBound)
    if event.contains(last), isDated(last: true) { last = event.lowerBound - 1 }
    if event.contains(first), isDated(last: false) { first = event.upperBound + 1 }
    return first <= last ? first...last : nil
  }

  /// Whether an end is a date, or counted from one.
  private func isDated(last isLast: Bool) -> Bool {
    switch isLast ? last : first {
    case .date, .count: true
    case .day, .open: false
    }
  }
}

extension DatedWindow: CustomStringConvertible {
  /// The window as ``init(_:)`` reads it.
  public var description: String { "\(first)..\(last)" }
}

extension DatedWindow.End: CustomStringConvertible {
  var description: String {
    switch self {
    case .date(let date): "\(date)"
    case .day(let day): "\(day)"
    case .count(let count): "\(count)d"
    case .open: ""
    }
  }
}
