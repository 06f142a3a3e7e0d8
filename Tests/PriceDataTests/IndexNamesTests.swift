internal import Testing

@testable import PriceData

@Suite("Names of indices")
struct IndexNamesTests {
  @Test(arguments: [
    "NIFTY50_index", "NIFTY 50", "nifty_auto", "^GSPC", "S&P 500", "dax40", "Hang Seng", "market",
    "BSE500", "n225", "NIFTYNEXT50", "NIFTYMIDCAP100", "NIFTYSMALLCAP250", "EUROSTOXX50", "FTSEMIB",
  ])
  func `an index goes by one of its words`(name: String) {
    #expect(IndexNames.contains(name))
  }

  @Test(arguments: [
    "MARKETAXESS", "NIFTYBEES", "ASHOKLEY", "BAXDAX", "INDEXIT", "BSE", "MCX", "SP500FUND1",
  ])
  func `a security is none, though a part of its name is one`(name: String) {
    #expect(!IndexNames.contains(name))
  }
}
