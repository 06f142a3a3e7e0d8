internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The table of the sessions around each event.
extension Table<StudyResult> {
  /// Every session of each event window, from which a reader can compute every average again.
  static let vwap = Table(
    vwapFileName,
    "One row for each day of each event window. " + cumulation,
    rows: { (result: StudyResult, row: (VWAPRow) -> Void) in
      for event in result.averagePrices {
        for day in event.relativeDay.indices { row(VWAPRow(event, day: day)) }
      }
    }
  ) { vwapColumns }
}

/// The table of what buyers after the news had.
extension Table<StudyResult> {
  /// A purchase after each announcement, at the opening and at the average price.
  static let entries = Table(
    "entries.csv",
    "One row for each event, price of a purchase after the news, and close at which is sold.",
    rows: { (result: StudyResult, row: (EntryRow) -> Void) in
      for entry in result.analysis.entries {
        for exit in entry.exits { row(EntryRow(entry: entry, exit: exit)) }
      }
    }
  ) {
    TableColumn("event_id", "The event.") { $0.entry.eventID }
    TableColumn("bought_at", "`open`, or `vwap` for the average price of the day.") {
      $0.entry.kind.rawValue
    }
    TableColumn("relative_day", "The day of the purchase.", unit: .tradingDays) {
      $0.entry.relativeDay
    }
    TableColumn("date", "That day.", unit: .date) { $0.entry.date }
    TableColumn("price", "The price as traded.", unit: .price) { $0.entry.price }
    TableColumn("costs", "The costs of buying and selling together.", unit: .fraction) {
      $0.entry.costs
    }
    TableColumn("days_held", "The days after that of the purchase.", unit: .tradingDays) {
      $0.exit.days
    }
    TableColumn("net_return", "Close over price, less the costs.", unit: .fraction) { $0.exit.net }
    TableColumn(
      "beyond_market",
      "The same less the return of the market from the close of the day of the purchase on.",
      unit: .fraction,
      empty:
        "`days_held` is 0, as nothing tells what the market did within the day, or there is no market"
    ) { $0.exit.beyondMarket }
  }
}

/// A purchase after the news and a close at which is sold.
private struct EntryRow {
  let entry: EntryResult
  let exit: EntryResult.Exit
}

/// The table of the sessions behind prices before a day.
extension Table<PricingResult> {
  /// Every session that a figure is made of, from which a reader can compute it again.
  static let vwap = Table(
    vwapFileName,
    "One row for each session that a figure is made of, oldest first. " + cumulation,
    rows: { (result: PricingResult, row: (VWAPRow) -> Void) in
      for session in result.sessions { row(VWAPRow(session, symbol: result.symbol)) }
    }
  ) { vwapColumns }
}

private let vwapFileName = "vwap.csv"

private let cumulation =
  "Prices and shares are as traded; the average from one session to another, in shares of the last row, is the "
  + "growth of `cumulative_turnover` over that of `cumulative_volume`."

private let vwapColumns: [TableColumn<VWAPRow>] = [
  TableColumn("event_id", "The event.", empty: "the prices are those before a day") { $0.eventID },
  TableColumn("symbol", "The security.") { $0.symbol },
  TableColumn(
    "relative_day",
    "The trading day relative to day 0; -1 is the last session before a day.",
    unit: .tradingDays
  ) { $0.relativeDay },
  TableColumn("date", "The day.", unit: .date) { $0.date },
  TableColumn("open", "The opening price.", unit: .price, empty: notInFile) { $0.open },
  TableColumn("high", "The highest price.", unit: .price, empty: notInFile) { $0.high },
  TableColumn("low", "The lowest price.", unit: .price, empty: notInFile) { $0.low },
  TableColumn("close", "The closing price.", unit: .price, empty: notInFile) { $0.close },
  TableColumn("volume", "The shares traded.", unit: .shares, empty: notInFile) { $0.volume },
  TableColumn("turnover", "The money that they were traded for.", unit: .price, empty: notInFile) {
    $0.turnover
  },
  TableColumn("vwap", "The average price of the day.", unit: .price, empty: "see `reason`") {
    $0.vwap
  },
  TableColumn(
    "vwap_kind",
    "What it comes from: `exchange`, `turnover`, `intraday`, or `proxy` for the typical price.",
    empty: "there is none"
  ) { $0.kind?.rawValue },
  TableColumn(
    "cumulative_volume",
    "The shares traded so far, in shares of the last row.",
    unit: .shares,
    empty: "the result was written before there was such a column"
  ) { $0.cumulativeVolume },
  TableColumn(
    "cumulative_turnover",
    "The money that they were traded for.",
    unit: .price,
    empty: "the result was written before there was such a column"
  ) { $0.cumulativeTurnover },
  TableColumn(
    "anchored_vwap",
    "The average price from day 0 on, in shares of the last row.",
    unit: .price,
    empty: "before day 0"
  ) { $0.anchored },
  TableColumn(
    "anchored_deviation",
    "The standard deviation of the price from day 0 on, weighted by volume.",
    unit: .price,
    empty: "before day 0"
  ) { $0.deviation },
  TableColumn("session", "What sort of trading day it is.", empty: "the calendar does not know") {
    $0.session?.rawValue
  },
  TableColumn(
    "factor",
    "What prices are multiplied by, and shares divided by, for splits up to the last row.",
    empty: "the result was written before there was such a column"
  ) { $0.factor },
  TableColumn(
    "close_over_vwap",
    "How far the close lies above the average price.",
    unit: .fraction,
    empty: "one of them is missing"
  ) { row in row.close.flatMap { close in row.vwap.map { close / $0 - 1 } } },
  TableColumn(
    "vwap_difference_bp",
    "How far another source (bars, or turnover over volume) lies from the average price, in basis points.",
    empty: "there is one source"
  ) { $0.difference },
  TableColumn(
    "look_back_vwap",
    "The average price from the session to the last row.",
    unit: .price,
    empty: "around an event"
  ) { $0.lookBack },
  TableColumn(
    "unaffected_vwap",
    "The average price without the effect of rumours, in shares of the last row.",
    unit: .price,
    empty: "no rumour was named"
  ) { $0.unaffected },
  TableColumn("reason", "Why the session has no average price.", empty: "it has one") { $0.reason },
  TableColumn(
    "twap",
    "The average price of the bars that count (`session_bars`), weighted by time.",
    unit: .price,
    empty: "there are no bars of the day"
  ) { $0.twap },
  TableColumn(
    "twap_minutes",
    "The time that it is over.",
    unit: .minutes,
    empty: "there are no bars of the day"
  ) { $0.twapMinutes },
  TableColumn(
    "log_turnover",
    "The natural logarithm of the money that the shares were traded for.",
    empty: "no share was traded, or the file has neither turnover nor average"
  ) { $0.logTurnover },
  TableColumn(
    "delivery_share",
    "The share of those traded that was delivered.",
    unit: .fraction,
    empty: "the file has no shares delivered"
  ) { $0.deliveryShare },
  TableColumn(
    "float_share",
    "The shares traded over those in free float.",
    unit: .fraction,
    empty: "the free float is not known"
  ) { $0.floatShare },
]

