import CivilTime
import Notices
import PriceData
import Testing

/// Files in the notations of exchanges, vendors and tools, with invented securities and numbers.
struct PriceFormatTests {
  struct Format: Sendable, CustomTestStringConvertible {
    let name: String
    var file = "prices.csv"
    let text: String
    let symbol: String
    let date: String
    let values: [PriceField: Double]
    var kind = PricePanel.Values.prices
    var testDescription: String { name }
  }

  static let formats: [Format] = exchanges + vendors + matrices

  static let exchanges: [Format] = [
    Format(
      name: "full bhavcopy with blanks after commas",
      text: """
        SYMBOL, SERIES, DATE1, PREV_CLOSE, OPEN_PRICE, HIGH_PRICE, LOW_PRICE, LAST_PRICE, \
        CLOSE_PRICE, AVG_PRICE, TTL_TRD_QNTY, TURNOVER_LACS, NO_OF_TRADES, DELIV_QTY, DELIV_PER
        ZEBRA, GS, 05-Mar-2024, 90.00, 91.00, 92.00, 90.00, 91.00, 91.00, 91.10, 10, 0.01, 1, 10, 1
        OKAPI, EQ, 05-Mar-2024, 50.00, 51.00, 53.00, 50.50, 52.00, 52.10, 52.00, 2000, 1.04, 9, -, -

        """,
      symbol: "OKAPI",
      date: "2024-03-05",
      values: [
        .open: 51, .high: 53, .low: 50.5, .close: 52.1, .vwap: 52, .volume: 2000,
        .turnover: 104_000,
      ]
    ),
    Format(
      name: "old bhavcopy with a trailing comma",
      text: "SYMBOL,SERIES,OPEN,HIGH,LOW,CLOSE,LAST,PREVCLOSE,TOTTRDQTY,TOTTRDVAL,TIMESTAMP,"
        + "TOTALTRADES,ISIN,\nOKAPI,EQ,10,12,9,11.5,11.4,10.2,100,1120.5,07-OCT-2019,7,IN0,\n",
      symbol: "OKAPI",
      date: "2019-10-07",
      values: [.open: 10, .high: 12, .low: 9, .close: 11.5, .volume: 100, .turnover: 1120.5]
    ),
    Format(
      name: "old bhavcopy without the number of trades",
      text: "SYMBOL,SERIES,OPEN,HIGH,LOW,CLOSE,LAST,PREVCLOSE,TOTTRDQTY,TOTTRDVAL,TIMESTAMP,\n"
        + "OKAPI,EQ,10,12,9,11.5,11.4,10.2,100,1120.5,01-APR-2011,\n",
      symbol: "OKAPI",
      date: "2011-04-01",
      values: [.close: 11.5, .turnover: 1120.5]
    ),
    Format(
      name: "bhavcopy written by R, turnover in lakhs under the name of rupees",
      text: "\"\",\"SYMBOL\",\"SERIES\",\"OPEN\",\"HIGH\",\"LOW\",\"CLOSE\",\"LAST\",\"PREVCLOSE\","
        + "\"TOTTRDQTY\",\"TOTTRDVAL\",\"TIMESTAMP\",\"TOTALTRADES\",\"ISIN\",\"X\"\n"
        + "\"1\",\"OKAPI\",\"EQ\",100,104,99,101,101,100,50000,50.5,\"05-Mar-2024\",3,\"\",\"\"\n",
      symbol: "OKAPI",
      date: "2024-03-05",
      values: [.close: 101, .volume: 50_000, .turnover: 5_050_000]
    ),
    Format(
      name: "unified bhavcopy",
      text: "TradDt,BizDt,Sgmt,Src,FinInstrmTp,FinInstrmId,ISIN,TckrSymb,SctySrs,XpryDt,"
        + "FininstrmActlXpryDt,StrkPric,OptnTp,FinInstrmNm,OpnPric,HghPric,LwPric,ClsPric,LastPric,"
        + "PrvsClsgPric,UndrlygPric,SttlmPric,OpnIntrst,ChngInOpnIntrst,TtlTradgVol,TtlTrfVal,"
        + "TtlNbOfTxsExctd,SsnId,NewBrdLotQty,Rmks,Rsvd1,Rsvd2,Rsvd3,Rsvd4\n"
        + "2024-09-05,2024-09-05,CM,NSE,STK,7,INE0,OKAPI,EQ,,,,,OKAPI LIMITED,103.00,105.00,102.90,"
        + "103.60,103.90,103.20,,103.60,,,3000,311000.30,12,F1,1,,,,,\n",
      symbol: "OKAPI",
      date: "2024-09-05",
      values: [.open: 103, .close: 103.6, .volume: 3000, .turnover: 311_000.3]
    ),
    Format(
      name: "quote page, blanks at the end of names, newest first",
      file: "Quote-Equity-OKAPI-EQ-01-01-2020-to-31-12-2020.csv",
      text:
        "\u{FEFF}\"Date \",\"series \",\"OPEN \",\"HIGH \",\"LOW \",\"PREV. CLOSE \",\"ltp \",\"close \","
        + "\"vwap \",\"52W H \",\"52W L \",\"VOLUME \",\"VALUE \",\"No of trades \"\n"
        + "\"20-Feb-2020\",\"EQ\",\"1,502.00\",\"1,523.00\",\"1,501.35\",\"1,502.15\",\"1,522.00\","
        + "\"1,516.75\",\"1,513.91\",\"1,568.20\",\"370.05\",\"1,54,781\",\"234,325,103.71\",345\n"
        + "\"19-Feb-2020\",\"EQ\",\"1,500.00\",\"1,503.00\",\"1,499.00\",\"1,500.15\",\"1,502.00\","
        + "\"1,502.15\",\"1,501.00\",\"1,568.20\",\"370.05\",1000,\"1,501,000.00\",34\n",
      symbol: "OKAPI",
      date: "2020-02-20",
      values: [
        .open: 1502, .close: 1516.75, .vwap: 1513.91, .volume: 154_781,
        .turnover: 234_325_103.71,
      ]
    ),
    Format(
      name: "quote page of today, two blanks in a name",
      file: "OKAPI.csv",
      text:
        "DATE,SERIES,OPEN,HIGH,LOW,PREV. CLOSE,LTP,CLOSE,VWAP,52W H,52W L,VOLUME,VALUE,NO. OF  TRADES\n"
        + "05-Mar-2024,EQ,51,53,50,50,52,52.1,52,60,40,2000,104000,9\n",
      symbol: "OKAPI",
      date: "2024-03-05",
      values: [.close: 52.1, .vwap: 52, .turnover: 104_000]
    ),
    Format(
      name: "price, volume and delivery with a rupee sign",
      text:
        "\"Symbol\",\"Series\",\"Date\",\"Prev Close\",\"Open Price\",\"High Price\",\"Low Price\","
        + "\"Last Price\",\"Close Price\",\"Average Price\",\"Total Traded Quantity\",\"Turnover ₹\","
        + "\"No. of Trades\",\"Deliverable Qty\",\"% Dly Qt to Traded Qty\"\n"
        + "\"OKAPI\",\"EQ\",\"05-Mar-2024\",\"50\",\"51\",\"53\",\"50\",\"52\",\"52.10\",\"52.00\","
        + "\"2,000\",\"1,04,000.00\",\"9\",\"-\",\"-\"\n",
      symbol: "OKAPI",
      date: "2024-03-05",
      values: [.close: 52.1, .vwap: 52, .volume: 2000, .turnover: 104_000]
    ),
    Format(
      name: "symbol in the last column",
      text:
        "DATE,SERIES,OPEN,HIGH,LOW,PREV. CLOSE,LTP,CLOSE,VWAP,52W H,52W L,VOLUME,VALUE,NO OF TRADES,SYMBOL\n"
        + "2024-03-05,EQ,51,53,50,50,52,52.1,52,60,40,2000,104000,9,OKAPI\n",
      symbol: "OKAPI",
      date: "2024-03-05",
      values: [.close: 52.1, .vwap: 52]
    ),
    Format(
      name: "history of the other exchange",
      file: "599999.csv",
      text: "Date,Open Price,High Price,Low Price,Close Price,WAP,No.of Shares,No. of Trades,"
        + "Total Turnover (Rs.),Deliverable Quantity,% Deli. Qty to Traded Qty,Spread High-Low,Spread Close-Open\n"
        + "29-December-2023,51,53,50,52.10,52.000000000000000001,2000,9,104000.00,100,5,3,1.1\n"
        + "8-December-2023,50,51,49,50.00,50.123456789012345678,1000,8,50123.00,100,5,2,0\n",
      symbol: "599999",
      date: "2023-12-08",
      values: [.close: 50, .vwap: 50.123456789012345678, .volume: 1000, .turnover: 50_123]
    ),
    Format(
      name: "bhavcopy of the other exchange",
      text:
        "SC_CODE,SC_NAME,SC_GROUP,SC_TYPE,OPEN,HIGH,LOW,CLOSE,LAST,PREVCLOSE,NO_TRADES,NO_OF_SHRS,"
        + "NET_TURNOV,TDCLOINDI,ISIN_CODE,TRADING_DATE,FILLER2,FILLER3\n"
        + "599999,OKAPI LTD   ,A ,Q,51,53,50,52.1,52,50,9,2000,104000,,INE0,05-Mar-24,,\n",
      symbol: "599999",
      date: "2024-03-05",
      values: [.close: 52.1, .volume: 2000, .turnover: 104_000]
    ),
  ]

