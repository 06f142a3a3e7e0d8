import Announcements
import CivilTime
import Testing

/// Names that two companies have, and names within addresses.
@Suite struct SharedNameTests {
  private static let directory = CompanyDirectory.standard.adding([
    Company(symbol: "SIE", name: "Siemens AG"),
    Company(symbol: "VWS", name: "Vestas Wind Systems A/S"),
  ])

  private static func rows(
    _ text: String,
    _ companies: CompanyDirectory = directory
  ) throws -> [Announcement] {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.txt", text)
    return try AnnouncementSource(companies: companies).read(paths: [file]).announcements
  }

  static let texts = [
    // The long name below the headline.
    (
      "Siemens buys a maker of pumps\n\nPublished: 2 September 2025\n\nSiemens AG has bought a maker of pumps for a sum that it keeps to itself.\n",
      ["SIE ok"]
    ),
    (
      "Siemens wins an order for signals\n\nPublished: 2 September 2025\n\nSiemens Limited has won an order for signals on two lines, it said.\n",
      ["SIEMENS ok"]
    ),
    // The language, or the money of a country.
    (
      "Siemens baut neue Halle\n\nVeröffentlicht: 2. September 2025\n\nSiemens baut eine neue Halle für Schalter. Das teilte der Konzern am Dienstag mit, und die Aktie stieg im Handel auf Xetra.\n",
      ["SIE ok"]
    ),
    (
      "Siemens wins an order for signals\n\nPublished: 2 September 2025\n\nSiemens has won an order of Rs 420 crore for signals on two lines, it said.\n",
      ["SIEMENS ok"]
    ),
    // Nothing tells.
    (
      "Siemens opens a hall for switches\n\nPublished: 2 September 2025\n\nSiemens has opened a hall for switches, it said.\n",
      ["SIE review"]
    ),
  ]

  @Test(arguments: texts)
  func `reads a shared name by what the text says`(text: String, expected: [String]) throws {
    #expect(try Self.rows(text).map { "\($0.symbol) \($0.status.rawValue)" } == expected)
  }

  @Test func `names both companies where nothing tells`() throws {
    let row = try #require(try Self.rows(Self.texts[4].0).first)
    #expect(
      row.reason
        == "\"Siemens\" is the name of SIE (Siemens AG) and of SIEMENS (Siemens), and nothing in the text tells which is meant"
    )
  }

  @Test func `takes no company for one of another legal form`() throws {
    let text =
      "Siemens kauft zu\n\nVeröffentlicht: 2. September 2025\n\nDie Siemens AG kauft einen Hersteller von Pumpen. Das teilte der Konzern am Dienstag mit.\n"
    #expect(try Self.rows(text, .standard).allSatisfy { $0.symbol != "SIEMENS" })
  }

  @Test func `reads a legal form with a slash`() throws {
    let text =
      "Company announcement No 7 / 2025\nVestas: order for turbines\nAarhus, Denmark, 2 September 2025 - Vestas Wind Systems A/S today announced an order for twelve turbines off the coast.\n"
    #expect(
      try Self.rows(text).map {
        "\($0.symbol) \($0.publication?.date.description ?? "") \($0.status.rawValue)"
      }
        == ["VWS 2025-09-02 ok"]
    )
  }

  @Test func `takes no name within an address for a subject`() throws {
    let text = """
      SRF LIMITED
      Second Floor, DLF Titan Towers, Nehru Road, New Delhi 110019
      2 September 2025

      BSE Limited
      Dear Sir,
      The Board of SRF Limited has at its meeting recommended a dividend of Rs 4 a share.
      For SRF Limited
      A. Rao, Company Secretary
      """
    #expect(try Self.rows(text).map { "\($0.symbol) \($0.status.rawValue)" } == ["SRF ok"])
  }

  static let offers = [
    (
      "Flat 20% off on phones with your Axis Bank card",
      "Dear Cardholder,\n\nUse code FEST20 when you pay with an Axis Bank card. Offer valid until 30 September on one order a month."
    ),
    (
      "A treat for your weekend",
      "Dear Customer,\n\nAxis Bank brings you an instant discount at forty restaurants. Book now and show your card at the till."
    ),
  ]

  @Test(arguments: offers)
  func `asks about offers to customers`(subject: String, body: String) throws {
    let folder = try TemporaryFolder()
    let mail =
      "Date: Tue, 02 Sep 2025 10:02:31 +0530\nFrom: Axis Bank <offers@bank.example>\nTo: a@example.in\nSubject: \(subject)\n\n\(body)\n\nAxis Bank Ltd, Mumbai\n"
    let rows = try SampleDocuments.reader().read(paths: [try folder.write("a.eml", mail)])
      .announcements
    #expect(rows.allSatisfy { $0.status != .ok }, "\(rows)")
  }

  @Test func `keeps the release on a new card`() throws {
    let text =
      "Axis Bank launches a card for travellers\n\nPublished: 2 September 2025\n\nAxis Bank has launched a card for travellers with an instant discount on flights, it said. Customers of the bank may ask for it from Monday.\n"
    #expect(try Self.rows(text).map { "\($0.symbol) \($0.status.rawValue)" } == ["AXISBANK ok"])
  }

  static let headlines = [
    "Infosys pre-placement talk, Hall 4", "Campus drive of Infosys on 12 September",
    "Is your money safe with Infosys at 30 times earnings?",
  ]

  @Test(arguments: headlines)
  func `asks about talks on the campus and questions to readers`(headline: String) throws {
    let row = try #require(
      try Self.rows(
        "\(headline)\n\nPublished: 2 September 2025\n\nInfosys has raised its pay for those who join this year, it said.\n"
      ).first
    )
    #expect(row.status == .review)
  }

  static let deeds = [
    "Norton Yards, the maker of boats that went under, has been bought by India's Titan Company for 16 million pounds.",
    "Infosys picks Coral Springs for a campus of two towers, beside the one that it has there.",
    "Infosys lets its business of pay rolls go to a fund of Zurich, for a sum that neither names.",
  ]

  @Test(arguments: deeds)
  func `reads what befalls a company`(sentence: String) throws {
    let rows = try Self.rows("A deal at last\n\nPublished: 2 September 2025\n\n\(sentence)\n")
    #expect(rows.map(\.status) == [.ok], "\(rows.map { $0.reason ?? "" })")
  }
}
