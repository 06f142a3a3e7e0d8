import Announcements
import CivilTime
import Testing

/// What the head of a page prints beside the marks of a page, and what its text says below.
@Suite struct PageWitnessTests {
  typealias Page = PageDateTests.Page

  private static let paragraph =
    "<p>Infosys will open a hall in Pune for two thousand people, it said in a note, and hire for it.</p>"
  private static let text = "\(paragraph)\(paragraph)\(paragraph)"

  private static func published(_ value: String) -> String {
    "<meta property=\"article:published_time\" content=\"\(value)\">"
  }

  private static func modified(_ value: String) -> String {
    "<meta property=\"article:modified_time\" content=\"\(value)\">"
  }

  private static func data(_ published: String, type: String = "NewsArticle") -> String {
    "<script type=\"application/ld+json\">{\"@type\":\"\(type)\",\"datePublished\":\"\(published)\"}</script>"
  }

  static let marks = [
    // Of two marks the one whose day the head prints.
    Page(
      head: published("2025-09-02T10:00:00Z") + data("2025-09-05T10:00:00Z"),
      story: "<p>2 September 2025</p>\(text)",
      publication: "2025-09-02T10:00Z"
    ),
    Page(
      head: published("2025-09-05T10:00:00Z") + data("2025-09-02T10:00:00Z"),
      story: "<p>5 September 2025</p>\(text)",
      publication: "2025-09-05T10:00Z"
    ),
    Page(
      head: published("2025-09-05T10:00:00Z") + data("2025-09-02T10:00:00Z"),
      story: text,
      publication: "2025-09-02T10:00Z",
      status: .review
    ),
    // It prints the update, or a third day.
    Page(
      head: published("2025-09-05T10:00:00Z") + data("2025-09-02T10:00:00Z")
        + modified("2025-09-05T10:05:00Z"),
      story: "<p>5 September 2025</p>\(text)",
      publication: "2025-09-02T10:00Z",
      status: .review
    ),
    Page(
      head: published("2025-09-05T10:00:00Z") + data("2025-09-02T10:00:00Z"),
      story: "<p>9 September 2025</p>\(text)",
      publication: "2025-09-02T10:00Z",
      status: .review
    ),
    // The update in the head, without a word that says so: up to thirty days later.
    Page(
      head: published("2025-08-20T10:00:00Z") + modified("2025-09-05T10:00:00Z"),
      story: "<p>5 September 2025</p>\(text)",
      publication: "2025-08-20T10:00Z"
    ),
    Page(
      head: published("2025-07-20T10:00:00Z") + modified("2025-09-05T10:00:00Z"),
      story: "<p>5 September 2025</p>\(text)",
      publication: "2025-07-20T10:00Z",
      status: .review
    ),
    // A change long before: of a post that is used again, or of the file.
    Page(
      head: published("2025-09-02T10:00:00Z") + modified("2025-02-02T10:00:00Z"),
      story: "<p>2 September 2025</p>\(text)",
      publication: "2025-09-02T10:00Z"
    ),
    Page(
      head: published("2025-09-02T10:00:00Z")
        + "<meta name=\"last-modified\" content=\"2025-02-02 20:18:45\">",
      story: text,
      publication: "2025-09-02T10:00Z"
    ),
    // A general mark of an earlier day, and what the head prints.
    Page(
      head: "<meta name=\"date\" content=\"2025-08-20\">",
      story: "<p>2 September 2025</p>\(text)",
      publication: "2025-09-02"
    ),
    Page(
      head: "<meta name=\"date\" content=\"2025-08-20\"></head><body><p>5 September 2025</p>",
      story: text,
      publication: "2025-08-20",
      status: .review
    ),
    // A day that begins at the moment of a stamp in UTC, beside an update of that day.
    Page(
      head: published("2025-09-01T22:00Z") + modified("2025-09-02T12:42Z"),
      story: "<p>2. September 2025</p>\(text)",
      publication: "2025-09-02T00:00+02:00"
    ),
    Page(
      head: published("2025-09-01T22:10Z") + modified("2025-09-02T12:42Z"),
      story: "<p>2. September 2025</p>\(text)",
      publication: "2025-09-01T22:10Z"
    ),
    // An update of the mark-up is not seen, and one beside other words is.
    Page(
      head: "<meta property=\"og:updated_time\" content=\"2025-12-02T11:57:06+02:00\">",
      story: "<p>2 September 2025</p>\(text)",
      publication: "2025-09-02"
    ),
    Page(
      head: "<meta property=\"dcterms:created\" content=\"2025-09-02\">",
      story: text,
      publication: "2025-09-02"
    ),
  ]

