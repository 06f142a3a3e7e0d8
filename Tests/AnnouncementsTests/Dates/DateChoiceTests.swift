import Announcements
import CivilTime
import Testing

/// A document and the date that a careful reader takes from it.
struct DateCase: Sendable, CustomTestStringConvertible {
  let text: String
  let publication: String
  let status: AnnouncementStatus

  init(_ text: String, _ publication: String, _ status: AnnouncementStatus = .ok) {
    self.text = text
    self.publication = publication
    self.status = status
  }

  var testDescription: String { String(text.prefix(60)) }
}

@Suite struct DateChoiceTests {
  static let body = """
    Infosys said that it will work with a bank for five years. The contract was signed in March 2021
    and runs until 31 December 2030. Shares rose in early trade, and analysts expect more orders by
    March 2026. The company was founded on 2 July 1981 in Pune.
    """

  static let labels = [
    DateCase("Published on: Sep 2, 2025, 12:00 PM IST", "2025-09-02T12:00+05:30"),
    DateCase("Published On : 02 Sep 2025 | 11:27 PM IST", "2025-09-02T23:27+05:30"),
    DateCase("Last Updated : Jun 17 2025 | 11:27 PM IST", "2025-06-17T23:27+05:30"),
    DateCase("5 min read Last Updated : Jun 17 2025 | 12:07 AM IST", "2025-06-17T00:07+05:30"),
    DateCase("date 2025-09-26", "2025-09-26"),
    DateCase("Date: 26.09.2025", "2025-09-26"),
    DateCase("DATE : 26th September, 2025", "2025-09-26"),
    DateCase("Dated: September 26, 2025", "2025-09-26"),
    DateCase("Posted: Fri, 26 Sep 2025 18:04:05 +0530", "2025-09-26T18:04:05+05:30"),
    DateCase("Posted on 26-Sep-2025 at 6.04 pm", "2025-09-26T18:04"),
    DateCase("Updated at 2025-09-26T12:34:56Z", "2025-09-26T12:34:56Z"),
    DateCase("Published 2025-09-26T07:04:56.123+05:30", "2025-09-26T07:04:56+05:30"),
    DateCase("First Published: September 26, 2025, 16:05 ET", "2025-09-26T16:05-04:00"),
    DateCase("First Published: January 26, 2025, 4:05 p.m. ET", "2025-01-26T16:05-05:00"),
    DateCase("Published: 26 September 2025 09:00 GMT", "2025-09-26T09:00Z"),
    DateCase("Published: 26 September 2025 09:00 (UTC+2)", "2025-09-26T09:00+02:00"),
    DateCase("Published: 12:43 PM IST, 1 September 2025", "2025-09-01T12:43+05:30"),
    DateCase("Published on:\nSep 2, 2025", "2025-09-02"),
    DateCase("Broadcast Date/Time: 21-Sep-2026 20:34:32", "2026-09-21T20:34:32"),
    DateCase("Exchange Disseminated Time 16/09/2026 23:30:23", "2026-09-16T23:30:23"),
    DateCase("Published: 2025/09/26 1430 hrs IST", "2025-09-26T14:30+05:30"),
    DateCase("By A. Writer | Published: Sep 2, 2025 | Updated: Sep 4, 2025", "2025-09-02"),
    DateCase(
      "Updated: Sep 4, 2025 10:00 IST | Published: Sep 2, 2025 9:00 AM IST",
      "2025-09-02T09:00+05:30"
    ),
    DateCase("Veröffentlicht am 26. September 2025 um 14:30 Uhr", "2025-09-26T14:30"),
    DateCase("Publié le 2 août 2025 à 12h30", "2025-08-02T12:30"),
    DateCase("Publicado el 2 de septiembre de 2025", "2025-09-02"),
    DateCase("Pubblicato il 2 settembre 2025", "2025-09-02"),
    DateCase("प्रकाशित: 2 सितंबर 2025", "2025-09-02"),
    DateCase("Filing date: 20250902", "2025-09-02"),
    DateCase("Published: 02/09/2025, Mumbai", "2025-09-02"),
    DateCase("Published: 09/02/2025 4:05 PM ET", "2025-09-02T16:05-04:00"),
    DateCase("Published: 09/26/2025", "2025-09-26"),
    DateCase("Published: 26/09/2025", "2025-09-26"),
  ]

  @Test(arguments: labels)
  func `takes a labelled date above and below the text`(_ expected: DateCase) throws {
    let reader = try SampleDocuments.reader()
    for text in [
      "Infosys to work with a bank\n\(expected.text)\n\n\(Self.body)\n",
      "Infosys to work with a bank\n\n\(Self.body)\n\n\(expected.text)\n",
    ] {
      let findings = reader.findings(in: text, file: "story.txt")
      #expect(findings.publication?.description == expected.publication)
      #expect(findings.status == expected.status, "\(findings.reason ?? "")")
    }
  }

