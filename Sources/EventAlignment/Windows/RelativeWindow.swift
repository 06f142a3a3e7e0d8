internal import Notices

/// A run of trading days counted from the event day, which is day 0.
///
/// Estimation, event and tested windows are types of their own, so that one cannot be passed for
/// another. Each reads and writes itself as `-10..10`.
public protocol RelativeWindow: Sendable, Hashable, Codable, LosslessStringConvertible {
  /// A window of this kind, as an example for messages.
  static var example: String { get }
  /// The first and the last relative day, both included.
  var days: ClosedRange<Int> { get }
  /// Creates a window from its first and last relative day.
  init(_ days: ClosedRange<Int>)
  /// Creates a window from what people write.
  init(parsing text: String) throws(EventAlignmentError)
}

extension RelativeWindow {
  /// The number of trading days, at least 1.
  public var length: Int { days.count }

  /// The window as text, such as `-10..10`.
  public var description: String { "\(days.lowerBound)..\(days.upperBound)" }

  /// Creates a window from text, or nothing when the text is not a window.
  public init?(_ description: String) {
    guard let window = try? Self(parsing: description) else { return nil }
    self = window
  }

  /// Creates a window from what people write.
  ///
  /// - Parameter text: `-1..1`, `-1,1`, `[-1,1]`, `(-1,+1)`, `-1;1`, `-1:1` or `-1 to 1`, with blanks
  ///   anywhere between; `0` is day 0 alone.
  /// - Throws: ``EventAlignmentError/unreadableWindow(text:remedy:)``,
  ///   ``EventAlignmentError/reversedWindow(first:last:)`` or
  ///   ``EventAlignmentError/windowOutOfRange(text:limit:)``.
  public init(parsing text: String) throws(EventAlignmentError) {
    self.init(try WindowText.days(of: text, example: Self.example))
  }

  /// Refuses days that are further from the event than any data reaches.
  func checkRange() throws(EventAlignmentError) {
    let range = WindowText.range
    guard range.contains(days.lowerBound), range.contains(days.upperBound) else {
      throw .windowOutOfRange(text: description, limit: range.upperBound)
    }
  }

  /// Returns the positions on an axis of which this whole window lies on the axis too.
  ///
  /// - Parameter count: The number of days of the axis.
  /// - Returns: Positions of the axis at which day 0 can stand, perhaps none.
  public func eventDays(onAxisOf count: Int) -> Range<Int> {
    let first = min(max(0, -days.lowerBound), count)
    return first..<max(first, min(count, count - days.upperBound))
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
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

/// The ways in which people write a window.
enum WindowText {
  /// The relative days that a window may name.
  static let range = -100_000...100_000

  /// Returns the first and the last day that a text names.
  ///
  /// - Parameters:
  ///   - text: What a person wrote.
  ///   - example: What windows of the kind look like.
  ///   - singleDay: What to write instead of one number, which is one day to some and many to others.
  /// - Returns: The two days.
  /// - Throws: ``EventAlignmentError`` for a text that is no window, with what to write.
  static func days(
    of text: String,
    example: String,
    singleDay: (Int) -> String = { day in
      let days = max(abs(day), 1)
      return "\(day)..\(day) for that day alone, or -\(days)..\(days) for the days around day 0"
    }
  ) throws(EventAlignmentError) -> ClosedRange<Int> {
    let parts = parts(of: text)
    let numbers = parts.compactMap(number)
    guard numbers.count == parts.count, let first = numbers.first, let last = numbers.last,
      numbers.count <= 2
    else { throw .unreadableWindow(text: text, remedy: suggestion(for: text) ?? example) }
    guard numbers.allSatisfy({ range.contains($0) }) else {
      throw .windowOutOfRange(text: text, limit: range.upperBound)
    }
    guard first <= last else { throw .reversedWindow(first: "\(first)", last: "\(last)") }
    guard numbers.count == 2 || first == 0 else {
      throw .unreadableWindow(text: text, remedy: singleDay(first))
    }
    return first...last
  }

  /// Returns the window that somebody means who puts a hyphen or a stroke between two days, as in
  /// `0-1`.
  private static func suggestion(for text: String) -> String? {
    let body = plain(text)
    for place in body.indices where "-/_~".contains(body[place]) {
      let (first, last) = (trimmed(body[..<place]), trimmed(body[body.index(after: place)...]))
      guard let first = number(String(first)), let last = number(String(last)), first <= last,
        range.contains(first), range.contains(last)
      else { continue }
      return "\(first)..\(last)"
    }
    return nil
  }

  private static let separators = ["...", "..", ",", ";", ":", "to"]

  /// Returns the texts of the first and last day, or the one text of a single day.
  static func parts(of text: String) -> [String] {
    let body = plain(text)
    for separator in separators {
      let parts = split(body, at: separator)
      if parts.count > 1 { return parts.map { String(trimmed($0)) } }
    }
    return [String(body)]
  }

  /// Returns a text without brackets around it, and with hyphens for other signs of its kind.
  private static func plain(_ text: String) -> Substring {
    var body = trimmed(
      String(text.map { $0 == "\u{2212}" || $0 == "\u{2013}" ? "-" : $0 })[...]
    )
    for (open, close) in [("[", "]"), ("(", ")")]
    where body.hasPrefix(open) && body.hasSuffix(close) {
      body = trimmed(body.dropFirst().dropLast())
    }
    return body
  }

  /// Returns the relative day that a text names.
  private static func number(_ text: String) -> Int? {
    let digits = text.drop { $0 == "-" || $0 == "+" }
    guard text.count - digits.count <= 1, !digits.isEmpty,
      digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    // A number with more digits than an Int holds is out of any range.
    let magnitude = Int(digits) ?? Int.max
    return text.hasPrefix("-") ? -magnitude : magnitude
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  private static func split(_ text: Substring, at separator: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = text
    while let range = rest.firstRange(of: separator) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return parts + [rest]
  }
}

/// The trading days around the event for which abnormal returns are measured.
///
/// The default of a study is `-10..10`.
public struct EventWindow: RelativeWindow {
  public static let example = "-10..10"
  /// The usual window, ten trading days to each side of the event.
  public static let standard = EventWindow(-10...10)
  public let days: ClosedRange<Int>

  public init(_ days: ClosedRange<Int>) {
    self.days = days
  }

  /// Returns the window, widened where tested windows reach beyond it.
  public func widened(to tests: [TestWindow]) -> EventWindow {
    tests.reduce(self) {
      EventWindow(
        min($0.days.lowerBound, $1.days.lowerBound)...max($0.days.upperBound, $1.days.upperBound)
      )
    }
  }
}

/// The trading days over which abnormal returns are cumulated and tested.
///
/// A study has several; each lies within the event window, which is widened where one does not.
public struct TestWindow: RelativeWindow {
  public static let example = "-1..1, -1,1 or [-1,1]"
  public let days: ClosedRange<Int>

  public init(_ days: ClosedRange<Int>) {
    self.days = days
  }
}
