public import CivilTime
internal import PriceData

/// A split, bonus issue or other corporate action by which prices of a study were multiplied.
///
/// `price of each day before the ex-date * factor`; volumes are divided by it.
public struct AppliedAdjustment: Sendable, Hashable, Codable {
  /// The symbol whose prices were multiplied.
  public var symbol: String
  /// The first day on which the price is that of the new shares.
  public var exDate: CalendarDate
  /// What the prices of all days before were multiplied by.
  public var factor: Double

  private enum CodingKeys: String, CodingKey {
    case symbol, factor
    case exDate = "ex_date"
  }
}

extension AppliedAdjustment {
  /// Returns the adjustments whose ex-date lies behind the first day that an event of the symbol uses; a factor
  /// of 1, which settles a jump, multiplies nothing.
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
      guard !adjustment.isNone, let symbol = inputs.panel.index(ofSymbol: adjustment.symbol),
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
