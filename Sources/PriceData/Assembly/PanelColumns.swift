internal import ParallelExecution

/// Puts the rows of all batches in their places.
struct PanelColumns {
  /// A row for a symbol and day that an earlier row has taken.
  struct Duplicate: Sendable {
    let batch: Int
    let row: Int
    let cell: Int
    /// The values of the row, in the order of the fields of the panel.
    let values: [Double]
  }

  /// The values of each field, and the rows that found their place taken.
  struct Placed {
    let cells: PanelCells
    var columns: [PriceField: [Double]]
    let duplicates: [Duplicate]
  }

  let batches: [RowBatch]
  let axes: PanelAxes
  let fields: [PriceField]
  let threads: Int

  /// Returns the values with a cell for each symbol and day.
  func build() -> Placed {
    var columns: [PriceField: [Double]] = [:]
    var duplicates: [Duplicate] = []
    let cells = axes.days.count * axes.symbols.count
    // Each thread fills the cells of its own symbols, so threads never write to one place.
    let seen = UnsafeMutablePointer<UInt8>.allocate(capacity: max(cells, 1))
    defer { seen.deallocate() }
    seen.initialize(repeating: 0, count: cells)
    nonisolated(unsafe) let marks = seen
    let parts = min(threads, max(axes.symbols.count, 1))
    let firstField = fields.first
    if let firstField {
      columns[firstField] = [Double](unsafeUninitializedCapacity: cells) { buffer, count in
        nonisolated(unsafe) let base = buffer.baseAddress
        LargePages.advise(base, count: cells)
        let found = concurrentMap(count: parts, threads: threads) { part in
          placeFirst(part, of: parts, marks, base, field: firstField)
        }
        duplicates = found.flatMap { $0 }
        count = cells
      }
      // Every thread reads the dates of all rows, so a row is taken out when none reads any more.
      for duplicate in duplicates where batches[duplicate.batch].symbols != nil {
        batches[duplicate.batch].dates[duplicate.row] = -1
      }
      release(firstField)
    }
    for field in fields.dropFirst() {
      columns[field] = [Double](unsafeUninitializedCapacity: cells) { buffer, count in
        nonisolated(unsafe) let base = buffer.baseAddress
        LargePages.advise(base, count: cells)
        _ = concurrentMap(count: parts, threads: threads) { part in
          place(part, of: parts, marks, base, field: field)
        }
        count = cells
      }
      release(field)
    }
    duplicates.sort { ($0.batch, $0.row, $0.cell) < ($1.batch, $1.row, $1.cell) }
    return Placed(
      cells: PanelCells(symbols: axes.symbols.count, days: axes.days.count),
      columns: columns,
      duplicates: duplicates
    )
  }

  /// Gives back the values of a field that stand in the panel now, so that both never stay in
  /// memory for long.
  private func release(_ field: PriceField) {
    for batch in batches where batch.symbols != nil { batch.releaseColumn(field) }
  }

  /// Returns the symbols that one of several threads places.
  static func symbols(of axes: PanelAxes, part: Int, of parts: Int) -> Range<Int32> {
    let count = axes.symbols.count
    return Int32(part * count / parts)..<Int32((part + 1) * count / parts)
  }

  /// Marks the cells of a share of the symbols and fills their first field.
  private func placeFirst(
    _ part: Int,
    of parts: Int,
    _ marks: UnsafeMutablePointer<UInt8>,
    _ base: UnsafeMutablePointer<Double>?,
    field: PriceField
  ) -> [Duplicate] {
    guard let base else { return [] }
    let own = Self.symbols(of: axes, part: part, of: parts)
    let dayCount = axes.days.count
    var duplicates: [Duplicate] = []
    for (index, batch) in batches.enumerated() {
      if batch.symbols == nil {
        markMatrix(index, own, marks, &duplicates)
        continue
      }
      guard holds(index, own), let symbols = batch.symbols,
        let slot = batch.slots.firstIndex(where: { $0.field == field })
      else { continue }
      let values = batch.column(slot)
      let dates = batch.dates
      axes.dayIndices[index].withUnsafeBufferPointer { dayIndices in
        axes.symbolIndices[index].withUnsafeBufferPointer { symbolIndices in
          for row in 0..<batch.rowCount {
            let date = dates[row]
            guard date >= 0 else { continue }
            let symbol = symbolIndices[Int(symbols[row])]
            guard own.contains(symbol) else { continue }
            let cell = Int(symbol) * dayCount + Int(dayIndices[Int(date)])
            if marks[cell] == 0 {
              marks[cell] = 1
              base[cell] = values[row]
            } else {
              duplicates.append(duplicate(index, row, cell, slots: Array(batch.slots.indices)))
            }
          }
        }
      }
    }
    placeMatrices(own, marks, base, field: field)
    fillMissing(own, marks, base)
    return duplicates
  }

