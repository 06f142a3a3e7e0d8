import Notices
import Testing

@testable import PriceData

/// Columns of numbers that are no close, and those that are taken for one with a word about it.
@Suite("Values that are no close")
struct OtherValueTests {
  private static let close =
    "; if one of its columns is to be used as the close, name it with --columns close=NAME"

  /// A file of two days with values around 100.
  private static func file(_ header: String) -> String {
    let columns = header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let rows = ["2024-01-02", "2024-01-03"].enumerated().map { day, date in
      columns.map { column in
        switch column {
        case "Date": date
        case "Symbol": "AAA"
        default: "10\(day).5"
        }
      }.joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  static let refused: [(header: String, others: String)] = [
    ("Date,PREV_CLOSE", "\"PREV_CLOSE\" is the close of the day before"),
    ("Date,Symbol,PREV_CLOSE", "\"PREV_CLOSE\" is the close of the day before"),
    (
      "Date,Symbol,Prev Close,Open,Volume",
      "\"Prev Close\" is the close of the day before, \"Open\" is the open, \"Volume\" is the volume"
    ),
    ("Date,Open", "\"Open\" is the open"),
    ("Date,Bid,Ask", "\"Bid\" is a bid or an ask, \"Ask\" is a bid or an ask"),
    ("Date,Symbol,Bid", "\"Bid\" is a bid or an ask"),
    ("Date,Change", "\"Change\" is a change"),
    ("Date,Symbol,Market Cap", "\"Market Cap\" is a size of the company"),
    ("Date,Symbol,VWAP", "\"VWAP\" is the VWAP"),
  ]

  @Test(arguments: refused)
  func `refuses a file that has no close and says what it has`(
    header: String,
    others: String
  ) throws {
    #expect(
      try message(Self.file(header), "x.csv") == "x.csv: has no close: \(others)\(Self.close)"
    )
  }

  @Test func `names the option that reads returns`() throws {
    #expect(
      try message(Self.file("Date,Symbol,Ret"), "x.csv")
        == "x.csv: has no close: \"Ret\" is returns; pass --values returns to read returns, or if one of its "
        + "columns is to be used as the close, name it with --columns close=NAME"
    )
  }

  @Test func `names the option that reads changes in percent`() throws {
    let text = Self.file("Date,% Change")
    #expect(
      try message(text, "x.csv")
        == "x.csv: has no close: \"% Change\" is a change; pass --values percent to read returns, or if one of "
        + "its columns is to be used as the close, name it with --columns close=NAME"
    )
    let options = PriceLoadOptions(values: .returns, returnUnit: .percent)
    #expect(try load(text, "x.csv", options).value(.close, "x", "2024-01-02") == 1.005)
  }

  @Test(arguments: ["PREV_CLOSE", "Open", "Bid", "Change"])
  func `takes the column that a person names`(column: String) throws {
    let header = "Date,Symbol,PREV_CLOSE,Open,Bid,Change"
    let options = PriceLoadOptions(columnOverrides: ["close": column])
    #expect(
      try load(Self.file(header), "x.csv", options).value(.close, "AAA", "2024-01-02") == 100.5
    )
  }

  static let taken: [(header: String, symbol: String, note: String?)] = [
    (
      "Date,LAST_PRICE,Prev Close",
      "x",
      "close was taken from column \"LAST_PRICE\", the price of the last trade, because no column is named as "
        + "the close"
    ),
    ("Date,Close,LAST_PRICE", "x", nil),
    ("Date,Last", "x", "close was taken from column \"Last\""),
    (
      "Date,Symbol,Adj Close",
      "AAA",
      "close was taken from column \"Adj Close\", the only price, so that dividends may be in the returns"
    ),
    ("Date,SPX,Change", "SPX", "close was taken from column \"SPX\""),
  ]

  @Test(arguments: taken)
  func `says which price was taken for the close`(
    header: String,
    symbol: String,
    note: String?
  ) throws {
    let loaded = try load(Self.file(header), "x.csv")
    #expect(loaded.panel.symbols == [symbol])
    let notes = loaded.notes.map(\.description).filter { $0.contains("close was taken") }
    #expect(notes.count == (note == nil ? 0 : 1))
    if let note { #expect(notes.first?.hasSuffix(": \(note)") == true, "\(notes)") }
  }

  @Test func `a warning says that the last trade stands for the close`() throws {
    let notes = try load(Self.file("Date,LTP"), "x.csv").notes
    #expect(notes.contains { $0.severity == .warning && $0.description.contains("\"LTP\"") })
    let usual = try load(Self.file("Date,Price"), "x.csv").notes
    #expect(usual.allSatisfy { $0.severity == .information })
  }

  @Test func `a security may be called Ask`() throws {
    #expect(try load(Self.file("Date,AAA,Ask"), "x.csv").panel.symbols == ["AAA", "Ask"])
  }
}
