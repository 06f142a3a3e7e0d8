import PriceData
import Testing

/// Fields that must not be taken for securities, and rows and names that must not be taken for others.
@Suite("Fields beside securities")
struct FieldsBesideSecuritiesTests {
  private static let dates = (15...26).map { "2024-01-\($0)" }

  /// Rows of dates and of the numbers of each day.
  private static func rows(_ numbers: (Int) -> String) -> String {
    dates.enumerated().map { "\($1),\(numbers($0))\n" }.joined()
  }

  /// The open, high, low and close of a day, in cents from a base.
  private static func bar(_ base: Int, _ day: Int) -> String {
    let close = base + [30, -20, 70, 10, 55, -35][day % 6]
    let open = base + [0, 35, -15, 60, 15, 50][day % 6]
    return [open, max(open, close) + 21, min(open, close) - 17, close].map { "\(Double($0) / 100)" }
      .joined(separator: ",")
  }

  private static func volume(_ day: Int) -> Int { 500_017 + day * 977 }

  @Test func `numbers of a day beside a far larger count are one security`() throws {
    let text = "x1,x2,x3,x4,x5,x6\n" + Self.rows { "\(Self.bar(4000, $0)),\(Self.volume($0))" }
    let loaded = try load(text, "ZOO.csv")
    #expect(loaded.panel.symbols == ["ZOO"])
    #expect(loaded.value(.close, "ZOO", "2024-01-16") == 39.8)
    #expect(loaded.value(.volume, "ZOO", "2024-01-16") == 500_994)
  }

  @Test func `two groups of fields are no securities`() throws {
    let text =
      "Date,O1,H1,L1,C1,O2,H2,L2,C2\n" + Self.rows { "\(Self.bar(4000, $0)),\(Self.bar(900, $0))" }
    let said = try #require(try message(text, "x.csv"))
    #expect(said.hasPrefix("x.csv: \"H"), "\(said)")
    let each = PriceLoadOptions(columnOverrides: ["close": "all"])
    #expect(try load(text, "x.csv", each).panel.symbols.count == 8)
  }

  @Test func `a count beside each price is asked for`() throws {
    let counts = [61, 20, 95, 33, 78, 12, 55, 31, 83, 17, 66, 40]
    let text =
      "x,A,B,C,D,E,F\n"
      + Self.rows { day in
        (1...3).map { "\($0 * 40 + day % 2).25,\(counts[day] * 9000 + $0)" }.joined(separator: ",")
      }
    #expect(try message(text, "x.csv")?.hasPrefix("x.csv: \"B\" moves as a volume does") == true)
  }

  @Test(arguments: [
    ("Date,Close_AAA,Volume_AAA,zCl_osxeBBqB,Volume_BBB", "Volume_AAA"),
    ("Date,AAA - Rate,AAA - Volume,BBB - Rate,BBB - Volume", "AAA - Volume"),
  ])
  func `a name that joins a volume and a security stands beside no securities`(
    header: String,
    column: String
  ) throws {
    let text = header + "\n" + Self.rows { "40.5,\(Self.volume($0)),712.5,\(Self.volume($0) + 1)" }
    let said = try #require(try message(text, "x.csv"))
    #expect(said.hasPrefix("x.csv: several columns may be the value"), "\(said)")
    #expect(said.contains("\"\(column)\""))
    let options = PriceLoadOptions(columnOverrides: ["close": "2"])
    #expect(try load(text, "x.csv", options).value(.close, "x", "2024-01-16") == 40.5)
  }

  @Test func `ends of tickers and names of funds are no volumes`() throws {
    let text = "Date,MAY.KL,World Min Vol\n" + Self.rows { "\(8 + $0).5,\(70 - $0).25" }
    #expect(try load(text, "x.csv").panel.symbols == ["MAY.KL", "World Min Vol"])
  }

  @Test(arguments: ["AR", "SON", "NAV"])
  func `a ticker that is a word of some language is asked about`(ticker: String) throws {
    let text = "Date,AAPL,\(ticker),MSFT\n" + Self.rows { "\(8 + $0).5,\(70 - $0).25,\(30 + $0).1" }
    let said = try #require(try message(text, "x.csv"))
    #expect(said.contains("--columns close=all"), "\(said)")
    let each = PriceLoadOptions(columnOverrides: ["close": "all"])
    #expect(try load(text, "x.csv", each).panel.symbols == ["AAPL", ticker, "MSFT"].sorted())
    let one = PriceLoadOptions(columnOverrides: ["close": ticker])
    #expect(try load(text, "x.csv", one).value(.close, "x", "2024-01-16") == 69.25)
  }

