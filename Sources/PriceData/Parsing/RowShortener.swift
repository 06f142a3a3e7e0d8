internal import CLibCSV
internal import DelimitedText

/// Spares libcsv the fields that nobody asked for.
///
/// Rows that are written in the regular way are shortened to the fields that are needed before they
/// are parsed. The rows that come out are the same as without it.
struct RowShortener {
  private let selection: leyline_field_selection
  private let wanted: UnsafeMutablePointer<UInt8>
  private let output: UnsafeMutablePointer<UInt8>

  /// Creates a shortener, or nothing when every field of a row is needed.
  init?(_ layout: ColumnLayout, blockSize: Int) {
    guard layout.actions.contains(FieldAction.ignore) else { return nil }
    wanted = .allocate(capacity: layout.actions.count)
    for (index, action) in layout.actions.enumerated() {
      (wanted + index).initialize(to: action == FieldAction.ignore ? 0 : 1)
    }
    output = .allocate(capacity: blockSize + 64)
    selection = leyline_field_selection(
      wanted: wanted,
      field_count: layout.actions.count,
      kept_count: layout.neededFields,
      delimiter: layout.dialect.delimiter
    )
  }

  /// Gives the memory back.
  func deallocate() {
    wanted.deallocate()
    output.deallocate()
  }

  /// Parses the rows at the beginning of a block as far as they are whole and regular.
  ///
  /// - Returns: The number of bytes that were used up, which ends between two rows.
  func parse(
    _ start: UnsafeRawPointer,
    _ count: Int,
    _ parser: inout csv_parser,
    _ state: UnsafeMutablePointer<RowState>
  ) -> Int {
    var consumed = 0
    let written = withUnsafePointer(to: selection) { selection in
      leyline_select_fields(
        selection,
        start.assumingMemoryBound(to: UInt8.self),
        count,
        output,
        &consumed
      )
    }
    guard written > 0 else { return consumed }
    state.pointee.fullFields = Int(selection.kept_count)
    _ = csv_parse(&parser, output, written, RowCallbacks.field, RowCallbacks.endOfRow, state)
    state.pointee.fullFields = state.pointee.fieldCount
    return consumed
  }
}
