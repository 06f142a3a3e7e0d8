/// Builds the bytes of a CSV table: RFC 4180 quoting, line feeds, missing values empty.
package struct CSVWriter: Sendable {
  /// The table so far.
  package private(set) var bytes: [UInt8] = []
  private var isFirstField = true
  private let others: [UInt8]

  /// Begins an empty table.
  ///
  /// - Parameter others: ASCII characters beside those of CSV that put a field in quotes, such as the
  ///   delimiters that another program may look for.
  package init(quoting others: String = "") { self.others = Array(others.utf8) }

  /// Appends a text, in quotes where it needs them.
  package mutating func append(_ text: String?) {
    separate()
    guard let text else { return }
    let special =
      text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      || !others.isEmpty && text.utf8.contains { others.contains($0) }
    // Readers trim blanks at the ends, so those are kept by quotes too.
    guard special || text.utf8.first == 0x20 || text.utf8.last == 0x20 else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  /// Appends a number in the shortest form that reads back to the same bits; empty when missing.
  package mutating func append(_ number: Double?) {
    separate()
    guard let number, number.isFinite else { return }
    bytes.append(shortest: number)
  }

  /// Appends a whole number; empty when missing.
  package mutating func append(_ number: Int?) {
    separate()
    guard let number else { return }
    bytes.append(whole: number)
  }

  /// Hands the rows so far on and goes on behind them, with the room that they had.
  package mutating func handOn<Failure>(
    _ take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try take(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Ends the row.
  package mutating func endRow() {
    bytes.append(0x0A)
    isFirstField = true
  }

  private mutating func separate() {
    if !isFirstField { bytes.append(0x2C) }
    isFirstField = false
  }
}
