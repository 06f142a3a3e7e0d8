import EventAlignment
import Testing

@Suite("Symbol suggestion")
struct SymbolSuggestionTests {
  static let known = ["ASHOKLEY", "EICHERMOT", "M&M", "MARUTI", "TATAMOTORS", "TMCV", "TMPV"]

  @Test(arguments: [
    ("ASHOKLY", ["ASHOKLEY"]), ("ashokley", ["ASHOKLEY"]), ("ASHOKLEY.NS", ["ASHOKLEY"]),
    ("TATAMOTOR", ["TATAMOTORS"]), ("MRAUTI", ["MARUTI"]), ("TMV", ["TMCV", "TMPV"]),
    ("M&N", ["M&M"]), ("WIPRO", []), ("", []),
  ])
  func `finds what a person probably meant`(symbol: String, expected: [String]) {
    #expect(SymbolSuggestion.similar(to: symbol, among: Self.known) == expected)
  }

  @Test func `does not depend on the order of the symbols`() {
    let reversed = Array(Self.known.reversed())
    #expect(SymbolSuggestion.similar(to: "TMV", among: reversed) == ["TMCV", "TMPV"])
    #expect(SymbolSuggestion.similar(to: "TMV", among: reversed, limit: 1) == ["TMCV"])
  }
}
