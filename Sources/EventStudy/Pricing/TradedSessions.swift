internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import Foundation
internal import PriceData

/// One session of a security, as it was traded.
struct TradedSession {
  /// The day.
  let date: CalendarDate
  /// What sort of trading day it is, where the calendar knows.
  let kind: SessionKind?
  /// Whether the price file has a row of the day.
  let hasRow: Bool
  /// Prices in the currency of the file, and shares; not a number where the file has none.
  let open, high, low, close, volume, turnover: Double
  /// The shares that were delivered, and those in free float; not a number where they are not known.
  let delivered, freeFloat: Double
  /// The average price and what it comes from; nothing where it cannot be computed.
  let average: VolumeWeightedAveragePrice?

  /// Whether any share was traded.
  var isTraded: Bool { volume > 0 }

  /// The money that the shares were traded for, where the file says it or the average price does; not a
  /// number otherwise.
  var money: Double {
    guard isTraded else { return .nan }
    if turnover > 0 { return turnover }
    return average.map { $0.price * volume } ?? .nan
  }

  /// The logarithm of the money that the shares were traded for; not a number without a trade.
  var logTurnover: Double { money > 0 ? log(money) : .nan }

  /// The share of those traded that was delivered; not a number where that is not known or cannot be.
  var deliveryShare: Double {
    isTraded && delivered >= 0 && delivered <= volume ? delivered / volume : .nan
  }

  /// The shares traded over those in free float; not a number where they are not known.
  var floatShare: Double { freeFloat > 0 ? volume / freeFloat : .nan }

  /// Why a session of the calendar alone has no average price.
  static let noRow = "the price file has no row of the day"

  /// Why the session has no average price; nothing where it has one.
  var absence: String? {
    if average != nil { return nil }
    if !hasRow { return Self.noRow }
    if volume == 0 { return "no share was traded" }
    if volume < 0 { return "the volume is below zero" }
    if !volume.isNaN, !(close > 0) { return "there is no price above zero" }
    return volume.isNaN
      ? "the file has no volume of the day"
      : "the file has neither an average price, a turnover nor a high and a low of the day"
  }
}

/// The sessions of one security on one exchange, oldest first, as they were traded.
///
/// A session without a trade is one too: it counts, and adds nothing.
struct TradedSessions {
  /// The symbol, as the file spells it.
  let symbol: String
  /// The sessions.
  let sessions: [TradedSession]
  /// The splits and bonus issues of the security, by ex-date.
  let actions: [Adjustment]

  /// Takes all sessions of a security.
  ///
  /// - Parameters:
  ///   - panel: Prices as they were traded.
  ///   - symbol: The position of the security.
  ///   - calendar: Says what sort of session a day is.
  ///   - further: Sessions of the exchange that the file may have no row of.
  ///   - adjustments: Splits and bonus issues.
  ///   - freeFloat: The shares in free float, where the panel has none.
  ///   - origin: What an average of the panel's own column is.
  init(
    _ panel: PricePanel,
    symbol: Int,
    calendar: TradingCalendar,
    with further: [CalendarDate] = [],
    adjustments: [Adjustment],
    freeFloat: [FreeFloat] = [],
    origin: VolumeWeightedAveragePrice.Source
  ) {
    let (close, volume) = (
      panel.series(.close, symbol: symbol), panel.series(.volume, symbol: symbol)
    )
    func has(_ series: ArraySlice<Double>?, _ day: Int) -> Bool {
      series.map { !$0[$0.startIndex + day].isNaN } ?? false
    }
    var days = panel.days.indices.filter { has(close, $0) || has(volume, $0) }
      .map { panel.days[$0] }
    if !further.isEmpty { days = Set(days + further).sorted() }
    self.init(
      panel,
      symbol: symbol,
      days: days,
      calendar: calendar,
      actions: adjustments.filter { panel.index(ofSymbol: $0.symbol) == symbol },
      freeFloat: freeFloat,
      origin: origin
    )
  }

  /// Takes some days of a security.
  init(
    _ panel: PricePanel,
    symbol: Int,
    days: [CalendarDate],
    calendar: TradingCalendar,
    actions: [Adjustment],
    freeFloat: [FreeFloat] = [],
    origin: VolumeWeightedAveragePrice.Source
  ) {
    let floats = freeFloat.of(symbol) { panel.index(ofSymbol: $0) }
    self.symbol = panel.symbols[symbol]
    self.actions = actions
    let bars = PanelBars(panel, origin: origin)
    sessions = days.map { date in
      let cell = panel.index(ofDay: date).flatMap { bars.cell(ofSymbol: symbol, day: $0) }
      let (close, volume) = (bars.value(.close, cell), bars.value(.volume, cell))
      return TradedSession(
        date: date,
        kind: calendar.isFromData ? nil : calendar.session(on: date)?.kind,
        hasRow: !close.isNaN || !volume.isNaN,
        open: bars.value(.open, cell),
        high: bars.value(.high, cell),
        low: bars.value(.low, cell),
        close: close,
        volume: volume,
        turnover: bars.value(.turnover, cell),
        delivered: bars.value(.delivered, cell),
        freeFloat: bars.value(.freeFloat, cell) > 0
          ? bars.value(.freeFloat, cell) : floats.count(on: date),
        average: bars.average(cell)
      )
    }
  }

  /// What a price of a day is multiplied by, and a volume divided by, to be that of the shares of a later day.
  ///
  /// A split after the later day changes nothing: the price of that day is as it was traded.
  func factor(of day: CalendarDate, asOf later: CalendarDate) -> Double {
    actions.reduce(1) { day < $1.exDate && $1.exDate <= later ? $0 * $1.factor : $0 }
  }

  /// The position of the first session on a day or after it.
  func position(from day: CalendarDate) -> Int {
    sessions.partitioningIndex { $0.date >= day }
  }
}
