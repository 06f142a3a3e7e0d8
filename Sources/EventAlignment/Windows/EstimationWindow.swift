internal import Notices

/// The trading days from which a model of the expected return is estimated.
///
/// They lie before the event window, after it, or on both sides of it, so that the event cannot shape
/// what it is measured against. The default of a study is `-250..-11`; `-250..-11 30..120` has two parts.
public struct EstimationWindow: RelativeWindow {
  public static let example = "-250..-11"
  /// The usual window, 240 trading days that end 11 days before the event.
  public static let standard = EstimationWindow(-250...(-11))
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

  /// Returns the window with the days of another one; parts that touch become one.
  public func joined(with other: EstimationWindow) -> EstimationWindow {
    var joined: [ClosedRange<Int>] = []
    for part in (parts + other.parts).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, part.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, part.upperBound)
      } else {
        joined.append(part)
      }
    }
    let first = min(days.lowerBound, other.days.lowerBound)
    return EstimationWindow(first...max(days.upperBound, other.days.upperBound), parts: joined)
  }

  /// The number of trading days of all parts, at least 1.
  public var length: Int { parts.reduce(0) { $0 + $1.count } }

  /// The parts as text, such as `-250..-11` or `-250..-11 30..120`.
  public var description: String {
    parts.map { "\($0.lowerBound)..\($0.upperBound)" }.joined(separator: " ")
  }

  /// Creates a window from what people write.
  ///
  /// - Parameter text: One window as any other, or several that are written with two dots and blanks,
  ///   commas or semicolons between, such as `-250..-11 30..120`.
  /// - Throws: What reading a window throws.
  public init(parsing text: String) throws(EventAlignmentError) {
    let texts = Self.texts(of: text)
    self.init(try WindowText.days(of: texts[0], example: Self.example))
    for text in texts.dropFirst() {
      let part = EstimationWindow(try WindowText.days(of: text, example: Self.example))
      self = joined(with: part)
    }
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
}
