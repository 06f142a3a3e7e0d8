internal import CivilTime

/// Says whether a vendor's adjusted close differs from the close, and until when.
public struct AdjustedCloseCheck: PriceCheck {
  /// Creates the check.
  public init() {}

  public func findings(in panel: PricePanel) -> [PriceFinding] {
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
      let day = panel.index(ofDay: first) ?? 0
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
