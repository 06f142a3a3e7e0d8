import CivilTime
import DelimitedText
import Testing

@testable import PriceData

struct PriceLoaderTests {
  /// A long file with quoted names, some over two lines, absent values, and rows in no order.
  private static let tangled: String = {
    var text = "date,name,Close,Volume\r\n"
    var state: UInt64 = 7
    for row in 0..<400 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let day = CalendarDate(dayNumber: Int32(row * 37 % 101))
      let names = ["PLAIN", "\"QUOTED, INC\"", "\"TWO\nLINES\"", "\"SAYS \"\"HI\"\"\""]
      let close = state >> 60 == 0 ? "" : "\(state >> 40 % 10_000).\(state >> 50 % 90 + 10)"
      text +=
        "\(day),\(names[row % 4])\(row % 4 == 0 ? String(row / 101) : ""),\(close),\"1,\(row % 900 + 100)\"\r\n"
      if row % 50 == 0 { text += "\r\n" }
    }
    return text
  }()

  private func panel(_ options: PriceLoadOptions) throws -> PricePanel {
    var options = options
    options.duplicates = .first
    return try load(Self.tangled, "prices.csv", options).panel
  }

  @Test(arguments: [1, 2, 7, 4096], [1, 2, 3, 8])
  func `gives the same bits for any number of threads, cut and block`(
    blockSize: Int,
    threads: Int
  ) throws {
    let expected = try panel(PriceLoadOptions())
    for pieceSize in [32, 100, 1000] {
      var options = PriceLoadOptions(threads: threads)
      options.blockSize = blockSize
      options.pieceSize = pieceSize
      let found = try panel(options)
      #expect(found.days == expected.days)
      #expect(found.symbols == expected.symbols)
      for field in PriceField.allCases {
        #expect(
          found.column(field)?.map(\.bitPattern) == expected.column(field)?.map(\.bitPattern)
        )
      }
    }
    #expect(expected.symbols.contains("TWO\nLINES"))
    #expect(expected.symbols.contains("SAYS \"HI\""))
  }

  @Test func `makes one panel of a folder, a pattern or several files`() throws {
    let files = try TemporaryFiles()
    for (name, day, close) in [("b05032024", "05-Mar-2024", 1), ("b06032024", "06-Mar-2024", 2)] {
      _ = try files.write("SYMBOL,DATE1,CLOSE\nA,\(day),\(close)\nB,\(day),9\n", name + ".csv")
    }
    _ = try files.write("day off,why\n2024-03-08,feast\n", "holidays.csv")
    _ = try files.write("{}", "notes.json")
    for paths in [
      [files.folder], [files.folder + "/*.csv"],
      [files.folder + "/b05032024.csv", files.folder + "/b06032024.csv"],
    ] {
      let loaded = try PriceLoader(options: PriceLoadOptions(threads: 2)).load(paths)
      #expect(loaded.panel.symbols == ["A", "B"])
      #expect(loaded.panel.column(.close) == [1, 2, 9, 9])
      let leftOut = loaded.notes.filter {
        if case .fileLeftOut = $0 { true } else { false }
      }
      #expect(leftOut.count == (paths.count == 1 ? 1 : 0))
    }
    #expect {
      try PriceLoader().load([files.folder + "/x*.csv"])
    } throws: {
      "\($0)"
        == "\(files.folder)/x*.csv: no file matches; name a CSV file, a folder of them or a pattern"
    }
  }

  @Test func `notes a file whose name has another date`() throws {
    let loaded = try load("SYMBOL,DATE1,CLOSE\nA,04-Mar-2024,1\n", "bhav05032024.csv")
    #expect(
      loaded.notes.contains { note in
        if case .fileNameDate(_, CalendarDate("2024-03-05"), CalendarDate("2024-03-04")) = note {
          true
        } else {
          false
        }
      }
    )
  }

  @Test func `lets the user name columns by name and by number`() throws {
    let text = "when,what,Close,Fair value\n2024-03-05,A,1,7\n"
    var options = PriceLoadOptions(columnOverrides: [
      "close": "fair value", "date": "when", "symbol": "2",
    ])
    #expect(try load(text, "p.csv", options).value(.close, "A", "2024-03-05") == 7)
    options.columnOverrides = ["close": "nope"]
    #expect(
      try message(text, "p.csv", options)
        == "p.csv: there is no column \"nope\" to be the close; its columns are \"when\", \"what\", "
        + "\"Close\", \"Fair value\"; name one of them with --columns close=NAME"
    )
    options.columnOverrides = ["clos": "Close"]
    #expect(
      try message(text, "p.csv", options)
        == "\"clos\" is not a column that can be named; use one of date, year, month, day, time, symbol, series, "
        + "close, open, high, low, volume, turnover, vwap, adjusted_close, previous_close, delivered, "
        + "free_float_shares"
    )
    options.columnOverrides = ["date": "when", "Date": "what"]
    #expect(
      try message(text, "p.csv", options)
        == "date is given to two columns with --columns or in a study file; name the one to use"
    )
  }

  @Test func `keeps other series when asked`() throws {
    let text = "date,symbol,series,close\n2024-03-05,A,EQ,1\n2024-03-05,B,BE,2\n2024-03-05,C,SM,3\n"
    #expect(try load(text).panel.symbols == ["A"])
    #expect(
      try load(text, "p.csv", PriceLoadOptions(series: ["eq", "BE"])).panel.symbols == ["A", "B"]
    )
    #expect(
      try load(text, "p.csv", PriceLoadOptions(series: ["ALL"])).panel.symbols == ["A", "B", "C"]
    )
  }

  @Test func `follows a turnover whose unit changes within a file`() throws {
    let text =
      "date,close,high,low,volume,turnover\n2024-03-05,100,101,99,1000,100000\n"
      + "2024-03-06,100,101,99,200000,200.5\n2024-03-07,100,101,99,0,0\n2024-03-08,100,101,99,3000,3\n"
    let loaded = try load(text, "A.csv")
    #expect(loaded.panel.column(.turnover) == [100_000, 20_050_000, 0, 300_000])
  }

  @Test func `loads only the fields that are asked for`() throws {
    let text = "date,close,high,low,volume,turnover\n2024-03-05,100,101,99,1000,1\n"
    let loaded = try load(text, "A.csv", PriceLoadOptions(fields: [.close, .turnover]))
    #expect(loaded.panel.fields == [.close, .turnover])
    #expect(loaded.panel.column(.turnover) == [100_000])
  }

  @Test func `takes the date format it is told`() throws {
    let text = "date,close\n01/02/2024,1\n03/04/2024,2\n"
    let loaded = try load(text, "A.csv", PriceLoadOptions(dateFormat: "mm/dd/yyyy"))
    #expect(loaded.panel.days.map(\.description) == ["2024-01-02", "2024-03-04"])
    #expect(
      try message(text, "A.csv", PriceLoadOptions(dateFormat: "soon"))
        == "\"soon\" is not a date format; write it like dd/mm/yyyy or %d/%m/%Y, or use one of yyyy-mm-dd, "
        + "yyyymmdd, dd-mmm-yyyy, mmm dd, yyyy, yyyy-mmm-dd, dd.mm.yyyy, dd/mm/yyyy, mm/dd/yyyy, yy-mm-dd, "
        + "yymmdd, ddmmyyyy, mmddyyyy, ddmmyy, mmddyy, yyyyddd, yyyy-www-d, roc, era, yyyy-mm, yyyymm, "
        + "mmm-yyyy, mm/yyyy, excel, excel1904, stata, days1970, matlab, epoch, epoch1960"
    )
  }

  @Test func `reads Latin-1 names and tabs`() throws {
    let files = try TemporaryFiles()
    let bytes =
      Array("firm\tdate\tprice\nN".utf8) + [0xE9] + Array("stor\t2024-03-05\t1,234.5\n".utf8)
    let loaded = try PriceLoader().load([files.write(bytes, "p.txt")])
    #expect(loaded.value(.close, "Néstor", "2024-03-05") == 1234.5)
    #expect(loaded.sources.first?.dialect.encoding == .latin1)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `reads every kind of line break, with and without a last one`(lineBreak: String) throws {
    let lines = ["date,symbol,close", "", "2024-03-05,A,1", "2024-03-06,A,2", "", "2024-03-07,A,3"]
    for last in ["", lineBreak, lineBreak + lineBreak] {
      var options = PriceLoadOptions(threads: 3)
      options.pieceSize = 16
      let loaded = try load(lines.joined(separator: lineBreak) + last, "p.csv", options)
      #expect(loaded.panel.column(.close) == [1, 2, 3])
    }
  }

  @Test func `summarizes what it understood`() throws {
    let source = try #require(
      try load("Datum;Kurs;Notiz\n01.10.1996;58,5;x\n02.10.1996;59,5;y\n", "ZOO.csv").sources.first
    )
    #expect(source.rows == 2)
    #expect(source.firstDay?.description == "1996-10-01")
    #expect(source.lastDay?.description == "1996-10-02")
    #expect(source.symbolCount == 1)
    #expect(source.dialect.decimalComma)
    #expect(source.columns.map(\.header) == ["Datum", "Kurs"])
    #expect(source.columns.map(\.role) == [.date, .field(.close)])
    #expect(source.unusedColumns == ["Notiz"])
    #expect(source.dateNotation == .dayMonthYearWithPoints)
  }

  @Test func `finds symbols with and without Yahoo's suffix`() {
    let panel = PricePanel(
      days: [CalendarDate(dayNumber: 1)],
      symbols: ["A", "B.NS", "C.BO", "C.NS"],
      columns: [.close: [1, 2, 3, 4]]
    )
    #expect(panel.index(ofSymbol: "A.NS") == 0)
    #expect(panel.index(ofSymbol: "B") == 1)
    #expect(panel.index(ofSymbol: "C") == nil)
    #expect(panel.index(ofSymbol: "C.BO") == 2)
  }
}
