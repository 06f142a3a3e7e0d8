public import CivilTime

/// Finds trading days without a price between a symbol's first and last day.
public struct GapCheck: PriceCheck {
  /// The trading days, ascending.
  public let tradingDays: [CalendarDate]

  /// Creates the check.
  public init(tradingDays: [CalendarDate]) {
    self.tradingDays = tradingDays
  }

  public func findings(in panel: PricePanel) -> [PriceFinding] {
    panel.symbolDays.compactMap { symbol in
      guard let closes = symbol.values(.close),
        let first = panel.days.indices.first(where: { !closes[$0].isNaN }),
        let last = panel.days.indices.last(where: { !closes[$0].isNaN })
      else { return nil }
      var position = first
      let missing = tradingDays.filter { day in
        guard panel.days[first] < day, day < panel.days[last] else { return false }
        while panel.days[position] < day { position += 1 }
        return panel.days[position] != day || closes[position].isNaN
      }
      return PriceFinding(
        .gap,
        symbol: symbol.name,
        dates: missing,
        detail:
          "trading was suspended or rows are missing; a return over a gap is missing, not zero"
      )
    }
  }
}
