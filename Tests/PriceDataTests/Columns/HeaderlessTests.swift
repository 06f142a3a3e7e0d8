import PriceData
import Testing

/// Files without a header.
@Suite("Files without a header")
struct HeaderlessTests {
  static let files: [(name: String, text: String, symbol: String)] = [
    (
      "ticker, date, prices, volume",
      "ZOO,20240115,40,41,39,40.5,1000\nZOO,20240116,40.5,42,40,41.5,1200\nELK,20240115,9,9.5,8,9.1,7\n"
        + "ELK,20240116,9.1,9.9,9,9.6,8\n", "ZOO"
    ),
    (
      "date, time, prices, volume",
      "2024.01.15,00:00,40,41,39,40.5,1000\n2024.01.16,00:00,40.5,42,40,41.5,1200\n", "x"
    ),
    (
      "semicolons, no volume",
      "20240115;40;41;39;40.5\n20240116;40.5;42;40;41.5\n", "x"
    ),
    (
      "stamps with an offset",
      "2024-01-15T00:00:00+05:30,40,41,39,40.5,1000\n2024-01-16T00:00:00+05:30,40.5,42,40,41.5,1200\n",
      "x"
    ),
    (
      "open interest last",
      "2024-01-15,40,41,39,40.5,1000,5000\n2024-01-16,40.5,42,40,41.5,1200,5100\n", "x"
    ),
    (
      "a code of digits",
      "500325,20240115,40,41,39,40.5,1000\n500325,20240116,40.5,42,40,41.5,1200\n", "500325"
    ),
  ]

  @Test(arguments: files)
  func `are read by their numbers`(name: String, text: String, symbol: String) throws {
    let loaded = try load(text, "x.csv")
    #expect(loaded.value(.open, symbol, "2024-01-16") == 40.5)
    #expect(loaded.value(.high, symbol, "2024-01-16") == 42)
    #expect(loaded.value(.low, symbol, "2024-01-16") == 40)
    #expect(loaded.value(.close, symbol, "2024-01-16") == 41.5)
    if text.contains("1200") { #expect(loaded.value(.volume, symbol, "2024-01-16") == 1200) }
  }

  @Test func `of several securities stay so where a person names the close`() throws {
    let options = PriceLoadOptions(columnOverrides: ["close": "6"])
    #expect(try load(Self.files[0].text, "x.csv", options).panel.symbols == ["ELK", "ZOO"])
  }
}
