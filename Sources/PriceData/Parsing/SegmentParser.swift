internal import CLibCSV
internal import DelimitedText

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Sends a range of a file through libcsv into a batch.
struct SegmentParser {
  /// Which rows are kept, and what happens at a bad one.
  struct Rules: Sendable {
    let series: [String]
    let skipsBadRows: Bool
    /// How many bytes libcsv is given at a time at most; the rows do not depend on it.
    let blockSize: Int
  }

  let rules: Rules
  /// Where rows stand that are shortened.
  let space: ShortenedRows

  /// Parses all rows of a file.
  ///
  /// - Throws: ``DelimitedTextError`` when the file is changed meanwhile or cannot be read.
  func parse(_ opened: OpenedFile, into batch: RowBatch) throws(DelimitedTextError) {
    try parse(
      opened.source,
      opened.layout.dataStart..<opened.end,
      isLast: true,
      layout: opened.layout,
      file: opened.file,
      into: batch
    )
  }

  /// Parses a range, which must begin at the beginning of a row.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - range: The piece to parse.
  ///   - isLast: Whether the rows of the file end with the piece.
  ///   - layout: What the columns of the file are.
  ///   - file: The index of the file.
  ///   - batch: Where the rows go; its slots are those of the layout.
  /// - Throws: ``DelimitedTextError`` when the file is changed meanwhile or cannot be read.
  func parse(
    _ source: BlockSource,
    _ range: Range<Int>,
    isLast: Bool,
    layout: ColumnLayout,
    file: Int,
    into batch: RowBatch
  ) throws(DelimitedTextError) {
    let window = try source.window(capacity: rules.blockSize)
    let state = batch.state
    batch.beginSegment(layout, rules)
    let droppedBefore = state.pointee.dropped.count
    let firstRow = state.pointee.row
    var parser = csv_parser()
    guard csv_init(&parser, 0) == 0 else { preconditionFailure("csv_init knows its options") }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, layout.dialect.delimiter)
    // A field buffer that is never enlarged costs nothing; libcsv begins with 128 bytes.
    csv_set_blk_size(&parser, 1024)
    let shortener = RowShortener(layout, space: space)
    defer { shortener?.deallocate() }
    var position = range.lowerBound
    // A name is spared from the block after its first on, so the first blocks, which bring most of
    // the names, are short.
    var blockSize = min(rules.blockSize, 4096)
    while position < range.upperBound, !state.pointee.shouldStop {
      let count = min(blockSize, range.upperBound - position)
      let start = try window.bytes(position..<(position + count))
      blockSize = min(blockSize * 2, rules.blockSize)
      var consumed = 0
      if let shortener, parser.pstate == 0 {
        consumed = shortener.parse(start, count, &parser, state)
      }
      if consumed == 0 {
        // One row that cannot be shortened goes to libcsv as it is, or all of them do.
        consumed = shortener == nil ? count : Self.line(start, count)
        _ = csv_parse(&parser, start, consumed, RowCallbacks.field, RowCallbacks.endOfRow, state)
      }
      position += consumed
    }
    let isOpen = parser.pstate == 2 && parser.quoted == 1
    let endsBetweenRows = parser.pstate == 0
    // After a stop at a bad row, more rows may follow that were not looked at.
    let isAtLastRow = try isBlank(window, position..<range.upperBound)
    try window.finish()
    if isLast, !state.pointee.shouldStop {
      if isOpen {
        // Without a line break in the open field, the file is cut off within its last line.
        let isCutOff = memchr(parser.entry_buf, 10, parser.entry_pos) == nil
        state.pointee.failures.append(
          RowFailure(
            segment: batch.segments.count,
            record: state.pointee.record,
            field: state.pointee.field,
            fault: isCutOff ? .truncated(state.pointee.field + 1) : .unterminatedQuote,
            text: ""
          )
        )
      } else {
        _ = csv_fini(&parser, RowCallbacks.field, RowCallbacks.endOfRow, state)
      }
    }
    batch.segments.append(
      RowBatch.Segment(
        file: file,
        layout: layout,
        start: range.lowerBound,
        rows: firstRow..<state.pointee.row,
        records: state.pointee.record,
        shortRows: state.pointee.shortRows,
        lastShort: state.pointee.lastShort.flatMap {
          isAtLastRow && $0.record == state.pointee.record - 1 ? $0 : nil
        },
        isLastOfFile: isLast,
        endsBetweenRows: endsBetweenRows,
        dropped: droppedBefore..<state.pointee.dropped.count
      )
    )
  }

  /// Returns whether nothing but blanks stands in a range.
  private func isBlank(
    _ window: BlockWindow,
    _ range: Range<Int>
  ) throws(DelimitedTextError) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      let count = min(rules.blockSize, range.upperBound - position)
      let start = try window.bytes(position..<(position + count))
      let block = UnsafeRawBufferPointer(start: start, count: count)
      if block.contains(where: { $0 > 0x20 }) { return false }
      position += count
    }
    return true
  }

  /// Returns the number of bytes to the end of the line, or all where it does not end.
  private static func line(_ start: UnsafeRawPointer, _ count: Int) -> Int {
    guard let end = memchr(start, 10, count) else { return count }
    return start.distance(to: UnsafeRawPointer(end)) + 1
  }
}
