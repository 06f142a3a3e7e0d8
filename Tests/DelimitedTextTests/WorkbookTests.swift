import ArchiveFixtures
import Foundation
import Testing

@testable import DelimitedText

struct WorkbookTests {
  private func parts(_ workbook: WorkbookFixture, sheet: String? = nil) throws -> FileParts {
    try #require(try FileParts.open(SourceBytes(workbook.bytes, name: "b.xlsx"), sheet: sheet))
  }

  private func text(_ part: FileParts.Part) -> String {
    part.source.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// Rows of a sheet, and the CSV that they are.
  static let rows: [(xml: String, text: String)] = [
    // A cell of each type.
    (#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#, "Date,A, B\n"),
    (#"<row r="1"><c r="A1" t="inlineStr"><is><t>x;y</t></is></c></row>"#, "\"x;y\"\n"),
    (#"<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>"#, "TRUE,FALSE\n"),
    (#"<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>"#, "#N/A\n"),
    (#"<row r="1"><c r="A1" t="str"><f>B1</f><v>text</v></c></row>"#, "text\n"),
    (#"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1</f></c></row>"#, "2\n"),
    (#"<row r="1"><c r="A1" t="d"><v>2024-01-15T00:00:00</v></c></row>"#, "2024-01-15\n"),
    // Numbers as they are written, the shortest where the file has more digits than they need.
    (
      #"<row r="1"><c r="A1"><v>40.1</v></c><c r="B1"><v>40.100000000000001</v></c></row>"#,
      "40.1,40.1\n"
    ),
    (#"<row r="1"><c r="A1"><v>1.5E-3</v></c><c r="B1"><v>1E6</v></c></row>"#, "0.0015,1000000\n"),
    // Formats: a built-in date, one with a time, percent, a custom date, and text that has letters of dates.
    (
      #"<row r="1"><c r="A1" s="1"><v>45306</v></c><c r="B1" s="1"><v>45306.5</v></c></row>"#,
      "2024-01-15,2024-01-15 12:00:00\n"
    ),
    (
      #"<row r="1"><c r="A1" s="1"><v>59</v></c><c r="B1" s="1"><v>61</v></c></row>"#,
      "1900-02-28,1900-03-01\n"
    ),
    (
      #"<row r="1"><c r="A1" s="2"><v>0.0123</v></c><c r="B1" s="2"><v>-1.5</v></c></row>"#,
      "1.23%,-150%\n"
    ),
    (
      #"<row r="1"><c r="A1" s="3"><v>45306</v></c><c r="B1" s="4"><v>45306</v></c></row>"#,
      "2024-01-15,45306\n"
    ),
    (#"<row r="1"><c r="A1" s="5"><v>0.385416666666667</v></c></row>"#, "09:15:00\n"),
    // Rows keep their numbers; columns that are blank throughout at the left are left out.
    (
      #"<row r="3"><c r="C3"><v>1</v></c></row><row r="5"><c r="C5"><v>2</v></c><c r="E5"><v>3</v></c></row>"#,
      "\n\n1,,\n\n2,,3\n"
    ),
    (#"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"#, "1,2\n3,\n"),
  ]

  private static let strings =
    #"<si><t>Date</t></si><si><r><t>A,</t></r><r><t xml:space="preserve"> B</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>"#
  private static let styles = #"""
    <numFmts><numFmt numFmtId="164" formatCode="[$-409]d\-mmm\-yy;@"/>
    <numFmt numFmtId="165" formatCode="0.00&quot;days&quot;"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/>
    <xf numFmtId="165"/><xf numFmtId="20"/></cellXfs>
    """#

  @Test(arguments: rows)
  func `writes the cells of a sheet as CSV`(xml: String, text: String) throws {
    var workbook = WorkbookFixture([.init("Sheet1", xml)])
    workbook.sharedStrings = Self.strings
    workbook.styles = Self.styles
    let expected = text == "Date,A, B\n" ? "Date,\"A, B\"\n" : text
    #expect(self.text(try parts(workbook).parts[0]) == expected)
  }

  @Test(arguments: [("", "2024-01-15\n"), ("date1904=\"1\"", "2028-01-16\n")])
  func `counts days from 1904 where the workbook says so`(properties: String, text: String) throws {
    var workbook = WorkbookFixture([
      .init("S", #"<row r="1"><c r="A1" s="1"><v>45306</v></c></row>"#)
    ])
    workbook.styles = Self.styles
    workbook.properties = properties
    #expect(self.text(try parts(workbook).parts[0]) == text)
  }

  @Test func `formulas without a result are missing and counted`() throws {
    let workbook = WorkbookFixture([
      .init("S", #"<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>1</f></c></row>"#)
    ])
    #expect(try parts(workbook).parts[0].unsavedFormulas == 1)
  }

  private static let three = WorkbookFixture([
    .init("One", fields: [["1"]]), .init("Two", fields: [["2"]], state: "hidden"),
    .init("3", fields: [["3"]]),
  ])

  @Test(arguments: [
    (String?.none, ["One", "3"]), ("two", ["Two"]), ("1", ["One"]), ("3", ["3"]), ("2", ["Two"]),
  ])
  func `takes the sheets that are shown, or the one that is named`(
    sheet: String?,
    names: [String]
  ) throws {
    let found = try parts(Self.three, sheet: sheet)
    #expect(found.parts.map(\.name) == names)
    #expect(found.leftOut.map(\.reason) == (sheet == nil ? ["the sheet is hidden"] : []))
  }

  @Test func `names the sheets where there is none of that name`() {
    #expect {
      try parts(Self.three, sheet: "Four")
    } throws: {
      "\($0)" == "b.xlsx: has no sheet \"Four\"; its sheets are \"One\", \"Two\", \"3\""
    }
  }

  /// Sheets that no program writes, and what is said of them.
  static let hostile: [(xml: String, message: String)] = [
    (
      #"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"/>"#,
      "b.xlsx [S]: has a cell of row 1 outside of a sheet or out of order; open it, and save it again"
    ),
    (
      #"<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>"#,
      "b.xlsx [S]: has a cell A1 outside of a sheet or out of order; open it, and save it again"
    ),
    (
      #"<row r="1"><c r="A2"><v>1</v></c></row>"#,
      "b.xlsx [S]: has a cell A2 outside of a sheet or out of order; open it, and save it again"
    ),
    (
      #"<row r="1"><c r="XFE1"><v>1</v></c></row>"#,
      "b.xlsx [S]: has a cell XFE1 outside of a sheet or out of order; open it, and save it again"
    ),
    (
      #"<row r="1048577"/>"#,
      "b.xlsx [S]: has a cell of row 1048577 outside of a sheet or out of order; open it, and save it again"
    ),
    (
      #"<row r="-9223372036854775808"/>"#,
      "b.xlsx [S]: has a cell of row -9223372036854775808 outside of a sheet or out of order; open it, and save it again"
    ),
    (
      #"<row r="1"><c r="A1" t="s"><v>7</v></c></row>"#,
      "b.xlsx [S]: has no text 7 for a cell of row 1; open it, and save it again"
    ),
    (
      #"<row r="1"><c r="AAAAAAAAAAAAAAAAAAAA1"/></row>"#,
      "b.xlsx [S]: has a cell AAAAAAAAAAAAAAAAAAAA1 outside of a sheet or out of order; open it, and save it again"
    ),
    (
      String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200),
      "b.xlsx [S]: is damaged (it is too deep); open it, and save it again"
    ),
    ("<row>", "b.xlsx [S]: is damaged (mismatched tag); open it, and save it again"),
  ]

  @Test(arguments: hostile)
  func `a sheet that no program writes ends with a line`(xml: String, message: String) {
    #expect {
      try parts(WorkbookFixture([.init("S", xml)]))
    } throws: { "\($0)" == message }
  }

  @Test func `document types are refused, with entities that repeat or name files`() {
    for entity in [
      #"<!ENTITY a SYSTEM "file:///etc/passwd">"#, #"<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">"#,
    ] {
      var workbook = WorkbookFixture([.init("S", "<row><c><v>&a;</v></c></row>")])
      workbook.prologue = "<!DOCTYPE worksheet [\(entity)]>"
      #expect(throws: DelimitedTextError.container(file: "b.xlsx [S]", .documentType)) {
        try parts(workbook)
      }
    }
  }

  @Test func `a sheet that expands a thousand times is refused before it is read`() {
    let blanks = String(repeating: " ", count: 40 << 20)
    #expect(
      throws: DelimitedTextError.container(
        file: "b.xlsx [xl/worksheets/sheet1.xml]",
        .expandsTooFar
      )
    ) {
      try parts(WorkbookFixture([.init("S", blanks)]))
    }
  }
}

struct ArchiveTests {
  private func parts(_ archive: ZipFixture, cut: Int = 0) throws -> FileParts {
    let bytes = archive.bytes.dropLast(cut)
    return try #require(try FileParts.open(SourceBytes(bytes, name: "a.zip")))
  }

  private static let text = "Date,Close\n2024-01-15,1\n"

  @Test(arguments: [true, false])
  func `gives the tables of an archive, without what macOS leaves`(isDeflated: Bool) throws {
    var archive = ZipFixture([
      ("in/b.csv", Self.text), ("a.csv", Self.text), ("__MACOSX/a.csv", "x"), (".a.csv", "x"),
      ("../up.csv", Self.text),
      ("README.md", "x"),
    ])
    archive.isDeflated = isDeflated
    let found = try parts(archive)
    #expect(found.parts.map(\.name) == ["../up.csv", "a.csv", "in/b.csv"])
    #expect(
      found.parts.map(\.source.name) == ["a.zip [../up.csv]", "a.zip [a.csv]", "a.zip [in/b.csv]"]
    )
    #expect(found.leftOut.map(\.name) == ["a.zip [README.md]"])
  }

  @Test func `names what is damaged, encrypted or another document`() {
    let messages: [(change: (inout ZipFixture) -> Void, cut: Int, message: String)] = [
      (
        { $0.checkSumError = 1 }, 0,
        "a.zip [a.csv]: the compressed file is damaged (CRC error); fetch it again"
      ),
      (
        { $0.isEncrypted = true }, 0,
        "a.zip [a.csv]: is encrypted; open it with its password, and save it without one"
      ),
      ({ _ in }, 30, "a.zip: the compressed file is damaged (Not a zip archive); fetch it again"),
      (
        { $0.add("xl/workbook.bin", [1]) }, 0,
        "a.zip: is a binary workbook (.xlsb); open it in Excel or LibreOffice and save it as .xlsx or CSV"
      ),
      ({ $0.add("word/document.xml", [1]) }, 0, "a.zip: is a Word document; save its table as CSV"),
    ]
    for (change, cut, message) in messages {
      var archive = ZipFixture([("a.csv", Self.text)])
      change(&archive)
      #expect {
        try parts(archive, cut: cut)
      } throws: { "\($0)" == message }
    }
  }

  @Test func `gives whatever files are in an archive that is no document`() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).zip").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    func opened(_ archive: ZipFixture, limit: Int = 1_000) throws -> ArchivedFiles? {
      try Data(archive.bytes).write(to: URL(fileURLWithPath: path))
      return try ArchivedFiles(path, limit: limit)
    }
    let archive = ZipFixture([
      ("in/b.csv", Self.text), ("news.html", "<p>"), ("__MACOSX/a.csv", "x"), (".a.csv", "x"),
    ])
    let files = try #require(try opened(archive))
    #expect(files.names == ["in/b.csv", "news.html"])
    var texts = ["", ""]
    try files.expand { place, block in texts[place] += String(decoding: block, as: UTF8.self) }
    #expect(texts == [Self.text, "<p>"])
    #expect(throws: DelimitedTextError.self) {
      try opened(archive, limit: Self.text.utf8.count)?.expand { _, _ in }
    }
    for member in ["xl/workbook.xml", "word/document.xml", "xl/workbook.bin"] {
      let isOpened = try opened(ZipFixture([(member, "x"), ("a.csv", Self.text)])) != nil
      #expect(!isOpened, "\(member)")
    }
    try Data(Self.text.utf8).write(to: URL(fileURLWithPath: path))
    let isOpened = try ArchivedFiles(path, limit: 1_000) != nil
    #expect(!isOpened)
  }

  @Test func `a file of text that expands as no prices do is refused`() throws {
    let archive = ZipFixture([("a.csv", String(repeating: "0", count: 40 << 20))])
    #expect(throws: DelimitedTextError.container(file: "a.zip [a.csv]", .expandsTooFar)) {
      try parts(archive)
    }
  }

  @Test func `stops where its members are more than the limit together`() throws {
    let archive = ZipFixture([("a.csv", Self.text), ("b.csv", Self.text)])
    let opened = try ZipArchive(
      SourceBytes(archive.bytes, name: "a.zip"),
      limit: Self.text.utf8.count + 1
    )
    #expect(try opened.bytes(of: opened.members[0]).count == Self.text.utf8.count)
    #expect(throws: DelimitedTextError.container(file: "a.zip [b.csv]", .expandsTooFar)) {
      try opened.bytes(of: opened.members[1])
    }
  }

  /// Rows of an OpenDocument sheet, and the CSV that they are.
  static let rows: [(xml: String, text: String)] = [
    (
      #"<r><c office:value-type="date" office:date-value="2024-01-15T09:15:00"/><c office:value-type="float" office:value="40.1"><text:p>40,10</text:p></c></r>"#,
      "2024-01-15 09:15:00,40.1\n"
    ),
    (
      #"<r><c office:value-type="string"><text:p>A<text:s/>B</text:p><office:annotation><text:p>note</text:p></office:annotation></c></r>"#,
      "A B\n"
    ),
    (
      #"<r table:number-rows-repeated="2"><c table:number-columns-repeated="2" office:value-type="percentage" office:value="0.012"/></r>"#,
      "1.2%,1.2%\n1.2%,1.2%\n"
    ),
    (
      #"<r table:number-rows-repeated="2"/><r><c table:number-columns-repeated="3"/><c office:value-type="float" office:value="1"/></r><r table:number-rows-repeated="1048573"/>"#,
      "\n\n1\n"
    ),
    (
      #"<r><c office:value-type="boolean" office:boolean-value="true"/><c table:formula="of:=1"/></r>"#,
      "TRUE\n"
    ),
  ]

  private func openDocument(_ rows: String, style: String = "") -> ZipFixture {
    let xml = rows.replacing("<r", with: "<table:table-row").replacing(
      "</r>",
      with: "</table:table-row>"
    )
    .replacing("<c", with: "<table:table-cell").replacing("</c>", with: "</table:table-cell>")
    return ZipFixture([
      ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      (
        "content.xml",
        """
        <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">\
        <office:automatic-styles><style:style style:name="ta1"><style:table-properties \
        table:display="false"/></style:style></office:automatic-styles><office:body>\
        <table:table table:name="S" table:style-name="\(style)">\(xml)</table:table>\
        </office:body></office:document-content>
        """
      ),
    ])
  }

  @Test(arguments: rows)
  func `writes the cells of an OpenDocument sheet as CSV`(xml: String, text: String) throws {
    let part = try #require(try parts(openDocument(xml)).parts.first)
    #expect(part.source.withUnsafeBytes { String(decoding: $0, as: UTF8.self) } == text)
    #expect(
      try parts(openDocument(xml, style: "ta1")).leftOut.map(\.reason) == ["the sheet is hidden"]
    )
  }

  @Test func `a few bytes stand for no sheet of values`() throws {
    let row =
      #"<r table:number-rows-repeated="1048576"><c table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></r>"#
    #expect(throws: DelimitedTextError.container(file: "a.zip", .expandsTooFar)) {
      try parts(openDocument(row))
    }
    // Equal prices side by side repeat in sheets that people write.
    let usual = String(
      repeating:
        #"<r><c table:number-columns-repeated="4" office:value-type="float" office:value="1"/></r>"#,
      count: 50
    )
    #expect(try parts(openDocument(usual)).parts.first?.holdsTable == true)
  }

  @Test(arguments: [
    #"<r table:number-rows-repeated="1048577"><c office:value-type="float" office:value="1"/></r>"#,
    #"<r><c table:number-columns-repeated="16385" office:value-type="float" office:value="1"/></r>"#,
    #"<r table:number-rows-repeated="99999999999999999999"/>"#,
    #"<r table:number-rows-repeated="-1"/>"#,
  ])
  func `repeats no more than a sheet holds`(xml: String) {
    #expect {
      try parts(openDocument(xml))
    } throws: {
      "\($0)".contains("outside of a sheet or out of order")
    }
  }
}
