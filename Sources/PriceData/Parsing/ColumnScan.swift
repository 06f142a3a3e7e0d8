internal import DelimitedText

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Goes through a few columns of a whole file, for what its first rows cannot tell.
struct ColumnScan {
  let dialect: Dialect
  /// Where the first row begins.
  let start: Int
  /// The columns, in any order.
  let columns: [Int]

  /// How many bytes are looked at at a time.
  private static let block = 1 << 18

  /// Calls a closure with the fields of each row that has all the columns, until it returns false.
  ///
  /// - Throws: ``DelimitedTextError`` when the file cannot be read.
  func forEach(
    in source: BlockSource,
    _ body: ([UnsafeRawBufferPointer]) -> Bool
  ) throws(DelimitedTextError) {
    let window = try source.window(capacity: Self.block)
    var position = start
    while position < source.count {
      let count = min(Self.block, source.count - position)
      let bytes = UnsafeRawBufferPointer(
        start: try window.bytes(position..<(position + count)),
        count: count
      )
      let isLast = position + count == source.count
      // A row that the block cuts is looked at with the next one.
      var end = count
      if !isLast, let mark = bytes.lastIndex(of: 10) { end = mark + 1 }
      guard forEachRow(UnsafeRawBufferPointer(rebasing: bytes[..<end]), body) else { return }
      position += end
    }
  }

  private func forEachRow(
    _ bytes: UnsafeRawBufferPointer,
    _ body: ([UnsafeRawBufferPointer]) -> Bool
  ) -> Bool {
    var start = 0
    while start < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      let end = rest.baseAddress.flatMap { memchr($0, 10, rest.count) }
        .map { UnsafeRawPointer($0) - UnsafeRawPointer(rest.baseAddress.unsafelyUnwrapped) }
      let line = UnsafeRawBufferPointer(rebasing: rest[..<(end ?? rest.count)])
      start += (end ?? rest.count) + 1
      guard row(line, body) else { return false }
    }
    return true
  }

  /// Splits a line; a delimiter within quotation marks does not count.
  private func row(
    _ line: UnsafeRawBufferPointer,
    _ body: ([UnsafeRawBufferPointer]) -> Bool
  ) -> Bool {
    let quote = UInt8(ascii: "\"")
    var fields = [UnsafeRawBufferPointer?](repeating: nil, count: columns.count)
    var index = 0
    var field = 0
    let last = columns.max() ?? 0
    while field <= last, index <= line.count {
      var end = index
      var isQuoted = false
      while end < line.count, isQuoted || line[end] != dialect.delimiter {
        if line[end] == quote { isQuoted.toggle() }
        end += 1
      }
      for (place, column) in columns.enumerated() where column == field {
        fields[place] = Self.trimmed(UnsafeRawBufferPointer(rebasing: line[index..<end]))
      }
      index = end + 1
      field += 1
    }
    let found = fields.compactMap { $0 }
    return found.count == columns.count ? body(found) : true
  }

  private static func trimmed(_ field: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var range = 0..<field.count
    while let first = range.first, field[first] <= 0x20 { range = (first + 1)..<range.upperBound }
    while let last = range.last, field[last] <= 0x20 { range = range.lowerBound..<last }
    let quote = UInt8(ascii: "\"")
    if range.count >= 2, field[range.lowerBound] == quote, field[range.upperBound - 1] == quote {
      range = (range.lowerBound + 1)..<(range.upperBound - 1)
    }
    return UnsafeRawBufferPointer(rebasing: field[range])
  }
}
