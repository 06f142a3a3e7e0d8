import Foundation
import Notices
import Testing

@testable import PriceData

@Suite("Symbols from the names of files")
struct FileSymbolTests {
  private let files: TemporaryFiles

  init() throws { files = try TemporaryFiles() }

  @Test(arguments: [
    // Words of vendors, dates, spans of bars.
    ("OKAPI_sec_bhavdata_full.csv", "OKAPI"), ("a/b/OKAPI-EQ.csv", "OKAPI"),
    ("OKAPI.NS.csv.gz", "OKAPI"), ("OKAPI-AUTO.csv", "OKAPI-AUTO"),
    ("O&K_5min_20250430_ist.csv", "O&K"), ("ZOO_AUTO_index.csv", "ZOO_AUTO"),
    ("yahoo_OKAPI_2020-2024.csv", "OKAPI"), ("OKAPI_2020.csv", "OKAPI"),
    ("OKAPI_Jan_2024.csv", "OKAPI"), ("OKAPI_15_01_2024.csv", "OKAPI"),
    ("OKAPI_2024_01_15.csv", "OKAPI"), ("OKAPI_01Jan2020_31Dec2020.csv", "OKAPI"),
    ("OKAPI_202401.csv", "OKAPI"), ("OKAPI_240115.csv", "OKAPI"), ("OKAPI_1705312345.csv", "OKAPI"),
    ("OKAPI_1440.csv", "OKAPI"), ("Okapi Bank Historical Data.csv", "Okapi Bank"),
    ("Okapi 50 Historical Data.csv", "Okapi 50"), ("NYSE_OKAPI.csv", "OKAPI"),
    ("NSEI ऐतिहासिक डेटा.csv", "NSEI"),
    ("Okapi Datos hist\u{F3}ricos.csv", "Okapi"), ("OKAPI_20240216_1204.csv", "OKAPI"),
    ("Price History_20240216_1204.csv", "Price History_20240216_1204"),
    ("prices_de.csv", "prices_de"), ("prices_DE.csv", "DE"), ("de_daily.csv", "de"),
    ("20240216_2330.csv", "2330"), ("TWSE_20240216_2330.csv", "2330"),
    ("adj_close.csv", "adj_close"),
    ("OKAPI_close.csv", "OKAPI"),
    // Names that are put together by a rule.
    ("STOCK_DAY_2330_202401.csv", "2330"), ("STOCK_DAY_2330.csv", "2330"),
    ("Quote-Equity-OKAPI-EQ-01-01-2020-to-31-12-2020.csv", "OKAPI"),
    ("01-01-2020-TO-31-12-2020-OKAPI-EQ-N.csv", "OKAPI"),
    ("OKAPI-EQ-01-01-2020-to-31-12-2020.csv", "OKAPI"),
    ("Download Data - STOCK_US_XNAS_OKAPI.csv", "OKAPI"), ("NSE_OKAPI, 1D.csv", "OKAPI"),
    ("NSE_DLY_OKAPI, 1D_3f2a1.csv", "OKAPI"), ("okapi_us_d.csv", "okapi.us"),
    ("^zoo_d.csv", "^zoo"), ("OKAPIUSDT-1d-2024-01.csv", "OKAPIUSDT"),
    // Codes of digits, with and without an exchange.
    ("599999.csv", "599999"), ("BSE_500325.csv", "500325"), ("TSE_7203.csv", "7203"),
    ("HK_0700.csv", "0700"), ("KRX_005930.csv", "005930"), ("2330_TW.csv", "2330"),
    ("TATA_500470.csv", "TATA_500470"), ("005930.KS.csv", "005930.KS"), ("0700.HK.csv", "0700.HK"),
    ("2020.HK.csv", "2020.HK"), ("7203.T.csv", "7203.T"), ("sh600519.csv", "sh600519"),
    ("KRX_010130.csv", "010130"), ("BSE_500325_2020-2024.csv", "500325"),
    // A year that may be a code stays with its exchange.
    ("HK_1928.csv", "HK_1928"), ("HKEX_1928.csv", "HKEX_1928"), ("BSE_2020.csv", "BSE_2020"),
    // Marks within tickers.
    ("^OKAPI.csv", "^OKAPI"), ("OKA-B.csv", "OKA-B"), ("OKA.B.csv", "OKA.B"), ("O&K.NS.csv", "O&K"),
    ("D.csv", "D"), ("T_2020-2024.csv", "T"), ("MAR_2024.csv", "MAR"), ("BSE_daily.csv", "BSE"),
    // Second copies.
    ("OKAPI (1).csv", "OKAPI"), ("OKAPI - Copy.csv", "OKAPI"),
    // Nothing that tells a security.
    ("prices.csv", "prices"), ("table (1).csv", "table (1)"),
    ("HistoricalData_1705312345678.csv", "HistoricalData_1705312345678"), ("-", ""),
  ])
  func `takes the symbol from the file name`(file: String, symbol: String) {
    #expect(FileSymbol(file).symbol == symbol)
  }

