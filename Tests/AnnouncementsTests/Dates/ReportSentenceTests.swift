import Announcements
import CivilTime
import Testing

/// First sentences that say on which day a company made known what a text tells later.
@Suite struct ReportSentenceTests {
  private static func findings(
    _ head: String,
    _ lead: String,
    file: String = "a.txt"
  ) throws
    -> DocumentFindings
  {
    try SampleDocuments.reader()
      .findings(
        in: """
          \(head)

          \(lead)

          The works at Mysuru keep their two shifts, and the firm hires eighty people for the new line.
          """,
        file: file
      )
  }

  private static let wednesday = "Infosys opens a line\n\nPublished: 11 February 2026, 07:15 AM IST"
  private static let saturday = "Infosys opens a line\n\nPublished: 14 February 2026"

  struct Told: Sendable, CustomTestStringConvertible {
    let lead: String
    let day: String
    var part: PartOfDay?
    var testDescription: String { lead }
  }

  @Test(arguments: [
    Told(
      lead: "Infosys on Tuesday reported a profit of Rs 590 crore for the quarter.",
      day: "2026-02-10"
    ),
    Told(lead: "Infosys on Tuesday said it will buy a maker of tools in Oslo.", day: "2026-02-10"),
    Told(lead: "Infosys said Tuesday that it won an order of a bank in Oslo.", day: "2026-02-10"),
    Told(
      lead: "On Monday the board of Infosys recommended a bonus of one share for one.",
      day: "2026-02-09"
    ),
    Told(lead: "Infosys yesterday announced an order of a bank in Oslo.", day: "2026-02-10"),
    Told(lead: "Infosys put out its figures for the quarter on Monday (Feb 9).", day: "2026-02-09"),
    Told(
      lead: "Infosys reported its third quarter on Monday. On Tuesday the shares fell.",
      day: "2026-02-09"
    ),
    Told(
      lead: "Infosys told the exchanges late on Tuesday evening that it had won an order in Oslo.",
      day: "2026-02-10",
      part: .afterClose
    ),
    Told(
      lead: "Infosys said in a filing after market hours on Tuesday that it won an order in Oslo.",
      day: "2026-02-10",
      part: .afterClose
    ),
    Told(
      lead: "Infosys put out its figures for the quarter last evening (10 February).",
      day: "2026-02-10",
      part: .afterClose
    ),
    Told(
      lead:
        "On 9 February 2026 Infosys announced its results for the quarter ended 31 December 2025.",
      day: "2026-02-09"
    ),
    Told(
      lead:
        "Yesterday the board of Infosys, which runs works at Mysuru, recommended a bonus and fixed March 3 as the record date.",
      day: "2026-02-10"
    ),
    Told(
      lead:
        "Infosys put out a disclosure of one page. The letter is dated Monday, February 9, 2026, and no sum is in it.",
      day: "2026-02-09"
    ),
    Told(
      lead:
        "Infosys has sold its works in Oslo. This was made public by its letter of 9 February 2026.",
      day: "2026-02-09"
    ),
    Told(
      lead:
        "The board of Infosys approved the results of its quarter yesterday, February 10, 2026.",
      day: "2026-02-10"
    ),
  ])
  func `takes the day on which it was made known`(_ told: Told) throws {
    let found = try Self.findings(Self.wednesday, told.lead)
    #expect(found.publication?.description == told.day)
    #expect(found.status == .ok)
    #expect(found.partOfDay?.part == told.part)
    #expect(found.reason == "the text that reports it is of 2026-02-11")
    #expect(found.companies.map(\.company.symbol) == ["INFY"])
  }

  /// What others tell, as their news, of what was done on a day.
  @Test(arguments: [
    (
      "Infosys sells shares to funds",
      Told(
        lead:
          "On the evening of February 10, 2026, Infosys launched a sale of shares to large funds.",
        day: "2026-02-10",
        part: .afterClose
      )
    ),
    (
      "Infosys to buy shares back",
      Told(
        lead:
          "The board of Infosys on February 9, 2026 approved a buyback of shares in the market.",
        day: "2026-02-09"
      )
    ),
    (
      "Agreement of Infosys and a bank",
      Told(
        lead: "Infosys signed on 9 February 2026 an agreement with a bank in Oslo on its tools.",
        day: "2026-02-09"
      )
    ),
    (
      "Offices of Infosys searched",
      Told(
        lead:
          "Officers of the tax department on Tuesday, 10 February searched the offices of Infosys.",
        day: "2026-02-10"
      )
    ),
    (
      "Infosys fined in Oslo",
      Told(
        lead:
          "On Monday a court in Oslo fined Infosys, which had sold tools there without a licence.",
        day: "2026-02-09"
      )
    ),
  ])
  func `takes the day on which it was done where that is the news`(
    _ headline: String,
    _ told: Told
  )
    throws
  {
    let head = "\(headline)\n\nPublished: 11 February 2026, 07:15 AM IST"
    let found = try Self.findings(head, told.lead)
    #expect(found.publication?.description == told.day)
    #expect(found.partOfDay?.part == told.part)
    #expect(found.status == .ok)
    // Below another headline it is what came before.
    let other = "Chief of Infosys quits\n\nPublished: 11 February 2026, 07:15 AM IST"
    #expect(try Self.findings(other, told.lead).publication?.date.description == "2026-02-11")
    // As it is before what is new, in the company's own text, and where nothing else dates the text.
    let newer = "\(told.lead) The firm has now hired a chief in Lisbon."
    #expect(try Self.findings(head, newer).publication?.date.description == "2026-02-11")
    let own = "\(told.lead)\n\nAbout Infosys\n\nInfosys makes tools."
    #expect(try Self.findings(head, own).publication?.date.description == "2026-02-11")
    let undated = try Self.findings(headline, told.lead)
    #expect(undated.publication == nil || undated.status != .ok)
  }