  @Test(arguments: [
    // A second price of a name that ends in a number, below tickers of which one has an unknown column.
    ",AAA.NS,,BBB.NS,\nDate,TRDPRC_1,VSCUL_x,TRDPRC_1,ACVOL_UNS\n",
    "Date,Close_AAA,emq_uAVAAzlox,Close_BBB,xyz\n", "x1,,,x4,x5\n", ",AAA.NS,zxq,,BBB.NS\n",
  ])
  func `columns that may be of other securities or fields are asked about`(header: String) throws {
    let text =
      header + Self.rows { "\(8 + $0).5,\(Self.volume($0)),\(30 + $0).1,\(Self.volume($0) + 1)" }
    #expect(try message(text, "x.csv") != nil)
  }

  @Test func `a second low is no close, and one row without names shows none`() throws {
    let text = "Symbol,Date,High,Low,Low\n" + Self.dates.map { "A,\($0),41,39,39\n" }.joined()
    #expect(try message(text, "x.csv")?.hasPrefix("x.csv: has no close") == true)
    #expect(try message(",qzx,\n\"=\"\"500325\"\"\",2024-01-15,#N/A\n", "x.csv") != nil)
  }

  @Test(arguments: [2, 3])
  func `of two equal columns at the edge of the range one is not of the prices`(copy: Int) throws {
    let text = Self.rows { day in
      var fields = Self.bar(4000, day).split(separator: ",").map(String.init)
      fields[copy == 2 ? 1 : 2] = fields[copy == 2 ? 2 : 1]
      return fields.joined(separator: ",") + ",\(Self.volume(day))"
    }
    #expect(try message(text, "ZOO.csv") != nil)
  }

  @Test func `a number before a ticker is part of it`() throws {
    let text = "Date,1155.KL,5.HK\n" + Self.rows { "\(8 + $0).5,\(70 - $0).25" }
    #expect(try load(text, "x.csv").panel.symbols == ["1155.KL", "5.HK"])
  }

  @Test(arguments: ["Close_AAA,Close_BBB,NVDA", "Close_AAA,Volume_AAA,Clsoe_BBB"])
  func `a security beside joined names is never left out in silence`(header: String) throws {
    let text = "Date,\(header)\n" + Self.rows { "\(8 + $0).5,\(70 - $0).25,\(30 + $0).1" }
    let symbols = (try? load(text, "x.csv"))?.panel.symbols
    #expect(symbols == nil || symbols?.count == 3)
  }

  @Test func `names of fields below a block of a security are the header`() throws {
    let text = "代码,600001\n名称,甲公司\n日期,开盘,收盘\n" + Self.rows { "\(8 + $0).5,\(9 + $0).25" }
    #expect(try load(text, "ZOO.csv").value(.close, "600001", "2024-01-16") == 10.25)
  }

  @Test func `a column named for a symbol is no close`() throws {
    let rows = Self.dates.map { "500325,500325,\($0)\n" }.joined()
    #expect(try message("Code,Code,Date\n" + rows, "x.csv")?.contains("close") == true)
  }

  @Test func `names of a line below stand above columns without a name of their own`() throws {
    let text =
      "Date,AAA IN Equity,Unnamed: 2,BBB IN Equity,Unnamed: 4\n,PX_LAST,PX_VOLUME,PX_LAST,PX_VOLUME\n"
      + Self.rows { "40.5,\(Self.volume($0)),712.5,\(Self.volume($0) + 1)" }
    let loaded = try load(text, "x.csv")
    #expect(loaded.panel.symbols == ["AAA IN Equity", "BBB IN Equity"])
    #expect(loaded.value(.close, "BBB IN Equity", "2024-01-16") == 712.5)
    #expect(loaded.value(.volume, "AAA IN Equity", "2024-01-16") == 500_994)
  }

  @Test func `names of R without one above the dates keep their securities`() throws {
    let fields = ["Open", "High", "Low", "Close", "Volume"]
    let header = ["AAA", "B.B"].flatMap { name in fields.map { "\(name).\($0)" } }
    let text =
      "\"\"," + header.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
      + Self.rows { day in
        [4000, 900].map { "\(Self.bar($0, day)),\(Self.volume(day))" }.joined(separator: ",")
      }
    let loaded = try load(text, "x.csv")
    #expect(loaded.panel.symbols == ["AAA", "B.B"])
    #expect(loaded.value(.close, "B.B", "2024-01-16") == 8.8)
  }

  @Test(arguments: [1_000, 1_000_000])
  func `bars of an exchange of coins keep all rows and the whole volume`(scale: Int) throws {
    let text = (0..<12).map { day in
      let start = (1_705_276_800 + day * 86_400) * scale
      let end = start + 86_400 * scale - 1
      // The eighth row has a turnover that looks like a date.
      let count = day == 7 ? 503_487.0 : Double([61, 20, 95, 33, 78, 12][day % 6] * 10)
      let turnover = day == 7 ? "20240115.5" : "\(count * 40.2)"
      return
        "\(start),\(Self.bar(4000, day)),\(count),\(end),\(turnover),39,\(count / 2),\(count * 20.1),0\n"
    }.joined()
    let loaded = try load(text, "ZOO.csv")
    #expect(loaded.panel.days.count == 12)
    #expect(loaded.value(.close, "ZOO", "2024-01-16") == 39.8)
    #expect(loaded.value(.volume, "ZOO", "2024-01-16") == 200)
  }

