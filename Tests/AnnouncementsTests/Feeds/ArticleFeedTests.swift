import Announcements
import CivilTime
import Testing

/// Articles in JSON.
@Suite struct ArticleFeedTests {
  private static func rows(_ text: String) throws -> [String] {
    let folder = try TemporaryFolder()
    return try SampleDocuments.announcements(in: try folder.write("feed.json", Array(text.utf8)))
      .map { row in
        [
          row.symbol, row.publication?.description ?? "-", row.status.rawValue, row.headline ?? "-",
        ].joined(separator: " | ")
      }
  }

  private static let order = "Infosys won an order of a bank in Oslo for its tools."

  @Test(arguments: [
    """
    {"version": "https://jsonfeed.org/version/1.1", "title": "Wipro feed", "items": [{"id": "1",
    "title": "Infosys wins order", "content_text": "\(order)",
    "date_published": "2026-05-06T14:44:00+05:30", "date_modified": "2026-05-06T20:10:00+05:30"}]}
    """,
    """
    {"totalArticles": 1, "articles": [{"source": {"name": "Paper"}, "title": "Infosys wins order",
    "description": "\(order)", "publishedAt": "2026-05-06T14:44:00+05:30"}]}
    """,
    """
    {"id": 9, "type": "article", "headline": "Infosys wins order", "body": "<p>\(order)</p>",
    "published_at": "2026-05-06T14:44:00+05:30", "updated_at": "2026-05-07T10:00:00+05:30"}
    """,
    """
    [{"title": "Infosys wins order", "summary": "\(order)", "published": "2026-05-06T14:44:00+05:30"}]
    """,
    """
    [{"scrip": "500209", "subject": "Infosys wins order", "body": "\(order)",
    "dissemination_time_ist": "2026-05-06T14:44:00+05:30", "pdf": "a.pdf"}]
    """,
  ])
  func `reads articles whatever the service calls their parts`(_ text: String) throws {
    #expect(
      try Self.rows(text) == ["INFY | 2026-05-06T14:44+05:30 | ok | Infosys wins order"]
    )
  }

  @Test func `has the day on which the first sentence says that it was made known`() throws {
    let item = """
      {"items": [{"title": "Infosys wins order", "date_published": "2026-05-06T07:44:00+05:30",
      "content_text": "Infosys late on Tuesday evening announced an order of a bank in Oslo."}]}
      """
    #expect(try Self.rows(item) == ["INFY | 2026-05-05 | ok | Infosys wins order"])
  }

  @Test func `takes the symbol that a list names`() throws {
    let item = """
      {"items": [{"symbol": "INFY", "date": "2026-05-06", "headline": "Appointment of a director"}]}
      """
    #expect(try Self.rows(item) == ["INFY | 2026-05-06 | ok | Appointment of a director"])
  }

  @Test func `says of an update and of nonsense what they are`() throws {
    let rows = try Self.rows(
      """
      {"items": [{"title": "Infosys wins", "date_modified": "2026-05-06"},
      {"title": "Wipro wins", "date_published": "soon"}]}
      """
    )
    #expect(rows == ["INFY | 2026-05-06 | ok | Infosys wins", "WIPRO | - | no_date | Wipro wins"])
  }

  @Test(arguments: [
    (
      "a.csv",
      "id,published,headline,source\n1,2026-05-06T14:44:00+05:30,Infosys wins order,Paper\n"
    ),
    ("a.csv", "Date;Time;Title\n06-May-2026;14:44 IST;Infosys wins order\n"),
    (
      "a.csv",
      "date,time,tz,head\n06/05/2026,14:44,IST,Infosys wins order\n26/05/2026,09:00,IST,Rain\n"
    ),
    ("a.tsv", "ts\thead\tdesk\n2026-05-06 14:44 IST\tInfosys wins order\tIT\n"),
    ("a.csv", "id|date_ist|news\n1|2026-05-06 14:44|Infosys wins order\n"),
    (
      "a.jsonl",
      """
      {"headline": "Infosys wins order", "ts": "2026-05-06T14:44:00+05:30"}
      {"headline": "Rain", "ts": "2026-05-06T15:44:00+05:30"}
      """
    ),
    (
      "a.json",
      """
      {"feed": {"title": "x", "docs": [{"headline": {"main": "Infosys wins order"},
      "pub_date": "2026-05-06T14:44:00+05:30"}]}}
      """
    ),
  ])
  func `reads tables and nested lists of headlines`(name: String, text: String) throws {
    let folder = try TemporaryFolder()
    let rows = try SampleDocuments.announcements(in: try folder.write(name, text))
    let row = try #require(rows.first)
    #expect(row.symbol == "INFY")
    #expect(row.publication?.description == "2026-05-06T14:44+05:30")
    #expect(row.status == .ok)
  }

  @Test func `reads seconds since 1970 in UTC`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.csv", "ts,title\n1741770600,Infosys wins order\n")
    #expect(
      try SampleDocuments.announcements(in: file).first?.publication?.description
        == "2025-03-12T09:10Z"
    )
  }

  @Test func `takes a table with a column of companies for one of events`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "a.csv",
      "company,date,title\nWipro,2026-05-06,Infosys wins order\n"
    )
    #expect(try SampleDocuments.announcements(in: file).map(\.symbol) == ["WIPRO"])
  }

  @Test func `takes other JSON for no feed`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.json", Array("{\"name\": \"Infosys\", \"size\": 3}".utf8))
    let reading = try SampleDocuments.reader().read(paths: [path])
    #expect(reading.announcements.isEmpty)
    #expect(reading.problems.count == 1)
  }
}
