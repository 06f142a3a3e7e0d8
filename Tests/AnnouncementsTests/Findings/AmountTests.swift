@testable import Announcements
import Testing

@Suite struct AmountTests {
  static let texts: [(text: String, value: Double, currency: String?)] = [
    ("Rs 5,000 crore", 5e10, "INR"), ("₹50 billion", 5e10, "INR"),
    ("Rs. 1 lakh crore", 1e12, "INR"),
    ("INR 2.5 lakh", 250_000, "INR"), ("$563 million", 5.63e8, "USD"), ("US$1.2 bn", 1.2e9, "USD"),
    ("EUR 30 million", 3e7, "EUR"), ("€30m", 3e7, "EUR"), ("1,25 Mrd. Euro", 1.25e9, "EUR"),
    ("1.800 Rupien", 1800, "INR"), ("1.800 Crore Rupien", 1.8e10, "INR"),
    ("12,5 Rupien", 12.5, "INR"),
    ("1.250.000 Euro", 1.25e6, "EUR"), ("2.300,50 Mio. Euro", 2.3005e9, "EUR"),
    ("1.234 billion euros", 1.234e9, "EUR"), ("Rs 1.800 crore", 1.8e7, "INR"),
    ("1,250,000 euros", 1.25e6, "EUR"),
    (
      "1.250 dollars, weil die Halle für alle und das Werk größer wird als die anderen", 1250, "USD"
    ),
    ("40 Mio. €", 4e7, "EUR"), ("250 करोड़ रुपये", 2.5e9, "INR"), ("12 millions d'euros", 1.2e7, "EUR"),
    ("1,250 million yen", 1.25e9, "JPY"), ("1,23,456.50 rupees", 123_456.5, "INR"),
    ("40 crore", 4e8, nil), ("£7.5 trillion", 7.5e12, "GBP"),
  ]

  @Test(arguments: texts)
  func `writes a sum as a plain number`(
    _ sample: (text: String, value: Double, currency: String?)
  ) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "The plan costs \(sample.text) in all.",
      file: "story.txt"
    )
    let amount = try #require(findings.amounts.first)
    #expect(amount.value == sample.value)
    #expect(amount.currency == sample.currency)
    #expect(Evidence(amount).amount == amount)
  }

  @Test func `knows that fifty billion are five thousand crore`() throws {
    let amounts = try SampleDocuments.reader().findings(
      in: "Rs 5,000 crore, ₹50 billion, $50 billion and 20 GWh in 2025.",
      file: "story.txt"
    ).amounts
    #expect(amounts.count == 3)
    #expect(amounts[0].isSame(as: amounts[1]))
    #expect(!amounts[0].isSame(as: amounts[2]))
  }
}
