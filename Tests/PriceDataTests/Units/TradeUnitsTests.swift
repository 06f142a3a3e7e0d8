import Notices
import PriceData
import Testing

@Suite("The units of turnover, volume and averages")
struct TradeUnitsTests {
  /// Ten days around 100: low 98, high 102, an average of 101 and 1,200 shares and more.
  private func loaded(
    turnover: Double = 1,
    volume: Double = 1,
    average: Double? = nil,
    extra: String = ""
  ) throws -> LoadedPrices {
    let rows = (1...9).map { day in
      let shares = 1000 * Double(day + 1)
      let own = average.map { ",\($0)" } ?? ""
      return
        "2024-03-0\(day),OKAPI,98,102,100,\(shares / volume),\(101 * shares / turnover)\(own)\n"
    }
    return try load(
      "Date,Symbol,Low,High,Close,Volume,Turnover\(average == nil ? "" : ",VWAP")\n"
        + rows.joined() + extra
    )
  }

  @Test func `a turnover that is beyond all numbers in its unit is left out`() throws {
    let prices = try loaded(turnover: 1e5, extra: "2024-03-11,OKAPI,98,102,100,,1.7e308\n")
    #expect(abs(try #require(average(prices)) - 101) < 0.01)
    #expect(try #require(prices.value(.turnover, "OKAPI", "2024-03-11")).isNaN)
  }

  private func average(_ prices: LoadedPrices, _ date: String = "2024-03-05") -> Double? {
    guard let turnover = prices.value(.turnover, "OKAPI", date),
      let volume = prices.value(.volume, "OKAPI", date)
    else { return nil }
    return turnover / volume
  }

  private func notes(_ prices: LoadedPrices) -> [String] {
    prices.notes.map {
      $0.description.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? ""
    }
  }

  @Test(arguments: [
    (1e3, 1e2, "lots of 100", "thousands"), (1, 1e2, "lots of 100", "the currency of the prices"),
    (1, 1e3, "thousands", "the currency of the prices"),
    (1, 1e5, "lakhs", "the currency of the prices"),
    (1, 1e6, "millions", "the currency of the prices"),
  ])
  func `volume in lots is brought to shares where the prices prove it`(
    turnover: Double,
    volume: Double,
    lots: String,
    unit: String
  ) throws {
    let prices = try loaded(turnover: turnover, volume: volume)
    #expect(prices.value(.volume, "OKAPI", "2024-03-05") == 6000)
    #expect(average(prices) == 101)
    #expect(
      notes(prices) == [
        "turnover in column \"Turnover\" was read in \(unit) in 9 rows, as price times volume says",
        "volume in column \"Volume\" is in \(lots), as turnover over volume and the prices say; it was "
          + "brought to shares",
      ]
    )
  }

  @Test(arguments: [1e2, 1e4])
  func `turnover in hundreds and tens of thousands is read`(unit: Double) throws {
    #expect(average(try loaded(turnover: unit)) == 101)
  }

  @Test(arguments: [(1.0, 10.0), (1.0, 47.0), (33.0, 1.0), (1.0, 2.0), (1.25, 1.0)])
  func `what is no price of the day in any unit gives no average`(
    turnover: Double,
    volume: Double
  ) throws {
    let prices = try loaded(turnover: turnover, volume: volume)
    #expect(prices.value(.turnover, "OKAPI", "2024-03-05")?.isNaN != false)
    #expect(prices.value(.volume, "OKAPI", "2024-03-05") == 6000 / volume)
    #expect(
      notes(prices).last
        == "turnover in column \"Turnover\" was left out in 9 rows: divided by volume it is no price of the "
        + "day in any unit"
    )
  }

  @Test func `one row that contradicts all others is left out alone`() throws {
    let prices = try loaded(extra: "2024-03-11,OKAPI,98,102,100,1000,1010\n")
    #expect(average(prices) == 101)
    #expect(prices.value(.turnover, "OKAPI", "2024-03-11")?.isNaN != false)
    #expect(notes(prices).last?.contains("left out in 1 row") == true)
  }

  @Test func `one row in lots does not make lots of all`() throws {
    let prices = try loaded(extra: "2024-03-11,OKAPI,98,102,100,10,101000\n")
    #expect(prices.value(.volume, "OKAPI", "2024-03-05") == 6000)
    #expect(prices.value(.turnover, "OKAPI", "2024-03-11")?.isNaN != false)
  }

  @Test func `an average of the file is used only within the range of most days`() throws {
    #expect(try loaded(average: 101).value(.vwap, "OKAPI", "2024-03-05") == 101)
    let wrong = try loaded(average: 10.1)
    #expect(wrong.value(.vwap, "OKAPI", "2024-03-05")?.isNaN != false)
    #expect(
      notes(wrong).contains(
        "the average price in column \"VWAP\" was left out in 9 rows: it lies outside low to high on most "
          + "days"
      )
    )
  }
}