  /// Whether a batch has rows of some symbols.
  private func holds(_ batch: Int, _ own: Range<Int32>) -> Bool {
    axes.symbolIndices[batch].contains { own.contains($0) }
  }

  /// Fills a further field of a share of the symbols.
  private func place(
    _ part: Int,
    of parts: Int,
    _ marks: UnsafeMutablePointer<UInt8>,
    _ base: UnsafeMutablePointer<Double>?,
    field: PriceField
  ) {
    guard let base else { return }
    let own = Self.symbols(of: axes, part: part, of: parts)
    let dayCount = axes.days.count
    for (index, batch) in batches.enumerated() {
      guard holds(index, own), let symbols = batch.symbols else { continue }
      let values = batch.slots.firstIndex { $0.field == field }.map { batch.column($0) }
      let dates = batch.dates
      axes.dayIndices[index].withUnsafeBufferPointer { dayIndices in
        axes.symbolIndices[index].withUnsafeBufferPointer { symbolIndices in
          for row in 0..<batch.rowCount {
            let date = dates[row]
            guard date >= 0 else { continue }
            let symbol = symbolIndices[Int(symbols[row])]
            guard own.contains(symbol) else { continue }
            let cell = Int(symbol) * dayCount + Int(dayIndices[Int(date)])
            base[cell] = values?[row] ?? .nan
          }
        }
      }
    }
    placeMatrices(own, marks, base, field: field)
    fillMissing(own, marks, base)
  }

  private func fillMissing(
    _ own: Range<Int32>,
    _ marks: UnsafeMutablePointer<UInt8>,
    _ base: UnsafeMutablePointer<Double>
  ) {
    let dayCount = axes.days.count
    for cell in (Int(own.lowerBound) * dayCount)..<(Int(own.upperBound) * dayCount)
    where marks[cell] != 1 { base[cell] = marks[cell] == 2 ? base[cell] : .nan }
  }

  /// Takes a row with the values of some columns.
  private func duplicate(_ batch: Int, _ row: Int, _ cell: Int, slots: [Int]) -> Duplicate {
    let source = batches[batch]
    let values = fields.map { field in
      slots.first { source.slots[$0].field == field }.map { source.column($0)[row] } ?? .nan
    }
    return Duplicate(batch: batch, row: row, cell: cell, values: values)
  }
}

/// Files with columns for each symbol.
extension PanelColumns {
  /// Returns for each of some symbols the columns of a matrix that hold its values.
  static func slots(of own: Range<Int32>, _ symbolIndices: [Int32]) -> [[Int]] {
    var slots = [[Int]](repeating: [], count: own.count)
    for (slot, symbol) in symbolIndices.enumerated() where own.contains(symbol) {
      slots[Int(symbol - own.lowerBound)].append(slot)
    }
    return slots
  }

  /// Marks the cells of a matrix; a value whose cell is taken becomes a duplicate and is blanked.
  private func markMatrix(
    _ index: Int,
    _ own: Range<Int32>,
    _ marks: UnsafeMutablePointer<UInt8>,
    _ duplicates: inout [Duplicate]
  ) {
    let batch = batches[index]
    let dayCount = axes.days.count
    let slots = Self.slots(of: own, axes.symbolIndices[index])
    for symbol in own {
      let slots = slots[Int(symbol - own.lowerBound)]
      guard !slots.isEmpty else { continue }
      for row in 0..<batch.rowCount {
        let date = batch.dates[row]
        guard date >= 0, slots.contains(where: { !batch.column($0)[row].isNaN }) else { continue }
        let cell = Int(symbol) * dayCount + Int(axes.dayIndices[index][Int(date)])
        if marks[cell] == 0 {
          marks[cell] = 2
        } else {
          duplicates.append(duplicate(index, row, cell, slots: slots))
          for slot in slots { batch.column(slot)[row] = .nan }
        }
      }
    }
  }

  /// Fills a field of the cells that matrices have marked.
  private func placeMatrices(
    _ own: Range<Int32>,
    _ marks: UnsafeMutablePointer<UInt8>,
    _ base: UnsafeMutablePointer<Double>,
    field: PriceField
  ) {
    guard batches.contains(where: { $0.symbols == nil }) else { return }
    let dayCount = axes.days.count
    for cell in (Int(own.lowerBound) * dayCount)..<(Int(own.upperBound) * dayCount)
    where marks[cell] == 2 { base[cell] = .nan }
    for (index, batch) in batches.enumerated() where batch.symbols == nil {
      for (slot, column) in batch.slots.enumerated() where column.field == field {
        let symbol = axes.symbolIndices[index][slot]
        guard own.contains(symbol) else { continue }
        let values = batch.column(slot)
        for row in 0..<batch.rowCount where batch.dates[row] >= 0 && !values[row].isNaN {
          let cell = Int(symbol) * dayCount + Int(axes.dayIndices[index][Int(batch.dates[row])])
          base[cell] = values[row]
        }
      }
    }
  }
}
