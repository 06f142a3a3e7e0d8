internal import DelimitedText

/// Says where a row stands in its file, by reading the file again.
struct RowLocator {
  let files: [InputFiles.File]
  let batches: [RowBatch]
  /// Sources that cannot be opened again, such as standard input.
  let retained: [Int: BlockSource]

  /// The name of a file in messages.
  func name(_ file: Int) -> String {
    files[file].name
  }

  /// The name of the first of some files in messages, with the number of the others.
  func name(_ files: Set<Int>) -> String {
    guard let first = files.min() else { return "" }
    let others = files.count - 1
    return name(first) + (others > 0 ? " and \(counted(others, "more file"))" : "")
  }

  /// Returns the bytes of a file, where it can be opened again.
  func source(_ file: Int) -> BlockSource? {
    if let known = retained[file] { return known }
    guard let part = files[file].part else { return try? BlockSource.open(files[file].path) }
    return try? BlockSource(part.source, path: part.name)
  }

  /// Returns the lines of some rows of a segment, or nothing where they cannot be known.
  func lines(records: [Int], of segment: RowBatch.Segment) -> [Int: Int] {
    if let first = segment.firstLine {
      return Dictionary(records.map { ($0, first + $0) }, uniquingKeysWith: { known, _ in known })
    }
    guard let source = source(segment.file),
      segment.start <= source.count, let window = try? source.window(capacity: Self.block)
    else { return [:] }
    let search = RecordSearch(records, delimiter: segment.layout.dialect.delimiter)
    var position = 0
    while position < source.count {
      let limit = position < segment.start ? segment.start : source.count
      let count = min(Self.block, limit - position)
      // A file that is being changed has no line that would be of use.
      guard let start = try? window.bytes(position..<(position + count)) else { return [:] }
      let block = UnsafeRawBufferPointer(start: start, count: count)
      if position < segment.start {
        search.skip(block)
      } else if !search.look(through: block) {
        break
      }
      position += count
    }
    return search.finish()
  }

  private static let block = 1 << 18

  /// Returns the position of a row.
  func position(batch: Int, row: Int) -> SourcePosition {
    let record = batches[batch].record(ofRow: row)
    let segment = batches[batch].segments[batches[batch].segment(ofRow: row)]
    return SourcePosition(
      file: name(segment.file),
      line: lines(records: [record], of: segment)[record]
    )
  }
}
