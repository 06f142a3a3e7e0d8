import Announcements
import CivilTime
import Testing

@Suite struct SyndicationFeedTests {
  private static func read(_ bytes: [UInt8]) throws -> [Announcement] {
    let folder = try TemporaryFolder()
    return try SampleDocuments.announcements(in: try folder.write("feed", bytes))
  }

  private static func read(_ text: String) throws -> [Announcement] { try read(Array(text.utf8)) }

  private static func summary(_ row: Announcement) -> String {
    [
      row.symbol, row.publication?.description ?? "-", row.status.rawValue, row.headline ?? "-",
    ].joined(separator: " | ")
  }

  private static func rss(_ items: String, channel: String = "News") -> String {
    "<?xml version=\"1.0\"?><!-- <item> --><rss version=\"2.0\"><channel><title>\(channel)</title>"
      + "<pubDate>Mon, 01 Sep 2025 00:00:00 GMT</pubDate>\(items)</channel></rss>"
  }

  static let moments = [
    ("Tue, 02 Sep 2025 06:30:00 GMT", "2025-09-02T06:30Z"),
    ("Tue, 02 Sep 2025 12:00:00 +0530", "2025-09-02T12:00+05:30"),
    ("02 Sep 2025 16:05 EDT", "2025-09-02T16:05-04:00"),
    ("Tue, 2 Sep 25 16:05:00 EST", "2025-09-02T16:05-05:00"),
    ("2025-09-02T12:00:00.250+05:30", "2025-09-02T12:00+05:30"),
    ("2 September 2025", "2025-09-02"),
    ("02-Sep-2025 12:00:00", "2025-09-02T12:00"),
  ]

  @Test(arguments: moments)
  func `reads the moments of RSS items`(_ moment: (text: String, expected: String)) throws {
    let rows = try Self.read(
      Self.rss("<item><title>Infosys wins</title><pubDate>\(moment.text)</pubDate></item>")
    )
    #expect(rows.map(Self.summary) == ["INFY | \(moment.expected) | ok | Infosys wins"])
    #expect(rows[0].evidence.map(\.quote) == [moment.text])
  }

  @Test(arguments: [
    ("OIL prices rise again", ""), ("OIL: a well is dry", "OIL"), ("TCS", "TCS"),
    ("IDEA of the week", ""), ("Shares of Tata Steel and SBI", "TATASTEEL SBIN"),
  ])
  func `takes a symbol at the head of a title only before a mark`(
    _ sample: (title: String, symbols: String)
  ) throws {
    let rows = try Self.read(
      Self.rss("<item><title>\(sample.title)</title><pubDate>2 Sep 2025</pubDate></item>")
    )
    #expect(rows.map(\.symbol).joined(separator: " ") == sample.symbols)
  }

