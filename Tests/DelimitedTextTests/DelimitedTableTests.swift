import DelimitedText
import Testing

struct DelimitedTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let rows: [[String]]
    let lines: [Int]
    var testDescription: String { name }
  }

  @Test func `a table of no bytes is an error, and no end`() {
    #expect(throws: DelimitedTextError.empty(file: "x.csv")) {
      try DelimitedTable.read(bytes: [], name: "x.csv")
    }
  }

  static let cases: [Case] = [
    Case(name: "plain", text: "a,b\n1,2\n3,4\n", rows: [["1", "2"], ["3", "4"]], lines: [2, 3]),
    Case(name: "no final newline", text: "a,b\n1,2", rows: [["1", "2"]], lines: [2]),
    Case(
      name: "CRLF",
      text: "a,b\r\n1,2\r\n3,4\r\n",
      rows: [["1", "2"], ["3", "4"]],
      lines: [2, 3]
    ),
    Case(
      name: "CR alone",
      text: "a,b\r1,2\r3,4\r",
      rows: [["1", "2"], ["3", "4"]],
      lines: [2, 3]
    ),
    Case(
      name: "blank lines",
      text: "\n\na,b\n\n1,2\n\n\n3,4\n \n",
      rows: [["1", "2"], ["3", "4"]],
      lines: [5, 8]
    ),
    Case(
      name: "trailing delimiter",
      text: "a,b,\n1,2,\n",
      rows: [["1", "2", ""]],
      lines: [2]
    ),
    Case(name: "surplus blank field", text: "a,b\n1,2,\n", rows: [["1", "2", ""]], lines: [2]),
    Case(
      name: "quoted delimiter and quotes",
      text: "a,b\n\"x, \"\"y\"\"\",2\n",
      rows: [["x, \"y\"", "2"]],
      lines: [2]
    ),
    Case(
      name: "quoted newlines",
      text: "a,b\n\"x\ny\r\nz\",2\n3,4\n",
      rows: [["x\ny\r\nz", "2"], ["3", "4"]],
      lines: [2, 5]
    ),
    Case(
      name: "blank after the delimiter before a quote",
      text: "a, b\n\"1\", \"2, 3\"\n",
      rows: [["1", "2, 3"]],
      lines: [2]
    ),
    Case(
      name: "quotes within a field",
      text: "a,b\n5\" pipe,2\n",
      rows: [["5\" pipe", "2"]],
      lines: [2]
    ),
    Case(
      name: "byte order mark",
      text: "\u{FEFF}a,b\n1,2\n",
      rows: [["1", "2"]],
      lines: [2]
    ),
    Case(name: "semicolons", text: "a;b\n1,5;2\n", rows: [["1,5", "2"]], lines: [2]),
    Case(name: "tabs", text: "a\tb\n1\t\n\t4\n", rows: [["1", ""], ["", "4"]], lines: [2, 3]),
    Case(name: "bars", text: "a|b\n1, one|2\n", rows: [["1, one", "2"]], lines: [2]),
    Case(name: "separator line", text: "sep=;\r\na;b\r\n1;2\r\n", rows: [["1", "2"]], lines: [3]),
    Case(name: "short row", text: "a,b,c\n1,2\n", rows: [["1", "2"]], lines: [2]),
    Case(name: "blank fields only", text: "a,b\n,\n1,2\n", rows: [["1", "2"]], lines: [3]),
  ]

  @Test(arguments: cases, [1, 2, 7, 4096])
  func `reads the same rows whatever libcsv is given at a time`(
    example: Case,
    blockSize: Int
  ) throws {
    let source = SourceBytes(Array(example.text.utf8), name: "t.csv")
    let table = try DelimitedTable.read(source, blockSize: blockSize)
    #expect(table.header.prefix(2) == ["a", "b"])
    #expect(table.rows.map(\.fields) == example.rows)
    #expect(table.rows.map(\.line) == example.lines)
  }

  @Test func `finds columns whatever the case, blanks and signs`() throws {
    let table = try DelimitedTable.read(
      bytes: Array("PREV. CLOSE ,Turnover ₹,close_price\n1,2,3\n".utf8),
      name: "t.csv"
    )
    #expect(table.column(named: "prevclose") == 0)
    #expect(table.column(named: "turnover") == 1)
    #expect(table.column(named: ["close", "ClosePrice"]) == 2)
    #expect(table.column(named: "open") == nil)
  }

  @Test func `reads Latin-1 where the bytes are not UTF-8`() throws {
    let table = try DelimitedTable.read(
      bytes: Array("firm,price\nN".utf8) + [0xE9] + Array("stle,1\n".utf8),
      name: "t.csv"
    )
    #expect(table.dialect.encoding == .latin1)
    #expect(table.rows[0].fields == ["Néstle", "1"])
  }

  @Test(arguments: [
    (
      "a,b\n1,2,3\n",
      "t.csv:2:3: the row has 3 fields where the header has 2; put values that "
        + "contain the delimiter in quotation marks"
    ),
    (
      "a,b\n1,2\n3,\"4\n",
      "t.csv:3: a quotation mark that opens in this row is never closed; close it, or fetch the file again"
    ),
    (
      "PAR1abc",
      "t.csv: is a Parquet file, not text; read it with pandas and write it with to_csv, as "
        + "pandas.read_parquet(\"FILE\").to_csv(\"FILE.csv\")"
    ),
    ("a\0b", "t.csv: is a binary file, not text; save it as CSV and try again"),
    ("\n\n", "t.csv: is empty"),
  ])
  func `says what is wrong and where`(text: String, message: String) {
    #expect {
      try DelimitedTable.read(bytes: Array(text.utf8), name: "t.csv")
    } throws: { "\($0)" == message }
  }

  @Test func `names a file that is not there`() {
    #expect {
      try DelimitedTable.read("no-such-file.csv")
    } throws: { "\($0)" == "no-such-file.csv: cannot be opened: No such file or directory" }
  }
}
