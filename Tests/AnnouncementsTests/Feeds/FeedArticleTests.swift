import Announcements
import Testing

/// Items of news feeds, which are read and joined as documents are.
@Suite struct FeedArticleTests {
  private static func rss(_ items: [(title: String, text: String, at: String)]) -> String {
    "<rss version=\"2.0\"><channel><title>News</title>"
      + items.enumerated().map { number, item in
        "<item><title>\(item.title)</title><guid>\(item.title.count)-\(number)</guid><pubDate>\(item.at)"
          + "</pubDate><description>\(item.text)</description></item>"
      }.joined() + "</channel></rss>"
  }

  private static func rows(_ files: [(name: String, text: String)]) throws -> [String] {
    let folder = try TemporaryFolder()
    let paths = try files.map { try folder.write($0.name, $0.text) }
    return try SampleDocuments.reader().read(paths: paths).announcements.map {
      "\($0.symbol) \($0.status.rawValue)\($0.repeatOf.map { " \($0)" } ?? "")"
    }
  }

  static let items: [(title: String, text: String, rows: [String])] = [
    (
      "Sensex, Nifty end higher; banks lead",
      "The indices gained 0.4%. Axis Bank and SBI were the main gainers, Cipla and Dabur the losers.",
      ["AXISBANK review", "SBIN review", "CIPLA review", "DABUR review"]
    ),
    (
      "Markets close flat before the budget",
      "Shares of Tata Steel rose 2.1% and those of Wipro fell 1.4% in thin trade.",
      ["TATASTEEL review", "WIPRO review"]
    ),
    (
      "Voltas opens a works for coolers",
      "Voltas opened a works at Waghodia. Its rivals Blue Star and Havells build in the south.",
      ["VOLTAS ok"]
    ),
    (
      "Suzlon wins order for 90 megawatts from NTPC arm",
      "Suzlon Energy will put up thirty turbines.", ["SUZLON ok"]
    ),
    ("TCS: results of the quarter", "", ["TCS ok"]),
    ("A maker of pens from Pune grows", "It sells to users such as Infosys.", ["INFY review"]),
    ("Rain over the coast", "It will rain until Sunday.", [" review"]),
  ]

  @Test(arguments: items)
  func `asks about the companies that an item only names`(
    _ item: (title: String, text: String, rows: [String])
  ) throws {
    let feed = Self.rss([(item.title, item.text, "Tue, 02 Sep 2025 15:45:00 +0530")])
    #expect(try Self.rows([("a.xml", feed)]) == item.rows)
  }

  private static let story = """
    Max Healthcare enters Nagpur with Rs 412-crore hospital buy

    Max Healthcare will buy Orange City Hospital of Nagpur, a 320-bed house, for Rs 412 crore.

    Published: 2 Sep 2025, 8:31 PM IST
    """
  private static let item = (
    title: "Orange City Hospital in Nagpur goes to Max Healthcare",
    text: "Max Healthcare pays Rs 412 crore for the 320-bed hospital in Nagpur.",
    at: "Wed, 03 Sep 2025 09:15:00 +0530"
  )

  @Test func `joins an item to a document of the same announcement`() throws {
    #expect(
      try Self.rows([("a.txt", Self.story), ("b.xml", Self.rss([Self.item]))])
        == ["MAXHEALTH ok", "MAXHEALTH repeat MAXHEALTH-2025-09-02"]
    )
  }

  @Test func `lets an item that stands in two feeds repeat the document of both`() throws {
    let feed = Self.rss([Self.item])
    #expect(
      try Self.rows([("a.txt", Self.story), ("b.xml", feed), ("c.xml", feed)]) == [
        "MAXHEALTH ok", "MAXHEALTH repeat MAXHEALTH-2025-09-02",
        "MAXHEALTH repeat MAXHEALTH-2025-09-02",
      ]
    )
  }

  @Test func `keeps an item of another matter an event of its own`() throws {
    let other = (
      title: "Max Healthcare opens a tower in Mohali",
      text: "Max Healthcare opened a tower of 160 beds in Mohali for Rs 360 crore.",
      at: Self.item.at
    )
    #expect(
      try Self.rows([("a.txt", Self.story), ("b.xml", Self.rss([other]))])
        == ["MAXHEALTH ok", "MAXHEALTH ok"]
    )
  }

  @Test func `reads the whole story of an item, and its summary where there is none`() throws {
    func feed(_ elements: String) -> String {
      """
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Gas</title>
      <item><title><![CDATA[A gas deal for twenty years]]></title><guid>1</guid>
      <pubDate>Tue, 02 Sep 2025 15:45:00 +0530</pubDate>\(elements)</item></channel></rss>
      """
    }
    let story =
      "<content:encoded><![CDATA[<p>Petronet LNG has extended its deal.</p><p>It ends in 2048.</p>]]></content:encoded>"
    #expect(try Self.rows([("a.xml", feed(story))]) == ["PETRONET ok"])
    #expect(
      try Self.rows([("a.xml", feed("<description>A deal is extended.</description>" + story))])
        == ["PETRONET ok"]
    )
    #expect(
      try Self.rows([("a.xml", feed("<description>A deal is extended.</description>"))]) == [
        " review"
      ]
    )
  }
}
