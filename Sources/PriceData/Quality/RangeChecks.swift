internal import CivilTime

/// Finds prices that are zero or negative.
package struct NonPositivePriceCheck: PriceCheck {
  /// Creates the check.
  package init() {}

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    // The first day of a listing states a previous close of zero.
    let others: [PriceField] = [.volume, .turnover, .previousClose, .delivered, .freeFloat]
    let fields = panel.fields.filter { !others.contains($0) }
    return panel.symbolDays.compactMap { symbol in
      let columns = fields.compactMap { field in symbol.values(field).map { (field, $0) } }
      let dates = symbol.dates { day in columns.contains { $0.1[day] <= 0 } }
      return PriceFinding(
        .nonPositivePrice,
        symbol: symbol.name,
        dates: dates,
        detail: {
          let day = symbol.first { day in columns.contains { $0.1[day] <= 0 } }
          let bad = columns.filter { $0.1[day] <= 0 }
          return "first: " + bad.map { "\($0.0.rawValue) \($0.1[day])" }.joined(separator: ", ")
        }()
      )
    }
  }
}

/// Finds days whose highest price is below the lowest.
package struct HighLowCheck: PriceCheck {
  /// Creates the check.
  package init() {}

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let highs = symbol.values(.high), let lows = symbol.values(.low) else { return nil }
      let dates = symbol.dates { highs[$0] < lows[$0] }
      return PriceFinding(
        .highBelowLow,
        symbol: symbol.name,
        dates: dates,
        detail: {
          let day = symbol.first { highs[$0] < lows[$0] }
          return "first: high \(highs[day]), low \(lows[day]); the columns may be exchanged"
        }()
      )
    }
  }
}

/// Finds opening, closing and average prices outside the range from low to high of their day.
///
/// `low - e <= price <= high + e, e = 0.005 + 0.00001 high`
///
/// e allows for prices rounded to two decimals and for single-precision numbers.
package struct PriceRangeCheck: PriceCheck {
  /// Creates the check.
  package init() {}

  package func findings(in panel: PricePanel) -> [PriceFinding] {
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
          let day = symbol.first { day in columns.contains { isOutside($0.values[day], day) } }
          let prices = columns.filter { isOutside($0.values[day], day) }
            .map { "\($0.field.rawValue) \($0.values[day])" }.joined(separator: ", ")
          return "first: \(prices) with low \(lows[day]) and high \(highs[day])"
        }()
      )
    }
  }
}

/// Says whether a vendor's adjusted close differs from the close, and until when.
package struct AdjustedCloseCheck: PriceCheck {
  /// Creates the check.
  package init() {}

  package func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let closes = symbol.values(.close), let adjusted = symbol.values(.adjustedClose) else {
        return nil
      }
      let both = symbol.dates { closes[$0] > 0 && adjusted[$0] > 0 }
      // Vendors round either price, so only a difference beyond rounding counts.
      let different = symbol.dates { abs(adjusted[$0] / closes[$0] - 1) > 1e-5 }
      guard let first = different.first, let last = different.last else {
        return PriceFinding(
          .adjustedCloseEqual,
          symbol: symbol.name,
          dates: both,
          detail: "the adjusted close equals the close on all \(both.count) days, so it holds no "
            + "adjustment"
        )
      }
      let day = symbol.first { symbol.day($0) == first }
      return PriceFinding(
        .adjustedCloseDiffers,
        symbol: symbol.name,
        dates: different,
        detail: "first by the factor \(decimalText(adjusted[day] / closes[day], places: 4)), last "
          + "on \(last); returns of the two differ where the factor changes"
      )
    }
  }
}
