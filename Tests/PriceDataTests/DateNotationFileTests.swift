import CivilTime
import PriceData
import Testing

@Suite("Files of all notations of dates")
struct DateNotationFileTests {
  private func days(_ rows: [String], header: String = "Date,Close") throws -> [String] {
    let text = header + "\n" + rows.enumerated().map { "\($1),4\($0)\n" }.joined()
    return try load(text).panel.days.map(\.description)
  }

  @Test(arguments: [
    ["20240115T", "20240116T"], ["2024年01月15日", "2024年01月16日"],
    ["20240115000000", "20240116000000"],
    ["Mon Jan 15 00:00:00 2024", "Tue Jan 16 00:00:00 2024"],
    ["15. Januar 2024", "16. Januar 2024"],
    ["Mon Jan 15 2024", "Tue Jan 16 2024"],
    ["\"Monday, January 15, 2024\"", "\"Tuesday, January 16, 2024\""],
    ["2024.01.15-00:00", "2024.01.16-00:00"], ["15th January 2024", "16th January 2024"],
    ["15/jan/2024", "16/jan/2024"],
    ["\"Mon, 15 Jan 2024 00:00:00 GMT\"", "\"Tue, 16 Jan 2024 00:00:00 GMT\""],
    ["113/01/15", "113/01/16"], ["45306", "45307"], ["240115", "240116"], ["2024015", "2024016"],
    ["24-01-15", "24-01-16"], ["24/01/15", "24/01/16"], ["15/01/2567", "16/01/2567"],
    ["2024-015", "2024-016"],
  ])
  func `two days are read`(rows: [String]) throws {
    #expect(try days(rows) == ["2024-01-15", "2024-01-16"])
  }

