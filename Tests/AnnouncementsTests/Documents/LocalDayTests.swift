import Announcements
import CivilTime
import Testing

/// The day of a stamp in UTC on the clock that its page prints.
@Suite struct LocalDayTests {
  typealias Page = PageDateTests.Page

  private static let paragraph =
    "<p>Infosys will open a hall in Pune for two thousand people, it said in a note, and hire for it.</p>"

  private static func published(_ value: String) -> String {
    "<meta property=\"article:published_time\" content=\"\(value)\">"
  }

  static let pages = [
    // The same minute, printed on a clock behind UTC and on one ahead of it.
    Page(
      head: published("2025-09-03T01:09:55+00:00"),
      story: "<p>By A. Writer</p><p>September 2, 2025 at 6:09 p.m.</p>\(paragraph)",
      publication: "2025-09-02T18:09:55-07:00"
    ),
    Page(
      head: published("2025-09-01T22:04:00Z"),
      story: "<p>2. September 2025 00:04 Uhr</p>\(paragraph)",
      publication: "2025-09-02T00:04+02:00"
    ),
    Page(
      head: published("2025-09-01T19:40:00Z"),
      story: "<p>Published: 2 Sep 2025, 1:10 AM</p>\(paragraph)",
      publication: "2025-09-02T01:10+05:30"
    ),
    // Another stamp that has its offset.
    Page(
      head: published("2025-09-03T02:11:03+00:00"),
      story:
        "<p><time class=\"published\" datetime=\"2025-09-02T21:11:03-05:00\">Tuesday</time></p>"
        + paragraph,
      publication: "2025-09-02T21:11:03-05:00"
    ),
    // A day without an hour, in the head and in the address.
    Page(
      head: published("2025-09-01T23:00Z"),
      story: "<p>2. September 2025</p>\(paragraph)",
      publication: "2025-09-02T00:00+01:00"
    ),
    Page(
      head: published("2025-09-03T02:18:11Z")
        + "<link rel=\"canonical\" href=\"https://news.example/2025/09/02/hall\">",
      story: paragraph,
      publication: "2025-09-02T23:18:11-03:00"
    ),
    // Nothing but UTC is printed, or no clock of the earth shows that day then.
    Page(
      head: published("2025-09-03T02:18:11Z"),
      story: "<p>3 September 2025</p>\(paragraph)",
      publication: "2025-09-03T02:18:11Z"
    ),
    Page(
      head: published("2025-09-03T02:18:11Z"),
      story: paragraph,
      publication: "2025-09-03T02:18:11Z"
    ),
    Page(
      head: published("2025-09-01T09:00:00Z"),
      story: "<p>2 September 2025</p>\(paragraph)",
      publication: "2025-09-01T09:00Z"
    ),
    // The head prints the day of UTC, and the address another one.
    Page(
      head: published("2025-09-03T02:18:11Z")
        + "<link rel=\"canonical\" href=\"https://news.example/2025/09/02/hall\">",
      story: "<p>3 September 2025</p>\(paragraph)",
      publication: "2025-09-03T02:18:11Z"
    ),
  ]

  @Test(arguments: pages)
  func `takes the day that a page prints for its stamp in UTC`(_ page: Page) throws {
    let findings = try SampleDocuments.reader().findings(in: page.text, file: "story.html")
    #expect(findings.publication?.description == page.publication)
    #expect(findings.status == page.status, "\(findings.reason ?? "")")
  }

  @Test func `says that it wrote a stamp on a clock that shows the printed day`() throws {
    let page = Page(
      head: Self.published("2025-09-01T23:00Z"),
      story: "<p>2. September 2025</p>\(Self.paragraph)",
      publication: "2025-09-02T00:00+01:00"
    )
    let findings = try SampleDocuments.reader().findings(in: page.text, file: "story.html")
    #expect(
      findings.reason
        == "\"article:published_time 2025-09-01T23:00Z\" is in UTC and the page prints "
        + "\"2. September 2025\"; the moment is written on the nearest clock that shows this day"
    )
  }
}
