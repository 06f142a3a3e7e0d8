import Announcements
import CivilTime
import Testing

/// The line beside the heading of an article that names its writer, its section and one day.
@Suite struct BylineTests {
  private static let paragraphs =
    "<p>Infosys will open a hall in Pune for two thousand people, it said in a note, and hire for it.</p>"
    + "<p>The company has fifty such halls and plans to build more of them in the years to come.</p>"
    + "<p>Work on the walls began in spring and has cost less than the board of the company planned.</p>"
    + "<p>The town welcomes the plan because it brings work for people who have just left its schools.</p>"

  private static func below(_ lines: String...) -> String {
    "<h1>Infosys opens a hall in Pune</h1>" + lines.map { "<div>\($0)</div>" }.joined() + paragraphs
  }

  private static func above(_ lines: String...) -> String {
    lines.map { "<div>\($0)</div>" }.joined() + "<h1>Infosys opens a hall in Pune</h1>" + paragraphs
  }

  static let pages = [
    DateCase(below("editor — September 2, 2025 add comment"), "2025-09-02"),
    DateCase(below("2. September 2025 admin News 0"), "2025-09-02"),
    DateCase(below("annamuster — 2. September 2025"), "2025-09-02"),
    DateCase(below("Autor: annamuster September 2, 2025 0 Kommentare"), "2025-09-02"),
    DateCase(below("• September 2, 2025 • Email this post • Print • 6 comments"), "2025-09-02"),
    DateCase(below("wow! | By Asha Rao | September 2, 2025"), "2025-09-02"),
    DateCase(below("The Morning Paper 2 September 2025 Asha Rao"), "2025-09-02"),
    DateCase(below("Company News 2 September 2025"), "2025-09-02"),
    DateCase(below("Publiziert am 2. September 2025 von annamuster"), "2025-09-02"),
    DateCase(below("Pages (1 / 1) 02.09.2025 13:30 von Anna"), "2025-09-02T13:30"),
    DateCase(
      below("2 min read Press Trust, Pune 2 September 2025 3:47 pm IST"),
      "2025-09-02T15:47+05:30"
    ),
    DateCase(below("2 September 2025 by truckwatcher"), "2025-09-02"),
    DateCase(above("Pressemitteilung Aktuell 02. September 2025"), "2025-09-02"),
    DateCase(above("02.09.2025 10:16 Uhr - 1. Liga - PM Vereine, red"), "2025-09-02T10:16"),
    // An update beside it is no second day.
    DateCase(
      below("Industry News 2 September 2025 Asha Rao Updated: 4 September 2025"),
      "2025-09-02"
    ),
    // Two days, and lists of stories.
    DateCase(
      below("Pune 2 September 2025 Delhi Desk 4 September 2025 Mumbai Desk"),
      "2025-09-02",
      .review
    ),
    DateCase(
      below("Copper Falls Further 1 September 2025", "Zinc Rises Again 2 September 2025"),
      "2025-09-01",
      .review
    ),
    // The day of an event.
    DateCase(below("Investor Conference Pune | September 25, 2025"), "2025-09-25", .review),
    DateCase(below("Results for the Quarter Ended 30 June 2025"), "none", .noDate),
    DateCase(below("Konferenz in Berlin 25. September 2025 Anna Muster"), "none", .noDate),
    // Sentences and rows of figures.
    DateCase(below("Its first hall was opened on 2 July 1981 in Pune"), "none", .noDate),
    DateCase(below("September 2, 2025 was a good day for Pune"), "none", .noDate),
    DateCase(below("Sales 2 September 2025 11 12 13 14 15"), "2025-09-02", .review),
  ]

  @Test(arguments: pages)
  func `takes the day of a by-line, and of nothing else beside a heading`(
    _ expected: DateCase
  ) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "<html><head><title>Infosys opens a hall in Pune</title></head><body>\(expected.text)"
        + "</body></html>",
      file: "page.html"
    )
    #expect(findings.publication?.description ?? "none" == expected.publication)
    #expect(findings.status == expected.status, "\(findings.reason ?? "")")
  }
}

/// Asides, of which only those of the head of the story are read.
extension BylineTests {
  private static let aside = "<aside><div>2 September 2025</div><div>Asha Rao</div></aside>"

  static let asides = [
    DateCase(above("Halls") + aside, "none", .noDate),
    DateCase(
      "<h1>Infosys opens a hall in Pune</h1><p>A summary.</p>\(aside)\(paragraphs)",
      "2025-09-02"
    ),
    DateCase("\(aside)<h1>Infosys opens a hall in Pune</h1>\(paragraphs)", "2025-09-02"),
    DateCase(
      "<h1>Infosys opens a hall in Pune</h1><aside><dl><dt>Date</dt><dd><time "
        + "datetime=\"2025-09-02\">a while ago</time></dd></dl></aside>\(paragraphs)",
      "2025-09-02"
    ),
    DateCase(
      "<h1>Infosys opens a hall in Pune</h1><aside><h3>Copper falls</h3><div>2 September 2025</div>"
        + "</aside>\(paragraphs)",
      "none",
      .noDate
    ),
    DateCase(
      "<h1>Infosys opens a hall in Pune</h1>\(paragraphs)\(paragraphs)\(aside)",
      "none",
      .noDate
    ),
  ]

  @Test(arguments: asides)
  func `reads an aside only in the head of the article`(_ expected: DateCase) throws {
    let findings = try SampleDocuments.reader().findings(
      in: "<html><head><title>Infosys opens a hall in Pune</title></head><body>\(expected.text)"
        + "</body></html>",
      file: "page.html"
    )
    #expect(findings.publication?.description ?? "none" == expected.publication)
    #expect(findings.status == expected.status, "\(findings.reason ?? "")")
  }
}
