import CivilTime
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
    let words = GivenWords(offered, format: .page).premium(over: prices)
    #expect(words?.name == "Premium")
    #expect(words?.value.contains("is 25.0% above the close of \(prices.date[9])") == true)
    #expect(words?.value.hasSuffix("; the source says 20.4%") == true)
    // The price of another company says nothing about the shares of the one that pays it.
    for role in ["acquirer", "Buyer", "the purchaser"] {
      offered.attributes["role"] = role
      #expect(GivenWords(offered, format: .page).premium(over: prices) == nil)
    }
    offered.attributes["role"] = "target"
    #expect(GivenWords(offered, format: .page).premium(over: prices) == words)
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
    let single = try SampleStudy(eventCount: 1).result()
    #expect(
      TerminalSummary(single, width: 100).render(colored: false)
        .contains("Also given: Sector: autos; Size: 5")
    )
  }
}
