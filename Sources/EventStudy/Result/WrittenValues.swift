public import CivilTime

/// A list of dates that files hold as one list of texts.
///
/// An encoder takes a list of texts as a whole; date by date it costs several times as much.
@propertyWrapper
public struct DateTexts: Sendable, Hashable, Codable {
  public var wrappedValue: [CalendarDate]

  public init(wrappedValue: [CalendarDate]) {
    self.wrappedValue = wrappedValue
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    wrappedValue = try container.decode([String].self).map { text in
      guard let date = CalendarDate(text) else {
        throw DecodingError.dataCorruptedError(
          in: container,
          debugDescription: "\"\(text)\" is not a date"
        )
      }
      return date
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(wrappedValue.map(\.description))
  }
}

/// A list that a document may leave out, as one that was written before there was such a list does.
@propertyWrapper
public struct AbsentList<Element: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
  public var wrappedValue: [Element]

  public init(wrappedValue: [Element]) {
    self.wrappedValue = wrappedValue
  }

  public init(from decoder: any Decoder) throws {
    wrappedValue = try [Element](from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try wrappedValue.encode(to: encoder)
  }
}

extension KeyedDecodingContainer {
  /// Reads a list, empty where it is absent.
  func decode<Element>(
    _ type: AbsentList<Element>.Type,
    forKey key: Key
  ) throws -> AbsentList<Element> {
    try decodeIfPresent(type, forKey: key) ?? AbsentList(wrappedValue: [])
  }
}

extension Double {
  /// The number, or nothing when it is not finite: no output ever says `nan` or `inf`.
  package var present: Double? { isFinite ? self : nil }
}

extension Optional<Double> {
  /// The number, or nothing when there is none or it is not finite.
  package var present: Double? { flatMap(\.present) }
}
