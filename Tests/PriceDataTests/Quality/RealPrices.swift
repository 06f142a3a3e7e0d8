import CivilTime
import DelimitedText
import Foundation
import Testing

@testable import PriceData

/// Real exchange files, which stay outside the repository.
enum RealPrices {
  /// The folder, or nothing when the environment does not name it.
  static let folder = ProcessInfo.processInfo.environment["LEYLINE_REAL_DATA"]

  static var isAvailable: Bool { folder != nil }

  /// Reads files of the exchange's layout, their EQ series only, into one panel.
  static func panel(ofBhavcopies paths: [String]) throws -> PricePanel {
    let fields: [(PriceField, String)] = [
      (.close, "CLOSE_PRICE"), (.open, "OPEN_PRICE"), (.high, "HIGH_PRICE"), (.low, "LOW_PRICE"),
      (.vwap, "AVG_PRICE"), (.volume, "TTL_TRD_QNTY"),
    ]
    var values: [String: [CalendarDate: [PriceField: Double]]] = [:]
    for path in paths {
      let table = try DelimitedTable.read(path)
      let symbol = try #require(table.column(named: "SYMBOL"))
      let series = try #require(table.column(named: "SERIES"))
      let date = try #require(table.column(named: "DATE1"))
      let columns = try fields.map { ($0.0, try #require(table.column(named: $0.1))) }
      for row in table.rows where table.field(series, of: row) == "EQ" {
        let name = try #require(table.field(symbol, of: row))
        let text = try #require(table.field(date, of: row))
        let day = try #require(exchangeDate(text))
        for (field, column) in columns {
          values[name, default: [:]][day, default: [:]][field] =
            Double(table.field(column, of: row) ?? "") ?? .nan
        }
      }
    }
    let days = Set(values.values.flatMap(\.keys)).sorted()
    let symbols = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let columns = fields.map { field in
      (field.0, symbols.flatMap { symbol in days.map { values[symbol]?[$0]?[field.0] ?? .nan } })
    }
    return PricePanel(
      days: days,
      symbols: symbols,
      columns: Dictionary(uniqueKeysWithValues: columns)
    )
  }

  /// Reads a file with ISO dates and the headers of a data vendor as one symbol.
  static func panel(ofVendorFile path: String, symbol: String) throws -> PricePanel {
    let table = try DelimitedTable.read(path)
    let date = try #require(table.column(named: "Date"))
    let names: [(PriceField, [String])] = [
      (.close, ["Close"]), (.open, ["Open"]), (.high, ["High"]), (.low, ["Low"]),
      (.volume, ["Volume", "Qty"]), (.adjustedClose, ["Adj Close", "Adjusted Close"]),
    ]
    let rows = table.rows.filter { table.field(date, of: $0).flatMap(CalendarDate.init) != nil }
    let columns = names.compactMap { field, names in
      table.column(named: names).map { column in
        (field, rows.map { Double(table.field(column, of: $0) ?? "") ?? .nan })
      }
    }
    return PricePanel(
      days: rows.compactMap { table.field(date, of: $0).flatMap(CalendarDate.init) },
      symbols: [symbol],
      columns: Dictionary(uniqueKeysWithValues: columns)
    )
  }

  /// Reads a date as the exchange writes it, such as `02-Sep-2025`.
  static func exchangeDate(_ text: String) -> CalendarDate? {
    let parts = text.split(separator: "-")
    guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]),
      let month = MonthName.number(of: Array(parts[1].utf8))
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