  @Test(arguments: [
    "Infosys on Wednesday reported a profit of Rs 590 crore for the quarter.",
    "Infosys today announced an order of a bank in Oslo.",
    // The next Thursday, or one six days ago.
    "Infosys on Thursday will report its figures for the quarter to the exchanges.",
    "Infosys said on Thursday it would buy a maker of tools in Oslo.",
    // What came before another announcement.
    "Infosys, which had reported on Monday a fall of profit, has won an order in Oslo.",
    "Shares of Infosys rose 2 per cent on Tuesday after the firm said that it won an order in Oslo.",
    // What is done on a day is made known by the letter that tells it.
    "Infosys informs that the board on 9 February 2026 approved the purchase of a works in Oslo.",
    "Please be informed that a rating agency by its letter dated 10 February 2026 keeps the rating of Infosys.",
    "Infosys has cut prices of its tools, and sales fell in January, analysts said on Sunday.",
    "Infosys has an order of a bank in Oslo, in line with an order dated 9 February 2026 of the court.",
    "Infosys had said on Tuesday that it waits for an order in Oslo.",
    // Done on a day, told on one that is not named.
    "Infosys on 9 February 2026 signed an agreement with a bank in Oslo, the firm said.",
    "Pursuant to the rules, the board of Infosys on 9 February 2026 approved a works in Oslo.",
    // This week's Tuesday, or that of the week before.
    "Infosys announced a maker of tools in Oslo as its partner last Tuesday.",
    // Nobody says it there.
    "Infosys has the rules among a string of new ones in legislation published yesterday.",
  ])
  func `keeps the day of the text`(_ lead: String) throws {
    let found = try Self.findings(Self.wednesday, lead)
    #expect(found.publication?.description == "2026-02-11T07:15+05:30")
    #expect(found.status == .ok)
  }

  @Test func `goes back over a weekend`() throws {
    let found = try Self.findings(
      Self.saturday,
      "Infosys on Thursday reported a profit of Rs 5 crore."
    )
    #expect(found.publication?.description == "2026-02-12")
  }

  @Test func `takes only the first sentences`() throws {
    let found = try Self.findings(
      Self.wednesday,
      "Infosys today announced an order of a bank in Oslo. Wipro on Monday reported a loss."
    )
    #expect(found.publication?.date.description == "2026-02-11")
  }

  @Test func `dates a text that has no date of its own by a whole day`() throws {
    let lead = "Infosys published its fourth quarter on 19 February 2026."
    let found = try Self.findings("# Infosys: a year to forget?", lead, file: "a.md")
    #expect(found.publication?.description == "2026-02-19")
    #expect(found.status == .ok)
  }

  @Test(arguments: [
    (
      "The release of Infosys hit the wires at 5:06 pm IST on Tuesday, 10 February 2026: a line opens.",
      "17:06"
    ),
    (
      "The filing came late: 10:35 pm IST on Tuesday, February 10, 2026. Infosys opens a line.",
      "22:35"
    ),
  ])
  func `takes the minute that the sentence names`(_ lead: String, _ time: String) throws {
    let found = try Self.findings(Self.wednesday, lead)
    #expect(found.publication?.description == "2026-02-10T\(time)+05:30")
  }

  @Test(arguments: [
    "Infosys said a fire on September 1 hit the hall of its works.",
    "The inspection of the works ran from August 27 to September 1, Infosys said.",
  ])
  func `does not take the day of what is told for that of telling it`(lead: String) throws {
    let found = try Self.findings("Infosys opens a line\n\nPublished: 2 September 2025", lead)
    #expect(found.publication?.description == "2025-09-02")
  }

