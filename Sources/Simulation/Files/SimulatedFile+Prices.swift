internal import CivilTime

extension SimulatedFile {
  /// The columns of the National Stock Exchange's daily file, and one that marks every row.
  static let priceHeader =
    "SYMBOL,SERIES,DATE1,PREV_CLOSE,OPEN_PRICE,HIGH_PRICE,LOW_PRICE,LAST_PRICE,CLOSE_PRICE,"
    + "AVG_PRICE,TTL_TRD_QNTY,TURNOVER_LACS,NO_OF_TRADES,DELIV_QTY,DELIV_PER,SIMULATED"

  /// Returns the price file of some companies, one company after the other.
  static func prices(_ companies: [SimulatedCompany], name: String) -> SimulatedFile {
    var lines = [priceHeader]
    for company in companies {
      lines += company.bars.map { row(company.symbol, $0) }
    }
    return SimulatedFile(name: name, lines: lines)
  }

  private static func row(_ symbol: String, _ bar: SimulatedBar) -> String {
    let prices = [
      bar.previousClose, bar.open, bar.high, bar.low, bar.last, bar.close, bar.vwap,
    ].map(decimal(hundredths:)).joined(separator: ",")
    return "\(symbol),EQ,\(exchangeDate(bar.date)),\(prices),\(bar.volume),"
      + "\(decimal(hundredths: bar.turnover)),\(bar.trades),\(bar.delivered),"
      + "\(decimal(hundredths: bar.deliveredShare)),yes"
  }

  /// Returns a date as the exchange writes it, such as `02-Sep-2025`.
  private static func exchangeDate(_ date: CalendarDate) -> String {
    let (year, month, day) = date.components
    return "\(day < 10 ? "0" : "")\(day)-\(MonthName.english[month - 1].prefix(3))-\(year)"
  }
}
