internal import CivilTime

/// Finds opening, closing and average prices outside the range from low to high of their day.
///
/// `low - e <= price <= high + e, e = 0.005 + 0.00001 high`
///
/// e allows for prices rounded to two decimals and for single-precision numbers.
public struct PriceRangeCheck: PriceCheck {
  /// Creates the check.
  public init() {}

  public func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let highs = symbol.values(.high), let lows = symbol.values(.low) else { return nil }
      let columns = [PriceField.open, .close, .vwap].compactMap { field in
        symbol.values(field).map { (field: field, values: $0) }
      }
      func isOutside(_ price: Double, _ day: Int) -> Bool {
        let (low, high) = (lows[day], highs[day])
        // A day with high below low is another finding; every price of it would be outside.
        guard price < low || price > high, low <= high else { return false }
        let tolerance = 0.005 + 0.00001 * high
        return price < low - tolerance || price > high + tolerance
      }
      let dates = symbol.dates { day in columns.contains { isOutside($0.values[day], day) } }
      return PriceFinding(
        .outsideRange,
        symbol: symbol.name,
        dates: dates,
        detail: {
          let day = dates.first.flatMap(panel.index(ofDay:)) ?? 0
          let prices = columns.filter { isOutside($0.values[day], day) }
            .map { "\($0.field.rawValue) \($0.values[day])" }.joined(separator: ", ")
          return "first: \(prices) with low \(lows[day]) and high \(highs[day])"
        }()
      )
    }
  }
}
