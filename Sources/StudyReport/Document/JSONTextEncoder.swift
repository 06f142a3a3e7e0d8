internal import DelimitedText
internal import EventStudy

/// Encodes values as compact JSON, straight into bytes.
///
/// The bytes are those of Foundation's encoder with sorted keys and slashes as they are, but no tree of them
/// is ever in memory: an object is written member by member, and its members change places when all are
/// there. Lists that it is to leave out are kept for whoever writes them (``JSONText``).
///
/// A value encodes its parts as values: containers inside of a container, which nothing here uses, are
/// not supported.
final class JSONTextEncoder: Encoder {
  /// The text so far.
  private(set) var bytes: [UInt8] = []
  let userInfo: [CodingUserInfoKey: Any]
  /// Errors name the file alone.
  var codingPath: [any CodingKey] { [] }
  /// Long lists in the order of the gaps that they left; nothing where every list is written.
  private(set) var gaps: [any JSONList]?

  /// The fewest elements of a list that leaves a gap.
  private static let longList = 64
  /// Begins a gap, which the number of its list follows; it stands in no JSON.
  static let gapMark: UInt8 = 0

  private var part = Part(start: 0, firstMember: 0)
  /// The members of all objects that are not closed, innermost last.
  private var members: [Member] = []
  /// How the members of the last object with the same keys were ordered.
  private var orders: [ObjectIdentifier: MemberOrder] = [:]
  private var scratch: [UInt8] = []

  /// A value that is being written.
  private struct Part {
    enum Form {
      case nothing, plain, list
      case object(ObjectIdentifier)
    }

    let start: Int
    let firstMember: Int
    var form = Form.nothing
    var count = 0
  }

  private struct Member {
    let key: String
    let start: Int
  }

  private struct MemberOrder {
    let keys: [String]
    let places: [Int]
  }

  /// Creates an encoder without text.
  ///
  /// - Parameters:
  ///   - userInfo: What values are told about how they are written.
  ///   - leavesGaps: Whether long lists leave gaps.
  init(userInfo: [CodingUserInfoKey: any Sendable], leavesGaps: Bool = false) {
    self.userInfo = userInfo
    gaps = leavesGaps ? [] : nil
  }

  /// Takes the text away and keeps its room.
  func removeText() { bytes.removeAll(keepingCapacity: true) }

  /// Appends a byte that is no part of a value.
  func append(_ byte: UInt8) { bytes.append(byte) }

