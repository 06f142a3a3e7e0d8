import Notices
import PriceData
import Testing

/// Securities in columns whose names do not say so.
@Suite("Columns that tell securities apart")
struct SymbolColumnTests {
  static let unnamed: [(column: String, first: String, second: String)] = [
    ("thing", "INFY", "TCS"), ("", "INFY", "TCS"), ("kode", "000001", "600519"),
    ("thing", "Okapi AG", "Zebra AG"),
  ]

  @Test(arguments: unnamed)
  func `are found where they tell the rows of a day apart`(
    column: String,
    first: String,
    second: String
  ) throws {
    let text = """
      date,\(column),close
      2024-01-15,\(first),40
      2024-01-15,\(second),90
      2024-01-16,\(first),41
      2024-01-16,\(second),91

      """
    let loaded = try load(text)
    #expect(loaded.panel.symbols == [first, second])
    #expect(loaded.value(.close, second, "2024-01-16") == 91)
    #expect(
      loaded.notes.contains { note in
        if case .symbolColumnChosen = note { true } else { false }
      }
    )
  }

  @Test func `are found where the second security begins after the rows that are looked at`() throws
  {
    let days = (0..<60).map { day in (day / 28 + 1, day % 28 + 1) }
    let rows = ["INFY", "TCS"].flatMap { symbol in
      days.map { month, day in
        "2024-0\(month)-\(day < 10 ? "0" : "")\(day),\(symbol),\(symbol == "TCS" ? 90 : 40)"
      }
    }
    let loaded = try load((["date,thing,close"] + rows).joined(separator: "\n") + "\n")
    #expect(loaded.panel.symbols == ["INFY", "TCS"])
    #expect(loaded.panel.days.count == 60)
  }

  @Test func `are found beside a price that no name tells`() throws {
    let days = (0..<60).map { day in (day / 28 + 1, day % 28 + 1) }
    let rows = ["INFY", "TCS"].flatMap { symbol in
      days.map { month, day in
        "2024-0\(month)-\(day < 10 ? "0" : "")\(day),\(symbol),\(symbol == "TCS" ? 90 : 40)"
      }
    }
    for rows in [rows, rows.sorted()] {
      let loaded = try load((["date,thing,other"] + rows).joined(separator: "\n") + "\n")
      #expect(loaded.panel.symbols == ["INFY", "TCS"])
      #expect(loaded.value(.close, "TCS", "2024-02-01") == 90)
    }
  }

  @Test func `are asked for where the days go on with another text`() throws {
    let text = """
      date,thing,close
      2024-01-15,INFY,40
      2024-01-16,INFY,41
      2024-01-17,TCS,42
      2024-01-18,TCS,43

      """
    #expect(
      try message(text, "x.csv")
        == "x.csv: column \"thing\" (INFY, TCS) may name securities, each with its own rows; pass --columns "
        + "symbol=thing if it does, or --symbol x if all rows are of one security"
    )
    let named = PriceLoadOptions(columnOverrides: ["symbol": "thing"])
    #expect(try load(text, "x.csv", named).panel.symbols == ["INFY", "TCS"])
    #expect(try load(text, "x.csv", PriceLoadOptions(symbol: "x")).panel.symbols == ["x"])
  }

  static let texts = ["Q1,Q1,Q2,Q2", "USD,USD,USD,USD", "up,down,up,down", "note,,,"]

  @Test(arguments: texts)
  func `are no texts that say something else`(texts: String) throws {
    let texts = texts.split(separator: ",", omittingEmptySubsequences: false)
    let rows = texts.enumerated().map { "2024-01-1\($0),\($1),\(40 + $0)" }
    let loaded = try load((["date,thing,close"] + rows).joined(separator: "\n") + "\n", "x.csv")
    #expect(loaded.panel.symbols == ["x"])
  }

  @Test func `are permanent identifiers where companies share a ticker`() throws {
    let loaded = try load(
      "permno,date,ticker,prc\n10001,20240115,GM,40.1\n10001,20240116,GM,40.6\n20002,20240117,GM,41.9\n"
    )
    #expect(loaded.panel.symbols == ["10001", "20002"])
  }

  @Test func `are tickers where each has one permanent identifier`() throws {
    let loaded = try load(
      "permno,date,ticker,prc\n10001,20240115,GM,40.1\n10001,20240116,GM,40.6\n20002,20240117,FB,41.9\n"
    )
    #expect(loaded.panel.symbols == ["FB", "GM"])
  }

  @Test func `are named where rows of one symbol and day differ`() throws {
    let text = """
      date,ticker,share line,close
      2024-01-15,BRK,A-1,540
      2024-01-15,BRK,B-1,36
      2024-01-16,BRK,A-1,541
      2024-01-16,BRK,B-1,37

      """
    #expect(
      try message(text, "x.csv")
        == "x.csv:3: BRK on 2024-01-15 has other values than at x.csv:2, as rows of several securities have; "
        + "column \"share line\" tells them apart: pass --columns \"symbol=share line\""
    )
    let options = PriceLoadOptions(columnOverrides: ["symbol": "share line"])
    #expect(try load(text, "x.csv", options).panel.symbols == ["A-1", "B-1"])
  }

  @Test func `are not named where no column tells rows of one day apart`() throws {
    let text = "date,ticker,close\n2024-01-15,BRK,540\n2024-01-15,BRK,36\n"
    #expect(try message(text, "x.csv")?.contains("--duplicates first") == true)
  }

  @Test func `are to be named where no column alone tells many rows apart`() throws {
    let text = """
      date,a,b,close
      2024-01-15,x,k,540
      2024-01-15,x,m,36
      2024-01-15,y,k,54
      2024-01-16,x,k,541
      2024-01-16,x,m,37
      2024-01-16,y,k,55

      """
    #expect(
      try message(text, "x.csv")
        == "x.csv:3: x on 2024-01-15 has other values than at x.csv:2, as rows of several securities have; for "
        + "the column that tells them apart, pass --columns symbol=NAME"
    )
  }

  @Test func `are no columns of fields`() throws {
    #expect(
      try message("date,variable,value\n2024-01-15,Open,1\n2024-01-15,Close,2\n", "x.csv")
        == "x.csv: has a row for each field (column \"variable\": Close, Open); write a column for each field, or "
        + "keep only the rows of the close"
    )
  }

  @Test func `are permanent identifiers where a ticker is blank`() throws {
    let loaded = try load(
      "permno,date,ticker,prc\n10001,20240115,,40.1\n10001,20240116,GM,40.6\n"
    )
    #expect(loaded.panel.symbols == ["10001"])
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `two securities of one ticker stay two, however lines end`(end: String) throws {
    let rows = (10..<40).flatMap { day -> [String] in
      let date = "2024-0\(1 + day / 30)-\(10 + day % 20)"
      return ["\(date),GOOG,14542,\(100 + day)", "\(date),GOOG,90319,\(120 + day)"]
    }
    let text = (["date,TICKER,PERMNO,PRC"] + rows).joined(separator: end) + end
    let symbols = try load(text).panel.symbols
    #expect(
      symbols.count == 2 && symbols.allSatisfy { $0.contains("14542") || $0.contains("90319") }
    )
  }

  @Test func `the expiries of contracts are advised, and not what is traded in them`() throws {
    let header = "Date,Symbol,Expiry Date,Open,High,Low,Close,Open Interest(Lots)\n"
    let rows = (15...19).flatMap { day in
      [
        "\(day) Jan 2024,GOLD,05APR2024,10,12,9,11.\(day),14000\n",
        "\(day) Jan 2024,GOLD,05JUN2024,11,13,10,12.\(day),4000\n",
      ]
    }
    let said = try #require(try message(header + rows.joined(), "x.csv"))
    #expect(said.contains("Expiry Date") && !said.contains("Open Interest"), "\(said)")
  }

  @Test func `a column without a name at the end may tell the securities`() throws {
    let text =
      "Date,Close,\n"
      + (15...19).flatMap { ["2024-01-\($0),\($0),AAA\n", "2024-01-\($0),9\($0),BBB\n"] }.joined()
    let symbols = (try? load(text, "x.csv"))?.panel.symbols
    #expect(symbols == nil || symbols == ["AAA", "BBB"])
  }
}
