import Announcements
import CivilTime
import Testing

/// Documents that invite a wrong date: the right one, a question to a person, or none at all.
@Suite struct DateTrapTests {
  static let traps = [
    DateCase(
      "Saturday, November 20, 2026\n\nInfosys to work with a bank\nPublished: Sep 2, 2025\n\n",
      "2025-09-02"
    ),
    DateCase("Infosys to work with a bank\nUpdated 2 hours ago\n\n", "none", .noDate),
    DateCase(
      "Infosys to work with a bank\nUpdated - September 02, 2025 11:27 pm IST - Mumbai\n\n",
      "2025-09-02T23:27+05:30"
    ),
    DateCase(
      "Infosys to work with a bank\nBy A. Writer, ET Bureau, Last Updated: Sep 02, 2025, 11:45:00 PM "
        + "IST\n\n",
      "2025-09-02T23:45+05:30"
    ),
    DateCase(
      "Infosys to work with a bank\nPosted By: Writer | 02 September 2025\n\n",
      "2025-09-02"
    ),
    DateCase("Infosys to work with a bank\nDate & Time: 02-Sep-2025 10:15\n\n", "2025-09-02T10:15"),
    DateCase(
      "Infosys to work with a bank\nDate of Publishing: 2nd Sept,2025 10.30 AM\n\n",
      "2025-09-02T10:30"
    ),
    DateCase(
      "Infosys to work with a bank\nEx-Date: 16-Jul-2025\nRecord Date: 16-Jul-2025\n\n",
      "none",
      .noDate
    ),
    DateCase(
      "Infosys to work with a bank\nMarket Closed: 2 Sep 2025, 15:30 IST\n\n",
      "2025-09-02T15:30+05:30",
      .review
    ),
    DateCase("Infosys to work with a bank\nFile photo: September 3, 2019\n\n", "none", .noDate),
    DateCase("Stocks to watch today, September 2, 2025: Infosys leads\n\n", "none", .noDate),
    DateCase(
      "E-Paper | September 26, 2025\nInfosys to work with a bank\n\n",
      "2025-09-26",
      .review
    ),
    DateCase(
      "Saturday, November 20, 2026\nInfosys to work with a bank\nSeptember 2, 2025\n\n",
      "2025-09-02",
      .review
    ),
    DateCase(
      "Infosys to work with a bank\n\nNEW YORK, Sept. 2, 2025 /Newswire/ -- ",
      "2025-09-02"
    ),
    DateCase("Infosys to work with a bank\n\nParis, le 2 septembre 2025 – ", "2025-09-02"),
    DateCase("Infosys to work with a bank\n\nMUMBAI, Sept 2 (Agency) - ", "none", .noDate),
    DateCase("Infosys to work with a bank\nTuesday 2nd September 2025\n\n", "2025-09-02"),
    DateCase(
      "Infosys to work with a bank\nPublished: 2025-09-02 00:00:00\n\n",
      "2025-09-02T00:00"
    ),
    DateCase(
      "Infosys to work with a bank\nSep 02, 2025 | 06:57 AM IST\n\n",
      "2025-09-02T06:57+05:30"
    ),
    DateCase(
      "Infosys to work with a bank\n06:57 AM IST | Sep 02, 2025\n\n",
      "2025-09-02T06:57+05:30"
    ),
    DateCase(
      "Infosys to work with a bank\nCall 022-12-10-2020 or 1800.12.10.2021\n\n",
      "none",
      .noDate
    ),
    DateCase(
      "Infosys to work with a bank\nCopyright 2025, posted September 2, 2025\n\n",
      "none",
      .noDate
    ),
    DateCase(
      "Infosys to work with a bank\nOffice hours: 10:00-11:30, 2 Sep 2025\n\n",
      "none",
      .noDate
    ),
    DateCase("Infosys to work with a bank\nPublished on 02-Sep-25\n\n", "2025-09-02", .review),
    DateCase(
      "Infosys to work with a bank\nPublished: 12:30 AM IST, Sep 2, 2025\n\n",
      "2025-09-02T00:30+05:30"
    ),
    DateCase(
      "Infosys to work with a bank\nPublished: Sep 2, 2025 13:05 PM\n\n",
      "2025-09-02T13:05"
    ),
    DateCase(
      "Infosys to work with a bank\nPublished: Sep 2, 2025 at 25:61\n\n",
      "2025-09-02",
      .review
    ),
  ]

  @Test(arguments: traps)
  func `is not led astray`(_ trap: DateCase) throws {
    let findings = try SampleDocuments.reader().findings(
      in: trap.text + DateChoiceTests.body,
      file: "story.txt"
    )
    #expect((findings.publication?.description ?? "none") == trap.publication)
    #expect(findings.status == trap.status, "\(findings.reason ?? "")")
  }

  @Test func `takes no date of a comment below the text without review`() throws {
    let findings = try SampleDocuments.reader().findings(
      in:
        "Infosys to work with a bank\n\n\(DateChoiceTests.body)\n\nReader\nSep 5, 2025 at 10:00 AM\n",
      file: "story.txt"
    )
    #expect(findings.status == .review)
    #expect(findings.dates.last?.role == .closing)
  }

  @Test(arguments: [
    ("14/08/25", "2025-08-14"), ("14/08/69", "2069-08-14"), ("14/08/70", "1970-08-14"),
    ("14-Aug-85", "1985-08-14"),
  ])
  func `reads years of two digits as tables do`(text: String, day: String) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\nPublished: \(text)\n\n\(DateChoiceTests.body)",
      file: "story.txt"
    )
    #expect(findings.dates.first?.date?.description == day)
    #expect(DateNotation.dayMonthYear.parse(text)?.date.description ?? day == day)
  }
}
