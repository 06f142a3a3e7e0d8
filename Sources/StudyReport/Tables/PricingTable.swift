internal import CivilTime
internal import EventAlignment
internal import EventStatistics
internal import EventStudy

/// The table of the sessions behind prices before a day.
extension Table<PricingResult> {
  /// Every session that a figure is made of.
  static let pricing = Table(
    "vwap.csv",
    "One row for each session that a figure is made of, oldest first. The average from a session to the last "
      + "one is the growth of `cumulative_turnover` over that of `cumulative_volume`.",
    rows: { (result: PricingResult, row: (Row) -> Void) in
      for session in result.sessions { row(Row(symbol: result.symbol, session: session)) }
    }
  ) {
    TableColumn("symbol", "The security.") { $0.symbol }
    TableColumn("relative_day", "-1 is the last session before the day.", unit: .tradingDays) {
      $0.session.relativeDay
    }
    TableColumn("date", "The session.", unit: .date) { $0.session.date }
    TableColumn("session", "What sort of trading day it is.", empty: "the calendar does not know") {
      $0.session.session?.rawValue
    }
    TableColumn("open", "The opening price as traded.", unit: .price, empty: missing) {
      $0.session.open
    }
    TableColumn("high", "The highest price.", unit: .price, empty: missing) { $0.session.high }
    TableColumn("low", "The lowest price.", unit: .price, empty: missing) { $0.session.low }
    TableColumn("close", "The closing price.", unit: .price, empty: missing) { $0.session.close }
    TableColumn("volume", "The shares traded.", unit: .shares, empty: missing) { $0.session.volume }
    TableColumn("turnover", "The money that they were traded for.", unit: .price, empty: missing) {
      $0.session.turnover
    }
    TableColumn("vwap", "The average price as traded.", unit: .price, empty: "see `reason`") {
      $0.session.vwap
    }
    TableColumn(
      "vwap_kind",
      "What it comes from: `exchange`, `turnover`, `intraday` or `proxy`.",
      empty: "there is none"
    ) { $0.session.vwapKind?.rawValue }
    TableColumn(
      "vwap_difference_bp",
      "How far turnover over volume lies from it, in basis points.",
      empty: "there is one source"
    ) { $0.session.vwapDifference }
    TableColumn(
      "factor",
      "What prices are multiplied by, and shares divided by, for splits up to the last session."
    ) { $0.session.factor }
    TableColumn(
      "unaffected_vwap",
      "The average without the effect of rumours, in shares of the last session.",
      unit: .price,
      empty: "no rumour was named"
    ) { $0.session.unaffectedVWAP }
    TableColumn(
      "cumulative_volume",
      "The shares so far, in shares of the last session.",
      unit: .shares
    ) { $0.session.cumulativeVolume }
    TableColumn("cumulative_turnover", "The money so far.", unit: .price) {
      $0.session.cumulativeTurnover
    }
    TableColumn(
      "look_back_vwap",
      "The average from this session to the last one, in shares of the last session.",
      unit: .price,
      empty: "no share was traded since"
    ) { $0.session.lookBackVWAP }
    TableColumn("reason", "Why the session has no average.", empty: "it has one") {
      $0.session.reason
    }
  }

  private static let missing = "the file has none"

  /// A session of a security.
  private struct Row {
    let symbol: String
    let session: PricedSession
  }
}
