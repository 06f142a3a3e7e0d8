internal import CLibCSV

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Reads rows one after the other with the line each begins on: for headers, small files and for
/// finding the line of a bad row.
///
/// libcsv counts no lines. It is fed one physical line at a time here, so that the line on which a
/// row begins is known. Large files are read by faster means, and come here only for messages.
public struct RecordReader {
  /// One row.
  public struct Record: Sendable, Hashable {
    /// The physical line on which the row begins, counted from 1.
    public let line: Int
    /// Where the row begins in the bytes.
    public let start: Int
    /// Where the next row, or a blank line, begins.
    public let end: Int
    /// The fields, without blanks around them and with quotation marks resolved.
    public let fields: [String]
  }

  /// How the rows are written.
  public let dialect: Dialect
  /// The name of the file, for messages.
  public let name: String
  /// How many bytes libcsv is given at a time; the rows do not depend on it.
  private let blockSize: Int

  /// Creates a reader.
  public init(dialect: Dialect, name: String, blockSize: Int = 65_536) {
    self.dialect = dialect
    self.name = name
    self.blockSize = blockSize
  }

  /// Calls a closure with each row until it returns false.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - offset: Where to begin, which must be the beginning of a row.
  ///   - line: The physical line at that place.
  ///   - body: Called with each row; returns whether to go on.
  /// - Throws: ``DelimitedTextError/unterminatedQuote(_:)``.
  public func forEach(
    in bytes: UnsafeRawBufferPointer,
    from offset: Int? = nil,
    line: Int? = nil,
    _ body: (Record) -> Bool
  ) throws(DelimitedTextError) {
    var parser = csv_parser()
    guard csv_init(&parser, 0) == 0 else { throw .outOfMemory(file: name) }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, dialect.delimiter)
    let begin = offset ?? dialect.bodyOffset
    var position = begin
    var lineNumber = line ?? 1 + LineCount.lineBreaks(in: bytes, 0..<begin)
    var rowLine = lineNumber
    var rowStart = begin
    var row = FieldCollector()
    while position < bytes.count {
      let end = LineCount.endOfLine(in: bytes, from: position)
      if parser.pstate == 0 {
        rowLine = lineNumber
        rowStart = position
      }
      feed(&parser, UnsafeRawBufferPointer(rebasing: bytes[position..<end]), &row)
      guard csv_error(&parser) == CSV_SUCCESS else { throw .outOfMemory(file: name) }
      position = end
      lineNumber += 1
      if row.isComplete {
        let record = Record(line: rowLine, start: rowStart, end: end, fields: row.take())
        guard body(record) else { return }
      }
    }
    if parser.pstate == 2, parser.quoted == 1 {
      throw .unterminatedQuote(SourcePosition(file: name, line: rowLine))
    }
    withUnsafeMutablePointer(to: &row) { context in
      _ = csv_fini(&parser, FieldCollector.field, FieldCollector.end, context)
    }
    if row.isComplete {
      _ = body(Record(line: rowLine, start: rowStart, end: bytes.count, fields: row.take()))
    }
  }

  private func feed(
    _ parser: inout csv_parser,
    _ line: UnsafeRawBufferPointer,
    _ row: inout FieldCollector
  ) {
    withUnsafeMutablePointer(to: &row) { context in
      var start = 0
      while start < line.count {
        let count = min(blockSize, line.count - start)
        let block = line.baseAddress.map { $0 + start }
        _ = csv_parse(
          &parser,
          block,
          count,
          FieldCollector.field,
          FieldCollector.end,
          context
        )
        start += count
      }
    }
  }
}

/// Collects the fields of one row from libcsv's callbacks.
private struct FieldCollector {
  var fields: [String] = []
  var isComplete = false

  mutating func take() -> [String] {
    var next: [String] = []
    // Rows of a table are alike: room for as many fields as the last one had spares growing.
    next.reserveCapacity(fields.count)
    swap(&next, &fields)
    isComplete = false
    return next
  }

  static let field:
    @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
      start,
      count,
      context in
      guard let context else { return }
      let content = QuotedCode.content(UnsafeRawBufferPointer(start: start, count: count))
      let text = String(decoding: content)
      context.assumingMemoryBound(to: FieldCollector.self).pointee.fields.append(trimmed(text))
    }

  static let end: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = { _, context in
    context?.assumingMemoryBound(to: FieldCollector.self).pointee.isComplete = true
  }
}

/// Returns a text without the blanks around it.
func trimmed(_ text: String) -> String {
  // Characters cost much; a text that begins and ends with a visible ASCII sign needs none.
  if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
    (0x21...0x7E).contains(last)
  {
    return text
  }
  guard let first = text.first, let last = text.last, first.isWhitespace || last.isWhitespace else {
    return text
  }
  let head = text.drop { $0.isWhitespace }
  guard let end = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(head[...end])
}

/// Physical lines: they end with a line feed, a carriage return, or both.
public enum LineCount {
  /// Returns where the line after the one at a place begins.
  static func endOfLine(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 10 { return index }
      if byte == 13 { return index < bytes.count && bytes[index] == 10 ? index + 1 : index }
    }
    return index
  }

  /// Returns the number of line breaks in a range; one that ends after the range counts.
  public static func lineBreaks(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    var count = 0
    for index in range {
      let byte = bytes[index]
      if byte == 10 {
        count += 1
      } else if byte == 13, index + 1 >= bytes.count || bytes[index + 1] != 10 {
        count += 1
      }
    }
    return count
  }
}