  static let vendors: [Format] = [
    Format(
      name: "classic download with an adjusted close",
      file: "OKAPI.NS.csv",
      text: "Date,Open,High,Low,Close,Adj Close,Volume\n2016-11-24,77.5,78.5,75.4,75.65,64.98,18\n",
      symbol: "OKAPI",
      date: "2016-11-24",
      values: [.close: 75.65, .adjustedClose: 64.98]
    ),
    Format(
      name: "adjusted close first, CRLF, noise of floats",
      file: "OKAPI.csv",
      text: "Date,Adj Close,Close,High,Low,Open,Volume\r\n2002-07-01,0.43782609701156616,"
        + "2.984999895095825,3.075000047683716,2.950000047683716,3.0625,1423\r\n",
      symbol: "OKAPI",
      date: "2002-07-01",
      values: [.adjustedClose: 0.43782609701156616, .close: 2.984999895095825]
    ),
    Format(
      name: "three header lines, a last row without prices",
      text:
        "Price,Close,High,Low,Open,Volume\nTicker,OKAPI.NS,OKAPI.NS,OKAPI.NS,OKAPI.NS,OKAPI.NS\n"
        + "Date,,,,,\n2016-04-20,45.1,45.9,44.6,45.5,1974\n2016-04-21,,,,,1196\n",
      symbol: "OKAPI",
      date: "2016-04-20",
      values: [.close: 45.1, .high: 45.9, .volume: 1974]
    ),
    Format(
      name: "three header lines with two tickers",
      text: "Price,Close,Close,Volume,Volume\nTicker,OKAPI.NS,^ZOO,OKAPI.NS,^ZOO\nDate,,,,\n"
        + "2016-04-20,45.1,9000.5,1974,0\n",
      symbol: "^ZOO",
      date: "2016-04-20",
      values: [.close: 9000.5, .volume: 0]
    ),
    Format(
      name: "quoted with a byte order mark, the month first, newest first",
      file: "ZOO.csv",
      text: "\u{FEFF}\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n"
        + "\"01/16/2026\",\"25,694.35\",\"25,696.05\",\"25,873.50\",\"25,662.40\",\"434.04M\",\"0.11%\"\n"
        + "\"01/05/2026\",\"25,000.00\",\"25,001.00\",\"25,100.00\",\"24,900.00\",\"1.5K\",\"-0.11%\"\n",
      symbol: "ZOO",
      date: "2026-01-16",
      values: [.close: 25_694.35, .open: 25_696.05, .volume: 434_040_000]
    ),
    Format(
      name: "timestamp as the name of the date, CRLF",
      file: "OKAPI.csv",
      text:
        "timestamp,open,high,low,close,volume\r\n2017-12-27,152.9500,153.1500,152.6100,153.0385,115\r\n",
      symbol: "OKAPI",
      date: "2017-12-27",
      values: [.close: 153.0385]
    ),
    Format(
      name: "small decimals",
      file: "okapi.us.csv",
      text:
        "Date,Open,High,Low,Close,Volume\n1984-09-07,0.0991725,0.10039,0.0979751,0.0991725,99242379\n",
      symbol: "okapi.us",
      date: "1984-09-07",
      values: [.close: 0.0991725, .volume: 99_242_379]
    ),
    Format(
      name: "dollar signs",
      file: "OKAPI.csv",
      text:
        "Date,Close/Last,Volume,Open,High,Low\n12/13/2024,$191.38,18883,$192.71,$194.34,$191.26\n"
        + "12/12/2024,$193.63,N/A,$196.30,$196.70,$193.28\n",
      symbol: "OKAPI",
      date: "2024-12-13",
      values: [.close: 191.38, .open: 192.71, .volume: 18_883]
    ),
    Format(
      name: "negative midpoints and letters",
      text: "DATE,PERMNO,SHRCD,EXCHCD,SICCD,DLRETX,DLRET,SHROUT,PRC,VOL,RET,RETX\n"
        + "19580131,10145,11,1,2810,,,9922,76.00000,491,0.050086,0.050086\n"
        + "19580228,10145,11,1,2810,,,9922,-75.50000,400,C,C\n",
      symbol: "10145",
      date: "1958-02-28",
      values: [.close: 75.5, .volume: 400]
    ),
    Format(
      name: "returns with letters",
      text: "DATE,PERMNO,PRC,VOL,RET\n19580131,10145,76,491,0.050086\n19580228,10145,-75.5,400,C\n",
      symbol: "10145",
      date: "1958-01-31",
      values: [.close: 0.050086],
      kind: .returns
    ),
  ]

