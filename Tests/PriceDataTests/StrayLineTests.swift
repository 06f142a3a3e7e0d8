import Testing

@testable import PriceData

/// Remarks and repeated headers among the rows of a file.
@Suite("Lines among the rows")
struct StrayLineTests {
  private static let one = "Date,Close\n2024-01-02,1\n2024-01-03,2\n"
  private static let long = "Symbol,Date,Close\nAAA,2024-01-02,1\nAAA,2024-01-03,2\n"

  static let files: [(text: String, lines: Int, first: String)] = [
    (one + "# halted, for a day, or two\n2024-01-04,3\n", 1, "# halted"),
    (one + "// page 2\n2024-01-04,3\n", 1, "// page 2"),
    (one + "-- a remark\n2024-01-04,3\n", 1, "-- a remark"),
    (one + "% a remark\n2024-01-04,3\n", 1, "% a remark"),
    (one + "Page 2 of 3\n2024-01-04,3\n", 1, "Page 2 of 3"),
    (one + "Date,Close\n2024-01-04,3\n", 1, "Date"),
    (one + "\u{C}Date,Close\n2024-01-04,3\n", 1, "Date"),
    ("A title\n" + one + "A title\nDate,Close\n2024-01-04,3\n", 2, "A title"),
    (long + "Symbol,Date,Close\nAAA,2024-01-04,3\n", 1, "Symbol"),
    (long + "# the rest\nAAA,2024-01-04,3\n", 1, "# the rest"),
    ("Date,Close\n2024-01-04,3\nDate,Close\n2024-01-03,2\n2024-01-02,1\n", 1, "Date"),
  ]

  @Test(arguments: files, [1, 3])
  func `are left out and told`(
    file: (text: String, lines: Int, first: String),
    threads: Int
  ) throws {
    for (piece, skipsBadRows) in [(1 << 20, false), (16, false), (1 << 20, true)] {
      var options = PriceLoadOptions(skipBadRows: skipsBadRows, threads: threads)
      options.pieceSize = piece
      let loaded = try load(file.text, "AAA.csv", options)
      #expect(loaded.panel.symbols == ["AAA"])
      #expect(loaded.panel.days.count == 3)
      #expect(loaded.value(.close, "AAA", "2024-01-04") == 3)
      #expect(loaded.rejectedRows.isEmpty)
      let found = loaded.notes.compactMap { note in
        if case .strayLinesLeftOut(_, let lines, let text) = note { (lines, text) } else { nil }
      }
      #expect(found.map(\.0) == [file.lines])
      #expect(found.first?.1 == file.first)
    }
  }

  @Test func `are told in words`() throws {
    let files = try TemporaryFiles()
    let path = try files.write(Self.one + "# a\n2024-01-04,3\n#b\n2024-01-05,3\n", "A.csv")
    #expect(
      try PriceLoader().load([path]).notes.map(\.description) == [
        "\(path): 2 lines among the rows, beginning with \"# a\", are remarks or the header again and left out"
      ]
    )
  }

  @Test func `dividends and splits between the days are left out as what they are`() throws {
    let files = try TemporaryFiles()
    let path = try files.write(
      "Date\tOpen\tClose\nJan 2, 2024\t1\t2\nJan 2, 2024\t0.24 Dividend\t\nJan 3, 2024\t3\t4\n"
        + "Jan 3, 2024\t2:1 Stock Split\t\nJan 4, 2024\t5\t6\n",
      "AAA.txt"
    )
    let loaded = try PriceLoader().load([path])
    #expect(loaded.panel.days.count == 3)
    #expect(loaded.value(.close, "AAA", "2024-01-02") == 2)
    #expect(
      loaded.notes.map(\.description) == [
        "\(path): 2 lines among the rows, such as \"0.24 Dividend\", are dividends or splits and left out"
      ]
    )
    #expect(
      try message("Date,Open,Close\n2024-01-02,1,2\n2024-01-03,0.24 Divisor,\n", "A.csv")?
        .contains("\"0.24 Divisor\" is not a number") == true
    )
  }

  @Test func `are no rows of a symbol that begins as a remark does`() throws {
    let loaded = try load(
      "Symbol,Date,Close\n#AB,2024-01-02,1\n# a remark\n#AB,2024-01-03,2\n",
      "p.csv"
    )
    #expect(loaded.value(.close, "#AB", "2024-01-03") == 2)
  }

  @Test func `keep the lines of rows that went wrong`() throws {
    #expect(
      try message(Self.one + "# a remark\n2024-01-04,x\n", "A.csv")?
        .contains("A.csv:5:2: \"x\" is not a number") == true
    )
  }

  @Test func `stop where two securities would be joined`() throws {
    let text = "Date,Close\n2024-01-03,1\n2024-01-04,2\nDate,Close\n2024-01-02,3\n"
    #expect(
      try message(text, "A.csv")
        == "A.csv:4: the header stands again, and the dates below it do not go on from those above, as where "
        + "files of several securities were put together; give each its own file, or pass --skip-bad-rows if "
        + "all rows are of one security"
    )
    let taken = try load(text, "A.csv", PriceLoadOptions(skipBadRows: true))
    #expect(taken.panel.days.count == 3)
  }

  @Test(arguments: [false, true])
  func `stop where a header has another order`(skipsBadRows: Bool) throws {
    #expect(
      try message(
        "Date,Open,Close\n2024-01-02,1,2\nDate,Close,Open\n2024-01-03,1,2\n",
        "A.csv",
        PriceLoadOptions(skipBadRows: skipsBadRows)
      )
        == "A.csv:3: a header of other columns, or of the same in another order, stands among the rows; give "
        + "each table its own file"
    )
  }
}
