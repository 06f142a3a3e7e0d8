/// The encoding of a text file.
public enum TextEncoding: String, Sendable, Hashable, Codable, CaseIterable {
  /// UTF-8, which includes ASCII.
  case utf8 = "UTF-8"
  /// ISO 8859-1, one byte a character.
  case latin1 = "ISO-8859-1"
}

extension String {
  /// Creates a string from UTF-8 bytes, or from ISO 8859-1 where the bytes are not UTF-8.
  ///
  /// The bytes decide each time, so that a field reads the same wherever a file is cut.
  public init(decoding bytes: UnsafeRawBufferPointer) {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      self = String(decoding: bytes, as: UTF8.self)
    } else if let text = String(validating: bytes, as: UTF8.self) {
      self = text
    } else {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
      self = String(text)
    }
  }
}
