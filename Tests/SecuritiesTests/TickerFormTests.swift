import Testing

@testable import Securities

@Suite struct TickerFormTests {
  /// Spellings and the code that they all mean.
  static let codes: [(code: String, spellings: [String])] = [
    (
      "AAPL",
      [
        "AAPL", "aapl", " AAPL ", "NASDAQ:AAPL", "XNAS:AAPL", "AAPL US Equity", "AAPL UW EQUITY",
        "AAPL US", "AAPL.O", "AAPL.US", "AAPL:US",
      ]
    ),
    (
      "BRK.B",
      [
        "BRK.B", "BRK-B", "BRK/B", "BRK B", "brk.b", "NYSE:BRK.B", "NYSE: BRK-B", "BRK/B US Equity",
        "BRKb.N",
      ]
    ),
    (
      "RELIANCE",
      ["RELIANCE.NS", "RELIANCE.BO", "NSE:RELIANCE", "RELIANCE-EQ", "RELIANCE IN Equity"]
    ),
    ("069080", ["069080.KQ", "069080 KS Equity"]), ("BP", ["BP/ LN Equity", "BP.L", "LON:BP"]),
    ("SAP", ["SAP.DE", "SAP GY Equity", "ETR:SAP"]), ("SAP SE", ["SAP SE", "sap  se"]),
    ("M&M", ["M&M.NS", "NSE:M&M"]), ("7203", ["7203.T", "TYO:7203", "7203 JP Equity"]),
  ]

  @Test(arguments: codes)
  func `reads every spelling of a code alike`(_ code: (code: String, spellings: [String])) {
    for spelling in code.spellings {
      #expect(TickerForm(spelling).code == code.code, "\(spelling)")
    }
  }

  @Test func `keeps codes of different markets apart`() {
    let pairs = [("VOD.L", "VOD US Equity"), ("000001.SZ", "000001.SS"), ("7203.T", "HKG:7203")]
    for (one, other) in pairs {
      #expect(TickerForm(one).distance(to: TickerForm(other)) == nil, "\(one) \(other)")
    }
    #expect(TickerForm("TCS.NS").distance(to: TickerForm("NSE:TCS")) == 0)
    #expect(TickerForm("TCS.NS").distance(to: TickerForm("TCS.BO")) == 1)
    #expect(TickerForm("TCS.NS").distance(to: TickerForm("TCS")) == 2)
    #expect(TickerForm("BRK.A").distance(to: TickerForm("BRK.B")) == nil)
  }

  static let numbers: [(String, String?)] = [
    ("000001", "1"), ("1", "1"), ("1.0", "1"), ("069080", "69080"), ("6.908E+04", "69080"),
    ("69080.0", "69080"), ("000001.SZ", "1"), ("0000", "0"), ("3M", nil), ("A1", nil), ("1.5", nil),
  ]

  @Test(arguments: numbers)
  func `knows a number however a spreadsheet saved it`(_ number: (text: String, value: String?)) {
    #expect(TickerForm(number.text).number == number.value)
  }
}
