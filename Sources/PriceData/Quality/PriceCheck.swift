internal import CivilTime

/// A question that can be put to a panel of prices, such as whether a high lies below a low.
///
/// A check never changes a price.
package protocol PriceCheck: Sendable {
  /// Returns what was found, by symbol in the order of the panel, one finding of a kind for each symbol.
  func findings(in panel: PricePanel) -> [PriceFinding]
}

/// A check whose findings about some symbols count, such as those of one market.
package struct SymbolsCheck: PriceCheck {
  private let check: any PriceCheck
  private let symbols: Set<String>

  /// Creates the check.
  package init(_ check: any PriceCheck, of symbols: Set<String>) {
    self.check = check
    self.symbols = symbols
  }

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    check.findings(in: panel).filter { $0.symbol.map(symbols.contains) ?? false }
  }
}

/// The days of one symbol in a panel, as the checks read them: those for which the panel has a cell.
struct SymbolDays {
  let panel: PricePanel
  let symbol: Int
  /// The cells of the symbol, in the order of their days.
  let cells: Range<Int>

  init(panel: PricePanel, symbol: Int) {
    self.panel = panel
    self.symbol = symbol
    cells = panel.cells.range(ofSymbol: symbol)
  }

  /// The symbol's name.
  var name: String { panel.symbols[symbol] }

  /// Returns the values of a field by their cells, or nothing when there is no such field.
  func values(_ field: PriceField) -> [Double]? { panel.values(field) }

  /// Returns the day of a cell.
  func day(_ cell: Int) -> CalendarDate { panel.days[position(cell)] }

  /// Returns the position of the day of a cell.
  func position(_ cell: Int) -> Int {
    panel.cells.isSparse ? panel.cells.day(ofCell: cell) : cell - cells.lowerBound
  }

  /// Returns the days that fulfill a condition on their cell.
  func dates(where condition: (Int) -> Bool) -> [CalendarDate] {
    cells.filter(condition).map { day($0) }
  }

  /// Returns the first cell that fulfills a condition, or cell zero where none does.
  func first(where condition: (Int) -> Bool) -> Int { cells.first(where: condition) ?? 0 }
}

extension PricePanel {
  /// Returns the days of each symbol; none when the panel holds returns, which are not prices.
  var symbolDays: [SymbolDays] {
    values == .prices ? symbols.indices.map { SymbolDays(panel: self, symbol: $0) } : []
  }
}
