import Announcements
import CivilTime
import Testing

@Suite struct ExchangeFeedTests {
  private static func read(_ text: String, _ name: String) throws -> [Announcement] {
    let folder = try TemporaryFolder()
    return try SampleDocuments.announcements(in: try folder.write(name, text))
  }

  private static func summary(_ row: Announcement) -> String {
    [
      row.eventID, row.symbol, row.publication?.description ?? "-", row.status.rawValue,
      row.kind ?? "-", row.headline ?? "-",
    ].joined(separator: " | ")
  }

  private static let nse = """
    [{"an_dt":"04-Aug-2025 15:20:01","attchmntFile":"https://example.com/a.pdf","attchmntText":
    "Infosys Limited sends the minutes of a call.","desc":"Analysts Call","exchdisstime":
    "04-Aug-2025 15:31:07","seq_id":"71","sm_isin":"INE000X01011","sm_name":"Infosys Limited","symbol":"INFY"},
    {"an_dt":"05-AUG-2025 09:00:10","attchmntText":"The board declared an interim dividend.","desc":
    "Dividend","exchdisstime":null,"seq_id":"72","sm_name":"ITC Limited","symbol":"ITC","hasXbrl":true},
    {"an_dt":"-","desc":"Updates","exchdisstime":"","seq_id":"73","sm_name":"Wipro","symbol":"WIPRO"},
    {"an_dt":"04-Aug-2025 15:20:01","desc":"Analysts Call","exchdisstime":"04-Aug-2025 15:31:07",
    "seq_id":"71","sm_name":"Infosys Limited","symbol":"INFY"}]
    """

