internal import CivilTime
internal import Notices

/// What a person must decide on before prices can be trusted.
package enum PriceDoubt: Sendable, Hashable {
  /// A jump that looks like a split, a bonus issue or a change of the unit.
  case split(SuspectedSplit)
  /// A price that goes far away and comes back.
  case spike(PriceSpike)
  /// A jump that no price makes, to where it then stays or its file ends.
  case impossible(PriceJump)

  /// The jumps that it is about, in the order of their days.
  package var jumps: [PriceJump] {
    switch self {
    case .split(let split): [split.jump]
    case .spike(let spike): [spike.away, spike.back]
    case .impossible(let jump): [jump]
    }
  }

  /// The doubt as a finding.
  var finding: PriceFinding {
    let symbol = jumps.first?.symbol
    let dates = jumps.map(\.date)
    return switch self {
    case .split(let split):
      PriceFinding(
        .suspectedSplit,
        symbol: symbol,
        dates: dates,
        adjustmentLines: [split.suggestedLine],
        advice: split.explanation
      )
    case .spike(let spike):
      PriceFinding(
        spike.unit == nil ? .impossiblePrice : .anotherUnit,
        symbol: symbol,
        dates: dates,
        adjustmentLines: spike.adjustmentLines,
        advice: spike.explanation
      )
    case .impossible(let jump):
      PriceFinding(
        .impossiblePrice,
        symbol: symbol,
        dates: dates,
        adjustmentLines: [],
        advice: "close \(jump.previousClose), then \(jump.close) on \(jump.date) cannot both be "
          + "prices of one share; correct the rows that are wrong, or take them out of the file"
      )
    }
  }
}

/// A price that goes far away and is back a few closes later.
package struct PriceSpike: Sendable, Hashable {
  /// The jump away.
  package let away: PriceJump
  /// The jump back.
  package let back: PriceJump
  /// The power of ten that the price is away by, if it is one: another unit, or a slip of the point.
  package let unit: SplitRatio?

  /// The lines for the adjustments file that set the days in between right and leave all others as
  /// they are, such as `TSLA,2024-03-05,100.0` and `TSLA,2024-03-06,0.01`; none without a unit.
  ///
  /// The second divides all days before it, the first takes that back for the days before the spike.
  package var adjustmentLines: [String] {
    guard let unit else { return [] }
    let inverse = SplitRatio(after: unit.before, before: unit.after)
    return [
      "\(away.symbol),\(away.date),\(unit.factor)", "\(back.symbol),\(back.date),\(inverse.factor)",
    ]
  }

  /// The finding without the symbol.
  var explanation: Message {
    let prices =
      "close \(away.previousClose) on \(away.previousDate), then \(away.close) on \(away.date), and "
      + "\(back.close) again on \(back.date)"
    let rows = away.date == back.previousDate ? "the row" : "the rows"
    guard unit != nil else {
      return "\(prices): \(away.close) cannot be a price; correct or take out \(rows) \(span)"
    }
    let both = adjustmentLines.map { "\"\($0)\"" }.joined(separator: " and ")
    let lines: Message = "add both lines \(both) to \(Message.adjustmentsFile)"
    return "\(prices): \(rows) \(span) may be in another unit, such as pounds for pence, or have a "
      + "slip of the decimal point; correct \(rows), or \(lines, onPage: "apply both factors")"
  }

  private var span: String {
    away.date == back.previousDate
      ? "of \(away.date)" : "from \(away.date) to \(back.previousDate)"
  }
}
