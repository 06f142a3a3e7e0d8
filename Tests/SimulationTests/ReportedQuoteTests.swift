import Foundation
import Testing

/// The one real quote of the sample data.
struct ReportedQuoteTests {
  @Test func `agrees with itself and says that it is intraday`() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "data/reported_quote.csv")
    let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    try #require(lines.count == 2)
    let names = lines[0].split(separator: ",").map(String.init)
    let fields = lines[1].split(separator: ",").map(String.init)
    try #require(names.count == fields.count)
    let quote = Dictionary(uniqueKeysWithValues: zip(names, fields))
    func number(_ name: String) throws -> Double { try #require(Double(quote[name] ?? "")) }
    let price = try number("price")
    let previous = try number("previous_close")
    #expect(abs(price - previous - (try number("change"))) < 0.005)
    #expect(abs((price / previous - 1) * 100 - (try number("change_percent"))) < 0.005)
    let range = try number("low")...number("high")
    #expect(try [price, number("open"), number("vwap")].allSatisfy(range.contains))
    #expect(quote["kind"]?.contains("intraday") == true)
  }
}