  @Test func `keeps items without a date and does not read nonsense as one`() throws {
    let rows = try Self.read(
      Self.rss(
        "<item><title>Wipro hires</title></item><item><title>Wipro waits</title><pubDate>soon</pubDate></item>"
      )
    )
    #expect(rows.map(\.status) == [.noDate, .noDate])
    #expect(
      rows.map(\.reason) == ["the item has no date", "\"soon\" is not a date that is understood"]
    )
  }

  @Test func `reads NSE's feed: India's clock without a zone, the company as the title`() throws {
    let rows = try Self.read(
      Self.rss(
        "<item><title>ITC Limited</title><link>https://example.com/a.pdf</link><description>The board "
          + "meets about a dividend |SUBJECT: Board Meeting Intimation</description><pubDate>19-Jul-2025 "
          + "00:02:49</pubDate></item><item><title>Voltas Limited - Ex-Date: 22-Jul-2025 </title>"
          + "<description>x</description><pubDate>20-Jul-2025 09:00:00</pubDate></item>"
          + "<item><title>Nadir Mills Limited</title><pubDate>20-Jul-2025 09:00:00</pubDate></item>",
        channel: "NSE News - Latest Announcements"
      )
    )
    #expect(
      rows.map(Self.summary) == [
        "ITC | 2025-07-19T00:02:49+05:30 | ok | Board Meeting Intimation",
        "VOLTAS | 2025-07-20T09:00+05:30 | ok | Voltas Limited - Ex-Date: 22-Jul-2025",
        " | 2025-07-20T09:00+05:30 | review | Nadir Mills Limited",
      ]
    )
    #expect(rows[2].reason == "no company of the directory is called \"Nadir Mills Limited\"")
  }

  @Test func `reads Atom, with mark-up in its texts and an update where nothing else is dated`()
    throws
  {
    let rows = try Self.read(
      """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><updated>2025-09-09T00:00:00Z</updated>
      <entry><title type="html">Axis Bank &amp;amp; &lt;b&gt;Paytm&lt;/b&gt; agree</title><id>urn:1</id>
      <link rel="alternate" href="https://example.com/1"/><published>2025-09-02T06:30:00Z</published>
      <updated>2025-09-03T06:30:00Z</updated><summary><![CDATA[<p>A deal &amp; more</p>]]></summary></entry>
      <entry><title>Dabur waits</title><id>urn:2</id><updated>2025-09-03T06:30:00+05:30</updated></entry>
      </feed>
      """
    )
    #expect(
      rows.map(Self.summary) == [
        "AXISBANK | 2025-09-02T06:30Z | ok | Axis Bank & Paytm agree",
        "PAYTM | 2025-09-02T06:30Z | ok | Axis Bank & Paytm agree",
        "DABUR | 2025-09-03T06:30+05:30 | ok | Dabur waits",
      ]
    )
    #expect(rows[0].attributes["details"] == "A deal & more")
    #expect(rows[0].attributes["link"] == "https://example.com/1")
    #expect(rows[2].reason == "the feed says only when the item was updated")
  }

  @Test func `reads RSS 1.0, Latin-1 and UTF-16`() throws {
    let text = """
      <?xml version="1.0" encoding="ISO-8859-1"?><rdf:RDF xmlns:rdf="r" xmlns:dc="d"><item>
      <title>Nestlé India baut</title><dc:date>2025-09-02</dc:date></item></rdf:RDF>
      """
    let rows = try Self.read(text.unicodeScalars.map { UInt8($0.value) })
    #expect(rows.map(Self.summary) == ["NESTLEIND | 2025-09-02 | ok | Nestlé India baut"])
    let units = [0xFEFF] + Array(text.replacing("ISO-8859-1", with: "UTF-16").utf16)
    let wide = try Self.read(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(wide.map(\.symbol) == ["NESTLEIND"])
  }

  @Test func `expands no entity of the document and says where a tag is broken`() throws {
    let rows = try Self.read(
      "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"&b;&b;\"><!ENTITY b \"Wipro\">]><rss><channel>"
        + "<item><title>&a; of Infosys</title><pubDate>2 Sep 2025</pubDate></item></channel></rss>"
    )
    #expect(rows.map(\.headline) == ["&a; of Infosys"])
    #expect {
      try Self.read("<rss><channel>\n<item><title>a</title>\n<link href=x</item></channel></rss>")
    } throws: {
      "\($0)".hasSuffix("is damaged XML: an attribute without quotation marks in line 3; left out")
    }
    #expect {
      try Self.read("<?xml version=\"1.0\"?><prices><close>1</close></prices>")
    } throws: {
      "\($0)".contains("is XML, but no feed that Leyline knows")
    }
  }

  @Test func `reads deep and long nonsense in linear time`() throws {
    let clock = ContinuousClock()
    let deep = Self.rss(String(repeating: "<a>", count: 100_000))
    let long = Self.rss("<item><title>" + String(repeating: "&amp;<b/>", count: 100_000))
    let duration = clock.measure {
      _ = try? Self.read(deep)
      _ = try? Self.read(long)
    }
    #expect(duration < .seconds(10))
  }

  @Test(
    arguments: [
      "<feed><entry><title>Wipro hires</title><updated>2025-09-02</updated></entry>",
      "<rss><channel><item><title>Wipro hires</title><pubDate>2 Sep 2025</pubDate></item>",
      "<rss><channel><item><title>Wipro hires</title>",
    ]
  )
  func `refuses a feed that is cut off between two tags`(text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("feed.xml", text)
    let reading = try SampleDocuments.reader().read(paths: [file])
    #expect(reading.announcements.isEmpty)
    #expect(reading.problems.first?.description.contains("it ends before </") == true)
  }
}
