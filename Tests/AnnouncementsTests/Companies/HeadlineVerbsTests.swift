import Announcements
import Testing

/// Headlines in which somebody else acts, and the company is the only one.
@Suite struct HeadlineVerbsTests {
  private static func status(_ headline: String, _ lead: String) throws -> AnnouncementStatus? {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.txt", "\(headline)\n\nPublished: 2 September 2025\n\n\(lead)\n")
    return try SampleDocuments.reader().read(paths: [file]).announcements.first?.status
  }

  static let told = [
    (
      "Pratik Rao to leave Jubilant FoodWorks in June",
      "The chief who took it past a thousand shops has resigned."
    ),
    (
      "Meera Sen is the new boss at Ashok Leyland",
      "The board has picked a woman from the tractor trade."
    ),
    (
      "India to divest as much as 5 pct in Cochin Shipyard",
      "The floor price is 1,540 rupees; bids are due in October."
    ),
    (
      "Blaze at Titan's Hosur factory doused, no casualty",
      "A fire broke out late on Sunday and was put out in three hours."
    ),
    (
      "Morning coffee: Rao out at Britannia",
      "The big one of last evening: a resignation after thirteen years."
    ),
  ]

  @Test(arguments: told)
  func `takes a headline with a verb and one company for news of it`(
    headline: String,
    lead: String
  ) throws {
    #expect(try Self.status(headline, lead) == .ok)
  }

  static let stories = [
    (
      "A morning in Titan's watch factory at Hosur",
      "At a quarter past six the first bus comes in from the quarters."
    ),
    ("How a shift runs in Titan's watch factory", "Three hundred women put on white coats at six."),
    (
      "What next for the watches of Titan?",
      "The first ad of 1987 hangs on a wall; nobody talks of the share."
    ),
  ]

  @Test(arguments: stories)
  func `asks about headlines that tell a story`(headline: String, lead: String) throws {
    #expect(try Self.status(headline, lead) != .ok)
  }

  @Test func `takes letters before the word shares for a firm`() throws {
    #expect(
      try Self.status(
        "KPTX shares rise 3% on Rs 2,471-crore orders of Infosys",
        "Infosys gained after securing orders worth Rs 2,471 crore."
      ) == .ok
    )
    #expect(
      try Self.status(
        "INDIA shares rise 3% on orders of Infosys",
        "Infosys gained after securing orders worth Rs 2,471 crore."
      ) != .ok
    )
  }

  @Test(arguments: [
    "My portfolio at the end of September", "Living off dividends: what ten years taught me",
  ])
  func `asks about headlines in the first person`(headline: String) throws {
    #expect(try Self.status(headline, "Infosys said it has raised its dividend to Rs 22.") != .ok)
  }

  @Test func `takes what happened in a month of an earlier year for history`() throws {
    let text =
      "The last round came in July 2021, when Infosys moved first and Wipro followed within two days."
    #expect(try Self.status("Why your bill may go up again", text) != .ok)
  }

  @Test func `reads short names of brokers' notes`() throws {
    #expect(
      try Self.status("AU SFB buys a microfinance firm", "It pays with its own paper.") == .ok
    )
  }
}
