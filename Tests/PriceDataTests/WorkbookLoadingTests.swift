import ArchiveFixtures
import DelimitedText
import Foundation
import Testing

@testable import PriceData

struct WorkbookLoadingTests {
  private static let prices = [
    ["Date", "Close"], ["2024-01-15", "40.1"], ["2024-01-16", "40.5"],
  ]
  private static let older = [["Date", "Close"], ["2023-12-28", "39.9"], ["2023-12-29", "40"]]
  private static let panel = [
    ["Symbol", "Date", "Close"], ["A", "2024-01-15", "1"], ["B", "2024-01-15", "2"],
  ]
  private static let notes = [["Note"], ["Read me"]]

  private func load(
    _ sheets: [WorkbookFixture.Sheet],
    _ name: String = "book.xlsx",
    _ options: PriceLoadOptions = PriceLoadOptions()
  ) throws -> LoadedPrices {
    let files = try TemporaryFiles()
    let path = try files.write(WorkbookFixture(sheets).bytes, name)
    return try PriceLoader(options: options).load([path])
  }

  /// The sheets of a workbook, its name, and the symbols that are read.
  static let symbols: [(sheets: [WorkbookFixture.Sheet], name: String, symbols: [String])] = [
    ([.init("Sheet1", fields: prices)], "AAPL.xlsx", ["AAPL"]),
    ([.init("Prices", fields: prices), .init("About", fields: notes)], "AAPL.xlsx", ["AAPL"]),
    ([.init("AAPL", fields: prices)], "export.xlsx", ["AAPL"]),
    (
      [.init("AAPL", fields: prices), .init("MSFT", fields: prices)], "book.xlsx", ["AAPL", "MSFT"]
    ),
    (
      [.init("Sheet1", fields: prices), .init("Sheet2", fields: prices)], "book.xlsx",
      ["book Sheet1", "book Sheet2"]
    ),
    // Years and months of one security, which is the workbook's.
    ([.init("2023", fields: older), .init("2024", fields: prices)], "AAPL.xlsx", ["AAPL"]),
    ([.init("Dec 2023", fields: older), .init("Jan 2024", fields: prices)], "AAPL.xlsx", ["AAPL"]),
    (
      [.init("500325", fields: prices), .init("532540", fields: prices)], "b.xlsx",
      ["500325", "532540"]
    ),
    ([.init("Tabelle1", fields: panel)], "book.xlsx", ["A", "B"]),
    (
      [.init("AAPL", fields: prices), .init("MSFT", fields: prices, state: "hidden")], "IBM.xlsx",
      ["IBM"]
    ),
  ]

  @Test(arguments: symbols)
  func `calls a security as its sheet or its workbook`(
    sheets: [WorkbookFixture.Sheet],
    name: String,
    symbols: [String]
  ) throws {
    #expect(try load(sheets, name).panel.symbols == symbols)
  }

