/// A list of paths that a file may also write as one text.
@propertyWrapper
public struct PathList: Hashable, Sendable, Codable {
  public var wrappedValue: [String]

  public init(wrappedValue: [String]) { self.wrappedValue = wrappedValue }

  public init(from decoder: any Decoder) throws {
    guard let paths = try? [String](from: decoder) else {
      // What is neither is refused as a text, which is what most people write.
      wrappedValue = [try decoder.singleValueContainer().decode(String.self)]
      return
    }
    wrappedValue = paths
  }

  public func encode(to encoder: any Encoder) throws {
    try wrappedValue.encode(to: encoder)
  }
}