private let notInFile = "the file has none"

/// A session of a security, of an event window or before a day.
private struct VWAPRow: Sendable {
  var eventID: String?
  let symbol: String
  let relativeDay: Int
  let date: CalendarDate
  let open, high, low, close, volume, turnover, vwap: Double?
  let kind: VolumeWeightedAveragePrice.Source?
  let cumulativeVolume, cumulativeTurnover: Double?
  var anchored: Double?
  var deviation: Double?
  let session: SessionKind?
  let factor: Double?
  var difference: Double?
  var lookBack: Double?
  var unaffected: Double?
  let twap, twapMinutes, logTurnover, deliveryShare, floatShare: Double?
  let reason: String?

  init(_ event: AveragePrices, day: Int) {
    // A list that a result did not have when it was written is empty.
    @inline(__always) func own<Value>(_ list: [Value?]) -> Value? {
      list.indices.contains(day) ? list[day] : nil
    }
    // Passed to the function above, a list without gaps would be copied for every row.
    @inline(__always) func known(_ list: [Double]) -> Double? {
      list.indices.contains(day) ? list[day] : nil
    }
    eventID = event.eventID
    symbol = event.symbol
    relativeDay = event.relativeDay[day]
    date = event.date[day]
    (open, high, low) = (own(event.open), own(event.high), own(event.low))
    close = event.close[day]
    (volume, turnover) = (own(event.volume), own(event.turnover))
    vwap = event.vwap[day]
    kind = own(event.vwapKind)
    cumulativeVolume = known(event.cumulativeVolume)
    cumulativeTurnover = known(event.cumulativeTurnover)
    anchored = event.anchoredVWAP[day]
    deviation = own(event.anchoredDeviation)
    session = own(event.session)
    factor = known(event.factor)
    (twap, twapMinutes) = (own(event.twap), own(event.twapMinutes))
    logTurnover = own(event.logTurnover)
    (deliveryShare, floatShare) = (own(event.deliveryShare), own(event.floatShare))
    reason =
      vwap != nil
      ? nil
      : volume == 0
        ? "no share was traded"
        : close == nil ? "there is no price" : "the file has neither volume nor averages of the day"
  }

  init(_ row: PricedSession, symbol: String) {
    self.symbol = symbol
    relativeDay = row.relativeDay
    date = row.date
    (open, high, low, close) = (row.open, row.high, row.low, row.close)
    (volume, turnover, vwap, kind) = (row.volume, row.turnover, row.vwap, row.vwapKind)
    (cumulativeVolume, cumulativeTurnover) = (row.cumulativeVolume, row.cumulativeTurnover)
    (session, factor) = (row.session, row.factor)
    (difference, lookBack) = (row.vwapDifference, row.lookBackVWAP)
    unaffected = row.unaffectedVWAP
    (twap, twapMinutes, logTurnover) = (row.twap, row.twapMinutes, row.logTurnover)
    (deliveryShare, floatShare) = (row.deliveryShare, row.floatShare)
    reason = row.reason
  }
}
