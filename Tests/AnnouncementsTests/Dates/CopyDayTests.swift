import Announcements
import CivilTime
import Testing

/// Days of agency copy, of by-lines that readers have answered, of numbered papers and of notes.
@Suite struct CopyDayTests {
  private static let body = """
    Infosys has opened a hall in Pune for two thousand people, it said in a note to the exchanges.

    The firm was founded in Pune long ago, and its works keep their two shifts all the year.

    """

  static let texts = [
    // Words of the site behind the stamp.
    DateCase(
      "Infosys opens a hall\n2 Sep 2025, 08:21 AM IST i PaperProfit\n\n" + body,
      "2025-09-02T08:21+05:30"
    ),
    DateCase(
      "Infosys opens a hall\nSep 02, 2025 10:40 IST by deskNews\n\n" + body,
      "2025-09-02T10:40+05:30"
    ),
    DateCase(
      "Infosys opens a hall\n2 Sep 2025, 04:00 PM IST earnings call\n\n" + body,
      "none",
      .noDate
    ),
    // What readers did stands behind the day.
    DateCase(
      "Infosys opens a hall in the east\nby Asha — September 2, 2025 · 4 comments\n\n" + body,
      "2025-09-02"
    ),
    DateCase(
      "Infosys opens a hall in the east\nAsha Rao | 2 September 2025 | 12 likes\n\n" + body,
      "2025-09-02"
    ),
    DateCase(
      "Infosys opens a hall in the east\nby Asha — 2 September 2025 · the meeting, 4 comments\n\n"
        + body,
      "none",
      .noDate
    ),
    // The number of a paper.
    DateCase(
      "No. 1187   RUBBER AND TYRES WEEKLY   2 September 2025\n\nInfosys opens a hall\n\n" + body,
      "2025-09-02"
    ),
    DateCase(
      "Vol. 12, No. 3 | Metal Weekly | 2 September 2025\n\nInfosys opens a hall\n\n" + body,
      "2025-09-02"
    ),
    // A chronology below a heading that has its day.
    DateCase(
      "# 2025-09-02 Infosys opens a hall\n\n" + body
        + "## Before\n- 2025-08-25: a meeting of the board\n",
      "2025-09-02"
    ),
    // The day of the note itself is none of the news.
    DateCase(
      "---\ncreated: 2025-10-11\npublished: 2025-09-02\n---\n# Infosys opens a hall\n\n" + body,
      "2025-09-02"
    ),
    DateCase(
      "---\ndate: 2025-09-02\ncreated: 2025-10-11\n---\n# Infosys opens a hall\n\n" + body,
      "2025-09-02"
    ),
    // Stamps that close the copy of agencies.
    DateCase(
      "Infosys eröffnet eine Halle\nPUNE (dpa-AFX) - " + body
        + "/abc/DP/xyz\nAXC0213 2025-09-02/17:45\n",
      "2025-09-02T17:45+02:00"
    ),
    DateCase(
      "Infosys eröffnet eine Halle\nPUNE (dpa-AFX) - " + body
        + "/abc/DP/xyz\nAXC0213 2025-12-02/17:45\n",
      "2025-12-02T17:45+01:00"
    ),
    DateCase("Infosys opens a hall\n\n" + body + "AXC0213 2025-09-32/17:45\n", "none", .noDate),
    DateCase(
      "Infosys opens a hall\n\nPUNE, Sept 2 (Reuters) - " + body
        + "(Reporting by Asha Rao) Copyright 2025. September 2, 2025 19:42 GMT+3\n",
      "2025-09-02T19:42+03:00"
    ),
  ]

  @Test(arguments: texts)
  func `dates texts by their own stamps`(_ expected: DateCase) throws {
    let findings = try SampleDocuments.reader().findings(in: expected.text, file: "story.md")
    #expect(findings.publication?.description ?? "none" == expected.publication)
    #expect(findings.status == expected.status, "\(findings.reason ?? "")")
  }

  static let reports = [
    (
      "Infosys Ltd:\n* SAID ON SEPT 6, 2025 TO OPEN A HALL IN PUNE FOR TWO THOUSAND PEOPLE.",
      "2025-09-06"
    ),
    (
      "Infosys Ltd:\n- a hall in Pune is open\n- announced on 6 September 2025 that it will hire for it.",
      "2025-09-06"
    ),
    // Of a list without a name above it nobody knows who says it.
    (
      "Notes on halls.\n* SAID ON SEPT 6, 2025 TO OPEN A HALL IN PUNE FOR TWO THOUSAND PEOPLE.",
      "2025-09-08"
    ),
    (
      "Infosys on Saturday, 6 September 2025, reported a profit of Rs 1,363 crore for the quarter.",
      "2025-09-06"
    ),
    (
      "Infosys on Saturday, September 6, 2025, announced an order of a bank in Oslo for its tools.",
      "2025-09-06"
    ),
    (
      "The hall, which on Saturday, 6 September 2025, closed, is one of Infosys and of its owners.",
      "2025-09-08"
    ),
  ]

  @Test(arguments: reports)
  func `takes the day on which a point of a list or a sentence says it was told`(
    lead: String,
    day: String
  ) throws {
    let text =
      "Infosys opens a hall in Pune\n\nPublished: 8 September 2025\n\n\(lead)\n\n\(Self.body)"
    let findings = try SampleDocuments.reader().findings(in: text, file: "story.txt")
    #expect(findings.publication?.description == day, "\(findings.reason ?? "")")
    #expect(findings.status == .ok)
  }
}
