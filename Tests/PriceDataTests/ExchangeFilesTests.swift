import Testing

@testable import PriceData

/// Files from which the clock of an exchange follows.
@Suite struct ExchangeFilesTests {
  static let headers = [
    ("SYMBOL, SERIES, DATE1, PREV_CLOSE, CLOSE_PRICE, DELIV_QTY", true),
    ("\"Symbol  \",\"Series  \",\"Date  \",\"Prev Close  \",\"Deliverable Qty  \"", true),
    ("TradDt,TckrSymb,SctySrs,ClsPric", true),
    ("Date,Open Price,Close Price,WAP,No.of Shares,No. of Trades", true),
    ("Date,Open,High,Low,Close,Volume", false), ("Date,Symbol,Close,Prev Close", false),
    ("Date,Series,Close", false), ("", false),
  ]

  @Test(arguments: headers)
  func `knows the columns of the Indian exchanges`(_ header: (text: String, isIndian: Bool)) throws
  {
    let files = try TemporaryFiles()
    let path = try files.write("\(header.text)\n1,2\n", "prices.csv")
    #expect(ExchangeFiles.isIndian(path: path) == header.isIndian)
  }

  @Test func `knows the suffixes in names and symbols`() throws {
    let files = try TemporaryFiles()
    #expect(ExchangeFiles.isIndian(path: try files.write("Date,Close\n", "RELIANCE.NS.csv")))
    #expect(!ExchangeFiles.isIndian(path: try files.write("Date,Close\n", "RELIANCE.csv")))
    #expect(ExchangeFiles.isIndian(symbol: "tcs.bo") && !ExchangeFiles.isIndian(symbol: "TCS.L"))
    #expect(!ExchangeFiles.isIndian(symbol: ".NS") && !ExchangeFiles.isIndian(path: "-"))
  }
}
