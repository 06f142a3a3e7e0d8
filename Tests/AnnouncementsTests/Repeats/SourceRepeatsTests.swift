import Announcements
import Testing

/// Reports of one announcement from several sources, in words of our own.
@Suite struct SourceRepeatsTests {
  /// A notice as the feed of an exchange gives it.
  private struct Notice {
    var symbol = "LT"
    var subject: String
    var text: String
    var at: String
  }

  private static func nse(_ notices: [Notice]) -> String {
    "["
      + notices.enumerated().map { index, notice in
        "{\"symbol\":\"\(notice.symbol)\",\"sm_name\":\"\",\"desc\":\"\(notice.subject)\","
          + "\"attchmntText\":\"\(notice.text)\",\"exchdisstime\":\"\(notice.at)\",\"seq_id\":\"\(index)\"}"
      }.joined(separator: ",") + "]"
  }

  private static func bse(_ name: String, _ notices: [Notice]) -> String {
    "["
      + notices.enumerated().map { index, notice in
        "{\"SCRIP_CD\":\"500000\",\"SLONGNAME\":\"\(name)\",\"NEWSSUB\":\"\(notice.subject)\","
          + "\"HEADLINE\":\"\(notice.text)\",\"DissemDT\":\"\(notice.at)\",\"NEWSID\":\"n\(index)\"}"
      }.joined(separator: ",") + "]"
  }

  private static func rows(_ files: [(name: String, text: String)]) throws -> [String] {
    let folder = try TemporaryFolder()
    for (name, text) in files { _ = try folder.write(name, text) }
    return try AnnouncementSource(companies: try SampleDocuments.directory(), threads: 2)
      .read(paths: [folder.path]).announcements.map {
        let file = $0.sourceFile.split(separator: "/").last ?? ""
        return "\(file) \($0.eventID) \($0.status.rawValue) \($0.repeatOf ?? "-")"
      }
  }

  private static let order = Notice(
    subject: "Bagging of orders",
    text:
      "Larsen & Toubro has won a contract worth Rs 2,500 crore for a desalination plant near Jamnagar, which gives drinking water to two towns.",
    at: "02-Sep-2025 14:05:00"
  )
  private static let orderStory = """
    Larsen & Toubro bags order for desalination plant

    Larsen & Toubro won an order worth Rs 2,500 crore to build a desalination plant near Jamnagar,
    the engineering group said. Work begins in winter, and the plant turns sea water to drinking
    water for two towns.

    """

