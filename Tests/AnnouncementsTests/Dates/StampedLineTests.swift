import Announcements
import CivilTime
import Testing

/// Days that stand in a line of their own with other words, and stamps of exchanges and chains.
@Suite struct StampedLineTests {
  private static let body =
    "<p>Infosys will open a hall in Pune for two thousand people, it said in a note, and hire for it.</p>"

  static let cases = [
    DateCase(
      "<h1>Infosys opens a hall in Pune</h1><p>Compiled from exchange filings, 2 September 2025, 15:10 IST</p>"
        + body,
      "2025-09-02T15:10+05:30"
    ),
    DateCase(
      "<h1>Infosys opens a hall in Pune</h1><p>This post first appeared on my other blog, Pune Notes, on 2 "
        + "September 2025; it was reposted on 5 October 2025.</p>" + body,
      "2025-09-02"
    ),
    DateCase(
      "<div>Mon, Oct 06, 2025 | Updated 11.32AM IST</div><div>Latest | Brands</div>"
        + "<h1>Infosys opens a hall in Pune</h1><div>Asha Rao, Paper | Sep 02, 2025, 08:50 AM IST</div>"
        + body,
      "2025-09-02T08:50+05:30"
    ),
  ]

  @Test(arguments: cases)
  func `dates pages`(example: DateCase) throws { try Self.check(example, as: "page.html") }

  static let texts = [
    DateCase(
      "> **From the bond desk, 2 September 2025**\n\nInfosys has opened a hall in Pune for two thousand people, "
        + "it said in a note today.\n",
      "2025-09-02"
    ),
    DateCase(
      "### Infosys 2QFY26\n\n2 September 2025, after the release\n\nInfosys has opened a hall in Pune for two "
        + "thousand people.\n",
      "2025-09-02"
    ),
    DateCase(
      "**Infosys** - 2QFY26 results, 2 September 2025\n\nInfosys has opened a hall in Pune for two thousand "
        + "people, it said in a note.\n",
      "2025-09-02"
    ),
    DateCase(
      "Infosys opens a hall in Pune\n\nNew Delhi, Sep 2 (BNS) Infosys on Tuesday opened a hall in Pune for two "
        + "thousand people.\nRAM\n09022115 IST 2025\nNNNN\n",
      "2025-09-02T21:15+05:30"
    ),
    DateCase(
      "## Infosys opens a hall in Pune - 2 September 2025\n\nInfosys will open a hall in Pune, it said today.\n",
      "2025-09-02"
    ),
    DateCase(
      "WIRE 0348 GMT (09:18 IST) 2 September 2025\nInfosys opens a hall in Pune\n\nPUNE - Infosys has opened a "
        + "hall in Pune for two thousand people, it said in a note.\n",
      "2025-09-02T09:18+05:30"
    ),
    DateCase(
      "NSE announcement | INFY | Infosys Limited | 02-Sep-2025 15:05:18\nSeptember 2, 2025\nDear Sir, Sub: "
        + "New hall\nThe company has opened a hall in Pune.\nFor Infosys Limited\n",
      "2025-09-02T15:05:18"
    ),
    DateCase(
      "SLUG: INDIA-INFY/HALL  DATE: 27/01/2025  MOVED FOR MORNING PAPERS\n\nPUNE, Jan 27: Infosys has opened a "
        + "hall in Pune for two thousand people, it said in a note.\n",
      "2025-01-27"
    ),
  ]

  @Test(arguments: texts)
  func `dates texts`(example: DateCase) throws { try Self.check(example, as: "text.md") }

  private static func check(_ example: DateCase, as name: String) throws {
    let folder = try TemporaryFolder()
    let reading = try SampleDocuments.reader().read(paths: [try folder.write(name, example.text)])
    let row = try #require(reading.announcements.first)
    #expect(row.publication?.description == example.publication, "\(row.reason ?? "")")
  }
}
