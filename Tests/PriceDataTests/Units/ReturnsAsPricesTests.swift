import Notices
import PriceData
import Testing

@Suite("Returns that are given as prices")
struct ReturnsAsPricesTests {
  private let days = NumberColumn.weekdays(40)

  private func text(_ columns: [[Double]]) -> String {
    let names = ["AAA", "BBB", "CCC"].prefix(columns.count).joined(separator: ",")
    return NumberColumn.file("Date,\(names)", days, columns.map { $0.map { "\($0)" } })
  }

  @Test func `fractions stop with the option that reads them`() throws {
    let returns = NumberColumn.returns(40, size: 0.01)
    let negative = returns.count { $0 < 0 }
    let message = try message(text([returns]), "x.csv")
    #expect(
      message?.hasPrefix("x.csv: \(negative) of 40 values are negative and all lie within plus or ")
        == true
    )
    #expect(message?.hasSuffix("as returns and not prices do; pass --values returns") == true)
    let read = try load(text([returns]), "x.csv", PriceLoadOptions(values: .returns))
    #expect(read.panel.column(.close) == returns)
  }

  @Test func `five rows are enough`() throws {
    let text =
      ",HAM1,HAM2\n2024-01-31,0.0074,-0.0012\n2024-02-29,0.0193,0.0105\n"
      + "2024-03-29,-0.0155,0.0031\n2024-04-30,0.0091,-0.0080\n2024-05-31,-0.0012,0.0020\n"
    #expect(try message(text, "x.csv")?.hasSuffix("pass --values returns") == true)
  }

  @Test func `returns in percent stop too`() throws {
    #expect(
      try message(text([NumberColumn.returns(40, size: 1.2)]), "x.csv")?
        .hasSuffix("pass --values returns") == true
    )
  }

  @Test func `yields and spreads keep their sign and are read`() throws {
    let yields = (0..<40).map { -0.8 + 0.04 * Double($0) }
    #expect(try message(text([yields]), "x.csv") == nil || yields.allSatisfy { abs($0) < 0.81 })
    let spreads = (0..<40).map { -20 + Double($0) }
    #expect(try message(text([spreads]), "x.csv") == nil)
  }

  @Test func `one wrong price, or a spread beside prices, does not stop`() throws {
    var prices = (0..<40).map { 40 + Double($0) / 10 }
    prices[3] = -1
    #expect(try message(text([prices]), "x.csv") == nil)
    let spread = NumberColumn.returns(40, size: 0.01)
    let high = (0..<40).map { 90 + Double($0) / 10 }
    #expect(try message(text([high, high, spread]), "x.csv") == nil)
  }
}
