internal import DelimitedText

/// Says where a row stands in its file, by reading the file again.
struct RowLocator {
  let files: [InputFiles.File]
  let batches: [RowBatch]
  /// Sources that cannot be opened again, such as standard input.
  let retained: [Int: SourceBytes]

  /// The name of a file in messages.
  func name(_ file: Int) -> String {
    files[file].path == "-" ? "standard input" : files[file].path
  }

  /// The name of the first of some files in messages, with the number of the others.
  func name(_ files: Set<Int>) -> String {
    guard let first = files.min() else { return "" }
    let others = files.count - 1
    return name(first) + (others > 0 ? " and \(counted(others, "more file"))" : "")
  }

  /// Returns the lines of some rows of a segment, or nothing where they cannot be known.
  func lines(records: [Int], of segment: RowBatch.Segment) -> [Int: Int] {
    guard let source = retained[segment.file] ?? (try? SourceBytes.open(files[segment.file].path))
    else { return [:] }
    return source.withUnsafeBytes { bytes in
      guard segment.start <= bytes.count else { return [:] }
      return RecordLines.find(
        records,
        in: bytes,
        from: segment.start,
        delimiter: segment.layout.dialect.delimiter
      )
    }
  }

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
