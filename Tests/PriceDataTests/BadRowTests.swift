import CivilTime
import DelimitedText
import Testing

@testable import PriceData

struct BadRowTests {
  private static let head = "date,symbol,Close,volume\n"
  private static let skipping = PriceLoadOptions(skipBadRows: true)

  struct Bad: Sendable {
    let text: String
    let message: String

    init(_ head: String, _ rows: String, _ message: String...) {
      text = head + rows
      self.message = message.joined()
    }
  }

  static let bad: [Bad] = [
    Bad(
      head,
      "2024-03-05,A,\"12,5x\",1\n",
      "prices.csv:2:3: \"12,5x\" is not a number in column \"Close\"; correct it, or pass ",
      "--skip-bad-rows to leave such rows out"
    ),
    Bad(
      head,
      "\n2024-03-05,A,1,1\n\n\"2024-03-06\",\"A\nB\",2,1\n2024-03-07,A,x,1\n",
      "prices.csv:7:3: \"x\" is not a number in column \"Close\"; correct it, or pass ",
      "--skip-bad-rows to leave such rows out"
    ),
    Bad(
      head,
      "2024-03-05,A,1,1\n2024-02-30,A,2,1\n",
      "prices.csv:3:1: \"2024-02-30\" is not a date in column \"date\"; correct it, or pass ",
      "--skip-bad-rows to leave such rows out"
    ),
    Bad(
      head,
      "2024-03-05,A,1,1\n,A,2,1\n",
      "prices.csv:3:1: column \"date\" is blank in this row; fill it in, or pass --skip-bad-rows ",
      "to leave such rows out"
    ),
    Bad(
      head,
      "2024-03-05,,1,1\n",
      "prices.csv:2:2: column \"symbol\" is blank in this row; fill it in, or pass ",
      "--skip-bad-rows to leave such rows out"
    ),
    Bad(
      head,
      "2024-03-05,A,1,234.50,1000\n",
      "prices.csv:2: the row has 5 fields where the header has 4; put numbers with thousands ",
      "separators in quotation marks, or pass --skip-bad-rows to leave such rows out"
    ),
    Bad(
      head,
      "2024-03-05,A\n2024-03-06,A,2,1\n",
      "prices.csv:2: the row has 2 fields where the header has 4; complete it, or pass ",
      "--skip-bad-rows to leave such rows out"
    ),
    Bad(
      head,
      "2024-03-05,A,1,1\n2024-03-06,A,2\n",
      "prices.csv:3: the last line is cut off after 3 of 4 fields, so the file is not complete; ",
      "fetch it again, or pass --skip-bad-rows to go on without that line"
    ),
    Bad(
      head,
      "2024-03-05,A,1,1\n2024-03-06,\"A,2,1\n",
      "prices.csv:3: a quotation mark that opens in this row is never closed; close it, or fetch the file again"
    ),
    Bad(
      head,
      "2024-03-05,A,1,1\n2024-03-06,A,1,1\n\n2024-03-05,A,2,1\n",
      "prices.csv:5: A on 2024-03-05 has other values than at prices.csv:2; remove one of the ",
      "rows, or pass --duplicates first or --duplicates last"
    ),
    Bad(
      "",
      "date,symbol,Close\n01/02/2024,A,1\n03/04/2024,A,1\n",
      "prices.csv: column \"date\": \"01/02/2024\" may have the day or the month first, and no ",
      "other date of the column decides; pass --date-format dd/mm/yyyy or --date-format ",
      "mm/dd/yyyy"
    ),
    Bad(
      "",
      "name,series\nx,y\n",
      "prices.csv: no column of dates was recognized among \"name\", \"series\"; name it with ",
      "--columns date=NAME"
    ),
    Bad(
      "",
      "date,kind,words\n2024-03-05,closed,\"a, b\"\n",
      "prices.csv: no column of prices or returns was recognized among \"date\", \"kind\", ",
      "\"words\"; name it with --columns close=NAME"
    ),
    Bad(
      "",
      "date,symbol,series,close\n2024-03-05,A,BE,1\n2024-03-05,B,SM,1\n2024-03-06,B,SM,1\n",
      "no row is of series EQ; the files have SM (2 rows), BE (1 row); choose with --series"
    ),
    Bad(
      "",
      "date,close\n",
      "prices.csv: has a header and no rows; the download may have failed, so fetch it again"
    ),
    Bad("", "", "prices.csv: is empty"),
  ]

