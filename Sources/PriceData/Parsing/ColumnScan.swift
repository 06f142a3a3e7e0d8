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
    var fields = [UnsafeRawBufferPointer](
      repeating: UnsafeRawBufferPointer(start: nil, count: 0),
      count: columns.count
    )
    var position = start
    while position < source.count {
      let count = min(Self.block, source.count - position)
      let bytes = UnsafeRawBufferPointer(
        start: try window.bytes(position..<(position + count)),
        count: count
      )
      // Few files end their lines with a carriage return alone, and these have no line feed anywhere.
      let mark: UInt8 = bytes.contains(10) ? 10 : 13
      let isLast = position + count == source.count
      // A row that the block cuts is looked at with the next one.
      var end = count
      if !isLast, let last = bytes.lastIndex(of: mark) { end = last + 1 }
      var start = 0
      while start < end {
        let line = Self.line(bytes, start..<end, mark)
        start += line.count + 1
        if split(line, into: &fields), !body(fields) { return }
      }
      position += end
    }
  }

  /// Returns the bytes to the end of the line.
  private static func line(
    _ bytes: UnsafeRawBufferPointer,
    _ range: Range<Int>,
    _ mark: UInt8
  ) -> UnsafeRawBufferPointer {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[range])
    guard let base = rest.baseAddress, let end = memchr(base, Int32(mark), rest.count) else {
      return rest
    }
    return UnsafeRawBufferPointer(rebasing: rest[..<base.distance(to: UnsafeRawPointer(end))])
  }

  /// Splits a line, and returns whether it has all columns; a delimiter within quotation marks does not
  /// count.
  private func split(
    _ line: UnsafeRawBufferPointer,
    into fields: inout [UnsafeRawBufferPointer]
  ) -> Bool {
    guard let base = line.baseAddress else { return false }
    let quote = UInt8(ascii: "\"")
    let hasQuotes = memchr(base, Int32(quote), line.count) != nil
    var missing = columns.count
    var index = 0
    var field = 0
    while missing > 0, index <= line.count {
      var end = index
      if hasQuotes {
        var isQuoted = false
        while end < line.count, isQuoted || line[end] != dialect.delimiter {
          if line[end] == quote { isQuoted.toggle() }
          end += 1
        }
      } else if index < line.count,
        let mark = memchr(base + index, Int32(dialect.delimiter), line.count - index)
      {
        end = base.distance(to: UnsafeRawPointer(mark))
      } else {
        end = line.count
      }
      for (place, column) in columns.enumerated() where column == field {
        fields[place] = Self.trimmed(UnsafeRawBufferPointer(rebasing: line[index..<end]))
        missing -= 1
      }
      index = end + 1
      field += 1
    }
    return missing == 0
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
