/// Leaves out a file's own average prices where they cannot be ones: outside the range of most days.
struct QuotedAverages {
  /// For each column the rows and files in which it is left out.
  private var leftOut: [String: (rows: Int, files: Set<Int>)] = [:]

  /// Takes the averages out of a batch, in place, that lie outside.
  mutating func normalize(_ batch: RowBatch) {
    guard let averages = batch.column(of: .vwap) else { return }
    for row in DayRanges(batch).rowsOutside({ row, _ in (averages[row], 0) }) {
      let segment = batch.segments[batch.segment(ofRow: row)]
      guard let column = segment.layout.column(.field(.vwap)) else { continue }
      averages[row] = .nan
      let name = segment.layout.name(ofColumn: column)
      leftOut[name, default: (0, [])].rows += 1
      leftOut[name]?.files.insert(segment.file)
    }
  }

  /// Returns one note for each column.
  func notes(_ locator: RowLocator) -> [QualityNote] {
    leftOut.sorted { $0.key < $1.key }.map { column, count in
      .averageLeftOut(file: locator.name(count.files), column: column, rows: count.rows)
    }
  }
}
