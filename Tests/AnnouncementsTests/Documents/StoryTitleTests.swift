import Announcements
import Testing

/// Which words of a page are its headline.
@Suite struct StoryTitleTests {
  static let heads: [(title: String, headings: String, headline: String)] = [
    (
      "Why I hold Cipla – Notes of a Saver",
      "<h1><a>Notes of a Saver</a></h1><p>Money, slowly</p><h2>Why I hold Cipla</h2>",
      "Why I hold Cipla"
    ),
    (
      "Cipla's inhaler in Canada is out | Market Ledger",
      "<h1>Market Ledger</h1><h3>Cipla's inhaler in Canada is out</h3>",
      "Cipla's inhaler in Canada is out"
    ),
    (
      "Cipla is up again this week - Pharma Diary", "<h1>Pharma Diary</h1><h2>From the desk</h2>",
      "Cipla is up again this week"
    ),
    (
      "Cipla wins in Canada | The Site", "<h1>Cipla wins the nod of Canada for its inhaler</h1>",
      "Cipla wins the nod of Canada for its inhaler"
    ),
    ("The Site", "<h1>Cipla wins the nod of Canada</h1>", "Cipla wins the nod of Canada"),
    ("Cipla wins the nod of Canada", "", "Cipla wins the nod of Canada"),
    ("", "<h1>Cipla wins the nod of Canada</h1>", "Cipla wins the nod of Canada"),
  ]

  @Test(arguments: heads)
  func `takes the heading of the story and not the name of the site`(
    _ page: (title: String, headings: String, headline: String)
  ) throws {
    let title = page.title.isEmpty ? "" : "<title>\(page.title)</title>"
    let text = """
      <html><head>\(title)</head><body>\(page.headings)
      <p>Published: 2 Sep 2025</p>
      <p>Cipla has won the nod of the regulator of Canada for an inhaler, the company said.</p>
      </body></html>
      """
    let findings = try SampleDocuments.reader().findings(in: text, file: "page.html")
    #expect(findings.headline == page.headline)
    #expect(findings.companies.map(\.company.symbol) == ["CIPLA"])
  }
}
