import ArrowExchange
import CivilTime
import EventStudy
import Foundation
import Testing

@testable import DelimitedText
@testable import StudyReport

/// Tables as workbooks.
struct WorkbookTests {
  /// The parts of a workbook as text.
  private struct Parts {
    let archive: ZipArchive

    init(_ data: Data) throws {
      archive = try ZipArchive(SourceBytes(Array(data), name: "tables.xlsx"))
    }

    func text(_ name: String) throws -> String {
      let member = try #require(archive.member(name))
      return String(decoding: try archive.bytes(of: member), as: UTF8.self)
    }

    /// The names of the sheets in their order.
    var sheets: [String] {
      get throws {
        try text("xl/workbook.xml").matches(of: /<sheet name="([^"]*)"/).map { String($0.1) }
      }
    }

    /// What a sheet has in its cells, by their places.
    func cells(_ sheet: Int) throws -> [String: String] {
      let found = try text("xl/worksheets/sheet\(sheet).xml").matches(
        of: /<c r="([A-Z]+[0-9]+)"[^>]*?>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/
      )
      return Dictionary(
        found.map { (String($0.1), String($0.2 ?? $0.3 ?? "")) },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  private static func workbook(
    _ tables: [TableContents],
    simulated: Bool = true
  ) throws -> Parts {
    try Parts(
      Workbook(
        source: TableSource(title: "A study", simulated: simulated, generator: "leyline 0.1.0"),
        tables: tables
      ).bytes("tables.xlsx")
    )
  }

  @Test func `control characters leave every part readable`() throws {
    let hostile = "=1+1 \u{1B}[31mA\u{7}\u{8}\u{0}B\u{FFFE}\u{FFFF}<&>\"\r\n"
    let data = try Workbook(
      source: TableSource(
        title: hostile + String(repeating: "x", count: 300),
        simulated: true,
        generator: "leyline 0.1.0"
      ),
      tables: [Self.table([[.text(hostile)]])]
    ).bytes("tables.xlsx")
    let archive = try ZipArchive(SourceBytes(Array(data), name: "tables.xlsx"))
    for member in archive.members {
      // XML has no other control characters than tabs and breaks of lines.
      let forbidden = String(decoding: try archive.bytes(of: member), as: UTF8.self).unicodeScalars
        .filter {
          ($0.value < 0x20 && !"\t\n\r".unicodeScalars.contains($0))
            || (0xFFFE...0xFFFF).contains($0.value)
        }
      #expect(forbidden.isEmpty, "\(member.name)")
    }
    let title = try Parts(data).text("docProps/core.xml")
    #expect(title.contains("\u{FFFD}[31mA\u{FFFD}\u{FFFD}"))
    // A cell has the text, and not a formula.
    let sheet = try Parts(data).text("xl/worksheets/sheet2.xml")
    #expect(sheet.contains("=1+1 _x001B_[31mA_x0007_"), "\(sheet)")
    #expect(!sheet.contains("<f>"))
  }

  private static func column(_ place: Int) -> String {
    place < 26
      ? String(UnicodeScalar(UInt8(65 + place)))
      : column(place / 26 - 1) + column(place % 26)
  }

  @Test func `has a sheet for each table behind one that explains`() throws {
    let result = try SampleStudy(eventCount: 3, analyzed: true).result()
    let tables = ResultTables(result).contents(withRowsOnly: true)
    let parts = try Self.workbook(tables)
    #expect(try parts.sheets == ["About"] + tables.map(\.name))
    let first = try parts.cells(1)
    #expect(first["A1"] == "A study")
    #expect(first["A2"] == "SIMULATED PRICES: no security traded at any price in this file.")
    #expect(try parts.text("xl/worksheets/sheet2.xml").contains(#"<pane ySplit="1""#))
  }

  @Test func `says that prices are simulated where they are, and only there`() throws {
    let tables = ResultTables(try SampleStudy(eventCount: 2).result()).contents(withRowsOnly: true)
    let header = "SIMULATED PRICES"
    for sheet in 1...tables.count + 1 {
      let name = "xl/worksheets/sheet\(sheet).xml"
      #expect(try Self.workbook(tables).text(name).contains(header))
      #expect(try !Self.workbook(tables, simulated: false).text(name).contains(header))
    }
  }

  @Test func `holds the numbers of the CSV files to 16 digits, and their texts and days`() throws {
    let result = try SampleStudy(eventCount: 3, analyzed: true).result()
    let tables = ResultTables(result).contents(withRowsOnly: true)
    let parts = try Self.workbook(tables)
    for (place, table) in tables.enumerated() {
      let cells = try parts.cells(place + 2)
      for (index, column) in table.columns.enumerated() {
        #expect(cells["\(Self.column(index))1"] == column.name)
      }
      var row = 1
      table.forEachRow { fields in
        row += 1
        for (index, field) in fields.enumerated() {
          let written = cells["\(Self.column(index))\(row)"]
          switch field {
          case .missing: #expect(written == nil)
          case .number(let value):
            #expect(written.flatMap { Double($0) } == Double(String(format: "%.16G", value)))
          case .integer(let value): #expect(written == String(value))
          case .date(let date): #expect(written == String(Int(date.dayNumber) + 25_569))
          case .text(let text):
            let plain = written?.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
              .replacing("&amp;", with: "&")
            #expect(plain == text, "\(table.name)")
          }
        }
      }
      #expect(row == table.rowCount + 1)
    }
  }

  @Test(arguments: ["=1+1", "+1", "-cmd", "@SUM(A1)", "<b>&", "a,b|c"])
  func `writes a text as a text, whatever it begins with`(text: String) throws {
    let parts = try Self.workbook([Self.table([[.text(text)]])])
    let sheet = try parts.text("xl/worksheets/sheet2.xml")
    #expect(!sheet.contains("<f>"))
    #expect(sheet.contains("t=\"inlineStr\""))
  }

  @Test func `keeps days that its calendar lacks as texts`() throws {
    let old = try #require(CalendarDate("1899-12-31"))
    let new = try #require(CalendarDate("1900-03-01"))
    let parts = try Self.workbook([Self.table([[.date(old)], [.date(new)]], kind: .date)])
    let cells = try parts.cells(2)
    #expect(cells["A2"] == "1899-12-31")
    #expect(cells["A3"] == "61")
  }

  @Test func `cuts a text that no cell can hold, and says so`() {
    let text = String(repeating: "x", count: 40_000)
    let fitting = Workbook.fitting(text)
    #expect(fitting.unicodeScalars.count == Workbook.cellCharacters)
    #expect(fitting.hasSuffix("x … (cut; the CSV file has all)"))
    #expect(Workbook.fitting("short") == "short")
  }

  @Test func `has a sheet with names alone for a table without rows`() throws {
    let parts = try Self.workbook([Self.table([])])
    #expect(try parts.cells(2) == ["A1": "value"])
  }

  @Test func `prints on turned A4 paper, as wide as can be read, with its headings on each page`()
    throws
  {
    let parts = try Self.workbook([Self.table([[.text("a")]])])
    for sheet in 1...2 {
      let text = try parts.text("xl/worksheets/sheet\(sheet).xml")
      #expect(text.contains(#"paperSize="9""#))
      #expect(text.contains(#"orientation="landscape""#))
      #expect(text.contains(#"fitToHeight="0""#))
      // One page is what is meant where nothing is said.
      #expect(!text.contains("fitToWidth"))
    }
    #expect(try parts.text("xl/workbook.xml").contains("things!$A:$A,things!$1:$1"))
    let about = ColumnDescription(name: "value", meaning: "A value.", unit: nil, empty: "never")
    let wide = TableContents(
      name: "wide",
      about: "One row.",
      columns: (0..<40).map { _ in TableContents.Column(about, kind: .text) },
      key: [],
      count: { 1 }
    ) { $0((0..<40).map { _ in .text("twelve chars") }) }
    let text = try Self.workbook([wide]).text("xl/worksheets/sheet2.xml")
    // 40 columns of 14 letters, 200 of them on a page.
    #expect(text.contains(#"fitToWidth="3""#))
  }

  @Test func `writes the same bytes on every run`() throws {
    let result = try SampleStudy(eventCount: 2, analyzed: true).result()
    let document = TableDocument(result)
    let first = try document.bytes(.xlsx)
    // The time in an archive counts by two seconds.
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try document.bytes(.xlsx) == first)
  }

  static func table(
    _ rows: [[TableCell]],
    kind: ArrowKind = .text
  ) -> TableContents {
    let about = ColumnDescription(name: "value", meaning: "A value.", unit: nil, empty: "never")
    return TableContents(
      name: "things",
      about: "One row for each thing.",
      columns: [TableContents.Column(about, kind: kind)],
      key: [],
      count: { rows.count }
    ) { body in
      for row in rows { body(row) }
    }
  }
}
