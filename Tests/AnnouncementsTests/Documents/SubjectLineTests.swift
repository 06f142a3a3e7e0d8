import Announcements
import CivilTime
import Testing

/// What a document is called where a label says so.
@Suite struct SubjectLineTests {
  static let body = "Infosys said that it will run the computers of a bank in Pune for five years."

  @Test(arguments: [
    (
      "---\ntitle: \"Infosys wins the computers of a bank\"\ndate: 2025-03-04\n---\n\n",
      "Infosys wins the computers of a bank"
    ),
    (
      "Ref: SEC/2025-26/41 of the secretary\n4 March 2025\n\nDear Sirs,\n\n"
        + "Sub: Order for the computers of a bank\n\n",
      "Order for the computers of a bank"
    ),
    (
      "From: press office of Infosys Limited\nDate: 4 March 2025\n"
        + "Subject: Infosys runs a bank\n\n",
      "Infosys runs a bank"
    ),
    (
      "From: the press office of Infosys Limited\n4 March 2025\nInfosys to work with a bank\n\n",
      "Infosys to work with a bank"
    ),
    (
      "INFOSYS LIMITED (a firm of the south), Plot 44, Electronics City, Hosur Road, Bengaluru, all letters to\n"
        + "4 March 2025\nSub: Order of a bank\n\n",
      "Order of a bank"
    ),
    ("4 March 2025\n\nBSE / NSE. Sub: Order of a bank\n\n", "Order of a bank"),
    (
      "Re-rating of Infosys: what analysts say\n4 March 2025\n\n",
      "Re-rating of Infosys: what analysts say"
    ),
    ("Infosys to work with a bank\n4 March 2025\n\n", "Infosys to work with a bank"),
  ])
  func `takes the headline from the line that is labelled as one`(
    head: String,
    headline: String
  ) throws {
    let findings = try SampleDocuments.reader().findings(in: head + Self.body, file: "story.md")
    #expect(findings.headline == headline)
    #expect(findings.publication?.date.description == "2025-03-04")
  }
}
