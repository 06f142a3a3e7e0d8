import Announcements
import CivilTime
import Testing

@Suite struct HTMLDocumentTests {
  private static func page(head: String, extra: String = "") -> String {
    """
    <!DOCTYPE html><html><head><title>Infosys wins an order | The Site</title>
    \(head)
    <style>p { color: red } /* Published: 1 Jan 2001 */</style>
    </head><body><nav><a href="/">Wipro</a> Published: 3 Mar 2003</nav>
    <h1>Infosys wins an order from Axis&nbsp;Bank</h1>
    \(extra)
    <p>Infosys will run the computers of Axis Bank for &#8377;5,000&nbsp;crore, it said &mdash; in a
    note in Pune &amp; elsewhere.</p>
    <aside>Published: 4 Apr 2004. Tata Steel rises.</aside>
    <footer>© 2025 The Site</footer></body></html>
    """
  }

  static let heads: [(head: String, extra: String, publication: String)] = [
    (
      "<meta property=\"article:published_time\" content=\"2025-09-02T12:00:00+05:30\">", "",
      "2025-09-02T12:00+05:30"
    ),
    ("<META CONTENT='2025-09-02' NAME='DC.date.issued'>", "", "2025-09-02"),
    (
      "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"dateModified\": "
        + "\"2025-09-03T09:00:00Z\", \"datePublished\": \"2025-09-02T06:30:00Z\"}</script>", "",
      "2025-09-02T06:30Z"
    ),
    (
      "", "<time datetime=\"2025-09-02T12:00+05:30\" itemprop=\"datePublished\">2 days ago</time>",
      "2025-09-02T12:00+05:30"
    ),
    ("", "<div>Published on: Sep 2, 2025, 12:00 PM IST</div>", "2025-09-02T12:00+05:30"),
    ("", "<span>September 2, 2025</span>", "2025-09-02"),
    (
      "<meta property=\"article:published_time\" content=\"2025-09-01T20:30:00Z\">",
      "<div>Published: Sep 2, 2025, 2:00 AM IST</div>", "2025-09-02T02:00+05:30"
    ),
  ]

  @Test(arguments: heads)
  func `reads the date of a page from its mark-up or its text`(
    _ sample: (head: String, extra: String, publication: String)
  ) throws {
    let text = Self.page(head: sample.head, extra: sample.extra)
    let findings = try SampleDocuments.reader().findings(in: text, file: "page.html")
    #expect(findings.publication?.description == sample.publication)
    #expect(findings.status == .ok, "\(findings.reason ?? "")")
    #expect(findings.headline == "Infosys wins an order from Axis Bank")
    #expect(findings.companies.map(\.company.symbol) == ["INFY", "AXISBANK"])
    #expect(findings.amounts.map(\.value) == [5e10])
  }

  static let linked: [(entries: String, publication: String, status: AnnouncementStatus)] = [
    (
      "[{\"@type\":\"WebSite\",\"datePublished\":\"2018-01-01\"},{\"@type\":\"NewsArticle\","
        + "\"datePublished\":\"2025-09-02T12:00:00+05:30\"}]",
      "2025-09-02T12:00+05:30", .ok
    ),
    (
      "{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":\"2025-09-02T13:00:00+05:30\"},"
        + "{\"datePublished\":\"2025-09-02T12:00:00+05:30\",\"@type\":[\"Article\",\"NewsArticle\"]}]}",
      "2025-09-02T12:00+05:30", .ok
    ),
    (
      "{\"@type\":\"VideoObject\",\"datePublished\":\"2018-01-01\"}", "none", .noDate
    ),
    (
      "{\"@type\":\"WebPage\",\"datePublished\":\"2025-09-02\",\"primaryImageOfPage\":"
        + "{\"@type\":\"ImageObject\",\"datePublished\":\"2018-01-01\"}}",
      "2025-09-02", .ok
    ),
    (
      "[{\"@type\":\"NewsArticle\",\"headline\":\"Wipro opens a hall\",\"datePublished\":\"2025-01-02\"},"
        + "{\"@type\":\"NewsArticle\",\"headline\":\"Infosys wins an order from Axis Bank\","
        + "\"datePublished\":\"2025-09-02\"}]",
      "2025-09-02", .ok
    ),
    (
      "[{\"@type\":\"NewsArticle\",\"headline\":\"Wipro opens a hall\",\"datePublished\":\"2025-01-02\"},"
        + "{\"@type\":\"BlogPosting\",\"datePublished\":\"2025-09-02\"}]",
      "2025-01-02", .review
    ),
    (
      "[{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"NewsArticle\",\"datePublished\":"
        + "\"2018-01-01\"}]},{\"@type\":\"http://schema.org/ReportageNewsArticle\",\"isPartOf\":"
        + "{\"@type\":\"WebSite\",\"datePublished\":\"2018-01-01\"},\"datePublished\":\"2025-09-02\"}]",
      "2025-09-02", .ok
    ),
    ("{\"datePublished\":\"2025-09-02\" \"broken", "2025-09-02", .ok),
  ]

  @Test(arguments: linked)
  func `takes the date of the article among the entries of JSON-LD`(
    _ sample: (entries: String, publication: String, status: AnnouncementStatus)
  ) throws {
    let text = Self.page(head: "<script type=\"application/ld+json\">\(sample.entries)</script>")
    let findings = try SampleDocuments.reader().findings(in: text, file: "page.html")
    #expect((findings.publication?.description ?? "none") == sample.publication)
    #expect(findings.status == sample.status, "\(findings.reason ?? "")")
  }

  @Test func `keeps the places of the words in the file`() throws {
    let text = Self.page(head: "<meta name=\"date\" content=\"2025-09-02\">")
    let bytes = Array(text.utf8)
    let findings = try SampleDocuments.reader().findings(in: text, file: "page.html")
    let date = try #require(findings.dates.first { $0.role == .published })
    #expect(String(decoding: bytes[date.byteRange], as: UTF8.self) == "2025-09-02")
    for mention in findings.companies.flatMap(\.mentions) {
      let words = String(decoding: bytes[mention.byteRange], as: UTF8.self)
      #expect(words.replacing("&nbsp;", with: " ") == mention.quote)
    }
  }

  @Test func `shows the characters of a page and not their names`() throws {
    let text =
      "<html><h1>Infosys wins Nestl&eacute; order&hellip; worth &#x20B9;5 crore &bogus; R&D</h1></html>"
    let findings = try SampleDocuments.reader().findings(in: text, file: "page.html")
    #expect(findings.headline == "Infosys wins Nestlé order… worth ₹ 5 crore &bogus; R&D")
  }

  @Test func `says that a page without a date has none`() throws {
    let findings = try SampleDocuments.reader().findings(in: Self.page(head: ""), file: "page.html")
    #expect(findings.publication == nil)
    #expect(findings.status == .noDate)
  }

  @Test func `survives a page that is not well formed`() throws {
    let text = "<html><p>Infosys wins</p><aside><aside <p class='x>Published: 2 Sep 2025 & < b &; "
    let findings = try SampleDocuments.reader().findings(in: text, file: "page.html")
    #expect(findings.companies.map(\.company.symbol) == ["INFY"])
  }

  @Test func `reads a million lines of tags in linear time`() throws {
    let text = "<html><body>" + String(repeating: "<div><aside><p\n", count: 100_000)
    let clock = ContinuousClock()
    let reader = try SampleDocuments.reader()
    let duration = clock.measure { _ = reader.findings(in: text, file: "page.html") }
    #expect(duration < .seconds(20))
  }
}
