import Announcements
import Testing

@Suite struct MarketQuoteTests {
  @Test func `reads the quote of the first report and finds that it adds up`() throws {
    let reading = try SampleDocuments.reader().read(
      paths: ["\(SampleDocuments.seeds)/002_ashok-leyland-calb-first-report.txt"]
    )
    let quote = try #require(reading.documents.first?.quote)
    #expect(
      quote.values == [
        .price: 130.95, .change: 2.92, .changeFraction: 2.28 / 100, .previousClose: 128.03,
        .open: 128.71, .high: 131.65, .low: 128.46, .volumeWeightedAveragePrice: 130.37,
      ]
    )
    #expect(quote.disagreements.isEmpty)
  }

  @Test func `says what does not add up`() throws {
    let findings = try SampleDocuments.reader().findings(
      in:
        "Infosys was trading at Rs 100.00, down Rs 3.00 (2.50%) from the previous close of Rs 102.00. "
        + "It opened at Rs 104.00, with a high of Rs 103.00 and a low of Rs 99.00.",
      file: "story.txt"
    )
    #expect(
      findings.quote?.disagreements == [
        "price 100.0 less change -3.0 is not the previous close 102.0",
        "change -3.0 is not -2.5 % of 102.0", "open 104.0 is outside low 99.0 and high 103.0",
      ]
    )
  }

  @Test func `finds no quote where there is none`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys rose early and gained 5 customers, up from 3 last year.",
      file: "story.txt"
    )
    #expect(findings.quote == nil)
  }
}
