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
