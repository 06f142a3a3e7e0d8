import Foundation
import Testing

@testable import PriceData

/// The samples of `docs/price-files.md`, read by the loader as a person's files are.
@Suite("The page on price files")
struct PriceFilesPageTests {
  /// The samples of the page, each with the name of its file.
  private static let page: [String: String] = {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("docs/price-files.md")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
    var samples: [String: String] = [:]
    for block in text.components(separatedBy: "\n```csv ").dropFirst() {
      let parts = block.components(separatedBy: "```")[0].split(separator: "\n", maxSplits: 1)
      samples[String(parts[0])] = String(parts[1])
    }
    return samples
  }()

  /// The closes of each sample: symbol, day and value.
  static let closes: [String: [String]] = [
    "sec_bhavdata_full_01092025.csv": ["OKAPI 2025-09-01 100.0"],
    "cm01SEP2023bhav.csv": ["OKAPI 2023-09-01 100.0"],
    "BhavCopy_NSE_CM_0_0_0_20250901_F_0000.csv": ["OKAPI 2025-09-01 100.0"],
    "Quote-Equity-OKAPI-EQ-01-09-2025-to-02-09-2025.csv": okapi,
    "512345.csv": two("512345", "2025-09-01", "2025-09-02"),
    "EQ_ISINCODE_010925.csv": ["512345 2025-09-01 100.0"],
    "OKAPI.NS.csv": okapi,
    "yfinance.csv": okapi + zebra,
    "okapi_us_d.csv": two("okapi.us", "2025-09-01", "2025-09-02"),
    "HistoricalData_1705312345678.csv": two(
      "HistoricalData_1705312345678",
      "2025-09-15",
      "2025-09-16"
    ),
    "Okapi Historical Data.csv": ["Okapi 2025-09-15 1000.0", "Okapi 2025-09-16 1010.0"],
    "Download Data - STOCK_US_XNAS_OKAPI.csv": two("OKAPI", "2025-09-15", "2025-09-16"),
    "google/OKAPI.csv": two("OKAPI", "2025-09-15", "2025-09-16"),
    "kite/OKAPI.csv": okapi,
    "angel/OKAPI.csv": okapi + ["OKAPI 2025-09-03 102.0"],
    "fyers/OKAPI.csv": okapi + ["OKAPI 2025-09-03 102.0"],
    "amibroker.csv": okapi + zebra,
    "metastock.txt": okapi,
    "mt4/OKAPI.csv": okapi + ["OKAPI 2025-09-03 102.0"],
    "crsp.csv": two("OKAP", "2025-09-02", "2025-09-03"),
    "crsp_ciz.csv": two("OKAP", "2025-09-02", "2025-09-03"),
    "compustat.csv": two("OKAP", "2025-09-02", "2025-09-03"),
    "datastream.csv": two("OKAPI MOTORS", "2025-09-02", "2025-09-03")
      + ["ZEBRA FOODS 2025-09-02 50.0", "ZEBRA FOODS 2025-09-03 50.5"],
    "bloomberg.csv": two("OKAPI IN Equity", "2025-09-15", "2025-09-16")
      + ["ZEBRA IN Equity 2025-09-15 50.0", "ZEBRA IN Equity 2025-09-16 50.5"],
    "refinitiv.csv": two("OKAP.O", "2025-09-02", "2025-09-03"),
    "capiq.csv": two("capiq", "2025-09-02", "2025-09-03"),
    "tushare.csv": two("600999.SH", "2025-09-01", "2025-09-02"),
    "akshare.csv": two("600999", "2025-09-01", "2025-09-02"),
    "OKAUSDT-1d-2024-01.csv": two("OKAUSDT", "2024-01-15", "2024-01-16")
      + ["OKAUSDT 2024-01-17 102.0"],
    "OKAUSD_1440.csv": two("OKAUSD", "2024-01-15", "2024-01-16") + ["OKAUSD 2024-01-17 102.0"],
    "polygon/OKAPI.csv": two("OKAPI", "2024-01-15", "2024-01-16"),
    "daily_OKAPI.csv": two("OKAPI", "2025-09-01", "2025-09-02"),
  ]

  private static let okapi = two("OKAPI", "2025-09-01", "2025-09-02")
  private static let zebra = ["ZEBRA 2025-09-01 50.0", "ZEBRA 2025-09-02 50.5"]

  private static func two(_ symbol: String, _ first: String, _ second: String) -> [String] {
    ["\(symbol) \(first) 100.0", "\(symbol) \(second) 101.0"]
  }

  @Test func `each sample of the page has its closes here`() {
    #expect(Set(Self.page.keys) == Set(Self.closes.keys))
  }

  @Test(arguments: closes.keys.sorted())
  func `a sample of the page is read as the page says`(file: String) throws {
    let text = try #require(Self.page[file])
    let name = try #require(file.split(separator: "/").last)
    let panel = try load(text, String(name)).panel
    var found: [String] = []
    for (index, symbol) in panel.symbols.enumerated() {
      let series = try #require(panel.series(.close, symbol: index))
      for (day, value) in zip(panel.days, series) where !value.isNaN {
        found.append("\(symbol) \(day) \(value)")
      }
    }
    #expect(found == Self.closes[file]?.sorted())
  }

  /// What the page says of volumes, turnovers and VWAPs, on the first day of a sample.
  @Test(arguments: [
    ("tushare.csv", PriceField.volume, 20_000.0), ("tushare.csv", .turnover, 2_002_000),
    ("sec_bhavdata_full_01092025.csv", .turnover, 2_002_000),
    ("sec_bhavdata_full_01092025.csv", .vwap, 100.1), ("polygon/OKAPI.csv", .vwap, 100.1),
  ])
  func `units are those of the page`(file: String, field: PriceField, value: Double) throws {
    let text = try #require(Self.page[file])
    let name = try #require(file.split(separator: "/").last)
    let series = try #require(try load(text, String(name)).panel.series(field, symbol: 0))
    #expect(abs(try #require(series.first) - value) < 1e-6)
  }
}