  static let tags = [
    // What a tag shows comes before what it has for machines.
    Page(
      head: "",
      story: "<time datetime=\"2025-09-05T10:18:46Z\">Published 2 September 2025</time>\(text)",
      publication: "2025-09-02"
    ),
    Page(
      head: "",
      story: "<time datetime=\"2025-09-05T10:18:46Z\">last week</time>\(text)",
      publication: "2025-09-05T10:18:46Z"
    ),
    Page(
      head: "",
      story: "<time pubdate datetime=\"2025-09-02T10:00:00Z\">Tuesday</time>"
        + "<time pubdate datetime=\"2025-09-05T06:01:42Z\"> </time>\(text)",
      publication: "2025-09-02T10:00Z"
    ),
    Page(
      head: "",
      story: "<time pubdate datetime=\"2025-09-02T10:00:00Z\">Tuesday</time>"
        + "<time pubdate datetime=\"2025-09-05T06:01:42Z\">Friday</time>\(text)",
      publication: "2025-09-02T10:00Z",
      status: .review
    ),
    // The tags of a theme for any entry, those of related ones too.
    Page(
      head: "",
      story: "<p>By A. Writer &middot; 2 September 2025</p>\(text)"
        + "<div><time class=\"published updated\" datetime=\"2020-03-03\">a</time></div>"
        + "<div><time class=\"published updated\" datetime=\"2021-03-04\">b</time></div>",
      publication: "2025-09-02"
    ),
    // Entries among the text: the story's in the head, those of comments and teasers below.
    Page(
      head: "",
      story: "<p>Pune <meta itemprop=\"datePublished\" content=\"2025-09-02\"></p>\(text)"
        + "<p>Hall <meta itemprop=\"datePublished\" content=\"2025-08-31\"></p>",
      publication: "2025-09-02"
    ),
    Page(
      head: "",
      story: "\(text)<p>Hall <meta itemprop=\"datePublished\" content=\"2025-09-02\"></p>"
        + "<p>Hall <meta itemprop=\"datePublished\" content=\"2025-08-31\"></p>",
      publication: "2025-08-31",
      status: .review
    ),
    // Data of a question, and of what readers think of a recipe.
    Page(
      head: data("2025-09-02T01:10:40+09:00", type: "Question"),
      story: text,
      publication: "2025-09-02T01:10:40+09:00"
    ),
    Page(
      head:
        "<script type=\"application/ld+json\">{\"@type\":\"Recipe\",\"datePublished\":\"2025-09-02\","
        + "\"reviews\":[{\"@type\":\"Review\",\"datePublished\":\"2025-12-04\"}]}</script>",
      story: text,
      publication: "2025-09-02"
    ),
  ]

  static let texts = [
    // The list of a photograph's data, and the figure's source.
    Page(
      head: published("2025-09-02T10:00:00Z"),
      story: "<p>September 2, 2025</p>\(text)<ul><li>Datum: 31/08/2025</li></ul>",
      publication: "2025-09-02T10:00Z"
    ),
    Page(
      head: "",
      story:
        "<p>Stand: 2. September 2025</p>\(text)<p>Quelle: Amt (Stand: 28. November 2023)</p>\(text)",
      publication: "2025-09-02"
    ),
    // Comments of several days.
    Page(
      head: "",
      story: "<p>A. Writer, 2 September 2025</p>\(text)<p>Posted on 3 September 2025, 09:00</p>"
        + "<p>Posted on 4 September 2025, 10:00</p>",
      publication: "2025-09-02"
    ),
    // A post that the story shows.
    Page(
      head: published("2025-09-02T10:00:00Z"),
      story: "\(paragraph)<p>A Club (@club_in) <a>June 1, 2025</a></p>\(paragraph)",
      publication: "2025-09-02T10:00Z"
    ),
    Page(
      head: published("2025-09-02T10:00:00Z"),
      story: "<p>A Club (Pune) <a>June 1, 2025</a></p>\(paragraph)",
      publication: "2025-06-01",
      status: .review
    ),
    // What a forum says of a member.
    Page(
      head: "",
      story: "<p>2 September 2025</p><dl><dt>Joined</dt><dd>May 11, 2017</dd></dl>\(text)",
      publication: "2025-09-02"
    ),
    // Who wrote it and when, below the text.
    Page(
      head: "",
      story: "\(text)<p>Author: <b>Bo2man</b> am 02.09.2025, 13:36 Uhr</p>",
      publication: "2025-09-02T13:36"
    ),
    // The address.
    Page(
      head: "<link rel=\"canonical\" href=\"https://news.example/2025/09/02/hall/\">",
      story: "\(text)<p>4 September 2025</p>",
      publication: "2025-09-02"
    ),
    Page(
      head: "<link rel=\"canonical\" href=\"https://news.example/2025/09/02/hall/\">",
      story: "\(text)<p>1 September 2025</p>",
      publication: "2025-09-01",
      status: .review
    ),
    Page(
      head: "<link rel=\"canonical\" href=\"https://news.example/2025/09/02/\">",
      story: text,
      publication: "2025-09-02",
      status: .review
    ),
  ]

