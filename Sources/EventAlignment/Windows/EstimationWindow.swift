public import CivilTime
internal import Notices

/// An estimation window as a study or an event sets it: parts in relative days, between dates, or both.
///
/// The default of a study is `-250..-11`; `-250..-11 30..120` has two parts, and
/// `2022-01-03..2022-12-30` is the same period for every event. Dates become days relative to an
/// event once its day 0 is known.
public struct EstimationWindow: Sendable, Hashable, LosslessStringConvertible {
  /// Windows of this kind, as examples for messages.
  public static let example = "-250..-11 or 2022-01-03..2022-12-30"
  /// The usual window, 240 trading days that end 11 days before the event.
  public static let standard = EstimationWindow(.standard)

  private enum Content: Sendable, Hashable {
    case days(EstimationDays)
    case dated([DatedWindow], EstimationDays?)
  }

  private let content: Content

  /// Creates a window of relative days.
  public init(_ days: ClosedRange<Int>) { self.init(EstimationDays(days)) }

  /// Creates a window of relative days.
  public init(_ days: EstimationDays) { content = .days(days) }

  private init(_ dated: [DatedWindow], _ days: EstimationDays?) {
    content =
      if dated.isEmpty, let days { .days(days) } else { .dated(dated, days) }
  }

  /// The window in relative days, unless a part of it is dated.
  public var days: EstimationDays? {
    if case .days(let days) = content { days } else { nil }
  }

  private var dated: [DatedWindow] {
    if case .dated(let dated, _) = content { dated } else { [] }
  }

  private var relative: EstimationDays? {
    switch content {
    case .days(let days): days
    case .dated(_, let days): days
    }
  }

  /// Returns the window with the parts of another one.
  public func joined(with other: EstimationWindow) -> EstimationWindow {
    let days: EstimationDays? =
      if let one = relative, let two = other.relative { one.joined(with: two) } else {
        relative ?? other.relative
      }
    return EstimationWindow(dated + other.dated.filter { !dated.contains($0) }, days)
  }

  /// The parts as text, such as `-250..-11` or `2022-01-03..2022-12-30`.
  public var description: String {
    (dated.map(\.description) + [relative?.description].compactMap(\.self)).joined(separator: " ")
  }

  /// Creates a window from text, or nothing when the text is not a window.
  public init?(_ description: String) {
    guard let window = try? Self(parsing: description) else { return nil }
    self = window
  }

  /// Creates a window from what people write.
  ///
  /// - Parameter text: One window as any other, with dates or without, or several that are written
  ///   with two dots and blanks, commas or semicolons between, such as `-250..-11 30..120`.
  /// - Throws: What reading a window throws.
  public init(parsing text: String) throws(EventAlignmentError) {
    let texts = Self.texts(of: text)
    var window = try Self.part(texts[0])
    for text in texts.dropFirst() { window = window.joined(with: try Self.part(text)) }
    self = window
  }

  private static func part(_ text: String) throws(EventAlignmentError) -> EstimationWindow {
    if let dated = DatedWindow(text) {
      try dated.checkOrder()
      return EstimationWindow([dated], nil)
    }
    let days = try WindowText.days(of: text, example: example) { number in
      // A length is counted back from where the usual window ends, far enough from the news.
      let end = EstimationDays.standard.days.upperBound
      let first = max(end - abs(number) + 1, WindowText.range.lowerBound)
      let length = end - first + 1
      return "\(first)..\(end) for \(length) \(length == 1 ? "day that ends" : "days that end") "
        + "\(-end) before the event"
    }
    return EstimationWindow(days)
  }

  /// Returns the texts of the parts, at least one.
  private static func texts(of text: String) -> [String] {
    guard text.ranges(of: "..").count > 1 else { return [text] }
    var text = text
    for blanks in [" ..", ".. "] {
      while text.contains(blanks) { text.replace(blanks, with: "..") }
    }
    let parts = text.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
    return parts.isEmpty ? [text] : parts
  }
}

extension EstimationWindow {
  /// Returns the window in days relative to an event.
  ///
  /// - Parameters:
  ///   - index: The position of the event day.
  ///   - axis: The trading days, ascending.
  ///   - event: The event window, whose days a part that a date ends inside it leaves out.
  ///   - end: The relative day that an end which is left out stands for.
  /// - Returns: The days of all parts.
  /// - Throws: ``EventAlignmentError/noEstimationSession(window:)`` for a dated part without a day.
  public func days(
    around index: Int,
    on axis: [CalendarDate],
    event: EventWindow,
    ending end: Int
  ) throws(EventAlignmentError) -> EstimationDays {
    if let days { return days }
    var all = relative
    for part in dated {
      guard let days = part.days(around: index, on: axis, ending: end),
        let outside = part.days(days, outside: event)
      else { throw .noEstimationSession(window: part.description) }
      let found = EstimationDays(outside)
      try found.checkRange()
      all = all?.joined(with: found) ?? found
    }
    guard let all else { throw .noEstimationSession(window: description) }
    return all
  }

  /// Returns whether days of an event window lie in the window.
  ///
  /// - Parameters:
  ///   - event: The event window.
  ///   - index: The position of the event day.
  ///   - axis: The trading days, ascending.
  /// - Returns: Whether the estimation leaves days of the event out.
  public func reaches(
    into event: EventWindow,
    around index: Int,
    on axis: [CalendarDate]
  ) -> Bool {
    (relative?.parts ?? []).contains { $0.overlaps(event.days) }
      || dated.contains {
        $0.days(around: index, on: axis, ending: event.days.lowerBound - 1)?
          .overlaps(event.days) ?? false
      }
  }
}

extension EstimationWindow: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text =
      if let text = try? container.decode(String.self) { text } else {
        try container.decode([String].self).joined(separator: " ")
      }
    do throws(EventAlignmentError) {
      try self.init(parsing: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
