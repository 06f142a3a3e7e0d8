import Announcements
import CivilTime
import Testing

/// The dates of heads of letters, notices and Markdown, beside other words.
@Suite struct TextHeadTests {
  static let body = DateChoiceTests.body

  static let heads = [
    // Columns of a letter.
    DateCase("INFOSYS LIMITED\n\nNo. 17/LIA/SEC                2 September 2025\n\n", "2025-09-02"),
    DateCase("Infosys Limited              September 2, 2025\n\nBSE Limited\n\n", "2025-09-02"),
    DateCase(
      "PRESS RELEASE            Pune, September 2, 2025\n\nInfosys opens a hall\n\n",
      "2025-09-02"
    ),
    DateCase(
      "Ref: INF/2025-26/214\tDate: 2nd September, 2025\n\nInfosys opens a hall\n\n",
      "2025-09-02"
    ),
    DateCase("Record of the meeting            2 September 2025\n\n", "none", .noDate),
    // A fiscal year ends the number, and Hindi leads to the label.
    DateCase("Infosys Limited\n\nSD/182/2025-26          September 2, 2025\n\n", "2025-09-02"),
    DateCase("Infosys Limited\n\nSD/24          September 2, 2025\n\n", "2025-09-02"),
    DateCase("No. HO:2025-26:5       दिनांक Date: 02.09.2025\n\n", "2025-09-02"),
    // The name of a paper beside the day.
    DateCase("# Infosys\nHydro Notes, 2 September 2025\n\n", "2025-09-02"),
    DateCase("# Infosys\n2 September 2025 | Infra Notebook\n\n", "2025-09-02"),
    DateCase("# Infosys\n\n*Coatings Bulletin, 2 September 2025*\n\n", "2025-09-02"),
    DateCase("A letter for shoe retail. **Tuesday, September 2, 2025**\n\n", "2025-09-02"),
    DateCase("> Quarterly update, released 2 September 2025\n\n", "2025-09-02"),
    DateCase("Infosys Ltd. - News Release        2 September 2025\n\n", "2025-09-02"),
    DateCase("Infosys opens a hall\n(Sep 2, 2025; Pune News Service)\n\n", "2025-09-02"),
    // Two days in a title: neither closes it for sure.
    DateCase("# Infosys opens a hall in Pune - 16.10.2025 18:15 (16.1.2025)\n\n", "none", .noDate),
    DateCase("# Infosys\nAnnual meeting, 2 September 2025\n\n", "none", .noDate),
    // A firm with its legal form and the day of its letter.
    DateCase(
      "INFOSYS LTD 02.09.2025\nSub: A hall for the quarter ended June 30, 2025\n\n",
      "2025-09-02"
    ),
    DateCase("INFOSYS LIMITED Dated 02.09.2025\nSub: A hall\n\n", "2025-09-02"),
    DateCase("Infosys Limited - intimation - 2 September 2025\nSub: A hall\n\n", "2025-09-02"),
    DateCase("Infosys Limited meeting 2 September 2025\nSub: A hall\n\n", "none", .noDate),
    // Lines that have run together: the firm, the day, the subject.
    DateCase(
      "INFOSYS LIMITED, 02.09.2025. Sub: Award of a hall in Pune to the firm by the state.\n\n",
      "2025-09-02"
    ),
    DateCase(
      "INFOSYS LIMITED. Mumbai, September 2, 2025. Press release: A hall in Pune is open now.\n\n",
      "2025-09-02"
    ),
    DateCase(
      "Infosys Limited | Pune, 02.09.2025 | Press Release: A hall in Pune is open to all now.\n\n",
      "2025-09-02"
    ),
    DateCase(
      "INFOSYS LIMITED, record date 02.09.2025. Sub: Dividend of the year, paid to all.\n\n",
      "none",
      .noDate
    ),
    // A line in the signs of emphasis.
    DateCase("# Infosys\n\n*14/05/2024, newsroom*\n\n", "2024-05-14"),
    DateCase("# Infosys\n\n*Company note, 02-Sep-2025, Deven*\n\n", "2025-09-02"),
    DateCase("# Infosys\n\n_15/09/2025 - research desk_\n\n", "2025-09-15"),
    DateCase("# Infosys\n\n*Record date, 02-Sep-2025, Pune*\n\n", "none", .noDate),
    DateCase("# Infosys\n\n*The hall opens on 02-Sep-2025*\n\n", "none", .noDate),
    // Between full stops a year of two digits comes last.
    DateCase("Infosys opens a hall\n02.09.25 07:31 Uhr (MESZ)\n\n", "2025-09-02T07:31+02:00"),
    DateCase("# Infosys opens a hall\n24.11.25\n\n", "2025-11-24"),
    DateCase("Infosys opens a hall\nVersion 2.09.25 of the plan\n\n", "none", .noDate),
    // A writer's handle.
    DateCase(
      "Infosys opens a hall\nposted by vk_87 at 2025-09-02 23:02 IST in /software\n\n",
      "2025-09-02T23:02+05:30"
    ),
    DateCase(
      "EAST BRUNSWICK, N.J. & BENGALURU, India--(BUSINESS WIRE)--September 2, 2025 13:45 GMT--",
      "2025-09-02T13:45Z"
    ),
    // Fields on one line.
    DateCase("Infosys opens a hall\nAuthor: Asha Rao Date: 2 September 2025\n\n", "2025-09-02"),
    DateCase("No. 123 Date: 2 September 2025\nInfosys opens a hall\n\n", "2025-09-02"),
    DateCase("Ref: 123 Record Date: 2 September 2025\nInfosys opens a hall\n\n", "none", .noDate),
    DateCase("Dt: 20/09/2025\nInfosys opens a hall\n\n", "2025-09-20"),
    // The writer and the hour before the day.
    DateCase(
      "Infosys opens a hall\nPosted by Asha Rao at 9:48 PM IST on Tuesday, 2 September 2025\n\n",
      "2025-09-02T21:48+05:30"
    ),
    DateCase(
      "INFOSYS LIMITED\nCorporate announcement filed at 16:55 hours on 02-Sep-2025\n\n",
      "2025-09-02T16:55"
    ),
    DateCase(
      "# Infosys opens a hall\n\n*Tuesday 2 September 2025, by the team of the letter*\n\n",
      "2025-09-02"
    ),
    DateCase(
      "### Infosys: a hall\n\n`2025-09-02 19:44 IST` · #pune #halls\n\n",
      "2025-09-02T19:44+05:30"
    ),
    DateCase("# Infosys\n\n#### PRESS RELEASE — PUNE — 02.09.2025\n\n", "2025-09-02"),
    DateCase(
      "Pune, India, and New York, September 2, 2025\nInfosys opens a hall\n\n",
      "2025-09-02"
    ),
    // Lines that open the text.
    DateCase("Sept. 2, 2025 (GLOBE NEWSWIRE) -- ", "2025-09-02"),
    DateCase("PUNE, India -- (September 2, 2025) -- ", "2025-09-02"),
    DateCase("**PUNE, 2 September 2025** - ", "2025-09-02"),
    DateCase("(Sep 2, 2025 8:44 PM IST) ", "2025-09-02T20:44+05:30"),
    DateCase("[Kolkata, 02 Sep 2025, 18:30 IST] ", "2025-09-02T18:30+05:30"),
    DateCase("September 2, 2025, New Delhi: ", "2025-09-02"),
    DateCase("Coral Springs, Florida and Pune, September 2, 2025: ", "2025-09-02"),
    DateCase("2 September 2025, New Delhi (TNP): ", "2025-09-02"),
    DateCase("2 September 2025, Mumbai. ", "2025-09-02"),
    DateCase("Infosys, September 2, 2025, Pune. ", "2025-09-02"),
    DateCase("Infosys hall. 2 September 2025. ", "2025-09-02"),
    DateCase("PANAJI, Goa (Energy Courier, Tue 2 Sep 2025) - ", "2025-09-02"),
    DateCase("Pune, 2 September (BNI, 2025): ", "2025-09-02"),
    DateCase("Sept 2 (Capital Dispatch, 2025) - ", "2025-09-02"),
    DateCase("Gurugram, 2 September 2025. ", "2025-09-02"),
    DateCase("02.09.2025 „", "2025-09-02"),
  ]

  @Test(arguments: heads)
  func `reads the date at the head of a text beside other words`(_ expected: DateCase) throws {
    let findings = try SampleDocuments.reader().findings(
      in: expected.text + Self.body,
      file: "story.txt"
    )
    #expect(findings.publication?.description ?? "none" == expected.publication)
    #expect(findings.status == expected.status, "\(findings.reason ?? "")")
  }
}
