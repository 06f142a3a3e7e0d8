internal import Algorithms
internal import CivilTime
internal import EventAlignment
internal import EventStatistics
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

  /// Takes the sessions of a security.
  ///
  /// - Parameters:
  ///   - panel: Prices as they were traded.
  ///   - symbol: The position of the security.
  ///   - calendar: Says what sort of session a day is.
  ///   - further: Sessions of the exchange that the file may have no row of.
  ///   - adjustments: Splits and bonus issues.
  ///   - origin: What an average of the panel's own column is.
  init(
    _ panel: PricePanel,
    symbol: Int,
    calendar: TradingCalendar?,
    with further: [CalendarDate] = [],
    adjustments: [Adjustment],
    origin: VolumeWeightedAveragePrice.Source
  ) {
    self.symbol = panel.symbols[symbol]
    actions = adjustments.filter { panel.index(ofSymbol: $0.symbol) == symbol }
    func series(_ field: PriceField) -> ArraySlice<Double>? { panel.series(field, symbol: symbol) }
    let fields = (
      open: series(.open), high: series(.high), low: series(.low), close: series(.close),
      volume: series(.volume), turnover: series(.turnover), average: series(.vwap)
    )
    func value(_ series: ArraySlice<Double>?, _ day: Int) -> Double {
      series.map { $0[$0.startIndex + day] } ?? .nan
    }
    let rows = panel.days.indices.filter {
      !value(fields.close, $0).isNaN || !value(fields.volume, $0).isNaN
    }
    var days = rows.map { panel.days[$0] }
    if !further.isEmpty { days = Set(days + further).sorted() }
    sessions = days.map { date in
      let row = panel.index(ofDay: date).flatMap { day in
        value(fields.close, day).isNaN && value(fields.volume, day).isNaN ? nil : day
      }
      func own(_ series: ArraySlice<Double>?) -> Double { row.map { value(series, $0) } ?? .nan }
      let average = VolumeWeightedAveragePrice.daily(
        DailyBar(
          high: own(fields.high),
          low: own(fields.low),
          close: own(fields.close),
          volume: own(fields.volume),
          turnover: own(fields.turnover),
          exchangeAverage: own(fields.average)
        )
      )
      return TradedSession(
        date: date,
        kind: calendar?.session(on: date)?.kind,
        hasRow: row != nil,
        open: own(fields.open),
        high: own(fields.high),
        low: own(fields.low),
        close: own(fields.close),
        volume: own(fields.volume),
        turnover: own(fields.turnover),
        average: average.map {
          $0.source == .exchange ? VolumeWeightedAveragePrice(price: $0.price, source: origin) : $0
        }
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
