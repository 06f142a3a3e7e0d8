internal import CivilTime
internal import DelimitedText

/// Decides about rows for one symbol and day: equal ones are one, different ones are an error.
struct DuplicateRows {
  let duplicates: [PanelColumns.Duplicate]
  let cells: PanelCells
  let batches: [RowBatch]
  let axes: PanelAxes
  let fields: [PriceField]
  /// The fields that do not tell rows apart.
  let beside: Set<PriceField>
  let policy: DuplicatePolicy
  let table: PriceTable
  let locator: RowLocator

  /// What is counted for a file.
  private struct Count {
    var rows = 0
    let symbol: String
    let date: CalendarDate
    let batch: Int
    let row: Int
  }

  /// Puts the rows that are kept into the columns.
  ///
  /// Rows are equal when no field has two values; what one of them lacks is taken from the other. A field
  /// that does not tell rows apart is missing where equal rows have two values of it.
  ///
  /// - Throws: ``PriceDataError/duplicateRows(symbol:date:first:second:)``.
  func resolve(
    _ columns: inout [PriceField: [Double]]
  ) throws(PriceDataError) -> [QualityNote] {
    var folded: [Int: Count] = [:]
    var chosen: [Int: Count] = [:]
    for duplicate in duplicates {
      let differing = zip(fields, duplicate.values).filter { field, value in
        guard let present = columns[field]?[duplicate.cell] else { return false }
        return !(value.isNaN || present.isNaN || value == present)
      }.map(\.0)
      let isEqual = differing.allSatisfy(beside.contains)
      if !isEqual, policy == .error { throw error(duplicate) }
      for (field, value) in zip(fields, duplicate.values) where !value.isNaN {
        let isMissing = columns[field]?[duplicate.cell].isNaN == true
        if isEqual && isMissing || !isEqual && policy == .last {
          columns[field]?[duplicate.cell] = value
        }
      }
      if isEqual { for field in differing { columns[field]?[duplicate.cell] = .nan } }
      let batch = batches[duplicate.batch]
      let file = batch.segments[batch.segment(ofRow: duplicate.row)].file
      let count = Count(
        symbol: symbol(duplicate),
        date: date(duplicate),
        batch: duplicate.batch,
        row: duplicate.row
      )
      if isEqual {
        folded[file, default: count].rows += 1
      } else {
        chosen[file, default: count].rows += 1
      }
    }
    return folded.sorted { $0.key < $1.key }.map { file, count in
      .identicalRowsFolded(
        file: locator.name(file),
        line: locator.position(batch: count.batch, row: count.row).line,
        symbol: count.symbol,
        date: count.date,
        rows: count.rows
      )
    }
      + chosen.sorted { $0.key < $1.key }.map { file, count in
        .duplicateResolved(
          file: locator.name(file),
          line: locator.position(batch: count.batch, row: count.row).line,
          symbol: count.symbol,
          date: count.date,
          kept: policy.rawValue,
          rows: count.rows
        )
      }
  }

  private func symbol(_ duplicate: PanelColumns.Duplicate) -> String {
    axes.symbols[cells.symbol(ofCell: duplicate.cell)]
  }

  private func date(_ duplicate: PanelColumns.Duplicate) -> CalendarDate {
    axes.days[cells.day(ofCell: duplicate.cell)]
  }

  private func error(_ duplicate: PanelColumns.Duplicate) -> PriceDataError {
    let second = locator.position(batch: duplicate.batch, row: duplicate.row)
    let columns = separatingColumns(duplicate)
    if !columns.isEmpty || areSeveral(duplicate) {
      return .rowsOfSeveral(
        symbol: symbol(duplicate),
        date: date(duplicate),
        first: first(duplicate) ?? second,
        second: second,
        columns: columns,
        table: table
      )
    }
    return .duplicateRows(
      symbol: symbol(duplicate),
      date: date(duplicate),
      first: first(duplicate) ?? second,
      second: second
    )
  }

  /// Returns the names of the column, or the columns together, that tell the rows of one symbol and day of
  /// the file apart.
  private func separatingColumns(_ duplicate: PanelColumns.Duplicate) -> [String] {
    let batch = batches[duplicate.batch]
    let segment = batch.segments[batch.segment(ofRow: duplicate.row)]
    guard segment.layout.slots.count == 1 || !segment.layout.isWide,
      let source = locator.source(segment.file)
    else { return [] }
    let columns =
      SymbolColumn.separating(source, segment.layout).map { [$0] }
      ?? SecurityKey(source: source, layout: segment.layout, symbol: symbol(duplicate)).columns
    return columns.map { segment.layout.name(ofColumn: $0) }
  }

  /// Whether a file without a column of symbols has many such rows and a column that might be one.
  private func areSeveral(_ duplicate: PanelColumns.Duplicate) -> Bool {
    let batch = batches[duplicate.batch]
    let layout = batch.segments[batch.segment(ofRow: duplicate.row)].layout
    let own = duplicates.count { $0.batch == duplicate.batch }
    return layout.column(.symbol) == nil && !layout.isWide && own * 5 >= batch.rowCount
      && layout.header.indices.contains { layout.roles[$0] == nil && !layout.header[$0].isEmpty }
  }

  /// Finds the row that took the cell.
  private func first(_ duplicate: PanelColumns.Duplicate) -> SourcePosition? {
    let wantedSymbol = Int32(cells.symbol(ofCell: duplicate.cell))
    let wantedDay = Int32(cells.day(ofCell: duplicate.cell))
    for (index, batch) in batches.enumerated() {
      for row in 0..<batch.rowCount {
        let date = batch.dates[row]
        guard date >= 0, axes.dayIndices[index][Int(date)] == wantedDay else { continue }
        let isSymbol =
          if let symbols = batch.symbols {
            axes.symbolIndices[index][Int(symbols[row])] == wantedSymbol
          } else {
            batch.slots.indices.contains {
              axes.symbolIndices[index][$0] == wantedSymbol && !batch.column($0)[row].isNaN
            }
          }
        if isSymbol { return locator.position(batch: index, row: row) }
      }
    }
    return nil
  }
}
