public import CivilTime

/// Finds prices on days that are no trading days.
public struct TradingDayCheck: PriceCheck {
  /// The trading days, ascending; days before the first and after the last are not judged.
  public let tradingDays: [CalendarDate]

  /// Creates the check.
  public init(tradingDays: [CalendarDate]) {
    self.tradingDays = tradingDays
  }

  public func findings(in panel: PricePanel) -> [PriceFinding] {
    guard let first = tradingDays.first, let last = tradingDays.last else { return [] }
    let known = Set(tradingDays)
    let others = panel.days.filter { first <= $0 && $0 <= last && !known.contains($0) }
    let finding = PriceFinding(
      .notATradingDay,
      symbol: nil,
      dates: others,
      detail: "the calendar has no session then; a file may repeat the rows of another day"
    )
    return [finding].compactMap(\.self)
  }
}