  /// Appends a value.
  func write<Value: Encodable>(_ value: Value) throws {
    if try writePlain(value) { return }
    let outer = part
    part = Part(start: bytes.count, firstMember: members.count)
    try value.encode(to: self)
    close()
    part = outer
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    // A value may add its members to those of a part of it.
    if case .nothing = part.form { part.form = .object(ObjectIdentifier(type)) }
    return KeyedEncodingContainer(JSONMembers<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .nothing = part.form {
      part.form = .list
      bytes.append(UInt8(ascii: "["))
    }
    return JSONElements(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    part.form = .plain
    return JSONElement(encoder: self)
  }
}

extension JSONTextEncoder {
  /// Begins a member of the object that is being written.
  fileprivate func begin(_ key: some CodingKey) {
    members.append(Member(key: key.stringValue, start: bytes.count))
  }

  /// Begins an element of the list that is being written and returns its place.
  fileprivate func beginElement() {
    if part.count > 0 { bytes.append(UInt8(ascii: ",")) }
    part.count += 1
  }

  fileprivate var elementCount: Int { part.count }

  fileprivate func writeNull() { bytes += "null".utf8 }

  fileprivate func write(integer: some FixedWidthInteger) { bytes += String(integer).utf8 }

  fileprivate func write(number: Float) throws {
    guard number.isFinite else { return try bytes.append(json: Double(number)) }
    let text = number.description
    bytes += text.hasSuffix(".0") ? text.dropLast(2).utf8 : text[...].utf8
  }

  private func close() {
    switch part.form {
    case .plain: break
    case .list: bytes.append(UInt8(ascii: "]"))
    case .nothing: bytes += "{}".utf8
    case .object(let type):
      order(members[part.firstMember...], type: type)
      members.removeSubrange(part.firstMember...)
    }
  }

  /// Puts the members that were written last into the order of their keys.
  private func order(_ members: ArraySlice<Member>, type: ObjectIdentifier) {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(UInt8(ascii: "{"))
    for (position, place) in places(of: members, type: type).enumerated() {
      if position > 0 { scratch.append(UInt8(ascii: ",")) }
      let member = members[members.startIndex + place]
      let next = members.startIndex + place + 1
      let end = next < members.endIndex ? members[next].start : bytes.count
      scratch.append(json: member.key)
      scratch.append(UInt8(ascii: ":"))
      scratch += bytes[member.start..<end]
    }
    scratch.append(UInt8(ascii: "}"))
    bytes.replaceSubrange(part.start..., with: scratch)
  }

  /// Where each member stands in the order of keys; objects of one type mostly have the same ones.
  private func places(of members: ArraySlice<Member>, type: ObjectIdentifier) -> [Int] {
    if let known = orders[type], known.keys.count == members.count,
      zip(known.keys, members).allSatisfy({ $0 == $1.key })
    {
      return known.places
    }
    let keys = members.map(\.key)
    let places = keys.indices.sorted { keys[$0].utf8.lexicographicallyPrecedes(keys[$1].utf8) }
    orders[type] = MemberOrder(keys: keys, places: places)
    return places
  }

  /// Writes numbers, texts and lists of them without asking each how it is encoded; false for others.
  ///
  /// Types are compared before a value is cast, which takes longer.
  private func writePlain<Value: Encodable>(_ value: Value) throws -> Bool {
    if Value.self == Double.self, let value = value as? Double {
      try bytes.append(json: value)
    } else if Value.self == String.self, let value = value as? String {
      bytes.append(json: value)
    } else if Value.self == Int.self, let value = value as? Int {
      bytes.append(whole: value)
    } else if Value.self == Bool.self, let value = value as? Bool {
      bytes += (value ? "true" : "false").utf8
    } else if Value.self == [Double?].self, let value = value as? [Double?] {
      try bytes.append(json: value)
    } else if Value.self == AbsentList<Double?>.self, let value = value as? AbsentList<Double?> {
      try bytes.append(json: value.wrappedValue)
    } else if Value.self == AbsentList<Double>.self, let value = value as? AbsentList<Double> {
      try bytes.append(json: value.wrappedValue)
    } else if Value.self == [Int].self, let value = value as? [Int] {
      try bytes.append(list: value) { $0.append(whole: $1) }
    } else if Value.self == [String].self, let value = value as? [String] {
      try bytes.append(list: value) { $0.append(json: $1) }
    } else {
      return leaveGap(for: value)
    }
    return true
  }

  private func leaveGap(for value: some Encodable) -> Bool {
    guard gaps != nil, let list = value as? any JSONList, list.count >= Self.longList else {
      return false
    }
    bytes.append(Self.gapMark)
    bytes += JSONText.gapNumber(gaps?.count ?? 0)
    gaps?.append(list)
    return true
  }
}

extension [UInt8] {
  /// Appends a text in quotes.
  fileprivate mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
    if isPlain {
      append(contentsOf: text.utf8)
    } else {
      for byte in text.utf8 { append(escaped: byte) }
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case 0x22: self += "\\\"".utf8
    case 0x5C: self += "\\\\".utf8
    case 0x08: self += "\\b".utf8
    case 0x09: self += "\\t".utf8
    case 0x0A: self += "\\n".utf8
    case 0x0C: self += "\\f".utf8
    case 0x0D: self += "\\r".utf8
    case 0x00..<0x20:
      let digits = String(byte, radix: 16)
      self += (digits.utf8.count == 1 ? "\\u000" : "\\u00").utf8
      self += digits.utf8
    default: append(byte)
    }
  }

  /// Appends a number.
  ///
  /// - Throws: `EncodingError` for one that is not finite, which JSON cannot hold.
  fileprivate mutating func append(json number: Double) throws {
    guard number.isFinite else {
      let problem = "\(number) is not a number that JSON can hold"
      throw EncodingError.invalidValue(number, .init(codingPath: [], debugDescription: problem))
    }
    append(shortest: number)
  }

  fileprivate mutating func append(json list: [Double]) throws {
    try append(list: list) { try $0.append(json: $1) }
  }

  fileprivate mutating func append(json list: [Double?]) throws {
    try append(list: list) { bytes, number in
      if let number { try bytes.append(json: number) } else { bytes += "null".utf8 }
    }
  }

  @inline(__always)
  fileprivate mutating func append<Value>(
    list: [Value],
    _ element: (inout [UInt8], Value) throws -> Void
  ) throws {
    append(UInt8(ascii: "["))
    for position in list.indices {
      if position > 0 { append(UInt8(ascii: ",")) }
      try element(&self, list[position])
    }
    append(UInt8(ascii: "]"))
  }
}

/// The members of an object.
private struct JSONMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: JSONTextEncoder
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) {
    encoder.begin(key)
    encoder.writeNull()
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    encoder.begin(key)
    try encoder.write(value)
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy keyType: Inner.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<Inner> { unsupported() }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { unsupported() }
  func superEncoder() -> any Encoder { unsupported() }
  func superEncoder(forKey key: Key) -> any Encoder { unsupported() }
}

/// The elements of a list.
private struct JSONElements: UnkeyedEncodingContainer {
  let encoder: JSONTextEncoder
  var codingPath: [any CodingKey] { [] }
  var count: Int { encoder.elementCount }

  func encodeNil() {
    encoder.beginElement()
    encoder.writeNull()
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    encoder.beginElement()
    try encoder.write(value)
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy keyType: Inner.Type
  ) -> KeyedEncodingContainer<Inner> { unsupported() }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { unsupported() }
  func superEncoder() -> any Encoder { unsupported() }
}

/// A value that is no object and no list.
private struct JSONElement: SingleValueEncodingContainer {
  let encoder: JSONTextEncoder
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { encoder.writeNull() }

  func encode<Value: Encodable>(_ value: Value) throws { try encoder.write(value) }

  // These encode themselves as themselves, so here they have to become text.
  func encode(_ value: Float) throws { try encoder.write(number: value) }
  func encode(_ value: Int8) { encoder.write(integer: value) }
  func encode(_ value: Int16) { encoder.write(integer: value) }
  func encode(_ value: Int32) { encoder.write(integer: value) }
  func encode(_ value: Int64) { encoder.write(integer: value) }
  func encode(_ value: UInt) { encoder.write(integer: value) }
  func encode(_ value: UInt8) { encoder.write(integer: value) }
  func encode(_ value: UInt16) { encoder.write(integer: value) }
  func encode(_ value: UInt32) { encoder.write(integer: value) }
  func encode(_ value: UInt64) { encoder.write(integer: value) }
}

private func unsupported() -> Never {
  preconditionFailure("A result encodes its parts as values, not through containers inside of one")
}
