internal import ParallelExecution

/// Puts the rows of all batches into a panel that has cells for the rows alone.
struct SparseColumns {
  /// A row, and the day that it is about.
  private struct Row: Sendable, Comparable {
    let day: Int32
    let batch: Int32
    let row: Int

    static func < (left: Row, right: Row) -> Bool {
      (left.day, left.batch, left.row) < (right.day, right.batch, right.row)
    }
  }

  /// The rows of a share of the symbols.
  private struct Part: Sendable {
    let own: Range<Int32>
    /// For each symbol the number of its cells.
    var counts: [Int] = []
    /// For each cell its row.
    var rows: [Row] = []
    /// Rows whose cell is taken, with the cell counted within the part.
    var taken: [(row: Row, cell: Int, symbol: Int32)] = []
  }

  let batches: [RowBatch]
  let axes: PanelAxes
  let fields: [PriceField]
  let threads: Int

  /// Returns the cells, the values of each field, and the rows that found their place taken.
  func build() -> PanelColumns.Placed {
    let count = min(threads, max(axes.symbols.count, 1))
    let parts = concurrentMap(count: count, threads: threads) { index in
      part(PanelColumns.symbols(of: axes, part: index, of: count))
    }
    let counts = parts.flatMap(\.counts)
    let days = parts.flatMap { $0.rows.map(\.day) }
    guard let cells = PanelCells(counts: counts, days: days, of: axes.days.count) else {
      preconditionFailure("The cells of a symbol ascend by their days")
    }
    var columns: [PriceField: [Double]] = [:]
    for field in fields {
      columns[field] = concurrentMap(count: parts.count, threads: threads) {
        values(of: field, in: parts[$0])
      }.flatMap(\.self)
    }
    var duplicates: [PanelColumns.Duplicate] = []
    var first = 0
    for part in parts {
      for taken in part.taken {
        let batch = Int(taken.row.batch)
        duplicates.append(
          PanelColumns.Duplicate(
            batch: batch,
            row: taken.row.row,
            cell: first + taken.cell,
            values: fields.map { field in
              value(field, batch, taken.row.row, slots(of: taken.symbol, in: batch))
            }
          )
        )
      }
      first += part.rows.count
    }
    duplicates.sort { ($0.batch, $0.row, $0.cell) < ($1.batch, $1.row, $1.cell) }
    return PanelColumns.Placed(cells: cells, columns: columns, duplicates: duplicates)
  }

  /// Gives the rows of a share of the symbols their cells.
  private func part(_ own: Range<Int32>) -> Part {
    var part = Part(own: own)
    var starts = [Int](repeating: 0, count: own.count + 1)
    forEachRow(of: own) { symbol, _ in starts[Int(symbol - own.lowerBound) + 1] += 1 }
    for index in 0..<own.count { starts[index + 1] += starts[index] }
    var next = starts
    let total = starts.last ?? 0
    let rows = [Row](unsafeUninitializedCapacity: total) { buffer, count in
      forEachRow(of: own) { symbol, row in
        let place = next[Int(symbol - own.lowerBound)]
        (buffer.baseAddress.unsafelyUnwrapped + place).initialize(to: row)
        next[Int(symbol - own.lowerBound)] = place + 1
      }
      count = total
      // Files are mostly in the order of their days; a sort of ordered rows costs little.
      for (lower, upper) in zip(starts, starts.dropFirst()) where upper - lower > 1 {
        var own = UnsafeMutableBufferPointer(rebasing: buffer[lower..<upper])
        own.sort()
      }
    }
    part.rows.reserveCapacity(total)
    for symbol in own {
      let index = Int(symbol - own.lowerBound)
      let first = part.rows.count
      for row in rows[starts[index]..<starts[index + 1]] {
        if part.rows.count > first, part.rows[part.rows.count - 1].day == row.day {
          part.taken.append((row, part.rows.count - 1, symbol))
        } else {
          part.rows.append(row)
        }
      }
      part.counts.append(part.rows.count - first)
    }
    return part
  }

  /// Goes through the rows of a share of the symbols, batch by batch.
  private func forEachRow(of own: Range<Int32>, _ body: (Int32, Row) -> Void) {
    for (index, batch) in batches.enumerated() {
      let days = axes.dayIndices[index]
      let places = axes.symbolIndices[index]
      let dates = batch.dates
      if let symbols = batch.symbols {
        for row in 0..<batch.rowCount where dates[row] >= 0 {
          let symbol = places[Int(symbols[row])]
          guard own.contains(symbol) else { continue }
          body(symbol, Row(day: days[Int(dates[row])], batch: Int32(index), row: row))
        }
      } else {
        let slots = PanelColumns.slots(of: own, places)
        for symbol in own {
          let slots = slots[Int(symbol - own.lowerBound)]
          guard !slots.isEmpty else { continue }
          for row in 0..<batch.rowCount
          where dates[row] >= 0 && slots.contains(where: { !batch.column($0)[row].isNaN }) {
            body(symbol, Row(day: days[Int(dates[row])], batch: Int32(index), row: row))
          }
        }
      }
    }
  }

  /// Returns the columns of a matrix that are of one symbol.
  private func slots(of symbol: Int32, in batch: Int) -> [Int] {
    batches[batch].symbols == nil
      ? axes.symbolIndices[batch].indices.filter { axes.symbolIndices[batch][$0] == symbol }
      : Array(batches[batch].slots.indices)
  }

  /// Returns the values of a field for the cells of a part.
  private func values(of field: PriceField, in part: Part) -> [Double] {
    let slots = batches.indices.map { index in
      batches[index].symbols == nil
        ? PanelColumns.slots(of: part.own, axes.symbolIndices[index]) : []
    }
    let shared = batches.map { Array($0.slots.indices) }
    var values: [Double] = []
    values.reserveCapacity(part.rows.count)
    var cell = 0
    for (symbol, count) in part.counts.enumerated() {
      for row in part.rows[cell..<(cell + count)] {
        let batch = Int(row.batch)
        let own = batches[batch].symbols == nil ? slots[batch][symbol] : shared[batch]
        values.append(value(field, batch, row.row, own))
      }
      cell += count
    }
    return values
  }

  /// Returns a value of a row, not a number where it has none; of equal columns the last has its way.
  private func value(_ field: PriceField, _ batch: Int, _ row: Int, _ slots: [Int]) -> Double {
    let batch = batches[batch]
    let slot = slots.last { batch.slots[$0].field == field && !batch.column($0)[row].isNaN }
    return slot.map { batch.column($0)[row] } ?? .nan
  }
}
