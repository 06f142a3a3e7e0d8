internal import CivilTime
internal import PriceData

/// Finds the adjustments that changed prices within the windows of events.
enum AppliedAdjustments {
  /// Returns the adjustments whose ex-date lies behind the first day that an event of the symbol uses.
  ///
  /// - Parameters:
  ///   - events: The events that are studied.
  ///   - inputs: The prices and the adjustments that were named.
  ///   - settings: Say which prices are studied; those that a vendor has adjusted stay as they are.
  /// - Returns: The adjustments, by symbol, then ex-date.
  static func among(
    _ events: [AlignedEvent],
    inputs: StudyInputs,
    settings: PriceSettings
  ) -> [AppliedAdjustment] {
    guard !inputs.adjustments.isEmpty, inputs.panel.values == .prices, !settings.usesAdjustedClose
    else { return [] }
    var first: [Int: CalendarDate] = [:]
    for event in events {
      let day = event.span.lowerBound
      first[event.symbol] = first[event.symbol].map { min($0, day) } ?? day
    }
    return inputs.adjustments.compactMap { adjustment in
      guard let symbol = inputs.panel.index(ofSymbol: adjustment.symbol),
        let begin = first[symbol], adjustment.exDate > begin
      else { return nil }
      return AppliedAdjustment(
        symbol: inputs.panel.symbols[symbol],
        exDate: adjustment.exDate,
        factor: adjustment.factor
      )
    }
  }
}
