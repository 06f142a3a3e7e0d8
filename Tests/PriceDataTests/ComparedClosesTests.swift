import Testing

@testable import PriceData

/// Closes that are read beside the one that returns are of.
struct ComparedClosesTests {
  private static let beside = {
    var options = PriceLoadOptions(fields: [.close])
    options.beside = [.adjustedClose, .previousClose]
    return options
  }()

  @Test(arguments: [
    "PREV_CLOSE", "Prev Close", "PrevClose", "PREVCLOSE", "PrvsClsgPric", "Previous Close",
    "Prev. Close (Rs.)",
  ])
  func `knows the previous close`(header: String) throws {
    let text = "Date,\(header),Close\n2024-01-02,9.5,10\n2024-01-03,10,11\n"
    let loaded = try load(text)
    #expect(loaded.value(.previousClose, "prices", "2024-01-02") == 9.5)
    #expect(loaded.value(.close, "prices", "2024-01-02") == 10)
    #expect(try load(text, "prices.csv", Self.beside).panel.has(.previousClose))
    #expect(
      try !load(text, "prices.csv", PriceLoadOptions(fields: [.close])).panel.has(.previousClose)
    )
  }

  /// What would stop a load in a column that counts, and what becomes of it in one that does not.
  @Test(arguments: [
    ("Date,Close,Prev Close\n2024-01-02,10,ten\n2024-01-03,11,10\n", "not a number"),
    ("Date,Close,Prev Close\n2024-01-02,10,9\n2024-01-03,11\n2024-01-04,12,11\n", "fields"),
    ("Date,Close,Adj Close\n2024-01-02,10,9\n2024-01-03,11,10\n2024-01-03,11,9\n", "other values"),
  ])
  func `a value beside the others decides about no row`(text: String, error: String) throws {
    let strict = try #require(try message(text))
    #expect(strict.contains(error), "\(strict)")
    let loaded = try load(text, "prices.csv", Self.beside)
    #expect(loaded.value(.close, "prices", "2024-01-02") == 10)
    #expect(loaded.value(.close, "prices", "2024-01-03") == 11)
    let field = text.contains("Adj") ? PriceField.adjustedClose : .previousClose
    let day = text.contains("10,ten") ? "2024-01-02" : "2024-01-03"
    #expect(loaded.value(field, "prices", day)?.isNaN == true)
    #expect(loaded.rejectedRows.isEmpty)
  }

  @Test func `rows that differ in the close stop a load as before`() throws {
    let text = "Date,Close,Adj Close\n2024-01-02,10,9\n2024-01-02,11,9\n"
    #expect(try message(text, "prices.csv", Self.beside)?.contains("other values") == true)
  }

  @Test func `a row with nothing but a previous close is none`() throws {
    let text = "Date,Close,Prev Close\n2024-01-02,10,9\n2024-01-03,,10\n2024-01-04,12,10\n"
    #expect(try load(text, "prices.csv", Self.beside).panel.days.count == 2)
    #expect(try load(text).panel.days.count == 3)
  }

  /// The adjusted close is nine tenths of the close, whichever column comes first.
  @Test(arguments: ["Adj Close,Adj Close,Close,Close", "Close,Close,Adj Close,Adj Close"])
  func `tells the closes of several tickers apart`(names: String) throws {
    let first = names.hasPrefix("Adj")
    func row(_ closes: [Double]) -> String {
      let adjusted = closes.map { $0 * 9 }
      return (first ? adjusted + closes.map { $0 * 10 } : closes.map { $0 * 10 } + adjusted)
        .map { "\($0)" }.joined(separator: ",")
    }
    let text =
      "Price,\(names)\nTicker,AAA,BBB,AAA,BBB\nDate,,,,\n2024-01-02,\(row([1, 2]))\n"
      + "2024-01-03,\(row([3, 4]))\n"
    let loaded = try load(text)
    #expect(loaded.value(.close, "AAA", "2024-01-02") == 10)
    #expect(loaded.value(.adjustedClose, "AAA", "2024-01-02") == 9)
    #expect(loaded.value(.close, "BBB", "2024-01-03") == 40)
    #expect(loaded.value(.adjustedClose, "BBB", "2024-01-03") == 36)
  }

  @Test func `takes an adjusted close of several tickers where there is no other`() throws {
    let loaded = try load(
      "Price,Adj Close,Adj Close\nTicker,AAA,BBB\nDate,,\n2024-01-02,9,18\n2024-01-03,10,19\n"
    )
    #expect(loaded.value(.close, "BBB", "2024-01-03") == 19)
  }

  @Test(arguments: [
    ("Date,Open,Close,Adj Close,Volume", ["Close", "Adj Close"]),
    ("Date,Adj Close,Close", ["Close", "Adj Close"]),
    ("Date,LAST_PRICE,CLOSE_PRICE,AVG_PRICE", ["CLOSE_PRICE", "LAST_PRICE"]),
    ("Date,Open,Close,Value", ["Close"]), ("Date,PREV_CLOSE,CLOSE", ["CLOSE"]),
  ])
  func `lists the columns that hold a close`(header: String, closes: [String]) throws {
    let count = header.split(separator: ",").count
    let row = String(repeating: ",10", count: count - 1)
    let loaded = try load("\(header)\n2024-01-02\(row)\n2024-01-03\(row)\n")
    #expect(loaded.sources[0].closes.map(\.header) == closes)
    #expect(loaded.sources[0].closes.map(\.isAdjusted) == closes.map { $0.hasPrefix("Adj") })
  }

  @Test func `an adjustment scales a previous close by the factor of its row`() throws {
    let loaded = try load("Date,Close,Prev Close\n2024-01-02,20,18\n2024-01-03,11,20\n")
    let exDate = loaded.panel.days[1]
    let table = AdjustmentTable([Adjustment(symbol: "prices", exDate: exDate, factor: 0.5)])
    let panel = table.apply(to: loaded.panel).panel
    #expect(panel.column(.close) == [10, 11])
    #expect(panel.column(.previousClose) == [9, 20])
  }

  @Test func `the first day of a listing has no close before it`() throws {
    let panel = try load("Date,Close,Prev Close\n2024-01-02,20,0\n2024-01-03,21,20\n").panel
    #expect(NonPositivePriceCheck().findings(in: panel).isEmpty)
  }
}
