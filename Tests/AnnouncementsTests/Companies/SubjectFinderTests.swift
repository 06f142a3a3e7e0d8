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
}