  private func load(
    _ names: [String],
    days: [String] = ["2024-01-15", "2024-01-16"],
    symbol: String? = nil
  ) throws -> LoadedPrices {
    let paths = try zip(names, days).enumerated().map { index, file in
      try files.write("Date,Close\n\(file.1),\(10 + index)\n", file.0)
    }
    return try PriceLoader(options: PriceLoadOptions(symbol: symbol)).load(paths)
  }

  @Test(arguments: [
    (["TSE_7203.csv", "TSE_6758.csv"], ["6758", "7203"]),
    (["HK_1928.csv", "HK_2018.csv"], ["HK_1928", "HK_2018"]),
    (["table.csv", "table (1).csv"], ["table", "table (1)"]),
    (
      ["HistoricalData_1705312345678.csv", "HistoricalData_1705312349999.csv"],
      ["HistoricalData_1705312345678", "HistoricalData_1705312349999"]
    ),
    (["OKAPI_2023.csv", "OKAPI_2024.csv"], ["OKAPI"]),
    (["OKAPI.csv", "OKAPI (1).csv"], ["OKAPI"]),
    (["yahoo_OKAPI.csv", "OKAPI_daily.csv"], ["OKAPI"]),
  ])
  func `files of several names are several securities`(names: [String], symbols: [String]) throws {
    #expect(try load(names).panel.symbols == symbols)
  }

  @Test(arguments: [
    ("OKAPI_NSE.csv", "OKAPI_BSE.csv", "\"BSE\", \"NSE\""),
    ("OKAPI.NS.csv", "OKAPI.BO.csv", "\"BO\", \"NS\""),
    ("OKAPI_adjusted.csv", "OKAPI.csv", "\"adjusted\""),
    ("OKAPI_5min.csv", "OKAPI_15min.csv", "\"15min\", \"5min\""),
    ("NASDAQ_OKAPI, 1D.csv", "Download Data - STOCK_UK_XLON_OKAPI.csv", "\"XLON\", \"NASDAQ\""),
  ])
  func `files that may be two securities of one name are refused, in any order`(
    first: String,
    second: String,
    words: String
  ) throws {
    for names in [[first, second], [second, first]] {
      let error = #expect(throws: PriceDataError.self) { try load(names) }
      let text = error?.message.text(.option).replacingOccurrences(of: files.folder + "/", with: "")
      #expect(
        text == """
          \(names[0]) and \(names[1]) would both be OKAPI, and their names differ in \(words); name one of \
          them alone, or give one another name, or pass --symbol OKAPI if all files hold one security
          """
      )
      #expect(try load(names, symbol: "OKAPI").panel.symbols == ["OKAPI"])
    }
  }

  @Test func `two market files that may be two indices of one name are refused`() throws {
    let paths = try ["ZOO_NSE.csv", "ZOO_BSE.csv"].map {
      try files.write("Date,Close\n2024-01-15,10\n", $0)
    }
    let error = #expect(throws: PriceDataError.self) { try MarketFiles.load(paths) }
    #expect(error?.message.text(.option).hasSuffix("or give one another name") == true)
  }

  @Test func `two files of one name with other values on a day may hold two securities`() throws {
    let error = #expect(throws: PriceDataError.self) {
      try load(["OKAPI_2023.csv", "OKAPI_2024.csv"], days: ["2024-01-15", "2024-01-15"])
    }
    #expect(
      error?.message.text(.option).hasSuffix(
        """
        pass --duplicates first or --duplicates last; if the files hold two securities, name one of \
        them alone
        """
      ) == true
    )
  }
}
