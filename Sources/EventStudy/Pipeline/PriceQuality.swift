internal import CivilTime
internal import PriceData

/// Checks the prices of a study on its trading days.
enum PriceQuality {
  /// Returns a note for each thing that a reader of the result should know about the prices.
  static func notes(of inputs: StudyInputs, axis: StudyAxis) -> [StudyNote] {
    guard inputs.panel.values == .prices else { return [] }
    let levels = inputs.market.flatMap { market -> [Double]? in
      guard market.values == .prices else { return nil }
      return MarketOnAxis(series: market, days: inputs.panel.days).values
    }
    // Days without a session are reported with the axis, so only the gaps are looked for here.
    let checks: [any PriceCheck] = [
      SplitCheck(market: levels, adjustments: inputs.adjustments), LargeMoveCheck(market: levels),
      GapCheck(tradingDays: axis.days), NonPositivePriceCheck(), HighLowCheck(), PriceRangeCheck(),
      RepeatedRowCheck(), StalePriceCheck(), ZeroVolumeCheck(), AdjustedCloseCheck(),
    ]
    return PanelQuality(checks: checks).findings(in: inputs.panel).map(StudyNote.init)
  }
}
