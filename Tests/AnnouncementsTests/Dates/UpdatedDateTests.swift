import Announcements
import CivilTime
import Testing

/// An update cannot come before the publication.
@Suite struct UpdatedDateTests {
  static let heads = [
    DateCase(
      "4 March 2025, 18:20 IST | Updated: 5 March 2025, 09:10 IST\n\n",
      "2025-03-04T18:20+05:30"
    ),
    DateCase(
      "4 March 2025, 18:20 IST\nUpdated: 5 March 2025, 09:10 IST\n\n",
      "2025-03-04T18:20+05:30"
    ),
    DateCase(
      "By A. Writer, Mumbai | 4 March 2025, 18:20 IST\nUpdated: 5 March 2025, 09:10 IST\n\n",
      "2025-03-04T18:20+05:30"
    ),
    DateCase(
      "Written by A. Writer March 4, 2025 18:20 IST | Updated: March 5, 2025 09:10 IST\n\n",
      "2025-03-04T18:20+05:30"
    ),
    DateCase("04 March 2025 | Updated 05 March 2025 10:00 IST\n\n", "2025-03-04"),
    DateCase("04 March 2025 Updated 05 March 2025 10:00 IST\n\n", "2025-03-04"),
    DateCase("Updated: 5 March 2025 10:00 IST | 4 March 2025\n\n", "2025-03-04"),
    DateCase(
      "4 March 2025, 18:20 IST | Updated: 4 March 2025, 21:10 IST\n\n",
      "2025-03-04T18:20+05:30"
    ),
    // Two years lie between them, but they stand side by side.
    DateCase("4 March 2023 | Updated: 5 March 2025\n\n", "2023-03-04"),
    DateCase("Last Updated : Mar 4 2025 | 11:27 PM IST\n\n", "2025-03-04T23:27+05:30"),
    // The clock of the site on the day of a visit is after the update.
    DateCase(
      "Saturday, 21 November 2026\n\nInfosys opens a hall\nUpdated: 5 March 2025\n\n",
      "2025-03-05"
    ),
    DateCase(
      "4 March 2025, 18:20 IST | Updated: 3 March 2025, 09:10 IST\n\n",
      "2025-03-03T09:10+05:30",
      .review
    ),
    DateCase("4 March 2025, updated 5 March 2025\n\n", "2025-03-04"),
    DateCase("A. Writer 4 March 2025 Updated 5 March 2025\n\n", "2025-03-04", .review),
    DateCase(
      "Updated: 5 March 2025, 10:00 IST\n\nMumbai, Mar 4 (Agency) ",
      "2025-03-05T10:00+05:30",
      .review
    ),
    DateCase(
      "Updated: 5 March 2025, 10:00 IST\n\nMumbai, Mar 4, 2025 (Agency) ",
      "2025-03-04"
    ),
    DateCase(
      "Investor Day Pune | 4 March 2025\nUpdated: 5 March 2025\n\n",
      "2025-03-04",
      .review
    ),
    DateCase(
      "4 March 2023\n\n\(String(repeating: "Infosys builds a hall in Pune for its people. ", count: 5))"
        + "\n\nUpdated: 5 March 2025\n\n",
      "2023-03-04",
      .review
    ),
  ]

  @Test(arguments: heads)
  func `takes the date of the head before the update`(_ expected: DateCase) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\n\(expected.text)\(DateChoiceTests.body)",
      file: "story.txt"
    )
    #expect(findings.publication?.description == expected.publication)
    #expect(findings.status == expected.status, "\(findings.reason ?? "")")
  }

  @Test func `takes the dateline before an update below the text`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\n\nPune, 4 March 2025: \(DateChoiceTests.body)\n\n"
        + "Last updated: 6 March 2025\n",
      file: "story.txt"
    )
    #expect(findings.publication?.description == "2025-03-04")
    #expect(findings.status == .ok)
  }

  @Test func `keeps the day and says so where only the update has a clock`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\n4 March 2025\nUpdated: 4 March 2025, 21:10 IST\n\n"
        + DateChoiceTests.body,
      file: "story.txt"
    )
    #expect(findings.publication?.description == "2025-03-04")
    #expect(
      findings.reason
        == "\"Updated: 4 March 2025, 21:10 IST\" is an update; no time of the first publication is given"
    )
  }

  @Test func `takes no revision that a letter tells of for its own update`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "No. 18/2025          5 June 2025\n\nSub: Prices of Infosys\n\n\(DateChoiceTests.body) "
        + "The prices exclude taxes and fees of the state. Last revised on 22-05-2025 (Rs 6,440).\n",
      file: "story.txt"
    )
    #expect(findings.publication?.description == "2025-06-05")
    #expect(findings.status == .ok)
  }

  @Test func `takes the date of a page's by-line before its update`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "<html><body><div>Wednesday, 19 November 2025</div><h1>Infosys to work with a bank</h1>"
        + "<div>Written by A. Writer &nbsp; Mar 4, 2025 18:20 IST | Updated: Mar 5, 2025 09:10 IST</div>"
        + "<p>\(DateChoiceTests.body)</p></body></html>",
      file: "page.html"
    )
    #expect(findings.publication?.description == "2025-03-04T18:20+05:30")
    #expect(findings.status == .ok)
  }
}
