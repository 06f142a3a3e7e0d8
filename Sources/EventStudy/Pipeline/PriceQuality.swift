internal import CivilTime
internal import PriceData

/// Checks the prices of a study on its trading days.
enum PriceQuality {
  /// Returns a note for each thing that a reader of the result should know about the prices.
  static func notes(of inputs: StudyInputs, axis: StudyAxis) -> [StudyNote] {
    guard inputs.panel.values == .prices else { return [] }
    let levels = marketLevels(inputs)
    // Days without a session are reported with the axis, so only the gaps are looked for here.
    let checks: [any PriceCheck] = [
      SplitCheck(market: levels, adjustments: inputs.adjustments), LargeMoveCheck(market: levels),
      GapCheck(tradingDays: axis.days), NonPositivePriceCheck(), HighLowCheck(), PriceRangeCheck(),
      RepeatedRowCheck(), StalePriceCheck(), ZeroVolumeCheck(), AdjustedCloseCheck(),
    ]
    return PanelQuality(checks: checks).findings(in: inputs.panel, threads: axis.threads)
      .map { StudyNote($0, source: "prices") }
  }

  /// Returns a note for each jump that looks like a split or bonus issue nobody has adjusted for.
  static func suspectedSplits(_ inputs: StudyInputs) -> [StudyNote] {
    guard inputs.panel.values == .prices else { return [] }
    let check = SplitCheck(market: marketLevels(inputs), adjustments: inputs.adjustments)
    return check.findings(in: inputs.panel).map { StudyNote($0, source: "prices") }
  }

  /// Returns the lines of an adjustments file that would explain the jumps that look like a split.
  static func suggestedAdjustments(_ inputs: StudyInputs) -> [String] {
    guard inputs.panel.values == .prices else { return [] }
    return JumpDetector().suspectedSplits(
      in: inputs.panel,
      market: marketLevels(inputs),
      adjustments: inputs.adjustments
    ).map(\.suggestedLine)
  }

  /// Returns the market's level on each day of the panel.
  private static func marketLevels(_ inputs: StudyInputs) -> [Double]? {
    guard let market = inputs.market, market.values == .prices else { return nil }
    return MarketOnAxis(series: market, days: inputs.panel.days).values
  }
}
