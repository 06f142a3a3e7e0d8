/// Texts that are written so that a spreadsheet leaves them as they are.
package enum SpreadsheetText {
  /// Returns what a field stands for: `="500325"`, `'500325` and `'500325'` are all 500325.
  package static func content(_ field: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard field.count >= 2, let first = field.first, let last = field.last else { return field }
    let quote = UInt8(ascii: "\"")
    let apostrophe = UInt8(ascii: "'")
    if first == UInt8(ascii: "="), field.count >= 3, field[1] == quote, last == quote {
      return UnsafeRawBufferPointer(rebasing: field.dropFirst(2).dropLast())
    }
    // A sentence may begin with a quotation.
    guard first == apostrophe, !field.contains(UInt8(ascii: " ")) else { return field }
    return UnsafeRawBufferPointer(
      rebasing: field.count > 2 && last == apostrophe
        ? field.dropFirst().dropLast() : field.dropFirst()
    )
  }
}
