/// Which symbols and days of a panel have a cell, and where the cells stand in its columns.
///
/// Cells are symbol-major, those of a symbol in the order of its days. A full panel has one for each
/// symbol and day. Where most of them would stay empty, as with many symbols that are listed for a
/// few days each, a sparse panel has cells for the days on which a symbol has a row, and no others.
package struct PanelCells: Sendable, Hashable {
  /// The cells of a sparse panel.
  private struct Rows: Sendable, Hashable {
    /// For each symbol its first cell, and at the end the number of cells.
    let starts: [Int]
    /// For each cell the position of its day.
    let days: [Int32]
  }

  package let symbolCount: Int
  package let dayCount: Int
  private let rows: Rows?

  /// A cell for each symbol and day.
  package init(symbols: Int, days: Int) {
    symbolCount = symbols
    dayCount = days
    rows = nil
  }

  /// Cells for some days of each symbol; nothing where the numbers do not describe such cells.
  ///
  /// - Parameters:
  ///   - counts: The number of cells of each symbol.
  ///   - days: The positions of the days of all cells, ascending within each symbol.
  ///   - dayCount: The number of days of the panel.
  package init?(counts: [Int], days: [Int32], of dayCount: Int) {
    var starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts {
      guard count >= 0, count <= days.count - (starts.last ?? 0) else { return nil }
      let start = starts.last ?? 0
      for cell in start..<(start + count) {
        let isAfter = cell == start || days[cell] > days[cell - 1]
        guard isAfter, (0..<dayCount).contains(Int(days[cell])) else { return nil }
      }
      starts.append(start + count)
    }
    guard starts.last == days.count else { return nil }
    symbolCount = counts.count
    self.dayCount = dayCount
    rows = Rows(starts: starts, days: days)
  }

  /// The number of cells.
  package var count: Int { rows?.days.count ?? symbolCount * dayCount }

  /// Whether only some symbols and days have a cell.
  package var isSparse: Bool { rows != nil }

  /// For each symbol the number of its cells, and for each cell the position of its day; nothing for a
  /// full panel.
  package var listing: (counts: [Int], days: [Int32])? {
    rows.map { rows in
      (zip(rows.starts, rows.starts.dropFirst()).map { $1 - $0 }, rows.days)
    }
  }

  /// Returns the cells of a symbol.
  package func range(ofSymbol symbol: Int) -> Range<Int> {
    guard let rows else { return (symbol * dayCount)..<((symbol + 1) * dayCount) }
    return rows.starts[symbol]..<rows.starts[symbol + 1]
  }

  /// Returns the position of the day of a cell.
  package func day(ofCell cell: Int) -> Int {
    guard let rows else { return cell % dayCount }
    return Int(rows.days[cell])
  }

  /// Returns the first cell of a symbol whose day is at or after a position; past its last cell where
  /// there is none.
  package func firstCell(ofSymbol symbol: Int, from day: Int) -> Int {
    let range = range(ofSymbol: symbol)
    guard let rows else { return range.lowerBound + min(max(day, 0), dayCount) }
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper {
      let middle = (lower + upper) / 2
      if rows.days[middle] < day { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  /// Returns the cell of a symbol and day, or nothing where it has none.
  package func cell(ofSymbol symbol: Int, day: Int) -> Int? {
    let cell = firstCell(ofSymbol: symbol, from: day)
    let range = range(ofSymbol: symbol)
    return range.contains(cell) && self.day(ofCell: cell) == day ? cell : nil
  }

  /// Returns the symbol that a cell belongs to.
  package func symbol(ofCell cell: Int) -> Int {
    guard let rows else { return cell / dayCount }
    var (lower, upper) = (0, symbolCount)
    while lower < upper {
      let middle = (lower + upper) / 2
      if rows.starts[middle + 1] <= cell { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  /// Returns the values of one symbol, one for each day, from a column; not a number where it has no
  /// cell.
  package func series(_ column: [Double], symbol: Int) -> ArraySlice<Double> {
    let range = range(ofSymbol: symbol)
    guard let rows else { return column[range] }
    var values = [Double](repeating: .nan, count: dayCount)
    for cell in range { values[Int(rows.days[cell])] = column[cell] }
    return values[...]
  }
}
