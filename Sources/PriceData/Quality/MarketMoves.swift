internal import Algorithms

/// The move of the market between two days: that of an index or, where it has none, the median of the
/// other symbols of the panel.
///
/// The moves of all symbols between two days are looked at once, however many of them jump.
struct MarketMoves {
  /// With fewer other symbols, a median says more about a company than about the market.
  static let fewestOthers = 3

  private struct Days: Hashable {
    let before: Int
    let after: Int
  }

  private let panel: PricePanel
  private let closes: [Double]
  private let index: [Double]?
  /// For each day of a sparse panel the cells that it has; empty until they are needed.
  private var cellsOfDay: [[Int]] = []
  private var ratios: [Days: [Double]] = [:]

  /// Takes the level of an index on each day of the panel, not a number where unknown.
  init(_ panel: PricePanel, index: [Double]?) {
    self.panel = panel
    self.index = index
    closes = panel.values(.close) ?? []
  }

  /// Returns the market's level after divided by that before, or nothing when it is not known.
  ///
  /// - Parameters:
  ///   - before: The cell of a symbol on the first day.
  ///   - after: The cell of the symbol on the last day.
  ///   - symbol: The symbol, which is no part of its own market.
  mutating func ratio(from before: Int, to after: Int, of symbol: SymbolDays) -> Double? {
    let days = Days(before: symbol.position(before), after: symbol.position(after))
    if let index, index[days.before] > 0, index[days.after] > 0 {
      return index[days.after] / index[days.before]
    }
    let all = sortedRatios(days)
    // The symbol's own ratio is one of them, and its place is known by its value.
    let own = all.partitioningIndex { $0 >= closes[after] / closes[before] }
    let count = all.count - 1
    guard count >= Self.fewestOthers else { return nil }
    func other(_ place: Int) -> Double { all[place < own ? place : place + 1] }
    let middle = count / 2
    return count % 2 == 1 ? other(middle) : (other(middle - 1) + other(middle)) / 2
  }

  /// Returns the moves of all symbols with a close on both days, ascending.
  private mutating func sortedRatios(_ days: Days) -> [Double] {
    if let known = ratios[days] { return known }
    let sorted = pairs(days).compactMap { before, after in
      closes[before] > 0 && closes[after] > 0 ? closes[after] / closes[before] : nil
    }.sorted()
    // Jumps come symbol by symbol; a panel of many days need not keep all that were looked at.
    if ratios.count >= 4096 { ratios.removeAll() }
    ratios[days] = sorted
    return sorted
  }

  /// Returns the cells of the symbols that have one on both days.
  private mutating func pairs(_ days: Days) -> [(before: Int, after: Int)] {
    let cells = panel.cells
    guard cells.isSparse else {
      return panel.symbols.indices.map { symbol in
        let first = cells.range(ofSymbol: symbol).lowerBound
        return (first + days.before, first + days.after)
      }
    }
    if cellsOfDay.isEmpty {
      cellsOfDay = [[Int]](repeating: [], count: panel.days.count)
      for cell in 0..<cells.count { cellsOfDay[cells.day(ofCell: cell)].append(cell) }
    }
    return cellsOfDay[days.after].compactMap { after in
      // The cells of a symbol are neighbors, and the day before is mostly the one before it.
      var before = after
      while before > 0, cells.day(ofCell: before - 1) < cells.day(ofCell: before) {
        before -= 1
        let day = cells.day(ofCell: before)
        if day <= days.before {
          return day == days.before && cells.symbol(ofCell: before) == cells.symbol(ofCell: after)
            ? (before, after) : nil
        }
      }
      return nil
    }
  }
}