  @Test func `a bad date of the first row is not passed over`() throws {
    let text = "2024-13-01,40,41,39,40.5\n" + Self.rows { Self.bar(4000, $0) }
    #expect(try message(text, "x.csv")?.hasPrefix("x.csv: no column of dates") == true)
    let named = PriceLoadOptions(columnOverrides: ["date": "1"])
    #expect(try message(text, "x.csv", named)?.hasPrefix("x.csv:1:1: \"2024-13-01\"") == true)
  }

  @Test func `names stand in the line of the names of a data bank`() throws {
    let text =
      "指标名称,甲指数,乙指数\n频率,日,日\n单位,点,点\n指标ID,M1,M2\n来源,甲公司,乙公司\n"
      + Self.rows { "\(2800 + $0).5,\(3300 - $0).25" }
    let loaded = try load(text, "x.csv")
    #expect(loaded.panel.symbols == ["乙指数", "甲指数"])
    #expect(loaded.value(.close, "甲指数", "2024-01-16") == 2801.5)
  }

  @Test func `of names in two languages those that are known count`() throws {
    let text =
      "Stkcd,Trddt,Clsprc,Dnshrtrd\n证券代码,交易日期,日收盘价,日个股交易股数\n没有单位,没有单位,元/股,股\n"
      + "000001,2024-01-15,9.5,700\n000001,2024-01-16,9.6,800\n000002,2024-01-15,4.5,70\n"
      + "000002,2024-01-16,4.6,80\n"
    let loaded = try load(text, "x.csv")
    #expect(loaded.panel.symbols == ["000001", "000002"])
    #expect(loaded.value(.close, "000002", "2024-01-16") == 4.6)
    #expect(loaded.value(.volume, "000001", "2024-01-16") == 800)
  }

  @Test func `of two volumes the one that is the other times the price is a turnover`() throws {
    let text =
      "Ativo;Data;Fechamento;Volume;Quantidade\nZOO3;15/02/2024;40,00;4.000.000,00;100.000\n"
      + "ZOO3;16/02/2024;41,00;8.200.000,00;200.000\n"
    let loaded = try load(text, "x.csv")
    #expect(loaded.panel.symbols == ["ZOO3"])
    #expect(loaded.value(.volume, "ZOO3", "2024-02-16") == 200_000)
    // Two counts of which neither is money: the first one counts.
    let counts = try load("Date,Close,Volume,Quantity\n2024-01-15,40,700,300\n", "x.csv")
    #expect(counts.value(.volume, "x", "2024-01-15") == 700)
  }

  @Test func `names of a Turkish broker are known with their prefix`() throws {
    let text =
      "HGDG_HS_KODU,HGDG_TARIH,HGDG_KAPANIS,HGDG_AOF,HGDG_MIN,HGDG_MAX,HGDG_HACIM,END_DEGER\n"
      + Self.dates.map { "ZOO,\($0),40.5,40.25,40,41,402500,8000\n" }.joined()
    let loaded = try load(text, "x.csv")
    #expect(loaded.panel.symbols == ["ZOO"])
    #expect(loaded.value(.high, "ZOO", "2024-01-16") == 41)
    #expect(loaded.value(.low, "ZOO", "2024-01-16") == 40)
    #expect(loaded.value(.open, "ZOO", "2024-01-16") == nil)
  }
}

@Suite("Columns that may be those of another security")
struct DoubtfulColumnTests {
  @Test func `a second column of dates of the same name stops, and one can be chosen`() throws {
    let text = "Date,Date,PX_LAST\n2024-01-15,2024-01-16,40\n2024-01-16,2024-01-17,41\n"
    let said = try message(text)
    #expect(said?.contains("--columns date=2") == true, "\(said ?? "")")
    let read = try load(text, "A.csv", PriceLoadOptions(columnOverrides: ["date": "2"]))
    #expect(read.value(.close, "A", "2024-01-17") == 41)
  }

  @Test func `a number without a name beside the only other one stops, and one can be chosen`()
    throws
  {
    let text = "Date,,Foo\n2024-01-15,40,0.5\n2024-01-16,41,0.6\n"
    let said = try message(text)
    #expect(said?.contains("\"2\", \"Foo\"") == true, "\(said ?? "")")
    let read = try load(text, "A.csv", PriceLoadOptions(columnOverrides: ["close": "2"]))
    #expect(read.value(.close, "A", "2024-01-16") == 41)
  }
}
