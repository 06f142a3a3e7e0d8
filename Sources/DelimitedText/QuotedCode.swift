/// Codes and numbers that are quoted so that a spreadsheet leaves them as they are.
package enum QuotedCode {
  /// Returns what a field stands for: `="500325"`, `'500325` and `'500325'` are all 500325.
  package static func content(_ field: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard field.count >= 2, let first = field.first, let last = field.last else { return field }
    let quote = UInt8(ascii: "\"")
    let apostrophe = UInt8(ascii: "'")
    if first == UInt8(ascii: "="), field.count >= 3, field[1] == quote, last == quote {
      return UnsafeRawBufferPointer(rebasing: field.dropFirst(2).dropLast())
    }
    // A sentence may begin with a quotation, and a formula has an apostrophe that it needs.
    guard first == apostrophe, !field.contains(UInt8(ascii: " ")), isCode(field.dropFirst()) else {
      return field
    }
    return UnsafeRawBufferPointer(
      rebasing: field.count > 2 && last == apostrophe
        ? field.dropFirst().dropLast() : field.dropFirst()
    )
  }
  /// Whether bytes begin as a code or a number does.
  private static func isCode(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let first = bytes.first else { return false }
    if first >= 0x80 || isLetterOrDigit(first) { return true }
    return "-+.".utf8.contains(first) && bytes.dropFirst().first.map(isLetterOrDigit) == true
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }
}
