import Announcements
import Testing

/// Texts that name companies and announce nothing.
@Suite struct OffTopicTests {
  private static func row(_ name: String, _ text: String) throws -> Announcement? {
    let folder = try TemporaryFolder()
    return try SampleDocuments.reader().read(paths: [try folder.write(name, text)]).announcements
      .first
  }

  static let headlines = [
    "Wipro vs Infosys: Which IT stock is better for long term?",
    "Infosys share price target: experts see 12% upside, should you buy?",
    "What is a bonus issue? Example of Infosys 1:1",
    "Explained: How the buyback of Infosys will be taxed",
    "This day, that year: When Infosys listed in New York",
    "Walk-in interview: Infosys seeks engineers at Pune",
  ]

  @Test(arguments: headlines)
  func `asks about headlines of opinions, lessons, history and jobs`(headline: String) throws {
    let row = try #require(
      try Self.row(
        "a.txt",
        "\(headline)\n\nPublished: 2 September 2025\n\nInfosys said it has raised its dividend to Rs 22.\n"
      )
    )
    #expect(row.status == .review)
    #expect(row.reason?.contains("not of an announcement") == true, "\(row.reason ?? "")")
  }

  static let subjects = [
    "Newspaper advertisement - Notice regarding transfer of shares to IEPF",
    "Closure of trading window", "Certificate under Regulation 74(5)",
    "Intimation of loss of share certificates",
  ]

  @Test(arguments: subjects)
  func `asks about letters that every company sends`(subject: String) throws {
    let row = try #require(
      try Self.row(
        "a.txt",
        """
        2 September 2025
        BSE Limited, National Stock Exchange of India Limited
        Sub: \(subject)
        Dear Sirs, we enclose the papers for your records.
        For Infosys Limited
        """
      )
    )
    #expect(row.symbol == "INFY")
    #expect(row.status == .review)
    #expect(row.reason?.contains("every company sends from time to time") == true)
  }

  @Test func `asks about a mail that answers an answer`() throws {
    let row = try #require(
      try Self.row(
        "a.eml",
        """
        From: Ravi <ravi@fund.example>
        Subject: Re: Re: Infosys valuation
        Date: Sat, 15 Mar 2025 22:10:41 +0530

        Infosys has raised its dividend, and I still think that 30 times is too much.
        """
      )
    )
    #expect(row.status == .review)
    #expect(row.reason?.contains("the mail is an answer") == true)
  }

  @Test func `asks about a page that is no article by its data`() throws {
    func page(_ type: String) -> String {
      """
      <html><head><script type="application/ld+json">{"@type":"\(type)","datePublished":"2025-08-11"}</script>
      </head><body><h1>Infosys opens a hall in Pune</h1>
      <p>Infosys has opened a hall in Pune, it said in a note to the exchanges.</p></body></html>
      """
    }
    #expect(try Self.row("a.html", page("NewsArticle"))?.status == .ok)
    let row = try #require(try Self.row("a.html", page("Product")))
    #expect(row.status == .review)
    #expect(row.reason?.contains("the data of the page calls it product and no article") == true)
  }

  @Test func `asks about shares that the writer tells of having bought`() throws {
    let text = """
      Ten years, ten stocks

      Published: 2 September 2025

      A diary of what went well and of what did not, and of what it cost me to learn that.

      I bought Page Industries in 2015, and I sold it too early.

      Bajaj Finance has raised its dividend, and Asian Paints has cut its prices since then.
      """
    let reading = try #require(try Self.row("a.txt", text))
    #expect(reading.status == .review)
  }

  static let notes = [
    "Infosys (INFY)      CMP: Rs 1,530   Target: Rs 1,700   BUY\nPublished: 2 September 2025\n\nInfosys has raised its dividend, and we expect growth of 18% in the half to come.",
    "Infosys: a steady show in the quarter\nPublished: 2 September 2025\n\nInfosys has raised its dividend.\n\nANALYST CERTIFICATION: we certify that the views are our own.",
    "What Asha's fund bought in August: portfolio of a midcap scheme\nPublished: 2 September 2025\n\nThe scheme held 4.2% in a bank. It sold 1.2 lakh shares of Infosys.",
    "A midcap scheme in August\nPublished: 2 September 2025\n\nThe scheme held 4.2% of its money in a bank at the end of August. It bought 1.2 lakh shares of Infosys.",
  ]

  @Test(arguments: notes)
  func `asks about notes of brokers and what funds hold`(text: String) throws {
    #expect(try Self.row("a.txt", text)?.status != .ok)
  }

  @Test func `takes a release that speaks of a target`() throws {
    let text = """
      Infosys sets a target of 50,000 hires
      Published: 2 September 2025

      Infosys will hire 50,000 people this year, it said in a note to the exchanges.
      """
    #expect(try Self.row("a.txt", text)?.status == .ok)
  }
}
