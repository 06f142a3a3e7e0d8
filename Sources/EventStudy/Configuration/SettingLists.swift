public import EventStatistics
internal import Notices

/// A list of methods, written as their names, in which `all` stands for every one.
@propertyWrapper
public struct MethodList<Method: NamedMethod>: Hashable, Sendable, Codable {
  public var wrappedValue: [Method]

  public init(wrappedValue: [Method]) { self.wrappedValue = wrappedValue }

  public init(from decoder: any Decoder) throws {
    let names = try [String](from: decoder)
    do throws(ConfigurationError) {
      wrappedValue = try Method.all(named: names)
    } catch {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: error.description
        )
      )
    }
  }

  public func encode(to encoder: any Encoder) throws {
    try wrappedValue.map(\.rawValue).encode(to: encoder)
  }
}

/// A method that settings name by its raw value.
public protocol NamedMethod: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// What a method is called in an error, such as `model`.
  static var kind: String { get }
}

extension NamedMethod {
  /// Returns the methods of a list of names, without repetition, in the order of the list.
  ///
  /// - Parameter names: Identifiers such as `market`, alone or with commas between, or `all`.
  /// - Returns: The methods, at least one for each name.
  /// - Throws: ``ConfigurationError/unknownName(kind:name:suggestion:known:)``.
  public static func all(named names: [String]) throws(ConfigurationError) -> [Self] {
    var methods: [Self] = []
    for name in names.flatMap({ $0.split(separator: ",").map(String.init) }) {
      let trimmed = name.filter { $0 != " " }
      let found: [Self]
      if trimmed == "all" {
        found = Array(allCases)
      } else if let method = Self(rawValue: trimmed.lowercased()) {
        found = [method]
      } else {
        let known = allCases.map(\.rawValue)
        throw .unknownName(
          kind: kind,
          name: trimmed,
          suggestion: NameSuggestion.nearest(to: trimmed, among: known),
          known: known
        )
      }
      methods += found.filter { !methods.contains($0) }
    }
    return methods
  }
}

extension ExpectedReturnMethod: NamedMethod {
  public static let kind = "model"
}

extension InferenceMethod: NamedMethod {
  public static let kind = "test"
}

extension InferenceConvention: NamedMethod {
  public static let kind = "convention"
}

extension PValueAdjustment: NamedMethod {
  public static let kind = "correction"
}

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

extension KeyedDecodingContainer {
  /// Reads paths, none where a document was written by a study that had none.
  func decode(_ type: PathList.Type, forKey key: Key) throws -> PathList {
    try decodeIfPresent(type, forKey: key) ?? PathList(wrappedValue: [])
  }
}
