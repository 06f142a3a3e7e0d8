import CivilTime
import PriceData
import Testing

@Suite("Headers that name fields and tickers")
struct LayeredHeaderTests {
  private static let rows = """
    2024-01-02,10,1,20,2
    2024-01-03,11,1,21,2

    """

  @Test(arguments: [
    "Price,Close,Volume,Close,Volume\nTicker,ZOO,ZOO,ELK,ELK\nDate,,,,\n",
    "Price,Close,Volume,Close,Volume\nTicker,ZOO,ZOO,ELK,ELK\n",
    "Ticker,ZOO,ZOO,ELK,ELK\nPrice,Close,Volume,Close,Volume\nDate,,,,\n",
    "Start Date,02/01/2024,,,\nEnd Date,,,,\n,,,,\n,ZOO,,ELK,\nDates,PX_LAST,PX_VOLUME,PX_LAST,PX_VOLUME\n",
    "Date,Close_ZOO,Volume_ZOO,Close_ELK,Volume_ELK\n",
    "Date,ZOO.Close,ZOO.Volume,ELK.Close,ELK.Volume\n",
    "Index,ZOO.Close,ZOO.Volume,ELK.Close,ELK.Volume\n",
    "Date,ZOO Close,ZOO Volume,ELK Close,ELK Volume\n",
    "Date,\"('Close', 'ZOO')\",\"('Volume', 'ZOO')\",\"('Close', 'ELK')\",\"('Volume', 'ELK')\"\n",
    ",\"('ZOO', 'Close')\",\"('ZOO', 'Volume')\",\"('ELK', 'Close')\",\"('ELK', 'Volume')\"\n",
  ])
  func `give the same prices in every layout`(header: String) throws {
    let prices = try load(header + Self.rows)
    #expect(prices.panel.symbols == ["ELK", "ZOO"])
    #expect(prices.value(.close, "ZOO", "2024-01-03") == 11)
    #expect(prices.value(.volume, "ELK", "2024-01-02") == 2)
  }

  @Test func `of two words keep them together`() throws {
    let prices = try load(
      "Date,Adj Close_ZOO,Close_ZOO\n2024-01-02,9,10\n2024-01-03,10,11\n",
      "p.csv"
    )
    #expect(prices.value(.close, "ZOO", "2024-01-02") == 10)
    #expect(prices.value(.adjustedClose, "ZOO", "2024-01-02") == 9)
  }

  @Test func `of which a program has numbered the repeated ones are the same names`() throws {
    let prices = try load(
      "Price,Close,Close.1,High,High.1\nTicker,ZOO,ELK,ZOO,ELK\nDate,,,,\n2024-01-02,1,2,3,4\n"
        + "2024-01-03,1,2,3,4\n"
    )
    #expect(prices.panel.symbols == ["ELK", "ZOO"])
    #expect(prices.value(.high, "ELK", "2024-01-02") == 4)
  }

  @Test func `that are counted are fields of one security`() throws {
    let prices = try load(
      "date,1. open,2. high,3. low,4. close,5. volume\n2024-01-02,1,2,3,4,5\n2024-01-03,1,2,3,5,5\n",
      "ZOO.csv"
    )
    #expect(prices.panel.symbols == ["ZOO"])
    #expect(prices.value(.close, "ZOO", "2024-01-02") == 4)
  }

  @Test func `of data banks leave codes and currencies out`() throws {
    let prices = try load(
      "Name,ZOO PLC,ELK AG,#ERROR,#ERROR\nCode,905(P),687(P),,\nCURRENCY,E,E,,\n"
        + "02/01/2024,10,20,,\n16/01/2024,11,21,,\n"
    )
    #expect(prices.panel.symbols == ["ELK AG", "ZOO PLC"])
    #expect(prices.value(.close, "ZOO PLC", "2024-01-16") == 11)
  }

  @Test func `are not seen where whole names are fields`() throws {
    let prices = try load(
      "Date,Open Price,High Price,Low Price,Close Price\n2024-01-02,1,2,3,4\n2024-01-03,1,2,3,5\n",
      "ZOO.csv"
    )
    #expect(prices.panel.symbols == ["ZOO"])
    #expect(prices.value(.close, "ZOO", "2024-01-03") == 5)
  }

  @Test func `a Valeur is a security above texts and a value above numbers`() throws {
    let security = try load(
      "Date;Valeur;Cl\u{F4}ture\n04/01/2021;ZOO;39\u{202F}392,95\n"
        + "15/01/2021;ZOO;39\u{202F}527,63\n"
    )
    #expect(security.value(.close, "ZOO", "2021-01-04") == 39392.95)
    let value = try load(
      "Date;Valeur\n04/01/2021;39\u{A0}392,95\n15/01/2021;39\u{A0}527,63\n",
      "I.csv"
    )
    #expect(value.panel.column(.close) == [39392.95, 39527.63])
  }
}
