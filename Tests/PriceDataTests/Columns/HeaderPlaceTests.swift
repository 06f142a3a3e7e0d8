import PriceData
import Testing

/// Headers with all that data banks, terminals and exchanges write above and below their names.
@Suite("Places of headers")
struct HeaderPlaceTests {
  private static let rows = "2024-01-02,10,11\n2024-01-03,12,13\n"
  private static let long = String(repeating: "A line of words\n", count: 150)

  static let single: [(text: String, symbol: String, close: Double)] = [
    ("https://www.example.com\nDate,Open,Close\n" + rows, "ZOO", 13),
    (long + "Date,Open,Close\n" + rows, "ZOO", 13),
    (long + "Date;Open;Close\n" + rows.replacing(",", with: ";"), "ZOO", 13),
    ("A Bank\n\"Pricing Data\"\n\nPricing Date,Open,Last Sale Price\n" + rows, "ZOO", 13),
    ("Start Date,2020-01-01\nEnd Date,2024-01-31\n\nDate,Open,Close\n" + rows, "ZOO", 13),
    ("Date,Open,Close\n(dd),(INR),(INR)\n" + rows, "ZOO", 13),
    ("Date,Open,Close\n,INR,INR\n\n" + rows, "ZOO", 13),
    ("Date,Open,Close\n# in euros\n" + rows, "ZOO", 13),
    ("#Date,Open,Close\n" + rows, "ZOO", 13),
    ("7203 Zoo\n日付,始値,終値\n" + rows, "ZOO", 13),
    ("sep=;\nDate;Open;Close\n" + rows.replacing(",", with: ";"), "ZOO", 13),
    ("Open,Close\n" + rows, "ZOO", 13),
    ("Date,Open,Close,\n" + rows, "ZOO", 13),
    ("Date,Open,Close\n2024-01-02,10,11,\n2024-01-03,12,13,\n", "ZOO", 13),
    ("Date,Open,Close\n1,2024-01-02,10,11\n2,2024-01-03,12,13\n", "ZOO", 13),
    ("Date,Open,Close\n0,2024-01-02,10,11\n1,2024-01-03,12,13\n", "ZOO", 13),
    (
      "Security,ELK US Equity,\nStart Date,2024-01-01,\n\nDate,PX_OPEN,PX_LAST\n" + rows,
      "ELK US Equity", 13
    ),
    ("Date,Open_LOW,Close_LOW\n" + rows, "LOW", 13),
    ("Date,LOW_Open,LOW_Close\n" + rows, "LOW", 13),
    ("Date,INFY.NS_Open,INFY.NS_Close\n" + rows, "INFY", 13),
    ("Date,NSE:ELK open,NSE:ELK close\n" + rows, "NSE:ELK", 13),
    ("Date,Open (ELK),Close (ELK)\n" + rows, "ELK", 13),
    ("Date,ELK - Open,ELK - Close\n" + rows, "ELK", 13),
    ("Date,NIFTY 50 Open,NIFTY 50 Close\n" + rows, "NIFTY 50", 13),
    ("Date,ELK.Close,ELK.Adjusted\n" + rows, "ELK", 12),
    ("Date,ELK.Dividends,ELK.Close\n" + rows, "ELK", 13),
    ("Date,ELK_SMA20,ELK_Close\n" + rows, "ELK", 13),
    ("Date,Day Open,Day Close\n" + rows, "ZOO", 13),
    ("Date,quote.open,quote.close\n" + rows, "ZOO", 13),
    (",\"('Open', 'ELK')\",\"('Close', 'ELK')\"\n" + rows, "ELK", 13),
    ("\"('Date', '')\",\"('Open', 'ELK')\",\"('Close', 'ELK')\"\n" + rows, "ELK", 13),
    ("Price,Open,Close\nTicker,ELK,ELK\nDate,,\n" + rows, "ELK", 13),
    ("Date,ELK_Close,ELK_SMA20\n2024-01-02,11,1\n2024-01-03,13,1\n", "ELK", 13),
    (
      "Name,ELK,ELK - VOLUME\nCode,905(P),905(VO)\nCURRENCY,E,\n2024-01-02,11,1\n2024-01-03,13,1\n",
      "ELK", 13
    ),
    ("Name,ELK,ELK - HIGH\nCode,905(PO),905(P)\nCURRENCY,E,E\n" + rows, "ELK", 13),
  ]

