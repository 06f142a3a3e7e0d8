/// Finds quoted values of a file one after the other, in one pass over its bytes.
struct TextSearch: Sendable {
  private let bytes: [UInt8]
  private var start = 0
  /// Whether a value was missing once, after which looking on could take quadratic time.
  private var isLost = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Where a value stands in quotation marks, at or after the value that was found before it.
  mutating func next(_ value: String) -> Range<Int>? {
    guard !isLost else { return nil }
    let wanted = Array(value.utf8)
    guard !wanted.isEmpty else { return nil }
    var index = start
    while index + wanted.count + 2 <= bytes.count {
      if bytes[index] == 0x22, bytes[index + wanted.count + 1] == 0x22,
        bytes[(index + 1)..<(index + 1 + wanted.count)].elementsEqual(wanted)
      {
        start = index + 1
        return (index + 1)..<(index + 1 + wanted.count)
      }
      index += 1
    }
    isLost = true
    return nil
  }
}
