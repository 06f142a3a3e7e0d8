package import CivilTime
internal import Notices

/// A change of a closing price too large for an ordinary day of trading.
package struct PriceJump: Sendable, Hashable {
  /// The symbol whose price jumped.
  package let symbol: String
  /// The last day before the jump that has a closing price.
  package let previousDate: CalendarDate
  /// The day of the jump.
  package let date: CalendarDate
  /// The closing price of the previous day, in the currency of the file.
  package let previousClose: Double
  /// The closing price of the day, in the currency of the file.
  package let close: Double

  /// The close divided by the previous close.
  package var ratio: Double { close / previousClose }

  /// Whether the price is a hundred times as high or low as the day before, which no company's is.
  package var isBeyondBelief: Bool { ratio >= 100 || ratio <= 0.01 }
}

/// A jump of a price that looks like a split, a bonus issue or a consolidation of shares.
///
/// It is a suspicion for a person to judge: nothing adjusts prices because of it.
package struct SuspectedSplit: Sendable, Hashable {
  /// The jump that was seen.
  package let jump: PriceJump
  /// The ratio of small whole numbers that lies nearest.
  package let nearestRatio: SplitRatio
  /// The market's level on the day divided by that on the previous day, or nothing when unknown.
  package let marketRatio: Double?
  /// An adjustment of the symbol within ten days that the caller already applies, if there is one.
  package let nearbyAdjustment: Adjustment?

  /// The symbol whose price jumped.
  package var symbol: String { jump.symbol }
  /// The day of the jump, which would be the ex-date.
  package var date: CalendarDate { jump.date }
  /// The closing price of the day before, in the currency of the file.
  package var previousClose: Double { jump.previousClose }
  /// The closing price of the day, in the currency of the file.
  package var close: Double { jump.close }
  /// The close divided by the previous close.
  package var ratio: Double { jump.ratio }

  /// The line for the adjustments file, such as `ASHOKLEY,2025-07-16,0.5`.
  package var suggestedLine: String { "\(symbol),\(date),\(nearestRatio.factor)" }

  /// The finding without the symbol, with what to do about it.
  var explanation: Message {
    let looks =
      nearestRatio.isUnit
      ? "another unit, such as pounds for pence, or a split" : "a split or bonus issue"
    let finding: Message =
      "close \(previousClose), then \(close) on \(date), a ratio of "
      + "\(decimalText(ratio, places: 4)), looks like \(looks) (\(nearestRatio))"
    guard let nearbyAdjustment else {
      let line: Message = "add the line \"\(suggestedLine)\" to \(Message.adjustmentsFile)"
      let move: Message = "if the price really moved that far, add \"\(symbol),\(date),1\""
      return "\(finding); if it is one, \(line, onPage: "apply its factor"); "
        + "\(move, onPage: "if the price really moved so, say that")"
    }
    let applied: Message =
      "\(finding) although an adjustment of \(nearbyAdjustment.factor) with ex-date "
      + "\(nearbyAdjustment.exDate) is applied"
    // Days in another unit need two lines, and one of them alone moves the jump to the other end.
    let isHalf = abs(nearestRatio.factor * nearbyAdjustment.factor - 1) < 1e-9
    let check: Message = "check its date and factor in \(Message.adjustmentsFile)"
    guard nearestRatio.isPowerOfTen, isHalf else { return "\(applied); \(check)" }
    let line: Message = "add the line \"\(suggestedLine)\" too"
    return "\(applied); if the days between the two are in another unit, "
      + "\(line, onPage: "apply its factor too"), else \(check)"
  }
}

/// A ratio of small whole numbers by which a split or a bonus issue changes a price.
///
/// `1:2` halves the price: a split of one share into two, or a bonus issue of one for one. `2:3` is
/// a bonus issue of one for two. `10:1` is a consolidation of ten shares into one.
package struct SplitRatio: Sendable, Hashable, CustomStringConvertible {
  /// The price after the event, in parts.
  package let after: Int
  /// The price before the event, in the same parts.
  package let before: Int

  /// Creates the ratio of the price after to the price before.
  ///
  /// - Precondition: Both parts are positive.
  package init(after: Int, before: Int) {
    precondition(after > 0 && before > 0, "A ratio of prices is positive")
    self.after = after
    self.before = before
  }

  /// The number by which earlier prices are multiplied to make them comparable, such as 0.5.
  package var factor: Double { Double(after) / Double(before) }

  /// The ratio as it is spoken, such as `1:2`.
  package var description: String { "\(after):\(before)" }

  /// The ratios that splits, bonus issues and consolidations usually have.
  ///
  /// Ratios between 0.7 and 1.4 are left out: a price reaches them in one day of trading, for the
  /// usual daily limit is 20 %. So is `3:5`, a bonus issue of two for three: it is rare, and the
  /// value that a demerger takes out of a price falls there as easily as anywhere.
  package static let usual: [SplitRatio] =
    [(2, 3), (1, 2), (2, 5), (1, 3), (1, 4), (1, 5), (1, 6), (1, 8), (1, 10), (1, 20), (1, 50)]
    .flatMap { [SplitRatio(after: $0, before: $1), SplitRatio(after: $1, before: $0)] }
    + powersOfTen.filter(\.isUnit)

  /// The ratios of a price to one in another unit, or with a slip of the decimal point.
  package static let powersOfTen: [SplitRatio] = [10, 100, 1000, 10_000, 100_000, 1_000_000]
    .flatMap { [SplitRatio(after: 1, before: $0), SplitRatio(after: $0, before: 1)] }

  /// Whether the ratio is that of another unit or of a slip of the decimal point.
  var isPowerOfTen: Bool { Self.powersOfTen.contains(self) }

  /// Whether the ratio is rather one of two units than of shares.
  package var isUnit: Bool { max(after, before) >= 100 * min(after, before) }

  /// Whether the ratio is `1:4` or further from 1, which no day of trading reaches.
  package var isFar: Bool { max(after, before) >= 4 * min(after, before) }

  /// Finds the usual ratio nearest to an observed one.
  ///
  /// - Parameters:
  ///   - ratio: The price after divided by the price before, positive.
  ///   - tolerance: The largest relative distance, such as 0.03.
  ///   - farTolerance: The same for ratios of `1:4` and further, such as 0.1.
  /// - Returns: The ratio, or nothing when none is near enough.
  package static func nearest(
    to ratio: Double,
    tolerance: Double,
    farTolerance: Double
  ) -> SplitRatio? {
    usual
      .map { (ratio: $0, distance: abs(ratio / $0.factor - 1)) }
      .filter { $0.distance <= ($0.ratio.isFar ? farTolerance : tolerance) }
      .min { $0.distance < $1.distance }?.ratio
  }
}
