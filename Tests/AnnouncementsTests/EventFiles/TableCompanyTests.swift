import Announcements
import CivilTime
import Testing

@Suite struct TableCompanyTests {
  private static let companies = CompanyDirectory([
    Company(
      symbol: "EXIDEIND",
      name: "Exide Industries",
      aliases: ["Exide"],
      exchange: "NSE",
      isin: "INE302A01020",
      identifiers: [.bseCode: "500086"]
    ),
    Company(symbol: "DRREDDY", name: "Dr. Reddy's Laboratories", exchange: "NSE"),
    Company(symbol: "LT", name: "Larsen & Toubro", aliases: ["L&T"], exchange: "NSE"),
    Company(symbol: "ALPHAONE", name: "Alpha Works", exchange: "NSE"),
    Company(symbol: "ALPHATWO", name: "Alpha Works", exchange: "NSE"),
    Company(symbol: "BETA", name: "Beta Mills", exchange: "NSE"),
    Company(symbol: "BETA2", name: "Beta Mills", exchange: "HKEX"),
    Company(symbol: "", name: "Reserve Bank of India", aliases: ["RBI"]),
    Company(
      symbol: "ABCD",
      name: "Abcd Rockets",
      exchange: "NSE",
      identifiers: [.cik: "0000320193"]
    ),
    Company(symbol: "TATAMOTORS", name: "Tata Motors", aliases: ["टाटा मोटर्स"], exchange: "NSE"),
  ])

  private static func rows(_ text: String) throws -> [Announcement] {
    let folder = try TemporaryFolder()
    let source = AnnouncementSource(companies: companies)
    return try source.read(paths: [try folder.write("table.csv", text)]).announcements
  }

  /// A header, a row, and the symbol and the name that the row gets.
  static let found: [(header: String, row: String, symbol: String, company: String?)] = [
    ("company_name", "Exide Industries Limited", "EXIDEIND", "Exide Industries Limited"),
    ("company", "EXIDE INDUSTRIES LTD.", "EXIDEIND", "EXIDE INDUSTRIES LTD."),
    ("Company Name", "exide industries", "EXIDEIND", "exide industries"),
    ("name", "Exide", "EXIDEIND", "Exide"),
    ("company", "Dr Reddys Laboratories", "DRREDDY", "Dr Reddys Laboratories"),
    ("company", "The Larsen and Toubro Ltd", "LT", "The Larsen and Toubro Ltd"),
    ("company", "L&amp;T", "LT", "L&amp;T"),
    ("company", "टाटा मोटर्स लिमिटेड", "TATAMOTORS", "टाटा मोटर्स लिमिटेड"),
    // The only one of a name that is listed at home.
    ("company", "Beta Mills Ltd", "BETA", "Beta Mills Ltd"),
    // A column of symbols that holds names.
    ("symbol", "Exide Industries Limited", "EXIDEIND", "Exide Industries Limited"),
    ("stock", "Tata Motors", "TATAMOTORS", "Tata Motors"),
    ("firm", "Tata Motors", "TATAMOTORS", "Tata Motors"),
    // A column of names that holds symbols.
    ("company", "EXIDEIND", "EXIDEIND", nil),
    // Numbers.
    ("isin", "INE302A01020", "EXIDEIND", "Exide Industries"),
    ("ISIN Number", "ine302a01020", "EXIDEIND", "Exide Industries"),
    ("scrip_code", "500086", "EXIDEIND", "Exide Industries"),
    ("Security Code", "500086.0", "EXIDEIND", "Exide Industries"),
    ("bse_code", "500086", "EXIDEIND", "Exide Industries"),
    ("cik", "320193", "ABCD", "Abcd Rockets"),
    ("CIK", "CIK0000320193", "ABCD", "Abcd Rockets"),
    ("isin,company", "INE302A01020,Exide of India", "EXIDEIND", "Exide of India"),
    ("company,isin", "Somebody Else,INE302A01020", "EXIDEIND", "Somebody Else"),
    ("Security Code,Security Name", "500999,TATA MOTORS LTD.", "TATAMOTORS", "TATA MOTORS LTD."),
    // What is no name and no number of the directory's stays as it is.
    ("symbol", "EXIDEIND", "EXIDEIND", nil),
    ("symbol", "aapl", "aapl", nil),
    ("symbol", "AAPL US Equity", "AAPL US Equity", nil),
    ("symbol", "500086", "500086", nil),
    ("symbol,company", "EXIDE.BO,Tata Motors", "EXIDE.BO", "Tata Motors"),
    ("permno", "14593", "14593", nil),
    ("gvkey", "001690", "001690", nil),
  ]