  @Test(arguments: marks + tags + texts)
  func `weighs what the head of a page prints`(_ page: Page) throws {
    let findings = try SampleDocuments.reader().findings(in: page.text, file: "page.html")
    #expect(findings.publication?.description == page.publication)
    #expect(findings.status == page.status, "\(findings.reason ?? "")")
  }

  @Test func `says that the address dates a page`() throws {
    let page = Page(
      head: "<link rel=\"canonical\" href=\"https://news.example/2025/09/02/hall/\">",
      story: Self.text,
      publication: ""
    )
    let findings = try SampleDocuments.reader().findings(in: page.text, file: "page.html")
    #expect(
      findings.reason
        == "\"2025/09/02\" stands in the address of the page, and nothing else dates it"
    )
  }

  struct Attributed: Sendable, CustomTestStringConvertible {
    let attributes: String
    let above: String
    let story: String
    let publication: String
    var status = AnnouncementStatus.ok
    var testDescription: String { "\(attributes) \(above) \(story)" }
  }

  @Test(arguments: [
    // Two digits at the end are the year where the language puts the day first.
    Attributed(
      attributes: "lang=\"de\"",
      above: "",
      story: "<p>Von: Anna Muster | 02.09.25</p>",
      publication: "2025-09-02"
    ),
    Attributed(
      attributes: "lang=\"en\"",
      above: "",
      story: "<p>Von: Anna Muster | 02.09.25</p>",
      publication: "2025-09-02",
      status: .review
    ),
    Attributed(
      attributes: "xml:lang=\"en-GB\"",
      above: "",
      story: "<p>02/09/2025 A. Writer</p>",
      publication: "2025-09-02"
    ),
    // The language reads 9 February; with day and month swapped it is the day of the mark.
    Attributed(
      attributes: "lang=\"de\"",
      above: published("2025-09-02T04:00:14Z"),
      story: "<p>09/02/2025</p>",
      publication: "2025-09-02T04:00:14Z"
    ),
    Attributed(
      attributes: "lang=\"de\"",
      above: published("2025-09-02T04:00:14Z"),
      story: "<p>10/02/2025</p>",
      publication: "2025-02-10",
      status: .review
    ),
    // The day of a visit above the menu, and an item of it.
    Attributed(
      attributes: "",
      above:
        "<p>Pune</p><p>Tuesday, (09 Dec 2025)</p><p>About</p><p>Contact</p><p>Home</p><p>Places</p>",
      story: "<p>2 Sep 2025 18:29</p>",
      publication: "2025-09-02T18:29"
    ),
    Attributed(
      attributes: "",
      above: "<p>12M - 12. Mai 2012</p><p>About</p><p>Contact</p><p>Places</p><p>Home</p>",
      story: "",
      publication: "2012-05-12",
      status: .review
    ),
  ])
  func `reads a page by its language and below its frame`(_ page: Attributed) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "<html \(page.attributes)><head><title>Infosys opens a hall in Pune</title></head><body>"
        + "\(page.above)<h1>Infosys opens a hall in Pune</h1>\(page.story)\(Self.text)</body></html>",
      file: "page.html"
    )
    #expect(findings.publication?.description == page.publication)
    #expect(findings.status == page.status, "\(findings.reason ?? "")")
  }

  @Test func `knows a heading that a day opens`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "<html><head><title>Amt - Presse - Infosys HALL November 2021 (Pune)</title></head><body>"
        + "<h1>Amt</h1><p>Home</p><h1><span>27.01.2022</span>     Infosys HALL November 2021 (Pune)</h1>"
        + "\(Self.text)</body></html>",
      file: "page.html"
    )
    #expect(findings.publication?.description == "2022-01-27")
    #expect(findings.status == .ok, "\(findings.reason ?? "")")
  }
}
