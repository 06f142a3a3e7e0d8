internal import CivilTime
internal import EventStudy

/// The tables about the hour of the news.
extension Table<StudyResult> {
  /// Day 0 before and after each announcement in session.
  static let dayZeroSplit = Table(
    "day_zero_split.csv",
    "One row for each announcement in session that has intraday bars on day 0.",
    rows: { result, row in for split in result.analysis.dayZeroSplits { row(split) } }
  ) {
    TableColumn("event_id", "The event.") { $0.eventID }
    TableColumn("symbol", "Its symbol.") { $0.symbol }
    TableColumn("date", "Day 0.", unit: .date) { $0.date }
    TableColumn("announced_at", "The time of the announcement on the exchange's clock.") {
      $0.announcedAt
    }
    TableColumn("bar_minutes", "The length of a bar.", unit: .minutes) { $0.barMinutes }
    TableColumn(
      "previous_close",
      "The close of the session before.",
      unit: .price,
      empty: noDailyPrice
    ) { $0.previousClose }
    TableColumn(
      "last_price_before",
      "The last price of the bars that ended at or before the announcement.",
      unit: .price,
      empty: noBarBefore
    ) { $0.lastPriceBefore }
    TableColumn("last_price_time", "When the last of those bars ended.", empty: noBarBefore) {
      $0.lastPriceTime
    }
    TableColumn(
      "close",
      "The close of day 0 in the daily prices.",
      unit: .price,
      empty: noDailyPrice
    ) {
      $0.close
    }
    TableColumn("bars_close", "The last price of the bars.", unit: .price) { $0.barsClose }
    TableColumn(
      "close_difference",
      "How far the bars' last price lies from the daily close.",
      unit: .fraction,
      empty: noDailyPrice
    ) { $0.closeDifference }
    TableColumn(
      "return_before",
      "From the previous close to the last price before.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.returnBefore }
    TableColumn(
      "return_after",
      "From that price to the close.",
      unit: .fraction,
      empty: "see `reason`"
    ) { $0.returnAfter }
    TableColumn(
      "return_within_bar",
      "The change within the bar of the announcement, part of the return after.",
      unit: .fraction,
      empty: noBarAround
    ) { $0.returnWithinBar }
    TableColumn(
      "announcement_bar_start",
      "When the bar of the announcement begins.",
      empty: noBarAround
    ) { $0.announcementBarStart }
    parts("bars", "The bars of") { $0.barCount }
    parts("volume", "The shares traded in", unit: .shares, empty: "without volumes") { $0.volume }
    parts(
      "vwap",
      "The volume-weighted average price of",
      unit: .price,
      empty: "no share was traded"
    ) { $0.vwap }
    TableColumn(
      "volume_share",
      "The shares of all bars over those of the daily prices.",
      unit: .fraction,
      empty: "without volumes"
    ) { $0.volumeShare }
    TableColumn("reason", "Why a return is missing.", empty: "none is") { $0.reason }
    TableColumn(
      "market",
      "The index among the bars whose moves stand beside those of the security.",
      empty: noIndex
    ) { $0.market }
    moves("before", "From the previous close to the last price before", \.marketBefore, \.netBefore)
    moves("after", "From that price to the close", \.marketAfter, \.netAfter)
    moves(
      "within_bar",
      "Within the bar of the announcement",
      \.marketWithinBar,
      \.netWithinBar
    )
    TableColumn("market_reason", "Why a move of the index is missing.", empty: "none is") {
      $0.marketReason
    }
    parts(
      "twap",
      "The average price weighted by time of",
      unit: .price,
      empty: "there is no bar"
    ) { $0.twap }
    parts(
      "share",
      "The shares traded over those of all bars of the day in",
      unit: .fraction,
      empty: "without volumes"
    ) { $0.share }
    parts("vwap_reason", "Why there is no average weighted by volume of", empty: "there is one") {
      $0.reason
    }
  }

  /// The move of the index in a part of the day, and that of the security less it.
  private static func moves(
    _ name: String,
    _ meaning: String,
    _ market: @escaping @Sendable (DayZeroSplit) -> Double?,
    _ net: @escaping @Sendable (DayZeroSplit) -> Double?
  ) -> [TableColumn<DayZeroSplit>] {
    [
      TableColumn(
        "market_\(name)",
        "\(meaning): the return of the index.",
        unit: .fraction,
        empty: noIndex
      ) { market($0) },
      TableColumn(
        "net_\(name)",
        "\(meaning): the return less that of the index.",
        unit: .fraction,
        empty: noIndex
      ) { net($0) },
    ]
  }

  private static let noIndex = "no index of the bars was named, or see `market_reason`"

  /// The same figure of the three parts of a day.
  private static func parts<Value: TableValue>(
    _ name: String,
    _ meaning: String,
    unit: Unit? = nil,
    empty: String? = nil,
    _ value: @escaping @Sendable (DayZeroSplit.Part) -> Value
  ) -> [TableColumn<DayZeroSplit>] {
    [
      TableColumn(
        "\(name)_before",
        "\(meaning) the part before the announcement.",
        unit: unit,
        empty: empty
      ) {
        value($0.before)
      },
      TableColumn(
        "\(name)_announcement",
        "\(meaning) the part that is the bar of the announcement.",
        unit: unit,
        empty: empty
      ) {
        value($0.announcementBar)
      },
      TableColumn("\(name)_after", "\(meaning) the part after that bar.", unit: unit, empty: empty)
      {
        value($0.after)
      },
    ]
  }

  private static let noDailyPrice = "the daily prices lack it"
  private static let noBarBefore = "no bar ended before the announcement"
  private static let noBarAround = "the announcement lies in no bar"

  /// Unusual moves before day 0.
  static let earlyMoves = Table(
    "early_moves.csv",
    "One row for each unusual price or volume in the two sessions before day 0.",
    rows: { result, row in for move in result.analysis.earlyMoves { row(move) } }
  ) {
    TableColumn("event_id", "The event.") { $0.eventID }
    TableColumn("symbol", "Its symbol.") { $0.symbol }
    TableColumn("what", "`price` or `volume`.") { $0.kind.rawValue }
    TableColumn("relative_day", "The day, before 0.", unit: .tradingDays) { $0.relativeDay }
    TableColumn("date", "The day.", unit: .date) { $0.date }
    TableColumn("p_value", "The share of ordinary days on which it moved as much.") { $0.pValue }
  }
}
