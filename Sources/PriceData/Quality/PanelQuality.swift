public import CivilTime

/// The checks that every panel of prices is put through.
public struct PanelQuality: Sendable {
  /// The checks, in the order of their findings.
  public let checks: [any PriceCheck]

  /// Creates a list of checks of one's own.
  public init(checks: [any PriceCheck]) {
    self.checks = checks
  }

  /// Creates the usual checks.
  ///
  /// - Parameters:
  ///   - tradingDays: The sessions of the calendar, ascending, or nothing to skip the two checks
  ///     that need them.
  ///   - market: The level of the market on each day of the panel, or nothing without an index.
  ///   - adjustments: The adjustments that the panel has undergone.
  public init(
    tradingDays: [CalendarDate]? = nil,
    market: [Double]? = nil,
    adjustments: [Adjustment] = []
  ) {
    let calendarChecks: [any PriceCheck] =
      tradingDays.map { [GapCheck(tradingDays: $0), TradingDayCheck(tradingDays: $0)] } ?? []
    checks =
      [SplitCheck(market: market, adjustments: adjustments), LargeMoveCheck(market: market)]
      + calendarChecks + [
        NonPositivePriceCheck(), HighLowCheck(), PriceRangeCheck(), RepeatedRowCheck(),
        StalePriceCheck(), ZeroVolumeCheck(), AdjustedCloseCheck(),
      ]
  }

  /// Returns what the checks find, check by check.
  public func findings(in panel: PricePanel) -> [PriceFinding] {
    checks.flatMap { $0.findings(in: panel) }
  }
}