  @Test func `reads days in emphasis`() throws {
    let lead =
      "Lender **Infosys** on *Thursday, 19 February 2026* said its board approved a loan in Oslo."
    let found = try Self.findings("# Infosys: a loan", lead, file: "a.md")
    #expect(found.publication?.description == "2026-02-19")
  }

  /// A date below the text that is also the weekday of the first sentence.
  @Test(arguments: [("on Friday", AnnouncementStatus.ok), ("on Thursday", .review)])
  func `believes a closing date whose weekday the text names`(
    _ day: String,
    _ status: AnnouncementStatus
  ) throws {
    let text = """
      Infosys opens a line

      By a staff reporter

      NEW DELHI: Infosys \(day) said it opened a line for tools at Mysuru, its first in the state.

      The works keep their two shifts, and the firm hires eighty people for the new line.

      — October 24, 2025
      """
    let found = try SampleDocuments.reader().findings(in: text, file: "a.txt")
    #expect(found.publication?.date.description == "2025-10-24")
    #expect(found.status == status)
  }

  @Test(arguments: [("Monday", "2026-05-11"), ("Sunday", nil)])
  func `finds the year of a dateline where day and weekday stand below`(
    _ weekday: String,
    _ day: String?
  ) throws {
    let text = """
      Infosys names a chief

      MUMBAI, May 11 (PTI) Software firm Infosys on \(weekday) said its board has named a new chief.
      The post was open for six months, and the firm had looked outside of it. PTI AB CD 2026-05-11
      The results of the quarter are due on May 18, and the shares settled at Rs 861.35.
      """
    let found = try SampleDocuments.reader().findings(in: text, file: "a.txt")
    #expect(found.publication?.description == day)
  }

  @Test(arguments: [
    (
      "**Mumbai, Saturday, 3 October 2026.** Infosys gave the first figures of its quarter, and they grew by a tenth.",
      "2026-10-03"
    ),
    (
      "Source: letter to the exchanges, 12 March 2026\nRetrieved: 14 March 2026\n\nInfosys has told the exchanges that a story on its plans is not based on fact.",
      "2026-03-12"
    ),
    (
      "Pune: 2nd April 2026\n\nInfosys moved more goods in March than ever, it said here today.",
      "2026-04-02"
    ),
    (
      "INFOSYS                                     PRESS RELEASE\nFor Immediate Release                       20 March 2026\n\nInfosys today announced an order of a bank in Oslo for its tools.",
      "2026-03-20"
    ),
    (
      "No. Secl/Listing                                      20th February 2026\n\nInfosys has an order of a bank in Oslo, and works on it from the first of May.",
      "2026-02-20"
    ),
  ])
  func `reads the day at the head`(_ head: String, _ day: String) throws {
    let found = try SampleDocuments.reader().findings(
      in: "# Infosys: a line for tools\n\n\(head)\n\nThe works keep their two shifts.\n",
      file: "a.md"
    )
    #expect(found.publication?.description == day)
    #expect(found.status == .ok)
  }

  @Test(arguments: [
    "Listen to this article", "Share this article Save for later", "Follow us on Google News",
  ])
  func `reads a day beside the buttons of a site`(_ buttons: String) throws {
    let page = """
      <html><head><title>Infosys wins an order</title></head><body><main><h1>Infosys wins an order</h1>
      <span>May 28, 2025 20:02 IST</span> <span>\(buttons)</span>
      <p>Infosys won an order of a bank in Oslo, and works on it from the first days of the summer.</p>
      </main></body></html>
      """
    let found = try SampleDocuments.reader().findings(in: page, file: "a.html")
    #expect(found.publication?.description == "2025-05-28T20:02+05:30")
    #expect(found.status == .ok)
  }

  @Test func `dates a submission to the SEC by its acceptance`() throws {
    let text = """
      <SEC-DOCUMENT>0000000001-26-000015.txt : 20260211
      <SEC-HEADER>0000000001-26-000015.hdr.sgml : 20260211
      <ACCEPTANCE-DATETIME>20260211160814
      CONFORMED PERIOD OF REPORT:	20260131
      FILED AS OF DATE:		20260211
      COMPANY CONFORMED NAME:			Infosys Ltd
      </SEC-HEADER>
      Infosys Ltd reported the results of its quarter, and furnishes the release as an exhibit.
      """
    let found = try SampleDocuments.reader().findings(in: text, file: "a.txt")
    #expect(found.publication?.description == "2026-02-11T16:08:14-05:00")
    #expect(found.status == .ok)
    let summer = text.replacing("20260211160814", with: "20260730064500")
    #expect(
      try SampleDocuments.reader().findings(in: summer, file: "a.txt").publication?.description
        == "2026-07-30T06:45-04:00"
    )
    let broken = text.replacing("20260211160814", with: "20269911160814")
    #expect(
      try SampleDocuments.reader().findings(in: broken, file: "a.txt").publication?.time == nil
    )
  }
}
