internal import CivilTime

/// Finds days whose highest price is below the lowest.
public struct HighLowCheck: PriceCheck {
  /// Creates the check.
  public init() {}

  public func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let highs = symbol.values(.high), let lows = symbol.values(.low) else { return nil }
      let dates = symbol.dates { highs[$0] < lows[$0] }
      return PriceFinding(
        .highBelowLow,
        symbol: symbol.name,
        dates: dates,
        detail: {
          let day = dates.first.flatMap(panel.index(ofDay:)) ?? 0
          return "first: high \(highs[day]), low \(lows[day]); the columns may be exchanged"
        }()
      )
    }
  }
}