  @Test func `reads one sheet where it is named`() throws {
    let sheets: [WorkbookFixture.Sheet] = [
      .init("AAPL", fields: Self.prices), .init("MSFT", fields: Self.prices),
    ]
    #expect(
      try load(sheets, "book.xlsx", PriceLoadOptions(sheet: "MSFT")).panel.symbols == ["MSFT"]
    )
    #expect(try load(sheets, "book.xlsx", PriceLoadOptions(sheet: "1")).panel.symbols == ["AAPL"])
  }

  @Test func `says what is left out, and names sheet and row`() throws {
    let loaded = try load([
      .init("Prices", fields: Self.prices), .init("About", fields: Self.notes),
      .init("Old", fields: Self.prices, state: "hidden"),
    ])
    let notes = loaded.notes.map(\.description)
    #expect(notes.contains { $0.hasSuffix("book.xlsx [Old] was left out: the sheet is hidden") })
    #expect(
      notes.contains {
        $0.hasSuffix("book.xlsx [About] was left out: it has a header and no rows")
          || $0.hasSuffix("book.xlsx [About] was left out: it has no column of dates")
      }
    )
    #expect(loaded.sources.map(\.path).first?.hasSuffix("book.xlsx [Prices]") == true)
    #expect {
      try load([.init("Prices", fields: Self.prices + [["2024-01-17", "n0"]])])
    } throws: {
      "\($0)".contains("book.xlsx [Prices]:4:2: \"n0\" is not a number in column \"Close\"")
    }
  }

  @Test func `reads the files of an archive, each as its own`() throws {
    let text = "Date,Close\n2024-01-15,1\n2024-01-16,1.1\n"
    let archive = ZipFixture([
      ("all/A.csv", text), ("all/B.csv", text), ("all/about.txt", "a b\nc d\n"),
    ])
    let files = try TemporaryFiles()
    let path = try files.write(archive.bytes, "all.zip")
    let loaded = try PriceLoader().load([path])
    #expect(loaded.panel.symbols == ["A", "B"])
    #expect(Set(loaded.sources.map(\.file)) == [path])
    #expect(loaded.notes.contains { "\($0)".contains("all.zip [all/about.txt] was left out") })
    let market = try MarketFiles.load([path])
    #expect(market.series.map(\.name) == ["A", "B"] && market.files == [path])
  }

  @Test func `a folder leaves out a workbook that it cannot read`() throws {
    let files = try TemporaryFiles()
    _ = try files.write("Date,Close\n2024-01-15,1\n2024-01-16,1.1\n", "A.csv")
    _ = try files.write(Array(WorkbookFixture([]).bytes.dropLast(30)), "b.xlsx")
    _ = try files.write(WorkbookFixture([.init("C", fields: Self.prices)]).bytes, "C.xlsx")
    let loaded = try PriceLoader().load([files.folder])
    #expect(loaded.panel.symbols == ["A", "C"])
    #expect(loaded.notes.contains { "\($0)".contains("b.xlsx was left out: ") })
  }

  @Test func `factors may be the one table of a workbook`() throws {
    let factors = [
      ["Date", "Mkt-RF", "SMB"], ["2024-01-15", "0.010", "0.001"],
      ["2024-01-16", "-0.005", "0.002"],
    ]
    let files = try TemporaryFiles()
    let one = WorkbookFixture([.init("F", fields: factors), .init("About", fields: Self.notes)])
    let path = try files.write(one.bytes, "f.xlsx")
    #expect(try FactorTable.load(path, unit: .fractions).columns[0] == [0.01, -0.005])
    let two = WorkbookFixture([.init("F", fields: factors), .init("G", fields: factors)])
    let other = try files.write(two.bytes, "g.xlsx")
    #expect {
      try FactorTable.load(other, unit: .fractions)
    } throws: {
      "\($0)"
        == "\(other): holds several tables where one is needed: \"F\", \"G\"; save the one that is meant as CSV"
    }
  }

  @Test(arguments: [1, 3], [128, 1 << 20])
  func `names late in a large file of another encoding are converted`(
    threads: Int,
    pieceSize: Int
  ) throws {
    let files = try TemporaryFiles()
    var bytes = Array("date,symbol,close\n".utf8)
    for number in 0..<300 { bytes += Array("2024-01-15,S\(number),1.5\n".utf8) }
    // 日付 and 終値 in Shift_JIS, in a name.
    bytes +=
      Array("2024-01-15,".utf8) + [0x93, 0xFA, 0x95, 0x74, 0x8F, 0x49, 0x92, 0x6C]
      + Array(",2\n".utf8)
    let path = try files.write(bytes, "p.csv")
    var options = PriceLoadOptions(threads: threads)
    options.wholeFileSize = 64
    options.pieceSize = pieceSize
    let loaded = try PriceLoader(options: options).load([path])
    #expect(loaded.panel.symbols.contains("日付終値"))
    #expect(loaded.sources.first?.dialect.encoding == .shiftJIS)
  }

  @Test func `a symbol that another encoding would spell otherwise is said`() throws {
    let files = try TemporaryFiles()
    let bytes = Array("date,symbol,close\n2024-01-15,".utf8) + [0xC8] + Array("EZ,1\n".utf8)
    let path = try files.write(bytes, "p.csv")
    #expect(
      try PriceLoader().load([path]).notes.map(\.description) == [
        "\(path): is not UTF-8 and was read as ISO-8859-1, in which a symbol is \"ÈEZ\"; it may be "
          + "Windows-1250; say the encoding if symbols look wrong"
      ]
    )
    let czech = try PriceLoader(options: PriceLoadOptions(encoding: "cp1250")).load([path])
    #expect(czech.panel.symbols == ["ČEZ"] && czech.notes.isEmpty)
  }
}
