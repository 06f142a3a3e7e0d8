import Testing

@testable import PriceData

/// Tables with a column for each of many securities.
@Suite("Wide tables")
struct WideTableTests {
  private static func table(columns: Int, rows: Int) -> String {
    var text = "Date" + (0..<columns).map { ",S\($0)X" }.joined() + "\n"
    for row in 1...rows {
      text += "2024-01-\(row + 9)" + (0..<columns).map { ",\($0 + row).5" }.joined() + "\n"
    }
    return text
  }

  @Test(.timeLimit(.minutes(1)))
  func `are read in time that grows with their columns`() throws {
    let loaded = try load(Self.table(columns: 3_000, rows: 20))
    #expect(loaded.panel.symbols.count == 3_000)
    #expect(loaded.value(.close, "S2999X", "2024-01-29") == 3019.5)
  }

  @Test func `end at the columns of a spreadsheet`() throws {
    #expect(
      try message(Self.table(columns: 16_384, rows: 1))
        == "prices.csv: has 16385 columns, more than the 16384 of a spreadsheet; split it into files of fewer "
        + "columns, each with the dates"
    )
  }
}
