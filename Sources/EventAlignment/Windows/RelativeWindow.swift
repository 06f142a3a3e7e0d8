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
  /// - Parameter text: `-1..1`, `-1,1`, `[-1,1]`, `-1;1`, `-1:1` or `-1 to 1`, with blanks anywhere
  ///   between; a single day such as `0` is a window of one day.
  /// - Throws: ``EventAlignmentError/unreadableWindow(text:example:)``,
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
  static func days(
    of text: String,
    example: String
  ) throws(EventAlignmentError) -> ClosedRange<Int> {
    let parts = parts(of: text)
    let numbers = parts.compactMap(number)
    guard numbers.count == parts.count, let first = numbers.first, let last = numbers.last,
      numbers.count <= 2
    else { throw .unreadableWindow(text: text, example: example) }
    guard numbers.allSatisfy({ range.contains($0) }) else {
      throw .windowOutOfRange(text: text, limit: range.upperBound)
    }
    guard first <= last else { throw .reversedWindow(first: first, last: last) }
    return first...last
  }

  private static let separators = ["...", "..", ",", ";", ":", "to"]

  /// Returns the texts of the first and last day, or the one text of a single day.
  private static func parts(of text: String) -> [String] {
    var body = String(text.map { $0 == "\u{2212}" || $0 == "\u{2013}" ? "-" : $0 })[...]
    body = trimmed(body)
    for (open, close) in [("[", "]"), ("(", ")")]
    where body.hasPrefix(open) && body.hasSuffix(close) {
      body = trimmed(body.dropFirst().dropLast())
    }
    for separator in separators {
      let parts = split(body, at: separator)
      if parts.count > 1 { return parts.map { String(trimmed($0)) } }
    }
    return [String(body)]
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
}

/// The trading days over which abnormal returns are cumulated and tested.
///
/// A study has several; each lies within the event window.
public struct TestWindow: RelativeWindow {
  public static let example = "-1..1, -1,1 or [-1,1]"
  public let days: ClosedRange<Int>

  public init(_ days: ClosedRange<Int>) {
    self.days = days
  }
}
