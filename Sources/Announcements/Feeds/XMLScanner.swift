/// Cuts XML into tags and text, in one pass, without any definitions that a document brings.
///
/// Entities of a document's own are not expanded, so no text grows beyond its file.
struct XMLScanner {
  enum Piece {
    case open(name: String, attributes: [String: String], isEmpty: Bool)
    case close(name: String)
    /// Text and the bytes it stands on, with character references resolved.
    case text(String, Range<Int>)
  }

  private let bytes: [UInt8]
  private var index = 0
  private var references = CharacterReferences()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The next piece, or nothing at the end.
  mutating func next() throws(FeedFailure) -> Piece? {
    while index < bytes.count {
      guard bytes[index] == 0x3C else {
        let start = index
        while index < bytes.count, bytes[index] != 0x3C { index += 1 }
        return .text(decoded(bytes[start..<index]), start..<index)
      }
      if starts("<!--") {
        try skip(past: "-->")
      } else if starts("<![CDATA[") {
        let start = index + 9
        try skip(past: "]]>")
        let range = start..<(index - 3)
        return .text(String(decoding: bytes[range], as: UTF8.self), range)
      } else if starts("<?") {
        try skip(past: "?>")
      } else if starts("<!") {
        try skipDeclaration()
      } else {
        return try tag()
      }
    }
    return nil
  }

  // MARK: Tags

  private mutating func tag() throws(FeedFailure) -> Piece {
    let start = index
    index += 1
    let isClosing = index < bytes.count && bytes[index] == 0x2F
    if isClosing { index += 1 }
    let name = word()
    guard !name.isEmpty else { throw damaged("a tag without a name", at: start) }
    var attributes: [String: String] = [:]
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3E {
        index += 1
        return isClosing
          ? .close(name: name) : .open(name: name, attributes: attributes, isEmpty: false)
      }
      if byte == 0x2F, index + 1 < bytes.count, bytes[index + 1] == 0x3E {
        index += 2
        return .open(name: name, attributes: attributes, isEmpty: true)
      }
      if byte <= 0x20 {
        index += 1
        continue
      }
      let key = word()
      guard !key.isEmpty else { throw damaged("a tag that is not well formed", at: start) }
      skipBlanks()
      guard index < bytes.count, bytes[index] == 0x3D else { continue }
      index += 1
      skipBlanks()
      attributes[key] = try attribute(of: start)
    }
    throw damaged("a tag that is never closed", at: start)
  }

  private mutating func attribute(of tag: Int) throws(FeedFailure) -> String {
    guard index < bytes.count, bytes[index] == 0x22 || bytes[index] == 0x27 else {
      throw damaged("an attribute without quotation marks", at: tag)
    }
    let quote = bytes[index]
    let start = index + 1
    index = start
    while index < bytes.count, bytes[index] != quote { index += 1 }
    guard index < bytes.count else { throw damaged("an attribute that is never closed", at: tag) }
    index += 1
    return decoded(bytes[start..<(index - 1)])
  }

  /// A name in small letters, with its prefix.
  private mutating func word() -> String {
    let start = index
    while index < bytes.count, bytes[index] > 0x20,
      ![0x3D, 0x3E, 0x2F, 0x22, 0x27, 0x3C].contains(bytes[index])
    { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
  }

  private mutating func skipBlanks() {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  private func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private mutating func skip(past end: StaticString) throws(FeedFailure) {
    let start = index
    while index < bytes.count {
      if starts(end) {
        index += end.utf8CodeUnitCount
        return
      }
      index += 1
    }
    throw damaged("a part that is never closed", at: start)
  }

  /// A document type, whose definitions stand in brackets.
  private mutating func skipDeclaration() throws(FeedFailure) {
    let start = index
    var depth = 0
    while index < bytes.count {
      if bytes[index] == 0x5B { depth += 1 }
      if bytes[index] == 0x5D { depth -= 1 }
      index += 1
      if depth <= 0, bytes[index - 1] == 0x3E { return }
    }
    throw damaged("a declaration that is never closed", at: start)
  }

  private func damaged(_ what: String, at place: Int) -> FeedFailure {
    let line = bytes[..<place].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    return .damaged(format: "XML", reason: "\(what) in line \(line)")
  }

  // MARK: Characters

  private mutating func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0x26) else { return String(decoding: bytes, as: UTF8.self) }
    return references.decoded(bytes)
  }
}
