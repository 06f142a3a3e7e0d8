internal import EventStudy

/// What the split of day 0 says, in sentences.
struct SplitWords {
  let format: NumberFormat

  /// The rule that all splits follow.
  static let rule =
    "Before: from the previous close to the last price of the bars that ended at or before the "
    + "announcement. After: from that price to the close. The bar of the announcement has trades of "
    + "both sides: its shares count for neither, its change of price is within the return after. "
    + "An exchange may fix its close as an average of the last minutes or by an auction, so the last "
    + "bar can end elsewhere."

  /// Returns what happened before and after one announcement.
  func sentence(_ split: DayZeroSplit) -> String {
    let opening = "\(split.symbol) on \(split.date), announced \(split.moment): "
    guard let before = split.returnBefore, let after = split.returnAfter,
      let time = split.lastPriceTime
    else { return opening + "no returns, because \(split.reason ?? "a price is missing")." }
    let within =
      split.announcementBarStart.map { start in
        " The \(format.fixed(split.barMinutes, decimals: 0))-minute bar of the announcement began at "
          + "\(start)"
          + (split.returnWithinBar.map { " and moved \(format.percent($0))." } ?? ".")
      } ?? " No bar holds the announcement."
    let market = split.market.map { name in
      " \(name) over the same minutes: \(format.percent(split.marketBefore)) and "
        + "\(format.percent(split.marketAfter))"
        + (split.marketReason.map { " (\($0))." } ?? ".")
    }
    return opening + "\(format.percent(before)) from the previous close to \(time), "
      + "\(format.percent(after)) from there to the close.\(within)\(market ?? "")"
  }

  /// Returns how well the bars of a day fit its daily prices.
  func fit(_ split: DayZeroSplit) -> String {
    let bars = split.before.barCount + split.announcementBar.barCount + split.after.barCount
    let count =
      "Its \(format.count(bars)) bars of "
      + "\(format.fixed(split.barMinutes, decimals: 0)) minutes"
    guard let difference = split.closeDifference else { return "\(count), no daily close." }
    let close =
      difference == 0
      ? "end at the daily close of \(format.price(split.close))"
      : "end at \(format.price(split.barsClose)), \(format.percent(difference)) from the daily close "
        + "of \(format.price(split.close))"
    let volume = split.volumeShare.map {
      " and hold \(format.percent($0, decimals: 0, signed: false)) of the day's shares"
    }
    return "\(count) \(close)\(volume ?? "")."
  }
}
