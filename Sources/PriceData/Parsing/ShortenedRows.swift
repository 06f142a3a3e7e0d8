internal import CLibCSV

/// The memory that shortened rows of a block stand in, used for one block after the other.
final class ShortenedRows {
  let rows: leyline_selected_rows

  /// Makes room for the rows of a block.
  init(blockSize: Int) {
    let limit = blockSize / 8 + 16
    rows = leyline_selected_rows(
      rows: .allocate(capacity: blockSize + 64),
      notes: .allocate(capacity: limit + 1),
      note_limit: limit
    )
  }

  deinit {
    rows.rows.deallocate()
    rows.notes.deallocate()
  }
}