  @Test(arguments: bad)
  func `says what is wrong, where, and what to do`(example: Bad) throws {
    for threads in [1, 3] {
      var options = PriceLoadOptions(threads: threads)
      options.pieceSize = 16
      #expect(try message(example.text, "prices.csv", options) == example.message)
    }
  }

  @Test func `leaves bad rows out when asked, lists and counts them`() throws {
    let text =
      Self.head + "2024-03-05,A,1,1\n2024-03-06,A,x,1\nnever,A,1,1\n2024-03-07,A,3,1\n2024-03-08,A"
    let loaded = try load(text, "prices.csv", Self.skipping)
    #expect(loaded.panel.days.map(\.description) == ["2024-03-05", "2024-03-07"])
    #expect(loaded.rejectedRows.map(\.position.line) == [3, 4, 6])
    #expect(loaded.rejectedRows.map(\.position.column) == [3, 1, nil])
    #expect(loaded.rejectedRows.map(\.column) == ["Close", "date", nil])
    #expect(loaded.rejectedRows.map(\.value) == ["x", "never", ""])
    #expect(
      loaded.rejectedRows.map(\.reason)
        == ["not a number", "not a date", "cut off after 2 of 4 fields"]
    )
    let kinds = loaded.notes.map { $0.description.split(separator: "/").last ?? "" }
    #expect(
      kinds == [
        "prices.csv:6: the last line is cut off and was left out; the file is not complete",
        "prices.csv: 3 bad rows left out",
      ]
    )
  }

  @Test func `goes on without a last line that is cut off within quotation marks`() throws {
    let text = Self.head + "2024-03-05,A,1,1\n2024-03-06,\"A"
    #expect(try message(text)?.contains("prices.csv:3: the last line is cut off after 2") == true)
    #expect(try load(text, "prices.csv", Self.skipping).panel.column(.close) == [1])
    let swallowing = Self.head + "2024-03-05,A,1,1\n2024-03-06,\"A,1,1\n2024-03-07,A,1,1\n"
    #expect(
      try message(swallowing, "prices.csv", Self.skipping)
        == "prices.csv:3: a quotation mark that opens in this row is never closed; close it, or fetch the file again"
    )
  }

  @Test func `takes short rows as they are where nothing that is needed is missing`() throws {
    let text = "date,close,comment,more\n2024-03-05,1,a,b\n2024-03-06,2\n2024-03-07,3\n"
    #expect(try load(text).panel.column(.close) == [1, 2, 3])
  }

  @Test func `does not mind bad fields in left-out series`() throws {
    let text = "date,symbol,series,close\n2024-03-05,A,EQ,1\nnever,B,GS,x\n2024-03-06,A,EQ,2\n"
    #expect(try load(text).panel.column(.close) == [1, 2])
  }

  @Test func `folds equal rows and notes them`() throws {
    let text = Self.head + "2024-03-05,A,1,1\n2024-03-05,A,1,1\n2024-03-05,A,1,\n"
    let loaded = try load(text)
    #expect(loaded.panel.column(.close) == [1])
    #expect(
      loaded.notes.contains { note in
        if case .identicalRowsFolded(_, 3, "A", _, 2) = note { true } else { false }
      }
    )
  }

  @Test func `keeps the first or the last of different rows when asked`() throws {
    let text = Self.head + "2024-03-05,A,1,1\n2024-03-05,A,2,5\n2024-03-05,A,3,\n"
    let first = try load(text, "prices.csv", PriceLoadOptions(duplicates: .first))
    #expect(first.panel.column(.close) == [1])
    #expect(first.panel.column(.volume) == [1])
    let last = try load(text, "prices.csv", PriceLoadOptions(duplicates: .last))
    #expect(last.panel.column(.close) == [3])
    #expect(
      last.notes.contains { note in
        if case .duplicateResolved(_, 3, "A", _, "last", 2) = note { true } else { false }
      }
    )
  }

  @Test func `names the place of a bad row in a large file`() throws {
    var text = "date,symbol,close\n"
    for row in 0..<20_000 {
      text += "\(CalendarDate(dayNumber: Int32(row))),A,\(row).5\n"
      if row == 15_000 { text += "\n\n" }
    }
    text += "2030-01-01,A,oops\n"
    for threads in [1, 2, 5] {
      var options = PriceLoadOptions(threads: threads)
      options.pieceSize = 1 << 14
      let found = try message(text, "prices.csv", options)
      #expect(found?.hasPrefix("prices.csv:20004:3: \"oops\"") == true)
    }
  }
}