  static let matrices: [Format] = [
    Format(
      name: "no header, semicolons",
      text:
        "Okapi AG;01.10.1996;58.0000\nOkapi AG;02.10.1996;57.0000\nZebra AG;02.10.1996;5.0000\n",
      symbol: "Okapi AG",
      date: "1996-10-02",
      values: [.close: 57]
    ),
    Format(
      name: "no header, decimal commas",
      text: "Okapi;01.10.1996;58,0000\nOkapi;02.10.1996;1.057,5\n",
      symbol: "Okapi",
      date: "1996-10-02",
      values: [.close: 1057.5]
    ),
    Format(
      name: "no header and no symbol",
      file: "ZOO.csv",
      text: "2024-03-05,10.5\n2024-03-06,10.6\n",
      symbol: "ZOO",
      date: "2024-03-06",
      values: [.close: 10.6]
    ),
    Format(
      name: "matrix of returns",
      text:
        "date,Okapi,Zebra,Norsk Hydro\n02.01.1997,0.034,0.018,-0.004806966\n03.01.1997,,0.01,\n",
      symbol: "Norsk Hydro",
      date: "1997-01-02",
      values: [.close: -0.004806966],
      kind: .returns
    ),
    Format(
      name: "matrix of prices, numbers as names",
      text: "date,10107,10145\n2024-03-05,5,6\n",
      symbol: "10145",
      date: "2024-03-05",
      values: [.close: 6]
    ),
    Format(
      name: "long file of returns",
      text: "firm;date;ret\nOkapi;01.10.1996;0,015\n",
      symbol: "Okapi",
      date: "1996-10-01",
      values: [.close: 0.015],
      kind: .returns
    ),
    Format(
      name: "an index without names, as pandas writes it",
      file: "OKAPI.csv",
      text: ",open,high,low,close\n2024-03-05,1,2,0.5,1.5\n",
      symbol: "OKAPI",
      date: "2024-03-05",
      values: [.close: 1.5, .open: 1]
    ),
    Format(
      name: "row names without a name, as R writes them",
      text: "\"date\",\"symbol\",\"close\"\n\"1\",\"2024-03-05\",\"OKAPI\",1.5\n",
      symbol: "OKAPI",
      date: "2024-03-05",
      values: [.close: 1.5]
    ),
    Format(
      name: "a title above the header",
      file: "ZOO.csv",
      text: "Prices of the zoo\n\nDate,Close\n2024-03-05,1.5\n",
      symbol: "ZOO",
      date: "2024-03-05",
      values: [.close: 1.5]
    ),
    Format(
      name: "units in the names",
      file: "ZOO.csv",
      text: "Date|Closing Index Value|Turnover (Rs. Cr.)\n05-Mar-2024|100.5|2.5\n",
      symbol: "ZOO",
      date: "2024-03-05",
      values: [.close: 100.5, .turnover: 25_000_000]
    ),
  ]

