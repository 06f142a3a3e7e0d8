import CivilTime

@testable import PriceData

/// Small panels for tests: consecutive calendar days from 2024-01-01, a Monday.
enum SmallPanel {
  static let firstDay = CalendarDate(dayNumber: 19_723)

  static func day(_ position: Int) -> CalendarDate { firstDay.adding(days: position) }

  /// Creates a panel of one symbol `AAA` from its columns.
  static func of(
    _ columns: [PriceField: [Double]],
    values: PricePanel.Values = .prices
  )
    -> PricePanel
  {
    let count = columns.values.map(\.count).max() ?? 0
    return PricePanel(
      days: (0..<count).map(day),
      symbols: ["AAA"],
      values: values,
      columns: columns
    )
  }

  /// Creates a panel of closes from one row for each symbol.
  static func closes(_ rows: [(symbol: String, closes: [Double])]) -> PricePanel {
    PricePanel(
      days: (0..<(rows.first?.closes.count ?? 0)).map(day),
      symbols: rows.map(\.symbol),
      columns: [.close: rows.flatMap(\.closes)]
    )
  }
}
