import Foundation
import Testing

@testable import PriceData

/// What stands below the rows of price files, and what only looks like it.
@Suite("Footers of price files")
struct FooterTests {
  private static let long = "Date,Symbol,Close\n2024-01-02,AAA,1\n2024-01-03,AAA,2\n"
  private static let symbolFirst = "symbol,date,close\nAAA,2024-01-02,1\nAAA,2024-01-03,2\n"
  private static let wide = "Date,AAA,BBB\n02-Jan-2024,1,5\n03-Jan-2024,2,6\n"
  private static let quoted =
    "\"Date\",\"Price\",\"Open\"\n\"Jan 02, 2024\",\"1\",\"1\"\n\"Jan 03, 2024\",\"2\",\"1\"\n"

  static let footers: [(head: String, footer: String, lines: Int)] = [
    (long, "\nSource: some data bank,,\n\"Downloaded 2023-02-01\",,\n", 2),
    (long, "Source: Bloomberg\n", 1),
    (long, "\nQuelle: Deutsche Boerse, Frankfurt, 2024\n", 1),
    (long, "* adjusted\n", 1),
    (long, "Copyright 2023, LSEG\n", 1),
    (long, "End of file", 1),
    (long, "Total,,3\n", 1),
    (long, ",,\n,,\n\"Data as of March 31, 2023\",,\n", 1),
    (long, "Data as of March 31, 2023, all rights reserved by us, and more, and more\n", 1),
    (long, "602 rows\n", 1),
    (long, "---\nEOF\n", 2),
    (symbolFirst, "Source: x\n", 1),
    (symbolFirst, "\nDownloaded on 3 May,,\n", 1),
    (wide, "\"Prices are adjusted for splits, not dividends\",,\n", 1),
    (wide, "Mean,1.5,5.5\n", 1),
    (long, "数据来源：Wind\n", 1),
    (long, "资料来源,,\n", 1),
    (symbolFirst, "數據來源：交易所\n", 1),
    (long, "\"說明:\"\n\"當日統計資訊含一般、零股。\"\n", 2),
    (long, "平均,,1.5\n", 1),
    (long, "Źródło: GPW\n", 1),
    (long, "出典：取引所\n", 1),
    (symbolFirst, "Downloaded from Quotes.com as of 02-20-2024 07:59am CST\n", 1),
    (symbolFirst, "1417", 1),
    (long, "1417\n", 1),
    (long, "20241\n", 1),
    (long, "共22筆\n", 1),
    (long, "총 22건\n", 1),
    (quoted, "\"Highest: 42\",\"Lowest: 40\",\"Average: 41\"\n", 1),
  ]

  @Test(arguments: footers, [1, 3])
  func `leaves out a footer and says so`(
    example: (head: String, footer: String, lines: Int),
    threads: Int
  ) throws {
    var options = PriceLoadOptions(threads: threads)
    options.pieceSize = 16
    let loaded = try load(example.head + example.footer, "AAA.csv", options)
    #expect(loaded.value(.close, "AAA", "2024-01-02") == 1)
    #expect(loaded.value(.close, "AAA", "2024-01-03") == 2)
    #expect(loaded.panel.days.count == 2)
    let found = loaded.notes.compactMap { note -> Int? in
      if case .footerLeftOut(_, let lines, _) = note { lines } else { nil }
    }
    #expect(found == [example.lines])
    #expect(loaded.rejectedRows.isEmpty)
  }

  static let rows: [(text: String, message: String)] = [
    (long + "never,AAA,3\n", "4:1: \"never\" is not a date"),
    (long + "15 Dex 2024,AAA,3\n", "4:1: \"15 Dex 2024\" is not a date"),
    (long + "2024-0", "4: the last line is cut off after 1 of 3 fields"),
    (long + "2024-01-04,AAA", "4: the last line is cut off after 2 of 3 fields"),
    (long + ",AAA,3\n", "4:1: column \"Date\" is blank"),
    (long + "Source: x,,\n2024-01-04,AAA,3\n", "4:2: column \"Symbol\" is blank"),
    (symbolFirst + "AAA,,\n", "4:2: column \"date\" is blank"),
    (symbolFirst + "RELIAN", "4: the last line is cut off after 1 of 3 fields"),
    (long + "2024", "4: the last line is cut off after 1 of 3 fields"),
    (long + "202", "4: the last line is cut off after 1 of 3 fields"),
    (wide + "06", "4: the last line is cut off after 1 of 3 fields"),
    (wide + "06-Ma", "4: the last line is cut off after 1 of 3 fields"),
  ]

  @Test(arguments: rows)
  func `a row that went wrong is no footer, nor a line among the rows`(
    text: String,
    message found: String
  ) throws {
    #expect(try message(text, "x.csv")?.contains("x.csv:\(found)") == true, "\(found)")
  }

  @Test func `finds the footer of a file that is read in pieces`() throws {
    var text = "date,symbol,close\n"
    for row in 0..<4995 { text += "2024-01-0\(row % 9 + 1),S\(row / 9),1.5\n" }
    var options = PriceLoadOptions(threads: 3)
    options.pieceSize = 1 << 12
    options.wholeFileSize = 1 << 10
    let plain = try load(text, "prices.csv", options)
    let closed = try load(text + "\nSource: a bank, as of 2024\n", "prices.csv", options)
    #expect(closed.panel.column(.close) == plain.panel.column(.close))
    #expect(closed.panel.symbols == plain.panel.symbols)
    #expect(
      closed.notes.first?.description.hasSuffix(
        "prices.csv: 1 line below the data, beginning with \"Source: a bank\", is a footer and left out"
      ) == true
    )
  }

  @Test func `says it once of the files of a folder`() throws {
    let files = try TemporaryFiles()
    for name in ["A", "B", "C"] {
      _ = try files.write("Date,Close\n2024-01-02,1\n2024-01-03,2\nSource: x\n", "\(name).csv")
    }
    let loaded = try PriceLoader().load([files.folder])
    #expect(
      loaded.notes.map(\.description) == [
        "\(files.folder)/A.csv and 2 more files: 3 lines below the data, beginning with \"Source: x\", are a "
          + "footer and left out"
      ]
    )
  }
}
