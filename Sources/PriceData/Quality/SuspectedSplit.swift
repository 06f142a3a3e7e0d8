public import CivilTime

/// A jump of a price that looks like a split, a bonus issue or a consolidation of shares.
///
/// It is a suspicion for a person to judge: nothing adjusts prices because of it.
public struct SuspectedSplit: Sendable, Hashable, CustomStringConvertible {
  /// The jump that was seen.
  public let jump: PriceJump
  /// The ratio of small whole numbers that lies nearest.
  public let nearestRatio: SplitRatio
  /// The market's level on the day divided by that on the previous day, or nothing when unknown.
  public let marketRatio: Double?
  /// An adjustment of the symbol within ten days that the caller already applies, if there is one.
  public let nearbyAdjustment: Adjustment?

  /// The symbol whose price jumped.
  public var symbol: String { jump.symbol }
  /// The day of the jump, which would be the ex-date.
  public var date: CalendarDate { jump.date }
  /// The closing price of the day before, in the currency of the file.
  public var previousClose: Double { jump.previousClose }
  /// The closing price of the day, in the currency of the file.
  public var close: Double { jump.close }
  /// The close divided by the previous close.
  public var ratio: Double { jump.ratio }

  /// The line for the adjustments file, such as `ASHOKLEY,2025-07-16,0.5`.
  public var suggestedLine: String { "\(symbol),\(date),\(nearestRatio.factor)" }

  /// The finding in one sentence, with what to do about it.
  public var description: String { "\(symbol): \(explanation)" }

  /// The finding without the symbol.
  var explanation: String {
    let finding =
      "close \(previousClose), then \(close) on \(date), a ratio of "
      + "\(decimalText(ratio, places: 4)), looks like a split or bonus issue (\(nearestRatio))"
    guard let nearbyAdjustment else {
      return "\(finding); if it is one, add the line \"\(suggestedLine)\" to the adjustments file"
    }
    return "\(finding) although an adjustment of \(nearbyAdjustment.factor) with ex-date "
      + "\(nearbyAdjustment.exDate) is applied; check its date and factor"
  }
}
