internal import DelimitedText
internal import ParallelExecution

/// Tables in memory, whose columns need no parsing.
extension FileReader {
  /// How many rows at either end of a table are looked at as text, more than recognition looks at in a file.
  private static let endRows = 2048
  /// How many rows a thread reads at a time at least; the result does not depend on it.
  private static let pieceRows = 32_768

  /// Reads a table by its columns: what these are is recognized from the text of its first rows, as in a file.
  ///
  /// - Returns: Nothing where its text has to be read.
  func readTable(_ file: Int, _ table: any HeldTable, _ opener: FileOpener) -> [Part]? {
    let rowCount = table.rowCount
    let head = SourceBytes(table.lines(0..<min(Self.endRows, rowCount)), name: table.name)
    let symbol = FileSymbol(files[file].fileName).symbol
    guard let source = try? BlockSource(head, path: files[file].path), source.encoding == nil,
      source.withHead(LineForm.detect) == nil,
      let found = try? source.withHead({ bytes throws(PriceDataError) in
        try LayoutRecognizer(options: options, fileSymbol: symbol)
          .recognize(bytes, name: source.name)
      }),
      found.question == nil, let layout = found.layouts.first, found.layouts.count == 1,
      layout.dataStart == table.lines(0..<0).count,
      let rows = TableRows(table, layout, rules), !hasFooter(table, layout, opener)
    else { return nil }
    // Large pieces have large pages; a few more than threads leave the rest of one that is held up to another.
    let pieces = max(1, min(options.threads * 2, rowCount / Self.pieceRows))
    let batches = concurrentMap(count: pieces, threads: options.threads) { piece -> RowBatch? in
      let own = (piece * rowCount / pieces)..<((piece + 1) * rowCount / pieces)
      let batch = RowBatch(slots: layout.slots, hasTimes: false, capacity: own.count + 1)
      return rows.read(own, file: file, into: batch) ? batch : nil
    }
    guard batches.allSatisfy({ $0 != nil }) else { return nil }
    let first = FileHead(source, layout).map { [Part.head(file: file, $0)] } ?? []
    return first + batches.compactMap { $0.map(Part.batch) }
  }

  /// Whether the last rows are none of prices.
  private func hasFooter(
    _ table: any HeldTable,
    _ layout: ColumnLayout,
    _ opener: FileOpener
  ) -> Bool {
    let last = max(0, table.rowCount - Self.endRows)..<table.rowCount
    let tail = SourceBytes(table.lines(last), name: table.name)
    guard let source = try? BlockSource(tail, path: table.name) else { return true }
    do throws(PriceDataError) {
      return try opener.footer(of: source, [layout]) != nil
    } catch {
      return true
    }
  }
}