  @Test func `conventions that dates do not show are said`() throws {
    func notes(_ rows: [String]) throws -> [String] {
      let text = "Date,Close\n" + rows.enumerated().map { "\($1),4\($0)\n" }.joined()
      return try load(text).notes.map { "\($0)" }.filter { $0.contains("dates such as") }
        .map { String($0.split(separator: ": ", maxSplits: 1).last ?? "") }
    }
    #expect(
      try notes(["45306", "45307"])
        == [
          "dates such as 45306 are days as Excel counts them from 1900; that one was read as 2024-01-15, "
            + "counted from 1904 it is 2028-01-16"
        ]
    )
    #expect(
      try notes(["43844", "43845", "43846", "43847", "43848", "43851"])
        == [
          "dates such as 43844 are days as Excel counts them from 1904, as the weekdays say; that one was read "
            + "as 2024-01-15, counted from 1900 it is 2020-01-14"
        ]
    )
    #expect(
      try notes(["113/01/15", "113/01/16"])
        == [
          "years of dates such as 113/01/15 are those of the Republic of China; that one was read as 2024-01-15"
        ]
    )
    #expect(
      try notes(["24-01-15", "24-01-16"])
        == [
          "dates such as 24-01-15 were read as yy-mm-dd, because their days follow one another only so; that one "
            + "is 2024-01-15"
        ]
    )
    #expect(try notes(["2024-01-15", "2024-01-16"]) == [])
    #expect(try notes(["15/01/24", "16/01/24"]) == [])
  }

  @Test func `a date that cannot be read names only the notations that read the file`() throws {
    #expect(
      try message("Date,Close\n8780,1\n8781,2\n")
        == "prices.csv:2:1: \"8780\" is not a date in column \"Date\"; correct it, pass --date-format stata, pass "
        + "--date-format days1970, or pass --skip-bad-rows to leave such rows out"
    )
    let read = try load(
      "Date,Close\n8780,1\n8781,2\n",
      "p.csv",
      PriceLoadOptions(dateFormat: "stata")
    )
    #expect(read.panel.days.first == CalendarDate("1984-01-15"))
    #expect(
      try message("Date,Close\n2024-01-15,1\nsoon,2\n")
        == "prices.csv:3:1: \"soon\" is not a date in column \"Date\"; correct it, or pass --skip-bad-rows to "
        + "leave such rows out"
    )
  }

  @Test(arguments: [
    ("Year,Month,Day,Close", "2024,1,15,40\n2024,1,16,41\n"),
    ("YYYY,MM,DD,Close", "2024,01,15,40\n2024,01,16,41\n"),
    ("Day,Close,Month,Year", "15,40,Jan,2024\n16,41,Jan,2024\n"),
    ("yr,mon,dy,Close", "24,1,15,40\n24,1,16,41\n"),
    ("Jahr,Monat,Tag,Schlusskurs", "2024,Januar,15,40\n2024,Januar,16,41\n"),
    ("Year,Month,Day,Close", "2024.0,1.0,15.0,40\n2024.0,1.0,16.0,41\n"),
    ("Year,Month,Day,Date,Close", "2024,1,5,2024-01-15,40\n2024,1,6,2024-01-16,41\n"),
  ])
  func `year, month and day stand in three columns`(header: String, rows: String) throws {
    let loaded = try load(header + "\n" + rows, "AAA.csv")
    #expect(loaded.panel.days.map(\.description) == ["2024-01-15", "2024-01-16"])
    #expect(loaded.value(.close, "AAA", "2024-01-16") == 41)
    #expect(loaded.panel.symbols == ["AAA"])
  }

  @Test func `three columns of several symbols and of bars keep their rows`() throws {
    let long =
      "Symbol,Year,Month,Day,Close\n"
      + ["A", "B"].map { "\($0),2024,1,15,40\n\($0),2024,1,16,41\n" }.joined()
    let loaded = try load(long)
    #expect(loaded.panel.symbols == ["A", "B"])
    #expect(loaded.value(.close, "B", "2024-01-16") == 41)
    let bars =
      "Year,Month,Day,Time,Open,High,Low,Close,Volume\n"
      + (15...16).map { "2024,1,\($0),09:15,1,2,1,2,10\n2024,1,\($0),09:30,2,3,2,3,10\n" }.joined()
    let daily = try load(bars, "AAA.csv")
    #expect(daily.sources[0].isIntraday)
    #expect(daily.value(.close, "AAA", "2024-01-16") == 3)
  }

  @Test(arguments: [
    ("2024,1,15,40\n2024,13,16,41\n", "3:2: \"2024-13-16\" is not a date in column \"Month\""),
    ("2024,1,15,40\n2024,2,30,41\n", "3:3: \"2024-2-30\" is not a date in column \"Day\""),
    ("2024,1,15,40\n2024,,16,41\n", "3:2: column \"Month\" is blank"),
  ])
  func `a part that is no date is named with its column`(rows: String, found: String) throws {
    // The recognition needs rows that are dates, so the bad one stands behind many.
    let head = (0..<60).map { "2023,\($0 / 28 + 1),\($0 % 28 + 1),40\n" }.joined()
    let line = try #require(Int(found.prefix { $0 != ":" })) + 60
    let whole = "Year,Month,Day,Close\n" + head + rows
    #expect(try message(whole)?.contains(":\(line)\(found.drop { $0 != ":" })") == true, "\(found)")
    #expect(try load(whole, "A.csv", PriceLoadOptions(skipBadRows: true)).panel.days.count == 61)
  }

  @Test func `columns of years, months and days can be named`() throws {
    let text = "a,b,c,Close\n2024,1,15,40\n2024,1,16,41\n"
    let named = PriceLoadOptions(columnOverrides: ["year": "a", "month": "b", "day": "c"])
    #expect(
      try load(text, "A.csv", named).panel.days.map(\.description) == ["2024-01-15", "2024-01-16"]
    )
    // The order of the option, not that of the columns, counts.
    let other = PriceLoadOptions(columnOverrides: ["year": "a", "day": "b", "month": "c"])
    #expect(try message(text, "A.csv", other)?.contains("is not a date in column \"c\"") == true)
  }

  @Test(arguments: [
    ["093000", "094500"], ["93000", "94500"], ["0930", "0945"], ["930", "945"], ["9:30", "9:45"],
  ])
  func `times without colons order the bars of a day`(times: [String]) throws {
    let bars =
      "Date,Time,Open,High,Low,Close,Volume\n"
      + "20240115,\(times[1]),2,3,2,3,10\n20240115,\(times[0]),1,2,1,2,10\n"
    let daily = try load(bars, "AAA.csv")
    #expect(daily.value(.open, "AAA", "2024-01-15") == 1)
    #expect(daily.value(.close, "AAA", "2024-01-15") == 3)
    #expect(daily.notes.map { "\($0)" }.contains { $0.contains("2 15-minute bars") })
  }

  @Test func `times of bars are dates without a name that says so`() throws {
    let polygon =
      "ticker,volume,open,close,high,low,begin_at,transactions\n"
      + (0..<4).map {
        "AAPL,1000,40,40.\($0),41,39,\(1_705_276_800_000_000_000 + $0 * 86_400_000_000_000),9\n"
      }
      .joined()
    let loaded = try load(polygon)
    #expect(loaded.panel.days.first == CalendarDate("2024-01-15"))
    #expect(loaded.panel.days.count == 4)
    #expect(loaded.value(.close, "AAPL", "2024-01-18") == 40.3)
  }

  @Test(arguments: [
    // Numbers of trades, volumes and codes are as long as dates.
    "Date,trade_id,Close\n2024-01-15,1705276800000,40\n2024-01-16,1705363200000,41\n",
    "Date,PERMNO,Close\n2024-01-15,10107,40\n2024-01-16,10107,41\n",
    "Volume,Date,Close\n20240115,2024-01-15,40\n20240116,2024-01-16,41\n",
    "FinInstrmId,TradDt,ClsPric,TckrSymb\n240115,2024-01-15,40,A\n240116,2024-01-16,41,A\n",
  ])
  func `a column that is named as the date is the date`(text: String) throws {
    #expect(try load(text).panel.days.map(\.description) == ["2024-01-15", "2024-01-16"])
  }

  @Test(arguments: [
    "when,Close\n2024,40\n2025,41\n", "number,Close\n1705276801234,40\n1705363201999,41\n",
    "code,Close\n240115,40\n240116,41\n", "count,Close\n45306,40\n45307,41\n",
  ])
  func `digits without a name are no dates`(text: String) throws {
    #expect(try message(text)?.contains("no column of dates was recognized") == true)
  }
}
