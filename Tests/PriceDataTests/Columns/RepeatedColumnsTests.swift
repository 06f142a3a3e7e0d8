import Notices
import PriceData
import Testing

/// Columns that share the name of a field.
@Suite("Names of fields that stand twice")
struct RepeatedColumnsTests {
  static let pairs: [(first: String, second: String, choice: String)] = [
    ("Close", "Close", "3"), ("Close", "Close.1", "Close.1"), ("close_x", "close_y", "close_y"),
    ("PX_LAST", "PX_LAST", "3"), ("Close...2", "Close...3", "Close...3"),
  ]

  @Test(arguments: pairs)
  func `are refused, and the advice reads one of them`(
    first: String,
    second: String,
    choice: String
  ) throws {
    let text = "Date,\(first),\(second)\n2024-01-15,100,200\n2024-01-16,101,202\n"
    #expect(
      try message(text, "x.csv")
        == "x.csv: \"\(first)\" and \"\(second)\" are all named as the close, as those of several securities "
        + "are; to use one of them, pass --columns close=\(choice)"
    )
    let loaded = try load(text, "x.csv", PriceLoadOptions(columnOverrides: ["close": choice]))
    #expect(loaded.value(.close, "x", "2024-01-16") == 202)
  }

  @Test func `follow the close that a person names`() throws {
    let loaded = try load(
      "Date,Close,High,Close.1,High.1\n2024-01-15,9,10,19,20\n2024-01-16,10,11,20,21\n",
      "x.csv",
      PriceLoadOptions(columnOverrides: ["close": "Close.1"])
    )
    #expect(loaded.value(.high, "x", "2024-01-16") == 21)
  }

  @Test func `are one column where they hold the same`() throws {
    let loaded = try load("Date,Close,Close\n2024-01-15,9,9\n2024-01-16,10,10\n", "x.csv")
    #expect(loaded.value(.close, "x", "2024-01-16") == 10)
  }

  @Test func `are looked at in each file of a folder`() throws {
    let files = try TemporaryFiles()
    let header = "Date,Close,Close\n"
    _ = try files.write(header + "2024-01-15,9,9\n2024-01-16,10,10\n", "a.csv")
    _ = try files.write(header + "2024-01-15,9,90\n2024-01-16,10,100\n", "b.csv")
    #expect(throws: PriceDataError.self) { try PriceLoader().load([files.folder]) }
  }

  @Test func `are not chosen by the name that they share`() throws {
    let options = PriceLoadOptions(columnOverrides: ["close": "Close"])
    let text = "Date,Close,Close\n2024-01-15,100,200\n2024-01-16,101,202\n"
    #expect(try message(text, "x.csv", options)?.hasSuffix("pass --columns close=3") == true)
  }
}
