internal import CivilTime

/// Finds prices that are zero or negative.
public struct NonPositivePriceCheck: PriceCheck {
  /// Creates the check.
  public init() {}

  public func findings(in panel: PricePanel) -> [PriceFinding] {
    let fields = panel.fields.filter { $0 != .volume && $0 != .turnover }
    return panel.symbolDays.compactMap { symbol in
      let columns = fields.compactMap { field in symbol.values(field).map { (field, $0) } }
      let dates = symbol.dates { day in columns.contains { $0.1[day] <= 0 } }
      return PriceFinding(
        .nonPositivePrice,
        symbol: symbol.name,
        dates: dates,
        detail: {
          let day = dates.first.flatMap(panel.index(ofDay:)) ?? 0
          let bad = columns.filter { $0.1[day] <= 0 }
          return "first: " + bad.map { "\($0.0.rawValue) \($0.1[day])" }.joined(separator: ", ")
        }()
      )
    }
  }
}
