internal import CLibCSV

/// Finds the physical lines on which rows begin, by reading a file once more.
///
/// Fast readers count rows, which is cheap, and come here when a message needs the line.
public enum RecordLines {
  /// Returns the lines on which some rows begin.
  ///
  /// - Parameters:
  ///   - records: The numbers of the rows, counted from zero at `start`, ascending.
  ///   - bytes: The whole file.
  ///   - start: Where counting begins, which must be the beginning of a row.
  ///   - delimiter: The byte between two fields.
  /// - Returns: For each row that exists its line, counted from 1.
  public static func find(
    _ records: [Int],
    in bytes: UnsafeRawBufferPointer,
    from start: Int,
    delimiter: UInt8
  ) -> [Int: Int] {
    var lines: [Int: Int] = [:]
    var parser = csv_parser()
    guard csv_init(&parser, 0) == 0 else { return lines }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, delimiter)
    var remaining = records[...]
    var position = start
    var line = 1 + LineCount.lineBreaks(in: bytes, 0..<start)
    var rowLine = line
    var completed = 0
    while position < bytes.count, let wanted = remaining.first {
      let end = LineCount.endOfLine(in: bytes, from: position)
      if parser.pstate == 0 { rowLine = line }
      var ended = 0
      let block = bytes.baseAddress.map { $0 + position }
      withUnsafeMutablePointer(to: &ended) { context in
        _ = csv_parse(&parser, block, end - position, nil, countRow, context)
      }
      // A row that a line has begun and not ended is known too: it may be the last of the file.
      if completed == wanted, ended > 0 || end == bytes.count {
        lines[wanted] = rowLine
        remaining.removeFirst()
      }
      completed += ended
      position = end
      line += 1
    }
    return lines
  }

  private static let countRow: @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void = {
    _,
    context in
    context?.assumingMemoryBound(to: Int.self).pointee += 1
  }
}
