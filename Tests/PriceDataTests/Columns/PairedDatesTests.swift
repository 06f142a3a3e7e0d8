import CivilTime
import Notices
import Testing

@testable import PriceData

/// Files in which each security has its own column of dates.
@Suite("Securities with dates of their own")
struct PairedDatesTests {
  /// BBB does not trade on the third day and ends a day before AAA.
  private static let rows = """
    2024-01-15,100,2024-01-15,200
    2024-01-16,101,2024-01-16,202
    2024-01-17,102,2024-01-18,204
    2024-01-18,103,,

    """

  static let headers = [
    "Date,AAA IN Equity,Date,BBB IN Equity\n", "Date,AAA IN Equity,Date.1,BBB IN Equity\n",
    ",AAA IN Equity,,BBB IN Equity\n",
    "AAA IN Equity,,BBB IN Equity,\nDate,PX_LAST,Date,PX_LAST\n",
    ",AAA IN Equity,,BBB IN Equity\nDate,PX_LAST,Date.1,PX_LAST.1\n",
    "Start Date,2024-01-15,,\n,,,\nAAA IN Equity,,BBB IN Equity,\nDate,Close,Date,Close\n",
    "AAA IN Equity,,BBB IN Equity,\n",
    "AAA IN Equity,,BBB IN Equity,\nTimestamp,Trade,Timestamp,Trade\n",
    "AAA IN Equity,Close,BBB IN Equity,Close\n",
    "AAA IN Equity Date,AAA IN Equity,BBB IN Equity Date,BBB IN Equity\n",
  ]

  @Test(arguments: headers)
  func `keep their own dates`(header: String) throws {
    let loaded = try load(header + Self.rows)
    #expect(loaded.panel.symbols == ["AAA IN Equity", "BBB IN Equity"])
    #expect(loaded.value(.close, "BBB IN Equity", "2024-01-18") == 204)
    #expect(loaded.value(.close, "BBB IN Equity", "2024-01-17")?.isNaN == true)
    #expect(loaded.value(.close, "AAA IN Equity", "2024-01-18") == 103)
    #expect(loaded.rejectedRows.isEmpty)
  }

  @Test func `may have several fields, and rows that end with the last security that has one`()
    throws
  {
    let loaded = try load(
      "AAA,,,,BBB,,\nDate,Open,Close,,Date,Open,Close\n2024-01-15,9,10,,2024-01-16,19,20\n"
        + "2024-01-16,10,11,,2024-01-17,20,21\n2024-01-17,11,12\n"
    )
    #expect(loaded.value(.open, "BBB", "2024-01-16") == 19)
    #expect(loaded.value(.close, "AAA", "2024-01-17") == 12)
    #expect(loaded.panel.days.count == 3)
  }

  @Test func `are one where a person names its column`() throws {
    let options = PriceLoadOptions(columnOverrides: ["close": "BBB IN Equity"])
    let loaded = try load(Self.headers[0] + Self.rows, "x.csv", options)
    #expect(loaded.panel.symbols == ["BBB IN Equity"])
    #expect(loaded.panel.days.map(\.description) == ["2024-01-15", "2024-01-16", "2024-01-18"])
  }

  @Test func `are refused where nothing names them, with what reads one of them`() throws {
    let text = "Date,PX_LAST,Date,PX_LAST\n" + Self.rows
    #expect(
      try message(text, "x.csv")
        == "x.csv: columns 2 (\"PX_LAST\"), 4 (\"PX_LAST\") have dates of their own, as those of several "
        + "securities, and nothing names them; write the names in a line above, or to read one of them, pass "
        + "--columns date=1 --columns close=2"
    )
    let options = PriceLoadOptions(columnOverrides: ["date": "1", "close": "2"])
    let loaded = try load(text, "x.csv", options)
    #expect(loaded.panel.symbols == ["x"])
    #expect(loaded.value(.close, "x", "2024-01-17") == 102)
  }

  @Test func `are read in pieces as they are as a whole`() throws {
    let rows = (0..<200).map { row in
      let day = CalendarDate(dayNumber: 19_000 + Int32(row))
      return row < 150
        ? "\(day),\(100 + row),\(day.adding(days: 1)),\(900 + row)" : "\(day),\(100 + row),,"
    }
    let text = Self.headers[0] + rows.joined(separator: "\n") + "\n"
    let whole = try load(text)
    var options = PriceLoadOptions(threads: 3)
    options.pieceSize = 300
    options.blockSize = 100
    let pieces = try load(text, "x.csv", options)
    for symbol in 0..<2 {
      let series = [whole, pieces].map { loaded in
        loaded.panel.series(.close, symbol: symbol).map(Array.init) ?? []
      }
      #expect(series[0].map(\.bitPattern) == series[1].map(\.bitPattern))
      #expect(series[0].count { !$0.isNaN } == [200, 150][symbol])
    }
  }

  @Test func `are asked for where only their dates tell them`() throws {
    let text = "Date,AAA,Paid,BBB\n2024-01-15,10,2024-01-16,20\n2024-01-16,11,2024-01-17,21\n"
    #expect(
      try message(text, "x.csv")
        == "x.csv: columns 2 (\"AAA\"), 4 (\"BBB\") have dates of their own, as those of several securities, and "
        + "nothing names them; write the names in a line above, or to read one of them, pass --columns date=1 "
        + "--columns close=2"
    )
  }

  static let others = [
    "Date,Settlement Date,Close\n2024-01-15,2024-01-17,10\n2024-01-16,2024-01-18,11\n",
    "Date,Settlement Date,ZOO\n2024-01-15,2024-01-17,10\n2024-01-16,2024-01-18,11\n",
    "Date,Close,Date\n2024-01-15,10,2024-01-15\n2024-01-16,11,2024-01-16\n",
    "Date,Close,Date,Volume\n2024-01-15,10,2024-01-15,5\n2024-01-16,11,2024-01-16,6\n",
    "Date,Close,Ex-Date,Dividend\n2024-01-15,10,2024-01-11,1\n2024-01-16,11,2024-01-12,1\n",
  ]

  @Test(arguments: others)
  func `are not seen in other columns of dates`(text: String) throws {
    let loaded = try load(text, "ZOO.csv")
    #expect(loaded.panel.symbols == ["ZOO"])
    #expect(loaded.value(.close, "ZOO", "2024-01-16") == 11)
  }
}
