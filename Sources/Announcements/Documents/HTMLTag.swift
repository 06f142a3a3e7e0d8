/// One tag of a page, with the places of its attribute values.
struct HTMLTag {
  let name: String
  let isClosing: Bool
  /// The byte after the tag.
  let end: Int

  private let source: [UInt8]
  private var attributes: [String: Range<Int>] = [:]

  /// Reads the tag, comment or declaration that begins at `<`; nothing where it begins none.
  init?(_ source: [UInt8], at start: Int) {
    self.source = source
    var index = start + 1
    guard index < source.count else { return nil }
    if source[index...].starts(with: Array("!--".utf8)) {
      name = "!--"
      isClosing = false
      end = Self.endOfComment(source, from: index + 3)
      return
    }
    isClosing = source[index] == 0x2F
    if isClosing { index += 1 }
    guard index < source.count, Self.isLetter(source[index]) || source[index] == 0x21
    else { return nil }
    let nameStart = index
    while index < source.count,
      Self.isLetter(source[index]) || (0x30...0x39).contains(source[index])
        || source[index] == 0x21 || source[index] == 0x2D
    { index += 1 }
    name = String(decoding: source[nameStart..<index], as: UTF8.self).lowercased()
    while index < source.count, source[index] != 0x3E {
      guard Self.isLetter(source[index]) else {
        index += 1
        continue
      }
      let keyStart = index
      while index < source.count, source[index] > 0x20, source[index] != 0x3D, source[index] != 0x3E
      { index += 1 }
      let key = String(decoding: source[keyStart..<index], as: UTF8.self).lowercased()
      attributes[key] = Self.value(source, &index)
    }
    end = min(index + 1, source.count)
  }

  /// The place of an attribute's value.
  func range(of attribute: String) -> Range<Int>? {
    attributes[attribute].flatMap { $0.isEmpty ? nil : $0 }
  }

  func attribute(_ name: String) -> Range<Int>? { attributes[name] }

  func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  private static func value(_ source: [UInt8], _ index: inout Int) -> Range<Int> {
    var position = index
    while position < source.count, source[position] <= 0x20 { position += 1 }
    guard position < source.count, source[position] == 0x3D else { return index..<index }
    position += 1
    while position < source.count, source[position] <= 0x20 { position += 1 }
    guard position < source.count else {
      index = position
      return position..<position
    }
    let quote = source[position]
    if quote == 0x22 || quote == 0x27 {
      let start = position + 1
      position = start
      while position < source.count, source[position] != quote { position += 1 }
      index = min(position + 1, source.count)
      return start..<position
    }
    let start = position
    while position < source.count, source[position] > 0x20, source[position] != 0x3E {
      position += 1
    }
    index = position
    return start..<position
  }

  private static func endOfComment(_ source: [UInt8], from start: Int) -> Int {
    var index = start
    while index + 2 < source.count {
      if source[index] == 0x2D, source[index + 1] == 0x2D, source[index + 2] == 0x3E {
        return index + 3
      }
      index += 1
    }
    return source.count
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
