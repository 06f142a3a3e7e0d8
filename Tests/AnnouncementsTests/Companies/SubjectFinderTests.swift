import Announcements
import Testing

@Suite struct SubjectFinderTests {
  private static func roles(_ text: String) throws -> [String] {
    try SampleDocuments.reader().findings(in: text, file: "story.txt").companies
      .map { "\($0.company.symbol) \($0.role.rawValue)" }
  }

  @Test func `takes the companies of the headline as subjects and others as mentions`() throws {
    let text = """
      Infosys wins an order from a bank

      Infosys will run the computers of a bank for five years, it said on Monday in Pune.

      Tata Consultancy Services and Wipro had bid for the same order, people who know of it said.
      """
    #expect(try Self.roles(text) == ["INFY subject", "TCS mention", "WIPRO mention"])
  }

  @Test func `adds a company of the first paragraph that the story names again`() throws {
    let text = """
      Infosys wins an order from a bank

      Infosys will run the computers of Axis Bank for five years, it said on Monday in Pune.

      Axis Bank had run them itself until now, with help that came from Wipro in some years.
      """
    #expect(try Self.roles(text) == ["INFY subject", "AXISBANK subject", "WIPRO mention"])
  }

  @Test func `looks at the first paragraph when the headline names nobody`() throws {
    let text = """
      Truck maker to build its own batteries

      Ashok Leyland will build batteries in India with a partner from abroad, the company said.

      Tata Motors has similar plans and spoke about them in the summer at a fair in Pune.
      """
    #expect(try Self.roles(text) == ["ASHOKLEY subject", "TATAMOTORS mention"])
  }

  @Test func `calls a story about no single company sector news`() throws {
    let text = """
      Rain delays the harvest in three states

      Rain has delayed the harvest of sugar cane, officials of three states said on Monday evening.

      Makers of tractors such as Escorts and Mahindra & Mahindra may sell less in this season.
      """
    #expect(try Self.roles(text) == ["ESCORTS sector", "M&M sector"])
    let findings = try SampleDocuments.reader().findings(in: text, file: "story.txt")
    #expect(findings.kind == "sector news")
  }

  @Test func `leaves out companies of teasers and of the site's own words`() throws {
    let text = """
      Infosys wins an order from a bank

      Infosys will run the computers of a bank for five years, it said on Monday. The order is the
      largest of the year for the company, and it expects more of the same kind before the summer.

      Also read: Wipro loses an order
      Infosys has worked for the bank before, and knows its computers better than others do.

      Related News
      Tata Steel raises its prices
      JSW Steel raises its prices as well, because the ore that both of them buy has become dear.

      About us:
      This site is read by the staff of Axis Bank and by many other people in the whole country.
      """
    #expect(try Self.roles(text) == ["INFY subject"])
  }

  /// Headlines that name Ashok Leyland only to say who somebody else is.
  static let passing = [
    "Truck financier wins order from Ashok Leyland rival",
    "Ashok Leyland's biggest rival raises prices",
    "A rival of Ashok Leyland raises its prices", "Competitor to Ashok Leyland raises its prices",
    "Buyers leave Ashok Leyland's competitors for rail",
    "Engineer formerly with Ashok Leyland opens a school",
    "Former Ashok Leyland engineer opens a school",
    "Former chief executive of Ashok Leyland opens a school",
    "Truck maker overtakes rival Ashok Leyland",
  ]

  @Test(arguments: passing)
  func `takes a company that only marks somebody else for a mention`(headline: String) throws {
    let text = "\(headline)\n\nThe news came out on Monday evening in Chennai, at a fair.\n"
    #expect(try Self.roles(text) == ["ASHOKLEY mention"])
    let folder = try TemporaryFolder()
    let file = try folder.write("story.txt", "\(text)\nPublished: 2 Sep 2025\n")
    let rows = try SampleDocuments.reader().read(paths: [file]).announcements
    #expect(rows.map(\.symbol) == [""])
    #expect(rows.map(\.status) == [.review])
    #expect(rows[0].reason?.hasSuffix("it mentions ASHOKLEY") == true)
  }

  @Test
  func `takes the company behind the word rival for the subject where a name stands before it`()
    throws
  {
    let text =
      "Tata Steel rival JSW Steel lights a furnace\n\nThe furnace stands in the south of India.\n"
    #expect(try Self.roles(text) == ["JSWSTEEL subject", "TATASTEEL mention"])
  }

  private static func rows(ofSectorNews last: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "story.txt",
      """
      Diesel prices stay as they are

      Published: 2 Sep 2025

      Refiners left the prices of diesel as they were on Tuesday, for the third month in a row.

      A cut is expected after the harvest, when tractors and lorries need less of it than now.

      \(last)

      """
    )
    return try SampleDocuments.reader().read(paths: [file]).announcements.map {
      "\($0.symbol) \($0.status.rawValue) \($0.reason ?? "-")"
    }
  }

  @Test func `sends sector news to review where companies stand late or beside prices of shares`()
    throws
  {
    #expect(
      try Self.rows(ofSectorNews: "Shares of Tata Motors and Maruti Suzuki were little changed.")
        == [
          "TATAMOTORS review sector news that names the company only where it reports prices of shares",
          "MARUTI review sector news that names the company only where it reports prices of shares",
        ]
    )
    #expect(
      try Self.rows(ofSectorNews: "Dealers of Tata Motors sell more cars that run on gas.")
        == ["TATAMOTORS review sector news that names companies only late in its text"]
    )
  }
}
