import CivilTime
import DelimitedText
import Foundation
import Testing

/// Every figure of `data/ashok-leyland` against the files that it was taken from.
@Suite(.enabled(if: RealPrices.isAvailable, "LEYLINE_REAL_DATA names no folder"))
struct SampleFiguresTests {
  private static let sample = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "data/ashok-leyland")

  /// The rows of a table, each by the names of its columns.
  private func rows(_ path: String, _ names: [String]) throws -> [[String: String]] {
    let table = try DelimitedTable.read(path)
    let columns = try names.map { ($0, try #require(table.column(named: $0), "\(path): \($0)")) }
    return table.rows.map { row in
      Dictionary(uniqueKeysWithValues: columns.map { ($0.0, table.field($0.1, of: row) ?? "") })
    }
  }

  private func source(_ name: String) throws -> String {
    try #require(RealPrices.folder) + "/nse/" + name
  }

  @Test(arguments: [("ASHOKLEY", 406), ("RELIANCE", 405), ("OLAELEC", 343), ("RAJESHEXPO", 405)])
  func `has the prices that the exchange's file has, day by day`(symbol: String, count: Int) throws
  {
    let names = [
      ("open", "OPEN_PRICE"), ("high", "HIGH_PRICE"), ("low", "LOW_PRICE"),
      ("close", "CLOSE_PRICE"), ("vwap", "AVG_PRICE"), ("volume", "TTL_TRD_QNTY"),
    ]
    let own = try rows(
      Self.sample.appending(path: "prices.csv").path,
      ["symbol", "series", "date", "turnover"] + names.map(\.0)
    ).filter { $0["symbol"] == symbol }
    var published: [String: [String: String]] = [:]
    for row in try rows(
      source("\(symbol)_sec_bhavdata_full.csv"),
      ["SYMBOL", "SERIES", "DATE1", "TURNOVER_LACS"] + names.map(\.1)
    ) {
      let day = try #require(RealPrices.exchangeDate(row["DATE1"] ?? ""))
      guard "\(day)" >= "2024-05-13", "\(day)" <= "2025-12-31" else { continue }
      #expect(published.updateValue(row, forKey: "\(day)") == nil)
    }
    #expect(own.count == count && published.count == count)
    for row in own {
      let day = try #require(row["date"])
      let given = try #require(published[day], "\(symbol) \(day)")
      #expect(row["series"] == given["SERIES"], "\(symbol) \(day)")
      for (name, column) in names {
        let figure = try #require(Double(row[name] ?? ""))
        #expect(figure == Double(given[column] ?? ""), "\(symbol) \(day) \(name)")
      }
      let turnover = try #require(Double(row["turnover"] ?? ""))
      let lakhs = try #require(Double(given["TURNOVER_LACS"] ?? ""))
      #expect(turnover == (lakhs * 100_000).rounded(), "\(symbol) \(day) turnover")
    }
  }

  @Test(arguments: [
    ("nifty_50.csv", "NIFTY 50", "NIFTY50_index.csv", 408),
    ("nifty_auto.csv", "NIFTY AUTO", "NIFTY_AUTO_index.csv", 406),
  ])
  func `has the levels of the index to half a hundredth`(
    name: String,
    index: String,
    file: String,
    count: Int
  ) throws {
    let names = [("open", "Open"), ("high", "High"), ("low", "Low"), ("close", "Close")]
    let own = try rows(
      Self.sample.appending(path: name).path,
      ["index", "date"] + names.map(\.0)
    )
    var published: [String: [String: String]] = [:]
    for row in try rows(source(file), ["Date"] + names.map(\.1)) {
      guard let day = row["Date"], day >= "2024-05-13", day <= "2025-12-31" else { continue }
      published[day] = row
    }
    #expect(own.count == count && published.count == count)
    for row in own {
      #expect(row["index"] == index)
      let day = try #require(row["date"])
      let given = try #require(published[day], "\(day)")
      for (name, column) in names {
        let (level, stored) = (Double(row[name] ?? ""), Double(given[column] ?? ""))
        // Half a hundredth, and what single precision holds of 26,000.
        #expect(abs(try #require(level) - (try #require(stored))) <= 0.005_000_1, "\(day) \(name)")
      }
    }
  }

  @Test(arguments: [
    ("ASHOKLEY", "2025-07-16", 250.90, 124.60), ("RELIANCE", "2024-10-28", 2655.70, 1334.35),
  ])
  func `adjusts for the bonus issues that the prices show`(
    symbol: String,
    exDate: String,
    before: Double,
    after: Double
  ) throws {
    let adjustments = try rows(
      Self.sample.appending(path: "adjustments.csv").path,
      ["symbol", "ex_date", "factor"]
    )
    #expect(adjustments.count == 2)
    #expect(adjustments.contains(["symbol": symbol, "ex_date": exDate, "factor": "0.5"]))
    let prices = try rows(
      source("\(symbol)_sec_bhavdata_full.csv"),
      ["DATE1", "PREV_CLOSE", "CLOSE_PRICE"]
    )
    let day = try #require(
      prices.first { RealPrices.exchangeDate($0["DATE1"] ?? "")?.description == exDate }
    )
    #expect(Double(day["PREV_CLOSE"] ?? "") == before)
    #expect(Double(day["CLOSE_PRICE"] ?? "") == after)
  }
}
