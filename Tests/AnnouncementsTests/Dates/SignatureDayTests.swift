import Announcements
import CivilTime
import Testing

/// Days of signatures, of datelines of two places, and of the writer.
@Suite struct SignatureDayTests {
  private static func day(_ text: String, file: String = "a.txt") throws -> String {
    let found = try SampleDocuments.reader().findings(in: text, file: file)
    return "\(found.publication?.description ?? "none") \(found.status.rawValue)"
  }

  private static func form(_ signature: String, head: String = "FORM 8-K\nCURRENT REPORT") -> String
  {
    """
    \(head)
    INFOSYS LIMITED
    Date of report: December 2, 2025

    Item 5.02 Departure of Directors. Infosys announced that its chief commercial officer will leave the firm.

    \(signature)
    """
  }

  @Test(arguments: [
    ("Infosys Limited By: /s/ Asha Rao, December 3, 2025", "2025-12-03 ok"),
    ("Signed: December 3, 2025", "2025-12-03 ok"),
    ("The works at Mysuru open on December 3, 2025", "none no_date"),
  ])
  func `dates a form by its signature`(signature: String, day: String) throws {
    #expect(try Self.day(Self.form(signature)) == day)
  }

  @Test func `asks about the day below other texts`() throws {
    let text = Self.form("Signed: December 3, 2025", head: "A LETTER\nTO OUR OWNERS")
    #expect(try Self.day(text) != "2025-12-03 ok")
  }

  static let exhibits = [
    // Who signs, and the office, stand between the heading and the day.
    (
      """
      SIGNATURES
      INFOSYS LIMITED
      Asha Rao
      Company Secretary
      Dated: March 5, 2026

      Exhibit 99.1
      March 4, 2026
      The Manager - Listing, BSE Limited
      Dear Sir, Infosys has today signed an agreement to buy a maker of tools in Oslo for its own works.
      """, "2026-03-04 ok"
    ),
    (
      """
      Item 1: Press release
      Infosys to buy a maker of tools

      Pune, March 4, 2026: Infosys today announced that it has signed an agreement to buy a maker of tools in Oslo.

      SIGNATURE
      Infosys Limited
      By: /s/ Asha Rao
      Dated: March 5, 2026
      """, "2026-03-04 ok"
    ),
    (
      """
      Item 1: Press release
      Infosys to buy a maker of tools

      Pune, February 4, 2026: Infosys today announced that it has signed an agreement to buy a maker of tools in Oslo.

      SIGNATURE
      Infosys Limited
      By: /s/ Asha Rao
      Dated: March 5, 2026
      """, "2026-02-04 review"
    ),
  ]

  @Test(arguments: exhibits)
  func `dates a form by the letter or the release in it`(text: String, day: String) throws {
    #expect(try Self.day("FORM 6-K\nINFOSYS LIMITED\n\n\(text)\n") == day)
  }

  static let heads = [
    (
      "Turin / Mumbai, 30 July 2025. Infosys and a maker of lorries have agreed on a tender offer for all of its shares.",
      "2025-07-30 ok"
    ),
    (
      "1st Aug '25 -- Infosys: profit of Rs 229 crore, down 2%, and growth of the volumes in the middle of one digit.",
      "2025-08-01 ok"
    ),
    (
      "_Written Friday, 6 February 2026_\n\nInfosys has informed the exchanges that its contract was cleared by the committee.",
      "2026-02-06 ok"
    ),
  ]

  @Test(arguments: heads)
  func `reads days of two places, short years and the writer's day`(
    lead: String,
    day: String
  ) throws {
    #expect(try Self.day("# Infosys and its orders of lorries\n\n\(lead)\n", file: "a.md") == day)
  }
}
