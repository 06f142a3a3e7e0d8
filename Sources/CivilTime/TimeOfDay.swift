/// A wall-clock time within a day, to the second.
public struct TimeOfDay: Sendable, Hashable {
  /// The number of seconds since midnight, 0 to 86 399.
  public let secondsSinceMidnight: Int

  /// Creates a time, or nothing when no clock shows it.
  ///
  /// - Parameters:
  ///   - hour: 0 to 23.
  ///   - minute: 0 to 59.
  ///   - second: 0 to 59.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else {
      return nil
    }
    secondsSinceMidnight = (hour * 60 + minute) * 60 + second
  }

  private init(unchecked seconds: Int) { secondsSinceMidnight = seconds }

  /// Creates a time from the seconds since midnight; nothing beyond a day.
  package init?(secondsSinceMidnight seconds: Int) {
    guard (0..<86_400).contains(seconds) else { return nil }
    self.init(unchecked: seconds)
  }

  /// 09:15, when the continuous session of the Indian exchanges opens.
  public static let indianOpen = TimeOfDay(unchecked: 33_300)
  /// 15:30, when the session of the Indian exchanges closes.
  public static let indianClose = TimeOfDay(unchecked: 55_800)

  /// The hour, 0 to 23.
  public var hour: Int { secondsSinceMidnight / 3600 }
  /// The minute, 0 to 59.
  public var minute: Int { secondsSinceMidnight / 60 % 60 }
  /// The second, 0 to 59.
  public var second: Int { secondsSinceMidnight % 60 }
}

extension TimeOfDay: Comparable {
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    left.secondsSinceMidnight < right.secondsSinceMidnight
  }
}

extension TimeOfDay: LosslessStringConvertible {
  /// The time as `15:30`, or as `15:30:05` when it has seconds.
  public var description: String {
    let minutes = "\(padded(hour, 2)):\(padded(minute, 2))"
    return second == 0 ? minutes : "\(minutes):\(padded(second, 2))"
  }

  /// Creates a time from 24-hour text, `hh:mm` or `hh:mm:ss`.
  public init?(_ description: String) {
    let parts = description.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count),
      parts.allSatisfy({
        (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count else { return nil }
    self.init(hour: numbers[0], minute: numbers[1], second: numbers.count == 3 ? numbers[2] : 0)
  }
}

extension TimeOfDay: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = TimeOfDay(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "\"\(text)\" is not a time of day; write it as 15:30"
      )
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
