/// Digits and signs as wide as the characters of East Asia.
enum WideText {
  /// Returns a field with its wide digits and signs as ASCII; nothing where it has none.
  static func narrow(_ field: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard field.contains(0xEF) else { return nil }
    let text = String(decoding: field, as: UTF8.self)
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      // The wide forms stand in the order of ASCII.
      guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
      return Unicode.Scalar(UInt8(scalar.value - 0xFF01 + 0x21))
    }
    var narrow = String.UnicodeScalarView()
    narrow.append(contentsOf: scalars)
    let bytes = Array(String(narrow).utf8)
    return bytes.elementsEqual(field) ? nil : bytes
  }
}