  @Test(arguments: single)
  func `are found above the rows of one security`(
    text: String,
    symbol: String,
    close: Double
  ) throws {
    let prices = try load(text, "ZOO.csv")
    #expect(prices.panel.symbols == [symbol])
    #expect(prices.panel.days.count == 2)
    #expect(prices.value(.close, symbol, "2024-01-03") == close)
  }

  private static let wide = "0,2024-01-02,10,1,20,2\n1,2024-01-03,11,1,21,2\n"

  @Test(arguments: [
    ",Date,Close,Volume,Close,Volume\n,,ZOO,ZOO,ELK,ELK\n",
    ",Date,ZOO,ZOO,ELK,ELK\n,,Close,Volume,Close,Volume\n",
    "Price,Date,Close,Volume,Close,Volume\nTicker,,ZOO,ZOO,ELK,ELK\n",
  ])
  func `are found where the index is a column of its own`(header: String) throws {
    let prices = try load(header + Self.wide)
    #expect(prices.panel.symbols == ["ELK", "ZOO"])
    #expect(prices.value(.close, "ZOO", "2024-01-03") == 11)
    #expect(prices.value(.volume, "ELK", "2024-01-02") == 2)
  }

  @Test func `a row that went wrong below a header is no line of it`() throws {
    #expect(
      try message("Date,Symbol,Close\nnever,AAA,1\n2024-01-03,AAA,2\n", "x.csv")?
        .contains("x.csv:2:1: \"never\" is not a date") == true
    )
  }
}

/// Files whose lines have no delimiter.
@Suite("Aligned and quoted lines")
struct UndelimitedLineTests {
  @Test(arguments: [
    "Date        Adj Close   Close\n2024-01-02       9.5    10.5\n2024-01-03      10.5    11.5\n",
    "Date Open Close\n2024-01-02 9.5 10.5\n2024-01-03 10.5 11.5\n",
    "              Open    Close\n20240102       9.5    10.5\n20240103      10.5    11.5\n",
    "\"Open\" \"Close\"\n\"2024-01-02\" 9.5 10.5\n\"2024-01-03\" 10.5 11.5\n",
    "\"Date,Open,Close\"\n\"2024-01-02,9.5,10.5\"\n\"2024-01-03,10.5,11.5\"\n",
    "\"Date,Open,Close\"\n\"2024-01-02,9.5,\"\"10.5\"\"\"\n\"2024-01-03,10.5,\"\"11.5\"\"\"\n",
    "Date\tClose\n2024-01-02\t     10.5\n2024-01-03\t     11.5\n",
    "Date,Close\r2024-01-02,10.5\r2024-01-03,11.5\r",
  ])
  func `give the prices of a delimited file`(text: String) throws {
    let loaded = try load(text, "ZOO.csv")
    #expect(loaded.panel.symbols == ["ZOO"])
    #expect(loaded.panel.days.count == 2)
    #expect(loaded.value(.close, "ZOO", "2024-01-02") == 10.5)
    #expect(loaded.value(.close, "ZOO", "2024-01-03") == 11.5)
  }

  @Test func `name the line of the file in a message`() throws {
    let text = "Date Close\n2024-01-02 10.5\n2024-01-03 x\n2024-01-04 1\n"
    #expect(try message(text, "A.csv")?.contains("A.csv:3:2: \"x\" is not a number") == true)
  }
}
