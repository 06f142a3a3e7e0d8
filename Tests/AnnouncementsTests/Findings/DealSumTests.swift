import Announcements
import Testing

/// The sum of what is announced, among sums that measure something else.
@Suite struct DealSumTests {
  /// What a story says below a headline without a sum, and its main sum.
  struct Story: Sendable, CustomTestStringConvertible {
    let text: String
    let value: String?

    init(_ text: String, _ value: String?) {
      self.text = text
      self.value = value
    }

    var testDescription: String { text }
  }

  static let sums: [Story] = [
    // Beside the size of the company.
    Story(
      "Infosys, with a market capitalisation of Rs 6 lakh crore, won an order worth Rs 340 crore.",
      "3400000000"
    ),
    Story("Infosys, a $19 billion company, will pay $40 million for a design studio.", "40000000"),
    Story(
      "The order of Rs 340 crore is small beside the order book of Rs 9,000 crore of Infosys.",
      "3400000000"
    ),
    Story("Infosys has a market value of Rs 6 lakh crore.", nil),
    Story("Shares rose, which adds Rs 12,000 crore in market value to Infosys.", nil),
    Story("Infosys gets a contract; its m-cap stands at Rs 6.1 lakh crore today.", nil),
    // Beside the day's trading.
    Story(
      "The contract has a total consideration of Rs. 345.5 crore. The net turnover during the day was Rs. 7,68,71,434.00.",
      "3455000000"
    ),
    Story("Infosys shares worth Rs 76 crore changed hands on the exchange.", nil),
    Story("The turnover of the counter was Rs 4.2 crore as Infosys won a contract.", nil),
    // Beside results.
    Story(
      "Infosys, whose revenue was Rs 1.6 lakh crore last year, buys a laboratory for Rs 88 crore.",
      "880000000"
    ),
    Story(
      "Infosys acquires a firm with sales of Rs 210 crore at a consideration of Rs 500 crore.",
      "5000000000"
    ),
    Story("Infosys acquires a firm whose turnover in FY25 stood at Rs 210 crore.", nil),
    Story("Infosys earned a net profit of Rs 6,900 crore in the quarter.", nil),
    Story("Infosys made Rs 6,900 crore in net profit, up from Rs 6,500 crore.", nil),
    Story("The unit had a loss of Rs 14 crore; Infosys sells it for Rs 30 crore.", "300000000"),
    // Beside debt, funds and books.
    Story(
      "Infosys raises Rs 700 crore by debentures and cuts the net debt of Rs 4,100 crore.",
      "7000000000"
    ),
    Story("Infosys will raise debt of Rs 700 crore this year.", "7000000000"),
    Story("The group has borrowings of Rs 22,000 crore, Infosys said.", nil),
    Story(
      "Infosys takes over a fund house with assets under management of Rs 18,000 crore for Rs 450 crore.",
      "4500000000"
    ),
    Story("The fund of Infosys has Rs 18,000 crore in assets.", nil),
    Story("Infosys had a cash balance of Rs 2,000 crore when it won the contract.", nil),
    Story("Its order backlog rose to Rs 11,200 crore at Infosys.", nil),
    Story("Infosys has unexecuted orders of Rs 3,300 crore after the new one.", nil),
    Story(
      "Infosys bags a Rs 95-crore order, which takes the order book to Rs 4,000 crore.",
      "950000000"
    ),
    // Beside markets and schemes.
    Story(
      "Infosys enters a market worth Rs 50,000 crore with an investment of Rs 600 crore.",
      "6000000000"
    ),
    Story("Infosys applies under the Rs 18,100 crore scheme for batteries.", nil),
    Story("The $110-billion group that owns Infosys will spend $2 billion on it.", "2000000000"),
    Story("Infosys is valued at Rs 250 crore in the deal, it said.", "2500000000"),
    // What a stake is bought for, and not what the whole is valued at.
    Story(
      "Infosys invested Rs 11,500 crore in a maker of cars, which is valued at Rs 70,352 crore.",
      "115000000000"
    ),
    Story(
      "A fund will put Rs 900 crore into the unit of Infosys at a post-money valuation of Rs 7,000 crore.",
      "9000000000"
    ),
    Story(
      "Infosys bags an order valued at Rs 800 crore, of which Rs 50 crore were paid.",
      "8000000000"
    ),
    Story("Infosys sells a tenth for Rs 90 crore, valuing the unit at Rs 900 crore.", "900000000"),
    // Other acts.
    Story("Infosys was fined Rs 3.5 crore; its revenue is Rs 1.6 lakh crore.", "35000000"),
    Story("Infosys got a tax demand of Rs 32,403 crore for five years.", "324030000000"),
    Story("A buyback of Rs 18,000 crore was approved by Infosys.", "180000000000"),
    Story("Infosys repays nothing and gets a grant of Rs 2 crore from the state.", "20000000"),
    Story("Infosys signs a deal that may bring Rs 1,000 crore in five years.", "10000000000"),
    Story("Infosys pays Rs 20 lakh now and Rs 3 crore after that.", "30000000"),
    Story("Infosys will pay €30m for a studio in Graz.", "30000000"),
    Story("Infosys erhält einen Auftrag im Wert von 1,2 Mrd. Euro.", "1200000000"),
    Story("Infosys investiert 45 Mio. Euro, der Umsatz lag bei 2 Mrd. Euro.", "45000000"),
    Story("Infosys को 250 करोड़ रुपये का ठेका मिला है, कंपनी ने कहा कि काम इसी साल शुरू होगा।", "2500000000"),
    Story("Infosys remporte un contrat de 12 millions d'euros pour un nouveau studio.", "12000000"),
  ]

  @Test(arguments: sums)
  func `takes the sum of the deal and not the size of the company`(_ story: Story) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "story.txt",
      "Infosys says what comes next\n\n\(story.text)\n\nPublished: 2 Sep 2025\n"
    )
    let row = try #require(try SampleDocuments.reader().read(paths: [file]).announcements.first)
    #expect(row.attributes["deal_value"] == story.value)
  }

  /// Sums further down, in the words of a form.
  static let forms: [Story] = [
    Story("Order value: Rs. 62.4 crore", "624000000"),
    Story("Size of the contract - INR 41 crore", "410000000"),
    Story("Cost of acquisition or price: Rs 75 crore", "750000000"),
    Story("It had earlier won an order of Rs 300 crore.", nil),
    Story("The net turnover during the day was Rs. 7,68,71,434.00.", nil),
  ]

  @Test(arguments: forms)
  func `takes a sum that a form names anywhere`(_ form: Story) throws {
    let folder = try TemporaryFolder()
    let filler = (1...4).map { "Infosys describes part \($0) of the work, which goes on for long." }
    let file = try folder.write(
      "story.txt",
      "Infosys wins an order from a bank\n\nInfosys won an order from a bank, it said on the day.\n\n"
        + filler.joined(separator: "\n\n") + "\n\n\(form.text)\n\nPublished: 2 Sep 2025\n"
    )
    let row = try #require(try SampleDocuments.reader().read(paths: [file]).announcements.first)
    #expect(row.attributes["deal_value"] == form.value)
  }
}