  @Test(arguments: formats)
  func `reads the format`(format: Format) throws {
    let loaded = try load(format.text, format.file, PriceLoadOptions(values: format.kind))
    for (field, value) in format.values {
      #expect(loaded.value(field, format.symbol, format.date) == value, "\(field)")
    }
    #expect(loaded.rejectedRows.isEmpty)
  }

  @Test func `says which unit the turnover had and which series it left out`() throws {
    let loaded = try load(Self.exchanges[0].text)
    #expect(
      loaded.notes.map { $0.description.split(separator: ": ", maxSplits: 1).last ?? "" } == [
        "turnover in column \"TURNOVER_LACS\" was read in lakhs in 1 row, as price times volume says",
        "GS 1", "ZEBRA",
      ]
    )
  }

  @Test(arguments: TurnoverUnit.allCases)
  func `finds the unit of turnover that makes it a price`(unit: TurnoverUnit) throws {
    let rows = (1...9).map { "2024-03-0\($0),OKAPI,130,1000,\(130_500 / unit.rawValue)\n" }
    let loaded = try load("Date,Symbol,Close,Volume,Turnover\n" + rows.joined())
    #expect(loaded.value(.turnover, "OKAPI", "2024-03-09") == 130_500)
    #expect(
      loaded.notes.contains { note in
        if case .turnoverUnit(_, "Turnover", unit, 9, true) = note { true } else { false }
      }
    )
  }

  @Test func `warns of a turnover that nothing confirms`() throws {
    let loaded = try load("Date,Symbol,Close,Turnover\n2024-03-05,OKAPI,1,47\n")
    #expect(
      loaded.notes.contains { note in
        guard case .turnoverUnit(_, "Turnover", .currency, 1, false) = note else { return false }
        return note.severity == .warning
      }
    )
  }

  @Test func `notes negative prices read as midpoints`() throws {
    let notes = try load(Self.vendors.first { $0.name.hasPrefix("negative") }?.text ?? "").notes
    #expect(
      notes.contains { note in
        if case .negativePriceAsMidpoint(_, "PRC", 1) = note { true } else { false }
      }
    )
  }

  @Test func `says that a failed download has no rows`() throws {
    let text = "Price,Adj Close,Adj Close,Close,Close\nTicker,50.NS,NIFTY,50.NS,NIFTY\nDate,,,,\n"
    #expect(
      try message(text, "failed.csv")
        == "failed.csv: has a header and no rows; the download may have failed, so fetch it again"
    )
  }
}
