internal import CivilTime

/// A question that can be put to a panel of prices, such as whether a high lies below a low.
///
/// A check never changes a price.
package protocol PriceCheck: Sendable {
  /// Returns what was found, by symbol in the order of the panel, one finding for each symbol.
  func findings(in panel: PricePanel) -> [PriceFinding]
}

/// The days of one symbol in a panel, as the checks read them.
struct SymbolDays {
  let panel: PricePanel
  let symbol: Int

  /// The symbol's name.
  var name: String { panel.symbols[symbol] }

  /// Returns the values of a field by the position of the day, or nothing when there is no such field.
  func values(_ field: PriceField) -> DayValues? {
    panel.column(field).map { DayValues(column: $0, start: symbol * panel.days.count) }
  }

  /// Returns the days that fulfill a condition on their position.
  func dates(where condition: (Int) -> Bool) -> [CalendarDate] {
    panel.days.indices.filter(condition).map { panel.days[$0] }
  }
}

/// The values of one symbol within the column of a panel, by the position of the day.
struct DayValues {
  // The column is shared with the panel, so that checking copies no prices.
  let column: [Double]
  let start: Int

  subscript(day: Int) -> Double { column[start + day] }
}

extension PricePanel {
  /// Returns the days of each symbol; none when the panel holds returns, which are not prices.
  var symbolDays: [SymbolDays] {
    values == .prices ? symbols.indices.map { SymbolDays(panel: self, symbol: $0) } : []
  }
}
