internal import CivilTime

/// Finds days that some vendor filled in: four prices equal to the previous close, volume zero.
///
/// The day was a holiday, or the symbol did not trade; the return of zero is not a measurement.
public struct RepeatedRowCheck: PriceCheck {
  /// Creates the check.
  public init() {}

  public func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let closes = symbol.values(.close), let volumes = symbol.values(.volume),
        let opens = symbol.values(.open), let highs = symbol.values(.high),
        let lows = symbol.values(.low)
      else { return nil }
      var previous: Double?
      let dates = symbol.dates { day in
        let close = closes[day]
        guard !close.isNaN else { return false }
        defer { previous = close }
        return volumes[day] == 0
          && [previous, opens[day], highs[day], lows[day]].allSatisfy { $0 == close }
      }
      return PriceFinding(
        .repeatedRow,
        symbol: symbol.name,
        dates: dates,
        detail: "the file may fill in holidays; the zero return is no measurement"
      )
    }
  }
}
