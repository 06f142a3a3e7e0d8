internal import CivilTime

/// A file of a simulated market.
package struct SimulatedFile: Sendable, Hashable {
  /// The name, which says that the contents are simulated.
  package let name: String
  /// The contents, UTF-8 text with a newline at the end of each line.
  package let contents: String

  /// Creates a file from its lines.
  init(name: String, lines: [String]) {
    self.name = name
    contents = lines.joined(separator: "\n") + "\n"
  }

  /// Returns a number of hundredths as a decimal number with two places, such as `130.39`.
  static func decimal(hundredths: Int) -> String {
    let digits = String(abs(hundredths) % 100)
    return "\(hundredths < 0 ? "-" : "")\(abs(hundredths) / 100)."
      + (digits.utf8.count == 1 ? "0\(digits)" : digits)
  }
}

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

extension SimulatedFile {
  /// Returns the file of the index.
  static func index(_ days: [SimulatedIndexDay]) -> SimulatedFile {
    SimulatedFile(
      name: "simulated_index.csv",
      lines: ["Date,Open,High,Low,Close,Simulated"]
        + days.map { day in
          let levels = [day.open, day.high, day.low, day.close]
            .map(decimal(hundredths:)).joined(separator: ",")
          return "\(day.date),\(levels),yes"
        }
    )
  }
}

extension SimulatedFile {
  /// Returns the event file, which holds what a person would know about the announcements.
  static func events(_ events: [SimulatedEvent]) -> SimulatedFile {
    SimulatedFile(
      name: "simulated_events.csv",
      lines: ["event_id,symbol,announced_at,group,headline,deal_value_crore,simulated"]
        + events.map {
          "\($0.eventID),\($0.symbol),\($0.announcedAt),\($0.group),Simulated announcement,"
            + "\($0.dealValue),yes"
        }
    )
  }
}

extension SimulatedFile {
  /// Returns the adjustments file that undoes the simulated bonus issues.
  static func adjustments(of data: SimulatedData) -> SimulatedFile {
    let rows = data.parameters.bonusIssues.compactMap { bonus -> String? in
      let symbol = data.companies[bonus.company].symbol
      return data.index.first { $0.date >= bonus.exDate }.map {
        "\(symbol),\($0.date),\(bonus.factor),yes"
      }
    }
    return SimulatedFile(
      name: "simulated_adjustments.csv",
      lines: ["symbol,ex_date,factor,simulated"] + rows
    )
  }
}

extension SimulatedFile {
  /// Returns the file of what was planted, for comparison with what a study finds.
  static func truth(of data: SimulatedData) -> SimulatedFile {
    let longest = data.events.map(\.plantedReturns.count).max() ?? 0
    let characters = Dictionary(
      data.companies.map { ($0.symbol, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let header =
      ["event_id", "symbol", "event_date", "timing", "beta", "volatility"]
      + (0..<longest).map { "planted_ar_\($0)" }
    let rows = data.events.map { event in
      let company = characters[event.symbol]
      let planted = (0..<longest).map { day in
        day < event.plantedReturns.count ? event.plantedReturns[day] : 0
      }
      return [event.eventID, event.symbol, event.eventDate.description, event.timing.rawValue]
        + [company?.beta, company?.volatility].map { $0.map(millionths) ?? "" }
        + planted.map(millionths)
    }
    return SimulatedFile(
      name: "simulated_truth.csv",
      lines: ([header] + rows).map { $0.joined(separator: ",") }
    )
  }

  /// Returns a number with six decimal places.
  private static func millionths(_ value: Double) -> String {
    let scaled = Int((value * 1_000_000).rounded())
    let digits = String(abs(scaled) % 1_000_000)
    return "\(scaled < 0 ? "-" : "")\(abs(scaled) / 1_000_000)."
      + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }
}
