public import DelimitedText

extension AdjustmentTable {
  /// Reads a file with the columns symbol, ex_date and factor under these or their usual names.
  ///
  /// A file whose first line is already an adjustment needs no header.
  ///
  /// - Throws: ``AdjustmentError`` with the place of what is wrong.
  public static func load(_ path: String) throws(AdjustmentError) -> AdjustmentTable {
    let table: DelimitedTable
    do throws(DelimitedTextError) {
      table = try DelimitedTable.read(path)
    } catch {
      throw .text(error)
    }
    return try load(table)
  }

  /// Reads a table with the columns symbol, ex_date and factor under these or their usual names.
  ///
  /// - Throws: ``AdjustmentError`` with the place of what is wrong.
  public static func load(_ table: DelimitedTable) throws(AdjustmentError) -> AdjustmentTable {
    try AdjustmentTable(AdjustmentFile(table).adjustments())
  }
}