  @Test func `dates NSE announcements by their dissemination, in India's time`() throws {
    let rows = try Self.read(Self.nse, "nse.json")
    #expect(
      rows.map(Self.summary) == [
        "INFY-2025-08-04 | INFY | 2025-08-04T15:31:07+05:30 | ok | - | Analysts Call",
        "ITC-2025-08-05 | ITC | 2025-08-05T09:00:10+05:30 | ok | dividend | Dividend",
        "WIPRO-undated-nse | WIPRO | - | no_date | - | Updates",
        "INFY-2025-08-04-2 | INFY | 2025-08-04T15:31:07+05:30 | repeat | - | Analysts Call",
      ]
    )
    #expect(rows[1].reason == "the feed has no time of dissemination, so that of broadcast is used")
    #expect(rows[2].reason == "the feed gives no moment under exchdisstime, andt, sortdate")
    #expect(rows[3].repeatOf == "INFY-2025-08-04")
    #expect(rows[0].attributes["attachment"] == "https://example.com/a.pdf")
    #expect(rows[0].attributes["broadcast_at"] == "04-Aug-2025 15:20:01")
    let bytes = Array(Self.nse.utf8)
    let evidence = try #require(rows[0].evidence.first)
    let place = try #require(evidence.byteRange)
    #expect(String(decoding: bytes[place], as: UTF8.self) == evidence.quote)
  }

  @Test func `reads NSE announcements that lie in an object`() throws {
    let rows = try Self.read("\u{FEFF}{\"data\": \(Self.nse)}", "nse.txt")
    #expect(rows.count == 4)
    let bytes = Array("\u{FEFF}{\"data\": \(Self.nse)}".utf8)
    let evidence = try #require(rows[1].evidence.first)
    let place = try #require(evidence.byteRange)
    #expect(String(decoding: bytes[place], as: UTF8.self) == evidence.quote)
  }

  private static let bse = """
    {"Table":[{"NEWSID":"a-1","SCRIP_CD":500209,"NEWSSUB":"Infosys Ltd - 500209 - Press Release",
    "HEADLINE":"Infosys and a bank become partners","MORE":"","NEWS_DT":"2025-08-04T19:07:13.5",
    "DissemDT":"2025-08-04T19:08:00.123","News_submission_dt":"2025-08-04T19:07:13","CATEGORYNAME":
    "Company Update","SUBCATNAME":"Press Release","SLONGNAME":"Infosys Ltd","ATTACHMENTNAME":"x.pdf"},
    {"NEWSID":"a-2","SCRIP_CD":599999,"NEWSSUB":"Nadir Mills Ltd - 599999 - Results","HEADLINE":
    "Financial results","NEWS_SUBMISSION_DT":"2025-08-05 10:00:00.000","CATEGORYNAME":"Result",
    "SLONGNAME":"Nadir Mills Ltd"}],"Table1":[{"ROWCNT":2}]}
    """

  @Test func `finds the symbol of a BSE announcement by the name of its company`() throws {
    let rows = try Self.read(Self.bse, "bse")
    #expect(
      rows.map(Self.summary) == [
        "INFY-2025-08-04 | INFY | 2025-08-04T19:08+05:30 | ok | partnership | Press Release",
        "599999-2025-08-05 | 599999 | 2025-08-05T10:00+05:30 | ok | results | Results",
      ]
    )
    #expect(
      rows[1].reason
        == "the feed has no time of dissemination, so that of receipt is used; no company of the "
        + "directory is called \"Nadir Mills Ltd\", so its code 599999 stands for its symbol"
    )
    #expect(rows[0].attributes["scrip_code"] == "500209")
  }

  @Test func `reads BSE announcements as a table`() throws {
    let rows = try Self.read(
      """
      SCRIP_CD,SLONGNAME,NEWSSUB,HEADLINE,NEWS_DT,DissemDT,CATEGORYNAME
      500209,Infosys Ltd,"Infosys Ltd - 500209 - Buyback","The board, at last, buys shares",04/08/2025 19:07:13,04/08/2025 19:08:00,Corp. Action
      """,
      "bse.csv"
    )
    #expect(
      rows.map(Self.summary) == [
        "INFY-2025-08-04 | INFY | 2025-08-04T19:08+05:30 | ok | buyback | Buyback"
      ]
    )
  }

  @Test func `does not take a longer name for the company that begins it`() throws {
    let rows = try Self.read(
      """
      [{"SCRIP_CD":513010,"NEWSSUB":"Update","DissemDT":"2025-08-04T10:00:00","SLONGNAME":"Tata Steel Long Products Ltd"},
      {"SCRIP_CD":500470,"NEWSSUB":"Update","DissemDT":"2025-08-04T10:00:00","SLONGNAME":"Tata Steel Ltd-$"}]
      """,
      "bse.json"
    )
    #expect(rows.map(\.symbol) == ["513010", "TATASTEEL"])
  }

  @Test func `says what is wrong with JSON that is not a feed`() throws {
    let folder = try TemporaryFolder()
    let other = try folder.write("a.json", "{\"name\": \"a setting\", \"value\": 3}")
    let broken = try folder.write("b.json", "[{\"an_dt\": \"04-Aug-2025\",\n \"symbol\": }]")
    let problems = try SampleDocuments.reader().read(paths: [other, broken]).problems
    #expect(problems.map(\.file) == [other, broken])
    #expect(
      problems[0].description
        == "\(other): is JSON, but no feed that Leyline knows (NSE, BSE, SEC EDGAR, RSS, Atom, "
        + "iCalendar); left out"
    )
    #expect(problems[1].description.hasPrefix("\(broken): is damaged JSON: "))
  }

  private static let table = """
    "SYMBOL","COMPANY NAME","SUBJECT","DETAILS","BROADCAST DATE/TIME","RECEIPT","DISSEMINATION","DIFFERENCE","ATTACHMENT"
    "INFY","Infosys Limited","Analysts Call","Infosys Limited sends the minutes of a call.","04-Aug-2025 15:20:01","04-Aug-2025 15:20:01","04-Aug-2025 15:31:07","00:11:06","https://example.com/a.pdf"
    "ITC","ITC Limited","Dividend","The board declared an interim dividend.","05-Aug-2025 09:00:10","05-Aug-2025 09:00:10","-","-","-"

    """

  @Test func `reads NSE's table as its records`() throws {
    let rows = try Self.read("\u{FEFF}" + Self.table, "nse.csv")
    #expect(
      rows.map(Self.summary) == [
        "INFY-2025-08-04 | INFY | 2025-08-04T15:31:07+05:30 | ok | - | Analysts Call",
        "ITC-2025-08-05 | ITC | 2025-08-05T09:00:10+05:30 | ok | dividend | Dividend",
      ]
    )
    #expect(rows[1].reason == "the feed has no time of dissemination, so that of broadcast is used")
    #expect(
      rows[0].attributes == [
        "details": "Infosys Limited sends the minutes of a call.",
        "attachment": "https://example.com/a.pdf", "broadcast_at": "04-Aug-2025 15:20:01",
        "received_at": "04-Aug-2025 15:20:01",
      ]
    )
    let bytes = Array(("\u{FEFF}" + Self.table).utf8)
    let evidence = try #require(rows[0].evidence.first)
    let place = try #require(evidence.byteRange)
    #expect(evidence.quote == "04-Aug-2025 15:31:07")
    #expect(String(decoding: bytes[place], as: UTF8.self) == evidence.quote)
    let folder = try TemporaryFolder()
    let events = try EventFile.read(try folder.write("events.csv", Self.table))
    #expect(events.map(Self.summary) == rows.map(Self.summary))
  }

  @Test(arguments: [["a.csv", "b.json"], ["b.csv", "a.json"]])
  func `takes a notice in the table and in the records for one`(names: [String]) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(names[0], Self.table)
    _ = try folder.write(names[1], Self.nse)
    let rows = try AnnouncementSource(companies: try SampleDocuments.directory())
      .read(paths: [folder.path]).announcements.filter { $0.symbol == "INFY" }
    #expect(rows.map(\.status).filter { $0 == .ok }.count == 1)
    let same = rows.filter { $0.attributes["details"] != nil }
    #expect(same.map(\.status) == [.ok, .repeat])
    #expect(same[1].repeatOf == same[0].eventID)
  }
}
