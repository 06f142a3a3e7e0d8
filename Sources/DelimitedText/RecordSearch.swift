internal import CLibCSV

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Finds the physical lines on which rows begin, by reading a file once more, in blocks that may be cut
/// anywhere.
///
/// Fast readers count rows, which is cheap, and come here when a message needs the line.
package final class RecordSearch {
  private var parser = csv_parser()
  private var remaining: ArraySlice<Int>
  private var found: [Int: Int] = [:]
  private var line = 1
  private var rowLine = 1
  private var completed = 0
  private var beginsLine = true
  private var followsReturn = false
  /// Whether the last line has begun a row, or the rest of one, and not ended it.
  private var isOpen = false

  /// Creates a search for rows by their numbers, ascending, counted from zero.
  package init(_ records: [Int], delimiter: UInt8) {
    remaining = records[...]
    guard csv_init(&parser, 0) == 0 else { preconditionFailure("csv_init knows its options") }
    csv_set_delim(&parser, delimiter)
  }

  deinit { csv_free(&parser) }

  /// Counts the lines of a block before the first row.
  package func skip(_ block: UnsafeRawBufferPointer) {
    for byte in block {
      if byte == 13 || byte == 10 && !followsReturn { line += 1 }
      followsReturn = byte == 13
    }
  }

  /// Goes through a block of rows.
  ///
  /// - Returns: Whether a row is still to be found.
  @discardableResult
  package func look(through block: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    while position < block.count, let wanted = remaining.first {
      if followsReturn, block[position] == 10 {
        _ = feed(block, position..<(position + 1))
        followsReturn = false
        position += 1
        continue
      }
      if beginsLine, parser.pstate == 0 { rowLine = line }
      let lineBreak = block[position...].firstIndex { $0 == 10 || $0 == 13 }
      let end = lineBreak.map { $0 + 1 } ?? block.count
      let ended = feed(block, position..<end)
      isOpen = ended == 0
      if ended > 0, completed == wanted {
        found[wanted] = rowLine
        remaining.removeFirst()
      }
      completed += ended
      beginsLine = lineBreak != nil
      followsReturn = lineBreak.map { block[$0] == 13 } ?? false
      if beginsLine { line += 1 }
      position = end
    }
    return !remaining.isEmpty
  }

  /// Ends the search and returns for each row that exists its line, counted from 1.
  package func finish() -> [Int: Int] {
    // A row that the last line has begun and not ended is known too: it may be the last of the file.
    if isOpen, let wanted = remaining.first, wanted == completed { found[wanted] = rowLine }
    return found
  }

  /// Gives bytes to the parser and returns how many rows they end.
  private func feed(_ block: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    var ended = 0
    withUnsafeMutablePointer(to: &ended) { context in
      _ = csv_parse(
        &parser,
        block.baseAddress.map { $0 + range.lowerBound },
        range.count,
        nil,
        { _, context in context?.assumingMemoryBound(to: Int.self).pointee += 1 },
        context
      )
    }
    return ended
  }
}
