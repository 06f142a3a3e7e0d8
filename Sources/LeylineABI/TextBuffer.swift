/// Memory of a caller that a text is written into.
struct TextBuffer {
  private let start: UnsafeMutablePointer<CChar>?
  private let capacity: Int

  init(_ start: UnsafeMutablePointer<CChar>?, _ capacity: Int) {
    self.start = start
    self.capacity = start == nil ? 0 : max(capacity, 0)
  }

  /// Writes as much of a text as there is room for, and a zero behind it where there is room for one.
  ///
  /// - Returns: The number of bytes of the whole text.
  func write(_ text: String) -> Int {
    write(Array(text.utf8))
  }

  /// Writes as many bytes as there is room for, and a zero behind them where there is room for one.
  ///
  /// - Returns: The number of all bytes.
  func write(_ bytes: [UInt8]) -> Int {
    guard let start else { return bytes.count }
    let count = min(bytes.count, capacity)
    bytes.withUnsafeBytes { from in
      UnsafeMutableRawBufferPointer(start: start, count: count).copyMemory(
        from: .init(rebasing: from[..<count])
      )
    }
    if count < capacity { start[count] = 0 }
    return bytes.count
  }
}

/// Returns a text of C, or nothing where there is none.
func text(_ start: UnsafePointer<CChar>?) -> String? {
  start.map { String(cString: $0) }
}

/// Returns a text of C with a length.
func text(_ start: UnsafePointer<CChar>?, _ length: Int) -> String {
  String(
    decoding: UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : max(length, 0)),
    as: UTF8.self
  )
}