  static let heads = [
    DateCase("Thursday, September 25, 2025\n\nInfosys to work with a bank\n\n", "2025-09-25"),
    DateCase(
      "Infosys to work with a bank\nSeptember 01, 2025 / 12:43 IST\n\n",
      "2025-09-01T12:43+05:30"
    ),
    DateCase("Infosys to work with a bank\nBy A. Writer, Mumbai | 25 Sep 2025\n\n", "2025-09-25"),
    DateCase("Infosys to work with a bank\nSep 25, 2025 · 3 min read\n\n", "2025-09-25"),
    DateCase("# Infosys to work with a bank\n\n*25 September 2025*\n\n", "2025-09-25"),
    DateCase(
      "Infosys to work with a bank\n\nBENGALURU, September 25, 2025 (Agency) - ",
      "2025-09-25"
    ),
    DateCase("Infosys to work with a bank\n\nBengaluru, India – 25 September 2025: ", "2025-09-25"),
  ]

  @Test(arguments: heads)
  func `takes a date at the head of the page`(_ expected: DateCase) throws {
    let findings = try SampleDocuments.reader().findings(
      in: expected.text + Self.body,
      file: "story.txt"
    )
    #expect(findings.publication?.description == expected.publication)
    #expect(findings.status == expected.status, "\(findings.reason ?? "")")
    #expect(findings.headline == "Infosys to work with a bank")
  }

  static let absent = [
    DateCase("", "none", .noDate),
    DateCase("Record date: September 12, 2025\n", "none", .noDate),
    DateCase("Date of the board meeting: 12 September 2025\n", "none", .noDate),
    DateCase("Published on 12 May 2025, the study says that prices fall.\n", "none", .noDate),
    DateCase("A report published on 12 May 2025 says that prices fall.\n", "none", .noDate),
    DateCase(
      "© 2025 The Site. All rights reserved. Established January 5, 2010\n",
      "none",
      .noDate
    ),
    DateCase("Published: September 2025\n", "none", .noDate),
    DateCase("Published: 31 September 2025\n", "none", .noDate),
    DateCase("Published: 2 September\n", "none", .noDate),
    DateCase("The annual meeting is on September 25, 2025\n", "none", .noDate),
    DateCase(
      "About us:\n\nWe have been called The Site since November 28, 2024.\n",
      "none",
      .noDate
    ),
  ]

  @Test(arguments: absent)
  func `says that there is no date and guesses none`(_ expected: DateCase) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\n\n\(Self.body)\n\n\(expected.text)",
      file: "story.txt"
    )
    #expect(findings.publication == nil)
    #expect(findings.status == .noDate)
    #expect(findings.reason != nil)
  }

  static let doubtful = [
    (
      "Published: Sep 2, 2025\nPublished: Sep 3, 2025\n", "2025-09-02",
      "two different dates are given: \"Published: Sep 2, 2025\" and \"Published: Sep 3, 2025\"; "
        + "the earlier is used"
    ),
    (
      "Published: Friday, September 25, 2025\n", "2025-09-25",
      "\"Published: Friday, September 25, 2025\": the text says Friday, which that day is not"
    ),
    (
      "Published: 02/09/2025\n", "2025-09-02",
      "\"Published: 02/09/2025\": day and month can be swapped: it may be 2025-02-09"
    ),
    (
      "Published: Sep 2, 2025\nLast updated: Aug 2, 2025\n", "2025-09-02",
      "\"Last updated: Aug 2, 2025\" is before \"Published: Sep 2, 2025\""
    ),
    (
      "Investor Conference Pune | September 25, 2025\n", "2025-09-25",
      "\"September 25, 2025\" stands at the head beside other words, without a label that says it was "
        + "published then"
    ),
  ]

  @Test(arguments: doubtful)
  func `sends a doubtful date to review and says why`(
    _ expected: (head: String, publication: String, reason: String)
  ) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\n\(expected.head)\n\(Self.body)\n",
      file: "story.txt"
    )
    #expect(findings.publication?.description == expected.publication)
    #expect(findings.status == .review)
    #expect(findings.reason == expected.reason)
  }

  @Test func `never takes a date from the teaser of another story without review`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\n\n\(Self.body)\n\nNext Story\n\nPublished: 5 May 2024\n"
        + "Something else happened somewhere else.\n",
      file: "story.txt"
    )
    #expect(findings.status == .review)
    #expect(findings.dates.contains { $0.role == .otherStory && $0.score == 20 })
  }

  @Test func `gives every date of the text a role`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Infosys to work with a bank\nPublished: 2 Sep 2025\n\n\(Self.body)\n",
      file: "story.txt"
    )
    #expect(
      findings.dates.map {
        "\($0.role.rawValue) \($0.precision.rawValue) \($0.date?.description ?? "")"
      }
        == [
          "published day 2025-09-02", "historical month 2021-03-01", "future day 2030-12-31",
          "future month 2026-03-01", "historical day 1981-07-02",
        ]
    )
  }
}
