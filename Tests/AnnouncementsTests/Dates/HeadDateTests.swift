import Announcements
import CivilTime
import Testing

/// What of the head of a document dates it, and what only stands there.
@Suite struct HeadDateTests {
  static let body = DateChoiceTests.body

  static let heads = [
    // The clock of a page on the day of a visit.
    DateCase(
      "Tuesday, 3 March 2026 | 08:20 AM ISTहिंदी में पढें\nMorning Paper\nSearch\n\nInfosys opens a hall\n\n",
      "2026-03-03T08:20+05:30",
      .review
    ),
    DateCase(
      "Tuesday, 3 March 2026\nMorning Paper\nLogin\nHome\n\nInfosys opens a hall\n\n",
      "2026-03-03",
      .review
    ),
    DateCase(
      "Tuesday, March 3, 2026 08:20 IST\nInfosys opens a hall\n\n",
      "2026-03-03T08:20+05:30",
      .review
    ),
    DateCase(
      "Tuesday, 3 March 2026 | 08:20 AM IST\nMorning Paper\nSearch\n\nInfosys opens a hall\n"
        + "By A. Writer | 2 Sep 2025, 6:10 PM IST\n\n",
      "2025-09-02T18:10+05:30"
    ),
    DateCase("Tuesday, September 2, 2025\nInfosys opens a hall\n\n", "2025-09-02"),
    // The banner of an archive.
    DateCase(
      "Jan\nFEB\nMar\n3\n2025\n2026\n2027\n1 capture\n3 Feb 2026\nAbout this capture\nCOLLECTED BY\n"
        + "Organization: A Shelf of Pages\n\nInfosys opens a hall\n\n",
      "none",
      .noDate
    ),
    DateCase("Retrieved: 3 Feb 2026\nInfosys opens a hall\n\n", "none", .noDate),
    // Spans.
    DateCase(
      "Week of 22-28 December 2025\n29 December 2025-4 January 2026\nInfosys opens a hall\n\n",
      "none",
      .noDate
    ),
    DateCase("Infosys opens a hall\n24-26 March 2025\n\n", "none", .noDate),
    DateCase("Infosys opens a hall\n2025/3/24-26\n\n", "none", .noDate),
    // Date lines of news wires and notices.
    DateCase("PUNE--(BUSINESS WIRE)--September 2, 2025--", "2025-09-02"),
    DateCase("PUNE, India--(BUSINESS WIRE)--September 2, 2025--", "2025-09-02"),
    DateCase("TORONTO, Sept. 2, 2025 /CNW/ -\n", "2025-09-02"),
    DateCase("TORONTO, Sept. 2, 2025 (GLOBE NEWSWIRE) --\n", "2025-09-02"),
    DateCase("(pta021/02.09.2025/17:40)\n", "2025-09-02T17:40"),
    DateCase("Infosys opens a hall\n\nLübeck, 2. September 2025\n\n", "2025-09-02"),
    DateCase("Lübeck, 2. September 2025 ", "2025-09-02"),
    DateCase("RNS Number : 7310K\nInfosys Limited\n02 September 2025\n\n", "2025-09-02"),
    DateCase("RNS Number : 7310K  Infosys Limited  02 September 2025\n\n", "2025-09-02"),
    DateCase(
      "To print this announcement in the best way please use the link that stands below this line:\n"
        + "http://news.example/get?id=urn:20250902\nSeptember 2, 2025\nInfosys opens a hall\n\n",
      "2025-09-02"
    ),
    DateCase("Berlin, 02.09.2025, 058/21\nInfosys opens a hall\n\n", "2025-09-02"),
    // By-lines with small words.
    DateCase(
      "Infosys opens a hall\nVon Anna Muster am 02.09.2025, 11:51 | 4 Meinungen\n\n",
      "2025-09-02T11:51"
    ),
    DateCase(
      "Infosys opens a hall\nErstellt von Anna am Dienstag, 2. September 2025\n\n",
      "2025-09-02"
    ),
    DateCase("Infosys opens a hall\nPosted by anna on 2 September 2025\n\n", "2025-09-02"),
    DateCase("Infosys opens a hall\ndpa am 2. September 2025\n\n", "2025-09-02"),
    DateCase("Infosys opens a hall\nPressemitteilung vom 02.09.2025\n\n", "2025-09-02"),
    DateCase("Infosys opens a hall\nAnnual Meeting on 2 September 2025\n\n", "2025-09-02", .review),
    DateCase("2. September 2025. ", "2025-09-02"),
    DateCase(
      "Wednesday, 3 September 2025\n\nInfosys opens a hall\n\nPune, September 2, 2025: ",
      "2025-09-02",
      .review
    ),
    // Beside other words: asked about.
    DateCase(
      "Infosys opens a hall\nLarge Caps 2 Sep 2025 11:28 PM IST Morning Paper\n\n",
      "2025-09-02T23:28+05:30",
      .review
    ),
    DateCase("Infosys opens a hall\nCompany News 2 September 2025\n\n", "2025-09-02", .review),
    // Labels that pages glue to what stands before them.
    DateCase(
      "Infosys opens a hall\nWritten by: Asha RaoUpdated on: 2 Sept 2025, 5:37 pm IST\n\n",
      "2025-09-02T17:37+05:30"
    ),
    DateCase(
      "Infosys opens a hall\nAsha RaoPublished: 2 Sept 2025, 5:37 pm ISTShare\n\n",
      "2025-09-02T17:37+05:30"
    ),
    DateCase(
      "Infosys opens a hall\nPublished: 2 Sept 2025, 5:37 pmIST\n\n",
      "2025-09-02T17:37+05:30"
    ),
    DateCase("date 2025-09-02 was up 1.5% after ", "2025-09-02"),
    DateCase("Published: Tue, September 2 2025. 16:05 IST\n", "2025-09-02T16:05+05:30"),
  ]

  @Test(arguments: heads)
  func `tells the date of a story from what else stands at its head`(
    _ expected: DateCase
  ) throws {
    let findings = try SampleDocuments.reader().findings(
      in: expected.text + Self.body,
      file: "story.txt"
    )
    #expect(findings.publication?.description ?? "none" == expected.publication)
    #expect(findings.status == expected.status, "\(findings.reason ?? "")")
  }

  @Test func `says what it takes for the clock of a page`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Tuesday, 3 March 2026 | 08:20 AM IST\nMorning Paper\nSearch\n\nInfosys opens a hall\n\n"
        + Self.body,
      file: "story.txt"
    )
    #expect(
      findings.reason
        == "\"Tuesday, 3 March 2026 | 08:20 AM IST\" looks like the clock of the page on the day it was "
        + "saved, at its head, without a label that says it was published then"
    )
  }

  @Test func `asks about a source and a day in brackets that close the text`() throws {
    let findings = try SampleDocuments.reader().findings(
      in:
        "Infosys opens a hall\n\nInfosys opens a hall in Pune, it said, and will hire for it soon. "
        + "(Morning Paper, 2 September 2025)\n",
      file: "story.txt"
    )
    #expect(findings.publication?.description == "2025-09-02")
    #expect(findings.status == .review)
  }
}