  @Test func `joins an article to the notice before it`() throws {
    #expect(
      try Self.rows([
        ("a.json", Self.nse([Self.order])),
        ("b.txt", Self.orderStory + "Published: 3 Sep 2025\n"),
      ]) == ["a.json LT-2025-09-02 ok -", "b.txt LT-2025-09-03 repeat LT-2025-09-02"]
    )
    // An article of the day without a time came after the notice, for all that is known.
    #expect(
      try Self.rows([
        ("a.txt", Self.orderStory + "Published: 2 Sep 2025\n"),
        ("b.json", Self.nse([Self.order])),
      ]) == ["a.txt LT-2025-09-02 repeat LT-2025-09-02-2", "b.json LT-2025-09-02-2 ok -"]
    )
  }

  @Test func `joins the notices of two exchanges, and the article with both`() throws {
    let second = Notice(
      subject: "Announcement under Regulation 30 (LODR)-Award of Order",
      text: "Contract of Rs 2,500 crore for a desalination plant near Jamnagar won by the company.",
      at: "2025-09-02T14:09:11"
    )
    #expect(
      try Self.rows([
        ("a.json", Self.bse("Larsen & Toubro Ltd", [second])),
        ("b.json", Self.nse([Self.order])),
        ("c.txt", Self.orderStory + "Published: 4 Sep 2025\n"),
      ]) == [
        "a.json LT-2025-09-02 repeat LT-2025-09-02-2", "b.json LT-2025-09-02-2 ok -",
        "c.txt LT-2025-09-04 repeat LT-2025-09-02-2",
      ]
    )
  }

  @Test func `dates an announcement by the article where that was first`() throws {
    #expect(
      try Self.rows([
        ("a.txt", Self.orderStory + "Published: 2 Sep 2025, 11:40 AM IST\n"),
        ("b.json", Self.nse([Self.order])),
      ]) == ["a.txt LT-2025-09-02 ok -", "b.json LT-2025-09-02-2 repeat LT-2025-09-02"]
    )
  }

  @Test func `joins the table of an exchange and leaves a person's table alone`() throws {
    let table = """
      "SYMBOL","COMPANY NAME","SUBJECT","DETAILS","BROADCAST DATE/TIME","DISSEMINATION"
      "LT","Larsen & Toubro Limited","Bagging of orders","\(Self.order.text)","02-Sep-2025 14:04:58","02-Sep-2025 14:05:00"

      """
    let story = Self.orderStory + "Published: 3 Sep 2025\n"
    #expect(
      try Self.rows([("a.csv", table), ("b.txt", story)])
        == ["a.csv LT-2025-09-02 ok -", "b.txt LT-2025-09-03 repeat LT-2025-09-02"]
    )
    let own = """
      symbol,announced_at,headline,details
      LT,2025-09-02T14:05,Bagging of orders,"\(Self.order.text)"

      """
    #expect(
      try Self.rows([("a.csv", own), ("b.txt", story)])
        == ["a.csv LT-2025-09-02 ok -", "b.txt LT-2025-09-03 ok -"]
    )
  }

  /// Pairs of a notice and something else that are two announcements.
  static let apart: [(name: String, text: String)] = [
    (
      "another sum",
      orderStory.replacing("Rs 2,500 crore", with: "Rs 900 crore") + "Published: 3 Sep 2025\n"
    ),
    (
      "another kind",
      """
      Larsen & Toubro declares a final dividend

      Larsen & Toubro pays a dividend of Rs 2,500 crore in all. Owners near the Jamnagar plant and the
      desalination works hear of it first.

      Published: 3 Sep 2025
      """
    ),
    ("four days later", orderStory + "Published: 6 Sep 2025\n"),
    (
      "the day before, a forecast",
      orderStory.replacing("bags order", with: "likely to bag order")
        + "Published: 1 Sep 2025\n"
    ),
    ("two days before", orderStory + "Published: 31 Aug 2025\n"),
    (
      "another company",
      orderStory.replacing("Larsen & Toubro", with: "Tata Power") + "Published: 3 Sep 2025\n"
    ),
    (
      "another order without a sum",
      """
      Larsen & Toubro wins orders for a metro line

      Larsen & Toubro won orders to build twelve stations of a metro line in the north; trains run in
      four years.

      Published: 3 Sep 2025
      """
    ),
    (
      "another partner",
      orderStory.replacing(
        "near Jamnagar",
        with: "for Tata Power and with Tata Power near Jamnagar"
      )
        + "Published: 3 Sep 2025\n"
    ),
  ]

  @Test(arguments: apart.map(\.name))
  func `keeps two announcements apart`(name: String) throws {
    let text = try #require(Self.apart.first { $0.name == name }?.text)
    var notice = Self.order
    if name == "another partner" { notice.text += " It is built with Wipro." }
    let rows = try Self.rows([("a.json", Self.nse([notice])), ("b.txt", text)])
    #expect(rows.count >= 2)
    #expect(rows.allSatisfy { $0.hasSuffix(" ok -") }, "\(rows)")
  }

  @Test func `keeps two notices of one exchange apart, and gives an article to the more like one`()
    throws
  {
    var other = Self.order
    other.text =
      "Larsen & Toubro has won a contract worth Rs 2,500 crore for a metro depot in Pune."
    other.at = "02-Sep-2025 10:00:00"
    #expect(
      try Self.rows([
        ("a.json", Self.nse([other, Self.order])),
        ("b.txt", Self.orderStory + "Published: 3 Sep 2025\n"),
      ]) == [
        "a.json LT-2025-09-02 ok -", "a.json LT-2025-09-02-2 ok -",
        "b.txt LT-2025-09-03 repeat LT-2025-09-02-2",
      ]
    )
  }

  @Test func `does not join notices that say nothing of their own`() throws {
    let first = Notice(
      subject: "Press Release",
      text: "Larsen & Toubro has informed the Exchange regarding a press release.",
      at: "02-Sep-2025 14:05:00"
    )
    let second = Notice(
      subject: "Press Release / Media Release",
      text: "Announcement under Regulation 30 (LODR)-Press Release / Media Release",
      at: "2025-09-02T14:06:00"
    )
    let rows = try Self.rows([
      ("a.json", Self.bse("Larsen & Toubro Ltd", [second])), ("b.json", Self.nse([first])),
    ])
    #expect(rows == ["a.json LT-2025-09-02 ok -", "b.json LT-2025-09-02-2 ok -"])
  }

  @Test func `keeps two changes of the board on one day apart`() throws {
    let arrival = Notice(
      subject: "Appointment",
      text:
        "Ms Leela Raman joins Larsen & Toubro as an independent director for a term of five years.",
      at: "02-Sep-2025 14:05:00"
    )
    let departure = Notice(
      subject: "Cessation",
      text: "Mr Arun Kale, independent director, leaves as his second term ends.",
      at: "2025-09-02T14:06:00"
    )
    let rows = try Self.rows([
      ("a.json", Self.bse("Larsen & Toubro Ltd", [departure])),
      ("b.json", Self.nse([arrival])),
    ])
    #expect(rows == ["a.json LT-2025-09-02 ok -", "b.json LT-2025-09-02-2 ok -"])
  }

  @Test func `takes a preview of results for an announcement of its own`() throws {
    let results = Notice(
      symbol: "INFY",
      subject: "Financial Result Updates",
      text:
        "Infosys Limited has submitted financial results for the quarter ended September with net profit and revenue growth in America.",
      at: "16-Oct-2025 15:50:00"
    )
    let preview = """
      Infosys Q2 results today: what analysts look at

      Infosys publishes quarterly results this afternoon. Analysts look at revenue growth in America and
      at net profit for the quarter ended September.

      Published: 16 Oct 2025, 8:00 AM IST
      """
    #expect(
      try Self.rows([("a.txt", preview), ("b.json", Self.nse([results]))])
        == ["a.txt INFY-2025-10-16 ok -", "b.json INFY-2025-10-16-2 ok -"]
    )
  }

  @Test func `gives the same rows in any order of files and for any number of threads`() throws {
    let folder = try TemporaryFolder()
    let notice = try folder.write("notice.json", Self.nse([Self.order]))
    let story = try folder.write("story.txt", Self.orderStory + "Published: 3 Sep 2025\n")
    let directory = try SampleDocuments.directory()
    let read = { (paths: [String], threads: Int) in
      try AnnouncementSource(companies: directory, threads: threads).read(paths: paths)
        .announcements.map { "\($0.eventID) \($0.status) \($0.repeatOf ?? "-")" }
    }
    let one = try read([notice, story], 1)
    #expect(try read([notice, story], 8) == one)
    #expect(try Set(read([story, notice], 3)) == Set(one))
  }

  private static func outcome(_ quarter: String, _ at: String, _ subject: String) -> Notice {
    Notice(
      symbol: "INFY",
      subject: subject,
      text: "Infosys Limited sends its audited financial results for the quarter ended \(quarter).",
      at: at
    )
  }

  @Test func `joins what a company sends to both exchanges within minutes`() throws {
    let first = Self.outcome("March 31, 2025", "23-May-2025 15:30:02", "Outcome of Board Meeting")
    var second = Self.outcome("March 31, 2025", "2025-05-23T15:31:13.5", "Financial Results")
    second.text = "Results for the quarter ended 31 March 2025"
    #expect(
      try Self.rows([("a.json", Self.nse([first])), ("b.json", Self.bse("Infosys Ltd", [second]))])
        == ["a.json INFY-2025-05-23 ok -", "b.json INFY-2025-05-23-2 repeat INFY-2025-05-23"]
    )
  }

  @Test(
    arguments: [
      ("June 30, 2025", "2025-05-23T15:31:13", "Financial Results"),
      ("March 31, 2025", "2025-05-23T15:51:13", "Financial Results of Rs 5 crore"),
      ("March 31, 2025", "2025-05-23T15:31:13", "Dividend, interim dividend, final dividend"),
    ]
  )
  func `keeps notices of two exchanges apart that differ in period, sum or kind`(
    _ other: (quarter: String, at: String, subject: String)
  ) throws {
    var first = Self.outcome("March 31, 2025", "23-May-2025 15:30:02", "Outcome of Board Meeting")
    first.text += " Net profit is Rs 7 crore."
    let second = Self.outcome(other.quarter, other.at, other.subject)
    let rows = try Self.rows([
      ("a.json", Self.nse([first])), ("b.json", Self.bse("Infosys Ltd", [second])),
    ])
    #expect(rows.allSatisfy { $0.hasSuffix(" ok -") }, "\(rows)")
  }
}
