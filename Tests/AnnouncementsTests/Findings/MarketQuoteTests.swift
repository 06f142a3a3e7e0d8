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

  /// A sentence after the price, and the high and the low that it names.
  static let extremes: [(text: String, high: Double?, low: Double?)] = [
    ("It touched a high and low of Rs 231.35 and Rs 229.40 respectively.", 231.35, 229.4),
    ("It hit a low and a high of Rs 229.40 and Rs 231.35, respectively.", 231.35, 229.4),
    ("It had a high of Rs 383.40 and a low of Rs 371.10.", 383.4, 371.1),
    ("The stock hit an intraday high of Rs. 231.35 and intraday low of 229.40.", 231.35, 229.4),
    ("The day's high and low were 231.35 and 229.40.", 231.35, 229.4),
    ("Its high/low stood at 231.35/229.40 so far.", 231.35, 229.4),
    ("The 52-week high and low are Rs 500 and Rs 300.", nil, nil),
    ("Its 52-week high of Rs 500 came in May, a low of Rs 229.40 today.", nil, 229.4),
    ("The record high of Rs 142.65 is far off.", nil, nil),
    ("It touched a 52 week high and low of Rs 500 and Rs 300 respectively.", nil, nil),
  ]

  @Test(arguments: extremes)
  func `reads high and low of the day, also one after the other`(
    _ sample: (text: String, high: Double?, low: Double?)
  ) throws {
    let quote = try #require(
      try SampleDocuments.reader().findings(
        in: "Infosys was trading in BSE at Rs. 229.85, with a previous close of Rs. 231.05. "
          + sample.text,
        file: "story.txt"
      ).quote
    )
    #expect(quote.values[.price] == 229.85)
    #expect(quote.values[.high] == sample.high)
    #expect(quote.values[.low] == sample.low)
  }
}
