import CivilTime
import DelimitedText
import Notices
import PriceData
import Testing

/// Files in the notations of numbers that countries and sites use, with invented numbers.
@Suite("Notations of numbers in files")
struct NumberFormatTests {
  private func closes(_ text: String, decimal: DecimalMark? = nil) throws -> [Double] {
    try load(text, "x.csv", PriceLoadOptions(decimal: decimal)).panel.column(.close) ?? []
  }

  @Test func `a decimal comma stands in quotation marks`() throws {
    let loaded = try load(
      """
      "Date","Price","Open","Vol.","Change %"
      "17.01.2024","1.641,20","1.648,00","1,90M","-0,54%"
      "16.01.2024","998","1.646,00","2,10M","0,30%"
      """,
      "x.csv"
    )
    #expect(loaded.value(.close, "x", "2024-01-17") == 1641.2)
    #expect(loaded.value(.close, "x", "2024-01-16") == 998)
    #expect(loaded.value(.open, "x", "2024-01-16") == 1646)
    #expect(loaded.value(.volume, "x", "2024-01-16") == 2_100_000)
    #expect(loaded.sources.first?.dialect.decimalComma == true)
  }

  @Test func `columns of one file differ`() throws {
    let loaded = try load(
      "Date;Close;Volume\n2024-01-15;40.5;1.234.567\n2024-01-16;41;998\n",
      "x.csv"
    )
    #expect(loaded.value(.close, "x", "2024-01-15") == 40.5)
    #expect(loaded.value(.volume, "x", "2024-01-15") == 1_234_567)
    #expect(loaded.value(.volume, "x", "2024-01-16") == 998)
    let other = try load(
      "Date;Close;Volume\n2024-01-15;1.040,5;1,234,567\n2024-01-16;41;998\n",
      "x.csv"
    )
    #expect(other.value(.close, "x", "2024-01-15") == 1040.5)
    #expect(other.value(.volume, "x", "2024-01-15") == 1_234_567)
  }

  @Test func `points group thousands where the column proves it, also far below`() throws {
    let few = try closes("Date;Close\n12.01.2024;998\n15.01.2024;1.000\n16.01.2024;1.002\n")
    #expect(few == [998, 1000, 1002])
    let days = NumberColumn.weekdays(300)
    let levels = (0..<300).map { 900 + $0 / 2 }
    let written = levels.map { $0 < 1000 ? "\($0)" : "1.\("\($0)".suffix(3))" }
    #expect(try closes(NumberColumn.file("Date,Close", days, [written])) == levels.map(Double.init))
  }

  @Test func `rates with three decimals stay decimals`() throws {
    #expect(
      try closes("Date,Close\n2024-01-15,1.234\n2024-01-16,1\n2024-01-17,0.998\n")[0] == 1.234
    )
    #expect(try closes("Date,Close\n2024-01-15,1.234\n2024-01-16,1.235\n")[0] == 1.234)
  }

  @Test func `what can be read with either mark stops and names the option that reads it`() throws {
    let text = "Date,Close\n2024-01-15,\"1,131\"\n2024-01-16,\"1,132\"\n"
    #expect(
      try message(text, "x.csv")
        == "x.csv: \"1,131\" in column \"Close\" may be a number with decimals or one of thousands; pass "
        + "--decimal point if decimals follow a point, or --decimal comma if they follow a comma"
    )
    #expect(try closes(text, decimal: .comma) == [1.131, 1.132])
    #expect(try closes(text, decimal: .point) == [1131, 1132])
  }

  @Test func `points that may group thousands are decimals with a note`() throws {
    let text = "Date;Close\n15.01.2024;161.125\n16.01.2024;160.988\n"
    let loaded = try load(text, "x.csv")
    #expect(loaded.value(.close, "x", "2024-01-15") == 161.125)
    #expect(
      loaded.notes.map { $0.message.text(.option) }.contains {
        $0.hasSuffix(
          "161.125 in column \"Close\" was read with decimals, although points may group thousands there; "
            + "if they do, pass --decimal comma"
        )
      }
    )
    let grouped = try load(text, "x.csv", PriceLoadOptions(decimal: .comma))
    #expect(grouped.value(.close, "x", "2024-01-15") == 161_125)
    #expect(grouped.notes.isEmpty)
  }

  @Test func `a formula is the text or the number in it`() throws {
    let loaded = try load(
      "Date,Code,Close\n=\"2024-01-15\",=\"500325\",=\"40.1\"\n2024-01-16,500325,'41.2\n2024-01-16,'500326,1\n",
      "x.csv"
    )
    #expect(loaded.panel.symbols == ["500325", "500326"])
    #expect(loaded.value(.close, "500325", "2024-01-15") == 40.1)
    #expect(loaded.value(.close, "500325", "2024-01-16") == 41.2)
  }

  @Test(arguments: [
    "#N/A Requesting Data...", "$$ER: 2382", "INVALID CODE OR EXPRESSION ENTERED",
    "\u{505C}\u{724C}",
  ])
  func `a column that begins with an error is a security, and a note names it`(text: String) throws
  {
    let rows = (10...29).map { "2024-01-\($0),\($0 < 25 ? text : "40.5"),7.5\n" }.joined()
    let loaded = try load("Date,AAA,BBB\n" + rows, "x.csv")
    #expect(loaded.value(.close, "AAA", "2024-01-26") == 40.5)
    #expect(
      loaded.notes.map { "\($0)" }.contains {
        $0.hasSuffix(
          "15 fields without a number in column \"AAA\", such as \"\(text)\", taken as missing"
        )
      }
    )
  }

  @Test(arguments: ["Adj Close", "AdjClose", "Adj Close**", "Adj. Close"])
  func `an adjusted close alone is the close, and a note says so`(name: String) throws {
    let loaded = try load(
      "Date,Open,\(name),Volume\n2024-01-15,39,40,1\n2024-01-16,40,41,1\n",
      "x.csv"
    )
    #expect(loaded.value(.close, "x", "2024-01-16") == 41)
    #expect(
      loaded.notes.map { "\($0)" }.contains {
        $0.hasSuffix("the only price, so that dividends may be in the returns")
      }
    )
  }

  @Test func `footnote marks of Yahoo's page do not hide its columns`() throws {
    let loaded = try load(
      "Date,Open,High,Low,Close*,Adj Close**,Volume\n\"Jan 16, 2024\",39,41,38,40,35,1000\n",
      "x.csv"
    )
    #expect(loaded.value(.close, "x", "2024-01-16") == 40)
    #expect(loaded.value(.adjustedClose, "x", "2024-01-16") == 35)
  }
}
