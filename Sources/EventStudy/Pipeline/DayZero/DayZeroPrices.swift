internal import Announcements
internal import EventAlignment
internal import EventStatistics
internal import PriceData

/// The daily prices that the bars of day 0 are set against.
struct DayZeroPrices {
  /// The close of the session before, on the scale of day 0; not a number where it is missing.
  let previousClose: Double
  /// The close of day 0; not a number where it is missing.
  let close: Double
  /// The shares traded on day 0; not a number where unknown.
  let volume: Double
  /// What prices of day 0 are multiplied by, as the daily prices were, for later splits.
  let factor: Double

  /// Takes the prices of an event; a study of returns has none.
  init(_ event: AlignedEvent, inputs: StudyInputs) {
    let (axis, index) = (event.axis, event.day.index)
    func value(_ field: PriceField, at position: Int) -> Double {
      let panel = inputs.closePanel
      guard position >= 0, panel.values == .prices,
        let day = panel.index(ofDay: axis.days[position]),
        let series = panel.series(field, symbol: event.symbol)
      else { return .nan }
      return series[series.startIndex + day]
    }
    close = value(.close, at: index)
    volume = value(.volume, at: index)
    if axis.priceField == .close {
      previousClose = value(.close, at: index - 1)
    } else {
      // The vendor's adjusted closes say what the previous close is worth on day 0.
      let field = axis.priceField
      previousClose = close * value(field, at: index - 1) / value(field, at: index)
    }
    factor = inputs.adjustments
      .filter {
        $0.exDate > event.day.date && inputs.panel.index(ofSymbol: $0.symbol) == event.symbol
      }
      .reduce(1) { $0 * $1.factor }
  }
}

extension DayZeroSplit {
  /// Splits day 0 of an event.
  init(
    _ event: AlignedEvent,
    bars: AnnouncementBars,
    day: DayZeroPrices,
    index: IndexMoves?,
    returns: ReturnKind
  ) {
    let barsClose = bars.last.close * day.factor
    let close = day.close.isFinite ? day.close : nil
    let mismatch = DayZeroSplitStage.mismatch(barsClose: barsClose, close: close)
    let price = bars.before.last.map { $0.close * day.factor }
    func change(_ from: Double?, _ to: Double?) -> Double? {
      guard mismatch == nil, let from, let to else { return nil }
      let value = returns.returns(of: [from, to])[1]
      return value.isFinite ? value : nil
    }
    let missing =
      price == nil
      ? "no bar ended before the announcement"
      : close == nil
        ? "the daily prices have no close"
        : day.previousClose.isFinite ? nil : "the session before has no close"
    let traded = Part.shares(bars.all)
    let parts = [bars.before, bars.around, bars.after].map {
      Part($0, length: bars.length, of: traded, factor: day.factor)
    }
    self.init(
      eventID: event.eventID,
      symbol: event.announcement.symbol,
      date: event.day.date,
      announcedAt: event.day.moment.time ?? bars.first.time,
      zone: event.day.moment.zoneName,
      barMinutes: Double(bars.length) / 60,
      previousClose: day.previousClose.present,
      lastPriceBefore: price.present,
      lastPriceTime: bars.before.last.map(bars.end),
      close: close,
      barsClose: barsClose.present,
      closeDifference: close.flatMap { (barsClose / $0 - 1).present },
      returnBefore: change(day.previousClose, price),
      returnAfter: change(price, close),
      returnWithinBar: change(price, bars.around.last.map { $0.close * day.factor }),
      market: index?.name,
      marketBefore: index?.before,
      marketAfter: index?.after,
      marketWithinBar: index?.withinBar,
      marketReason: index?.reason,
      announcementBarStart: bars.around.first.map(bars.start),
      before: parts[0],
      announcementBar: parts[1],
      after: parts[2],
      volumeShare: traded.flatMap {
        day.volume > 0 ? ($0 / day.factor / day.volume).present : nil
      },
      reason: mismatch ?? missing
    )
  }
}
