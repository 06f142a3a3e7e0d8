import Announcements
import Testing

/// What a company has come to, in the sentences that tell it, and what is no news of it.
@Suite struct OutcomeTests {
  /// Reads a text of one paragraph below its day.
  private static func row(_ text: String) throws -> Announcement? {
    let folder = try TemporaryFolder()
    let file = try folder.write("story.txt", "Published: 2 September 2025\n\n\(text)\n")
    return try SampleDocuments.reader().read(paths: [file]).announcements.first
  }

  static let news = [
    "Ashok Leyland is the lowest bidder for an order of 2,000 buses in the south of India.",
    "Ashok Leyland fixes the record date of its bonus shares, two for one that is held.",
    "Ashok Leyland has the approval of the ministry to build a new kind of lorry in Pune.",
    "Ashok Leyland and others have in-principle approval of the ministry for a new kind of lorry.",
    "Ashok Leyland forms a joint venture with a firm of the Netherlands on lamps for lorries.",
    "Ashok Leyland extends its ties with a Finnish insurer of lorries, for the pensions of drivers.",
    "Ashok Leyland is done with its business in Indonesia, and a firm of Jakarta has it now.",
    "Ashok Leyland's lorry output was 7.03 million tonnes in the third quarter of the year.",
    "Ashok Leyland's second-quarter net profit is Rs 133 crore, against Rs 36 crore a year ago.",
    "Promoter of Ashok Leyland sells 19.6% in block deal",
    "Japanese lender to pay Rs 13,483 crore for 20% of Ashok Leyland",
    "The Chennai group Ashok Leyland takes the mill in Lalkuan off the hands of a maker of paper",
  ]

  @Test(arguments: news)
  func `takes what a company has come to for news of it`(text: String) throws {
    let row = try #require(try Self.row(text))
    #expect(row.symbol == "ASHOKLEY")
    #expect(row.status == .ok, "\(row.reason ?? "")")
  }

  static let others = [
    "Ten years with Ashok Leyland: what I learned\n\nLorries are boring, and boring is good.",
    "PREVIEW-Ashok Leyland seen posting muted first quarter\n\nAnalysts will watch for orders.",
  ]

  @Test(arguments: others)
  func `sends what a writer has lived through or expects to review`(text: String) throws {
    #expect(try Self.row(text)?.status != .ok)
  }
}
