import Announcements
import CivilTime
import Testing

/// Dates below the heading of other stories.
@Suite struct TeaserDateTests {
  static let headings = [
    "Also Read", "ALSO READ:", "Also read |", "Read More", "Related", "RELATED:", "Related News",
    "Related Stories", "Recommended", "More from Companies", "More from this section", "Trending",
    "Latest News", "Must Read", "Top Stories", "You may also like", "Next Story", "Lire aussi",
    "यह भी पढ़ें", "यह भी पढ़ें:", "ये भी पढ़ें", "**Also Read:**", "Don't Miss",
  ]
  static let short = "Infosys will run the computers of a bank in Pune for five years."
  static let teaser = "Tata Steel: what holders get\nPublished: 4 January 2026, 10:00 IST\n"

  @Test(arguments: headings)
  func `dates no story by what stands below a heading of other stories`(_ heading: String) throws {
    let reader = try SampleDocuments.reader()
    for body in [Self.short, DateChoiceTests.body] {
      for (head, date) in [
        ("Infosys to work with a bank\n\nPune, 4 March 2025: ", "2025-03-04"),
        (
          "Infosys to work with a bank\nPublished: 4 March 2025, 18:00 IST\n\n",
          "2025-03-04T18:00+05:30"
        ),
      ] {
        let findings = reader.findings(
          in: "\(head)\(body)\n\n\(heading)\n\(Self.teaser)",
          file: "story.txt"
        )
        #expect(findings.publication?.description == date)
        #expect(findings.status == .ok, "\(findings.reason ?? "")")
      }
      let undated = reader.findings(
        in: "Infosys to work with a bank\n\n\(body)\n\n\(heading)\n\(Self.teaser)",
        file: "story.txt"
      )
      #expect(undated.status == .review)
    }
  }

  @Test func `reads a heading on the line of its teaser`() throws {
    let reader = try SampleDocuments.reader()
    for line in ["Also Read: ", "Also read | ", "ALSO READ ", "Also Read ", "Related - "] {
      let findings = reader.findings(
        in: "Infosys to work with a bank\n\nPune, 4 March 2025: \(Self.short)\n\n\(line)"
          + Self.teaser,
        file: "story.txt"
      )
      #expect(findings.publication?.description == "2025-03-04", "\(line)")
      #expect(findings.status == .ok, "\(line)")
    }
  }

  @Test func `goes on with the story at its next paragraph`() throws {
    let reader = try SampleDocuments.reader()
    let head = "Infosys to work with a bank\n\n\(Self.short)\n\nAlso Read\n\(Self.teaser)\n"
    let findings = reader.findings(
      in: head + "\(DateChoiceTests.body)\n\nPublished: 4 March 2025\n",
      file: "story.txt"
    )
    #expect(findings.publication?.description == "2025-03-04")
    #expect(findings.status == .ok, "\(findings.reason ?? "")")
    let asked = reader.findings(
      in: "Infosys to work with a bank\n\nPune, 1 March 2025: \(Self.short)\n\nAlso Read\n"
        + "Tata Steel rises\n\(DateChoiceTests.body)\n\nPublished: 4 March 2025\n",
      file: "story.txt"
    )
    #expect(asked.publication?.description == "2025-03-01")
    #expect(asked.status == .review)
  }

  @Test func `dates no story by a teaser above it`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "Also Read\n\(Self.teaser)\nInfosys to work with a bank\n4 March 2025\n\n\(Self.short)\n",
      file: "story.txt"
    )
    #expect(findings.publication?.description == "2025-03-04")
    #expect(findings.status == .ok)
  }

  static let quotations = [
    "On 1 March 2025, somebody wrote:\n> Date: Sat, 1 Mar 2025 10:00:00 +0530\n> Please send it.\n",
    "-----Original Message-----\nFrom: b@example.org\nDate: Sat, 1 Mar 2025 10:00:00 +0530\n\nHello.\n",
  ]

  @Test(arguments: quotations)
  func `dates a mail by its own header and not by one that it quotes`(_ quotation: String) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "From: a@example.org\nDate: Tue, 4 Mar 2025 22:14:03 +0530\n"
        + "Subject: Infosys to work with a bank\n\n\(Self.short)\n\n\(quotation)",
      file: "mail.txt"
    )
    #expect(findings.publication?.description == "2025-03-04T22:14:03+05:30")
    #expect(findings.status == .ok, "\(findings.reason ?? "")")
  }
}
