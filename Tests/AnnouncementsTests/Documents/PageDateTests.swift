import Announcements
import CivilTime
import Testing

/// The dates of a page's mark-up beside those of its text.
@Suite struct PageDateTests {
  struct Page: Sendable, CustomTestStringConvertible {
    let head: String
    let story: String
    let publication: String
    var status = AnnouncementStatus.ok

    var testDescription: String { "\(head) \(story)" }

    var text: String {
      "<html><head><title>Infosys opens a hall in Pune</title>\(head)</head><body>"
        + "<h1>Infosys opens a hall in Pune</h1>\(story)</body></html>"
    }
  }

  private static let paragraph =
    "<p>Infosys will open a hall in Pune for two thousand people, it said in a note, and hire for it.</p>"

  private static func published(_ value: String) -> String {
    "<meta property=\"article:published_time\" content=\"\(value)\">"
  }

  static let pages = [
    // A statement of the article's own head decides over a general mark.
    Page(
      head: "<meta name=\"date\" content=\"2025-09-03T11:52:23\">",
      story: "<p>Stand: 02.09.2025 18:00 Uhr</p>\(paragraph)",
      publication: "2025-09-02T18:00"
    ),
    Page(
      head: "<meta name=\"date\" content=\"2025-09-03\">",
      story: "<p>By A. Writer, 2 September 2025</p>\(paragraph)",
      publication: "2025-09-02"
    ),
    Page(
      head: "<meta name=\"date\" content=\"2025-09-01\">",
      story: "<p>Updated: 2 September 2025</p>\(paragraph)",
      publication: "2025-09-01"
    ),
    Page(
      head: "<meta name=\"date\" content=\"2025-09-01T20:30:00Z\">",
      story: "<p>2 September 2025</p>\(paragraph)",
      publication: "2025-09-02T00:30+04:00"
    ),
    // Two marks that differ by a day or more.
    Page(
      head: published("2025-09-02T09:00:00+05:30"),
      story: "<p>4 September 2025</p>\(paragraph)",
      publication: "2025-09-02T09:00+05:30",
      status: .review
    ),
    Page(
      head: published("2025-09-03T01:49:09Z"),
      story: "<p>Published: September 2, 2025 at 5:49 p.m.</p>\(paragraph)",
      publication: "2025-09-02T17:49:09-08:00"
    ),
    // The times of other stories.
    Page(
      head: published("2025-09-02T09:00:00+05:30"),
      story: "\(paragraph)<div><a>Copper</a> <time class=\"entry-date published\" "
        + "datetime=\"2025-08-25T16:01:43+02:00\">25 August</time></div>",
      publication: "2025-09-02T09:00+05:30"
    ),
    Page(
      head: "",
      story:
        "<time class=\"published\" datetime=\"2025-09-02T09:00:00+05:30\">2 Sep</time>\(paragraph)"
        + "\(paragraph)<div><time class=\"published\" datetime=\"2025-08-25\">25 August</time></div>",
      publication: "2025-09-02T09:00+05:30"
    ),
    Page(
      head: "",
      story:
        "\(paragraph)\(paragraph)<div><time class=\"published\" datetime=\"2025-08-25\">a</time> "
        + "<time class=\"published\" datetime=\"2025-08-26\">b</time></div>",
      publication: "2025-08-25",
      status: .review
    ),
    Page(
      head: published("2025-09-02T09:00:00+05:30"),
      story: "<time datetime=\"2025-09-02T09:00:00+05:30\">a day ago</time>\(paragraph)",
      publication: "2025-09-02T09:00+05:30"
    ),
    // A post that was written ahead; a change long before.
    Page(
      head: published("2025-09-17T06:00:03+00:00")
        + "<meta property=\"article:modified_time\" content=\"2025-09-13T19:14:25+00:00\">",
      story: paragraph,
      publication: "2025-09-17T06:00:03Z"
    ),
    Page(
      head: published("2025-09-17T06:00:03+00:00")
        + "<meta property=\"article:modified_time\" content=\"2025-07-13T19:14:25+00:00\">",
      story: paragraph,
      publication: "2025-09-17T06:00:03Z",
      status: .review
    ),
    // Signs that are written as references or escapes.
    Page(
      head: published("2025-09-02T12:00:10&#x2B;05:30"),
      story: paragraph,
      publication: "2025-09-02T12:00:10+05:30"
    ),
    Page(
      head: "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":"
        + "\"2025-09-02T12:00:10\\u002B05:30\"}</script>",
      story: paragraph,
      publication: "2025-09-02T12:00:10+05:30"
    ),
    // Other mark-up.
    Page(
      head: "",
      story:
        "\(paragraph)<p>By <abbr class=\"published\" title=\"2025-09-02T10:21:40Z\">a friend</abbr></p>",
      publication: "2025-09-02T10:21:40Z"
    ),
    Page(
      head: "",
      story:
        "<span itemprop=\"datePublished\" content=\"2025-09-02T12:45+05:30\">last week</span>\(paragraph)",
      publication: "2025-09-02T12:45+05:30"
    ),
    Page(
      head: "<link rel=\"canonical\" href=\"https://news.example/2025/09/02/hall/\">",
      story: paragraph,
      publication: "2025-09-02"
    ),
    // What a page shows of others.
    Page(
      head: published("2025-09-02T09:00:00+05:30"),
      story: "\(paragraph)\(paragraph)<p>Posted by A Party on Monday, 8 September 2025</p>",
      publication: "2025-09-02T09:00+05:30"
    ),
    // An update that the head states long after the publication in the mark-up.
    Page(
      head: published("2025-01-02T09:00:00+05:30"),
      story: "<p>Updated: 2 September 2025</p>\(paragraph)",
      publication: "2025-01-02T09:00+05:30",
      status: .review
    ),
    Page(
      head: published("2025-08-30T09:00:00+05:30"),
      story: "<p>Updated: 2 September 2025</p>\(paragraph)",
      publication: "2025-08-30T09:00+05:30"
    ),
    // Two digits of a year at the head.
    Page(
      head: "",
      story: "<p>Von: Anna Muster | 02.09.25</p>\(paragraph)",
      publication: "2025-09-02",
      status: .review
    ),
    // The hour and the zone of the day.
    Page(
      head: published("2025-09-02"),
      story: "<p>Sep 02, 2025, 07:50 PM IST</p>\(paragraph)",
      publication: "2025-09-02T19:50+05:30"
    ),
    Page(
      head: published("2025-09-02T19:50:00"),
      story: "<p>Published: Sep 02, 2025, 07:50 PM IST</p>\(paragraph)",
      publication: "2025-09-02T19:50+05:30"
    ),
  ]

  @Test(arguments: pages)
  func `weighs the mark-up of a page against its text`(_ page: Page) throws {
    let findings = try SampleDocuments.reader().findings(in: page.text, file: "page.html")
    #expect(findings.publication?.description == page.publication)
    #expect(findings.status == page.status, "\(findings.reason ?? "")")
  }

  @Test func `reads figures by the language of the page`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "<html lang=\"de\"><head><title>Infosys baut</title></head><body><h1>Infosys baut</h1>"
        + "<p>02/09/2025</p>\(Self.paragraph)</body></html>",
      file: "page.html"
    )
    #expect(findings.publication?.description == "2025-09-02")
    #expect(findings.status == .ok)
  }
}
