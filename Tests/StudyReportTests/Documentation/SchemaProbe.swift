import CivilTime
import EventAlignment
import EventStudy
import Foundation

/// A JSON Schema of a type, found by decoding the type from nothing and noting what it asks for.
///
/// What is decoded with `decodeIfPresent` may be absent; an enum lists its cases; a list has the schema
/// of its first element.
struct SchemaProbe {
  /// Returns the schema of a type.
  static func schema<Value: Decodable>(of type: Value.Type) -> [String: Any] {
    probe(type).schema
  }

  /// Decodes a type from nothing; a type that accepts nothing made up has a schema but no value.
  fileprivate static func probe<Value: Decodable>(
    _ type: Value.Type
  ) -> (value: Value?, schema: [String: Any]) {
    if let known = known(type) { return known }
    if let list = type as? any ProbedList.Type {
      let (value, schema) = list.probed()
      return (value as? Value, schema)
    }
    let record = Record()
    let value = try? Value(from: Probe(record: record))
    return (value, record.schema)
  }

  private static func known<Value>(_ type: Value.Type) -> (Value?, [String: Any])? {
    func made(_ value: Any, _ schema: [String: Any]) -> (Value?, [String: Any]) {
      (value as? Value, schema)
    }
    if type == String.self { return made("", ["type": "string"]) }
    if type == Int.self { return made(0, ["type": "integer"]) }
    if type == Int32.self { return made(Int32(0), ["type": "integer"]) }
    if type == UInt64.self { return made(UInt64(0), ["type": "integer"]) }
    if type == Double.self { return made(0.5, ["type": "number"]) }
    if type == Bool.self { return made(false, ["type": "boolean"]) }
    if type == CalendarDate.self {
      return made(CalendarDate(dayNumber: 0), ["type": "string", "format": "date"])
    }
    // Of the settings of the run only the seed is written, and these types read more than they write.
    if type == RunSettings.self {
      let seed = ["seed": ["type": "integer"]]
      return made(
        RunSettings(),
        ["type": "object", "properties": seed, "required": ["seed"]]
      )
    }
    if type == MinimumEstimation.self {
      return made(MinimumEstimation.standard, ["type": "string"])
    }
    if type == SizeBand.self { return made(SizeBand.standard, ["type": "string"]) }
    if type == FreeFloat.self { return (FreeFloat("1") as? Value, ["type": "string"]) }
    if type == Range<Int>.self {
      return made(0..<1, ["type": "array", "items": ["type": "integer"]])
    }
    if type == DateTexts.self {
      return made(
        DateTexts(wrappedValue: [CalendarDate(dayNumber: 0)]),
        ["type": "array", "items": ["type": "string", "format": "date"]]
      )
    }
    if type == TimeOfDay.self {
      return TimeOfDay("12:00").map { made($0, ["type": "string"]) }
    }
    if type == EstimationWindow.self {
      return made(EstimationWindow(-120...(-11)), ["type": "string"])
    }
    if let window = type as? any RelativeWindow.Type {
      return made(window.init(-1...1), ["type": "string"])
    }
    if let cases = type as? any (CaseIterable & RawRepresentable<String>).Type,
      let (first, names) = cases.named
    {
      return made(first, ["enum": names])
    }
    return nil
  }
}

extension CaseIterable where Self: RawRepresentable<String> {
  fileprivate static var named: (first: Any, names: [String])? {
    allCases.first.map { ($0, allCases.map(\.rawValue)) }
  }
}

/// A collection whose element can be probed.
private protocol ProbedList {
  static func probed() -> (value: Any?, schema: [String: Any])
}

extension Array: ProbedList where Element: Decodable {
  static func probed() -> (value: Any?, schema: [String: Any]) {
    let (value, schema) = SchemaProbe.probe(Element.self)
    return (value.map { [$0] }, ["type": "array", "items": schema])
  }
}

extension AbsentList: ProbedList {
  static func probed() -> (value: Any?, schema: [String: Any]) {
    let (value, schema) = SchemaProbe.probe([Element].self)
    return (value.map(AbsentList.init), schema)
  }
}

extension Optional: ProbedList where Wrapped: Decodable {
  static func probed() -> (value: Any?, schema: [String: Any]) {
    let (value, schema) = SchemaProbe.probe(Wrapped.self)
    return (value.map { Optional($0) as Any }, ["anyOf": [schema, ["type": "null"]]])
  }
}

extension MethodList: ProbedList {
  static func probed() -> (value: Any?, schema: [String: Any]) {
    let names = Method.allCases.map(\.rawValue)
    return (MethodList(wrappedValue: []), ["type": "array", "items": ["enum": names]])
  }
}

extension PathList: ProbedList {
  static func probed() -> (value: Any?, schema: [String: Any]) {
    (PathList(wrappedValue: []), ["type": "array", "items": ["type": "string"]])
  }
}

extension Dictionary: ProbedList where Key: Decodable, Value: Decodable {
  static func probed() -> (value: Any?, schema: [String: Any]) {
    let (_, schema) = SchemaProbe.probe(Value.self)
    return ([Key: Value](), ["type": "object", "additionalProperties": schema])
  }
}

/// What a type asked for.
private final class Record {
  var properties: [String: [String: Any]] = [:]
  var required: Set<String> = []
  var single: [String: Any]?

  var schema: [String: Any] {
    if let single { return single }
    return ["type": "object", "properties": properties, "required": required.sorted()]
  }
}

/// A decoder of nothing.
private struct Probe: Decoder {
  let record: Record
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  /// A type that accepts nothing made up.
  struct Unknown: Error {}

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Keyed<Key>(record: record))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unknown() }

  func singleValueContainer() -> any SingleValueDecodingContainer { Single(record: record) }

  struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let record: Record
    let codingPath: [any CodingKey] = []
    let allKeys: [Key] = []

    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      record.required.insert(key.stringValue)
      guard let value = note(type, key) else { throw Unknown() }
      return value
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) -> Value? {
      note(type, key)
    }

    private func note<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
      let (value, schema) = SchemaProbe.probe(type)
      record.properties[key.stringValue] = schema
      return value
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? { note(type, key) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? { note(type, key) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) -> Double? { note(type, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? { note(type, key) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) -> Int32? { note(type, key) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) -> UInt64? { note(type, key) }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type,
      forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw Unknown() }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      throw Unknown()
    }

    func superDecoder() throws -> any Decoder { throw Unknown() }

    func superDecoder(forKey key: Key) throws -> any Decoder { throw Unknown() }
  }

  struct Single: SingleValueDecodingContainer {
    let record: Record
    let codingPath: [any CodingKey] = []

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      let (value, schema) = SchemaProbe.probe(type)
      record.single = schema
      guard let value else { throw Unknown() }
      return value
    }
  }
}