  @Test(arguments: found)
  func `finds the symbol of a name or a number`(
    _ table: (header: String, row: String, symbol: String, company: String?)
  ) throws {
    let row = try #require(
      try Self.rows("\(table.header),announced\n\(table.row),2025-11-14\n").first
    )
    #expect(row.symbol == table.symbol)
    #expect(row.company == table.company)
    #expect(row.status == .ok)
    #expect(row.reason == nil)
    #expect(row.eventID == "\(table.symbol)-2025-11-14")
  }

  /// A header, a row that keeps what is written, and the remark.
  static let kept: [(header: String, row: String, symbol: String, reason: String)] = [
    (
      "company", "Gamma Works", "Gamma Works",
      "no company of the directory is called \"Gamma Works\", so the name stands for its symbol"
    ),
    // Known, and no company of a study.
    (
      "company", "Reserve Bank of India", "Reserve Bank of India",
      "no company of the directory is called \"Reserve Bank of India\", so the name stands for its symbol"
    ),
    (
      "company", "Alpha Works Ltd", "Alpha Works Ltd",
      "\"Alpha Works Ltd\" is the name of several companies of the directory (ALPHAONE, ALPHATWO), so the "
        + "name stands for its symbol"
    ),
    (
      "isin", "INE000000000", "INE000000000",
      "no company of the directory has the number INE000000000, which stands for its symbol"
    ),
    (
      "scrip_code,scrip_name", "500999,GAMMA LTD.", "500999",
      "no company of the directory is called \"GAMMA LTD.\", so its number stands for its symbol"
    ),
  ]

  @Test(arguments: kept)
  func `keeps what it does not know, and says so`(
    _ table: (header: String, row: String, symbol: String, reason: String)
  ) throws {
    let row = try #require(
      try Self.rows("\(table.header),announced\n\(table.row),2025-11-14\n").first
    )
    #expect(row.symbol == table.symbol)
    #expect(row.reason == table.reason)
    #expect(row.status == .ok)
  }

  @Test func `keeps the number beside the symbol that it found`() throws {
    let row = try #require(try Self.rows("isin,announced\nINE302A01020,2025-11-14\n").first)
    #expect(row.attributes == ["isin": "INE302A01020"])
  }

  @Test func `leaves the table that Leyline wrote as a person corrected it`() throws {
    let folder = try TemporaryFolder()
    let source = AnnouncementSource(companies: Self.companies)
    let first = try source.read(
      paths: [try folder.write("table.csv", "company,announced\nExide,2025-11-14\n")]
    )
    let text = EventFileWriter.text(of: first.announcements)
    let corrected = text.replacing(",EXIDEIND,", with: ",Tata Motors,")
    let again = try source.read(paths: [try folder.write("events.csv", corrected)])
    #expect(again.announcements.map(\.symbol) == ["Tata Motors"])
  }

  @Test func `reads names as they are where no companies are given`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("table.csv", "company,announced\nExide Industries,2025-11-14\n")
    #expect(try EventFile.read(file).map(\.symbol) == ["Exide Industries"])
  }

  @Test func `an own list comes before that of Leyline, for names and for numbers`() throws {
    let own = CompanyDirectory.standard.adding([
      Company(
        symbol: "TMPV",
        name: "Tata Motors",
        exchange: "NSE",
        identifiers: [.bseCode: "500570"]
      )
    ])
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "table.csv",
      "company,announced\nTata Motors,2025-11-14\nExide Industries,2025-11-14\n"
    )
    let rows = try AnnouncementSource(companies: own).read(paths: [file]).announcements
    #expect(rows.map(\.symbol) == ["TMPV", "EXIDEIND"])
  }
}
