import CivilTime
import Foundation
import PriceData
import Testing

private let realData = ProcessInfo.processInfo.environment["LEYLINE_REAL_DATA"]

/// Checks against published files, in the folder that the environment variable names.
@Suite(.enabled(if: realData != nil, "LEYLINE_REAL_DATA names no folder"))
struct RealDataTests {
  private func load(
    _ paths: [String],
    _ options: PriceLoadOptions = PriceLoadOptions(threads: 2)
  ) throws -> LoadedPrices {
    let folder = try #require(realData)
    return try PriceLoader(options: options).load(paths.map { folder + "/" + $0 })
  }

  @Test(arguments: [
    "nse/ASHOKLEY_merged_raw_2023-06_2026-08.csv", "nse/ASHOKLEY_sec_bhavdata_full.csv", "bhavcopy",
  ])
  func `reads the announcement day of Ashok Leyland`(path: String) throws {
    let loaded = try load([path])
    let expected: [PriceField: Double] = [
      .open: 128.71, .high: 132.79, .low: 128.46, .close: 130.39, .vwap: 130.95,
      .volume: 15_084_908,
    ]
    for (field, value) in expected {
      #expect(loaded.value(field, "ASHOKLEY", "2025-09-02") == value, "\(field)")
    }
    #expect(loaded.value(.close, "ASHOKLEY", "2025-09-01") == 128.03)
    #expect(loaded.value(.vwap, "ASHOKLEY", "2025-09-01") == 127.30)
    let turnover = try #require(loaded.value(.turnover, "ASHOKLEY", "2025-09-02"))
    #expect(abs(turnover / 15_084_908 / 130.95 - 1) < 1e-4)
  }

  @Test func `bars of five minutes have the exchange's average within 15 basis points`() throws {
    var compared = 0
    for symbol in ["MARUTI", "RELIANCE"] {
      let exchange = try load(["nse/\(symbol)_sec_bhavdata_full.csv"])
      let bars = try load(
        ["intraday/\(symbol)_5min_202605_utc.csv"],
        PriceLoadOptions(utcOffsetMinutes: 330)
      )
      let name = try #require(bars.panel.symbols.first)
      for day in bars.panel.days {
        guard let average = exchange.value(.vwap, symbol, "\(day)"), average > 0,
          let own = bars.value(.vwap, name, "\(day)"), own > 0
        else { continue }
        compared += 1
        #expect(abs(own / average - 1) < 0.0015, "\(symbol) \(day): \(own), \(average)")
      }
    }
    #expect(compared >= 40)
  }

  @Test func `keeps the raw prices around the bonus issue`() throws {
    let loaded = try load(["nse/ASHOKLEY_merged_raw_2023-06_2026-08.csv"])
    #expect(loaded.panel.days.count == 800)
    #expect(loaded.value(.close, "ASHOKLEY", "2025-07-15") == 250.90)
    #expect(loaded.value(.close, "ASHOKLEY", "2025-07-16") == 124.60)
  }

  @Test func `makes one panel of five market days`() throws {
    let loaded = try load(["bhavcopy"])
    #expect(
      loaded.panel.days.map(\.description) == [
        "2025-08-29", "2025-09-01", "2025-09-02", "2025-09-03", "2025-09-04",
      ]
    )
    #expect(loaded.panel.symbols.count > 2000)
    #expect(
      loaded.notes.contains { note in
        if case .seriesLeftOut(["EQ"], let rows) = note { rows["T0"] != nil } else { false }
      }
    )
  }

  @Test func `loads the market with the close`() throws {
    let folder = try #require(realData)
    let market = try MarketSeries.load(folder + "/nse/NIFTY50_index.csv")
    #expect(market.column == "Close")
    #expect(market.name == "NIFTY50")
    #expect(market.days.first?.description == "2007-09-17")
    let auto = try MarketSeries.load(folder + "/nse/NIFTY_AUTO_index.csv")
    #expect(!auto.days.contains { $0.description == "2025-02-01" })
  }

  @Test func `names the line at which a file is cut off`() throws {
    #expect {
      try load(["dirty/truncated_sec_bhavdata_full_18112024.csv"])
    } throws: { "\($0)".contains(".csv:381: the last line is cut off after 6 of 15 fields") }
    let loaded = try load(
      ["dirty/truncated_sec_bhavdata_full_18112024.csv"],
      PriceLoadOptions(skipBadRows: true)
    )
    #expect(loaded.rejectedRows.count == 1)
    #expect(loaded.panel.days.map(\.description) == ["2024-11-18"])
  }

  @Test func `reads the other dirty files`() throws {
    let quoted = try load(["dirty/nser_rowname_quoted_01092025.csv"])
    #expect(quoted.value(.close, "ASHOKLEY", "2025-09-01") == 128.03)
    #expect(quoted.value(.turnover, "ASHOKLEY", "2025-09-01") == 1_947_676_000)
    let layered = try load(["dirty/yfinance_multirow_ASHOKLEY.NS.csv"])
    #expect(layered.panel.symbols == ["ASHOKLEY"])
    #expect(layered.value(.close, "ASHOKLEY.NS", "2026-04-20")?.isNaN == true)
    let flat = try load(["dirty/yahoo_crlf_ASHOKLEY.csv"])
    #expect(flat.panel.symbols == ["ASHOKLEY"])
    #expect(flat.panel.days.first?.description == "2002-07-01")
    #expect {
      try load(["dirty/yfinance_failed_download.csv"])
    } throws: { "\($0)".contains("has a header and no rows") }
  }

  @Test func `puts five-minute bars together`() throws {
    let indian = try load(["intraday/RELIANCE_5min_20250430_ist.csv"])
    #expect(indian.panel.days.map(\.description) == ["2025-04-30"])
    #expect(indian.value(.open, "RELIANCE", "2025-04-30") == 1399.5)
    let universal = try load(
      ["intraday/RELIANCE_5min_202605_utc.csv"],
      PriceLoadOptions(utcOffsetMinutes: 330)
    )
    #expect(universal.panel.days.count == 22)
    #expect(universal.panel.days.first?.description == "2026-05-20")
    let vwap = try #require(universal.value(.vwap, "RELIANCE", "2026-05-20"))
    let low = try #require(universal.value(.low, "RELIANCE", "2026-05-20"))
    let high = try #require(universal.value(.high, "RELIANCE", "2026-05-20"))
    #expect(low < vwap && vwap < high)
  }

  @Test func `makes one panel of a folder with a holiday file in it`() throws {
    let loaded = try load(["nse"])
    #expect(loaded.panel.symbols.contains("M&M"))
    #expect(
      loaded.notes.contains { note in
        if case .fileLeftOut(let file, _) = note { file.contains("HOLIDAYS") } else { false }
      }
    )
  }
}
