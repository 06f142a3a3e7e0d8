import CivilTime
import EventStatistics
import EventStudy
import Testing

@testable import StudyReport

@Suite("What the source of an event gives")
struct GivenWordsTests {
  private func event(_ attributes: [String: String]) throws -> EventRecord {
    var event = try SampleStudy(eventCount: 1).result().includedEvents[0]
    event.attributes = attributes
    return event
  }

  private func line(_ attributes: [String: String]) throws -> String? {
    GivenWords(try event(attributes), format: .page).line
  }

  @Test(
    arguments: [
      (
        ["deal_currency": "INR", "deal_value": "50000000000"],
        "Deal value: INR 50 billion (Rs 5,000 crore)"
      ),
      (
        ["deal_currency": "INR", "deal_value": "93925000000"],
        "Deal value: INR 93.925 billion (Rs 9,392.5 crore)"
      ),
      (["deal_currency": "INR", "deal_value": "5550000"], "Deal value: INR 5.55 million"),
      (["deal_currency": "EUR", "deal_value": "3800000000"], "Deal value: EUR 3.8 billion"),
      (["deal_currency": "USD", "deal_value": "1200000000000"], "Deal value: USD 1.2 trillion"),
      (["deal_currency": "USD", "deal_value": "n/a"], "Deal currency: USD; Deal value: n/a"),
      (["deal_currency": "USD"], "Deal currency: USD"),
      (["role": "target", "stake": "26%", "offer_price": ""], "Role: target; Stake: 26%"),
      (["currency": "INR", "offer_price": "425"], "Offer price: INR 425"),
      (["deal_currency": "EUR", "offer_price": "425"], "Deal currency: EUR; Offer price: 425"),
    ]
  ) func `money has its currency and readable digits`(
    attributes: [String: String],
    words: String
  ) throws {
    #expect(try line(attributes) == words)
  }

  @Test func `says nothing where the source gives nothing`() throws {
    #expect(try line(["stake": ""]) == nil)
  }

  @Test func `an offered price stands beside the last close before day 0`() throws {
    let result = try SampleStudy(eventCount: 1).result()
    let prices = try #require(result.averagePrices.first)
    let last = try #require(prices.close[9])
    var offered = try event(["offer_price": "\(last * 1.25)", "offer_premium": "20.4%"])
    let words = GivenWords(offered, format: .page).premium(over: prices, in: nil)
    #expect(words?.name == "Premium")
    #expect(words?.value.contains("is 25.0% above the close of \(prices.date[9])") == true)
    #expect(words?.value.hasSuffix("; the source says 20.4%") == true)
    // The price of another company says nothing about the shares of the one that pays it.
    for role in ["acquirer", "Buyer", "the purchaser"] {
      offered.attributes["role"] = role
      #expect(GivenWords(offered, format: .page).premium(over: prices, in: nil) == nil)
    }
    offered.attributes["role"] = "target"
    #expect(GivenWords(offered, format: .page).premium(over: prices, in: nil) == words)
  }

  @Test(arguments: [(split: 3, unit: 0.5), (split: 0, unit: 1.0), (split: -5, unit: 1.0)])
  func `an offered price is for a share of day 0, on whichever side of it a split lies`(
    split: Int,
    unit: Double
  ) throws {
    var prices = try #require(SampleStudy(eventCount: 1).result().averagePrices.first)
    prices.factor = prices.relativeDay.map { $0 < split ? 0.5 : 1 }
    // An average of 80 in shares of the last day.
    prices.cumulativeVolume = prices.relativeDay.indices.map { Double($0 + 1) }
    prices.cumulativeTurnover = prices.cumulativeVolume.map { $0 * 80 }
    let place = try #require(prices.relativeDay.firstIndex(of: -1))
    let last = try #require(prices.close[place]) * (split == 0 ? 0.5 : 1)
    let offered = try event(["offer_price": "\(last * 1.25)"])
    let words = try #require(GivenWords(offered, format: .page).premium(over: prices, in: nil))
    let format = NumberFormat.page
    #expect(
      words.value.contains(
        "is 25.0% above the close of \(prices.date[place]) (\(format.price(last)))"
      )
    )
    #expect(words.value.contains("(\(format.price(80 / unit)))"), "\(words.value)")
  }

  @Test(arguments: [
    ("INR" as String?, "INR" as String?, true), ("inr", "INR", true), ("EUR", nil, true),
    ("EUR", "INR", false), (nil, "INR", true),
  ])
  func `an offered price in another currency is not held against the prices`(
    own: String?,
    currency: String?,
    isCompared: Bool
  ) throws {
    let prices = try #require(SampleStudy(eventCount: 1).result().averagePrices.first)
    var attributes = ["offer_price": "425", "offer_premium": "20.4%"]
    attributes["offer_currency"] = own
    let value = try #require(
      GivenWords(try event(attributes), format: .page).premium(over: prices, in: currency)?.value
    )
    #expect(value.contains("the close of") == isCompared, "\(value)")
    #expect(value.hasPrefix("\(own.map { "\($0) " } ?? "")425.00 is "))
    #expect(value.hasSuffix("the source says 20.4%"))
    var result = try SampleStudy(eventCount: 1).result()
    #expect(result.priceCurrency == "INR")
    result.configuration.alignment.calendar = "data"
    #expect(result.priceCurrency == nil)
  }

  @Test func `the average before day 0 is called what it is`() throws {
    var prices = try #require(SampleStudy(eventCount: 1).result().averagePrices.first)
    let words = GivenWords(try event(["offer_price": "425"]), format: .page)
    prices.cumulativeVolume = prices.relativeDay.indices.map { Double($0 + 1) * 100 }
    prices.cumulativeTurnover = prices.cumulativeVolume.map { $0 * 340 }
    prices.source = .exchange
    #expect(words.premium(over: prices, in: nil)?.value.contains("the VWAP of days") == true)
    prices.source = .proxy
    #expect(
      words.premium(over: prices, in: nil)?.value.contains("the typical price of days") == true
    )
  }

  @Test func `every page of an event and the tables have what is given`() throws {
    var result = try SampleStudy(eventCount: 2).result()
    for index in result.events.indices {
      result.events[index].attributes = ["deal_currency": "EUR", "deal_value": "800000000"]
    }
    let sheet = try #require(EventSheet.all(result).first)
    #expect(sheet.facts.contains(.init(name: "Given", value: "Deal value: EUR 800 million")))
    let tables = PaperTables.all(result)
    let given = tables.first { $0.caption == "What is given of the events" }
    #expect(given?.panels.first?.rows.count == 2)
    #expect(try HTMLReport.render(result).contains("EUR 800 million"))
    for index in result.events.indices {
      for column in 1...9 { result.events[index].attributes["column_\(column)"] = "x" }
    }
    #expect(PaperTables.all(result).allSatisfy { $0.caption != "What is given of the events" })
    #expect(
      try HTMLReport.render(result).contains(
        "The events have 10 further columns, more than a table has room for; events.csv has them"
      )
    )
    let single = try SampleStudy(eventCount: 1).result()
    #expect(
      TerminalSummary(single, width: 100).render(colored: false)
        .contains("Also given: Sector: autos; Size: 5")
    )
  }
}
