internal import CivilTime
internal import EventStudy

/// The table of the days of some trades.
extension Table<TradedDays> {
  /// Each day of each security; it can be read as prices.
  static let days = Table(
    "daily.csv",
    "One row for each security and day that has trades, by symbol and date. Prices and shares are as traded; the "
      + "table can be given as prices.",
    rows: { (result: TradedDays, row: (TradedDay) -> Void) in
      for day in result.days { row(day) }
    }
  ) {
    TableColumn("symbol", "The security.") { $0.symbol }
    TableColumn("date", "The day on the clock of the exchange.", unit: .date) { $0.date }
    TableColumn("open", "The price of the earliest trade.", unit: .price) { $0.open }
    TableColumn("high", "The highest price.", unit: .price) { $0.high }
    TableColumn("low", "The lowest price.", unit: .price) { $0.low }
    TableColumn("close", "The price of the latest trade.", unit: .price) { $0.close }
    TableColumn("volume", "The shares traded.", unit: .shares) { $0.volume }
    TableColumn("turnover", "The money that they were traded for.", unit: .price) { $0.turnover }
    TableColumn("vwap", "The average price, turnover over volume.", unit: .price) { $0.vwap }
    TableColumn(
      "deviation",
      "The standard deviation of the price, weighted by volume.",
      unit: .price
    ) { $0.deviation }
    TableColumn("trades", "The number of trades.") { $0.trades }
    TableColumn("first_time", "The time of the earliest trade.") { $0.firstTime.description }
    TableColumn("last_time", "The time of the latest trade.") { $0.lastTime.description }
  }
}
