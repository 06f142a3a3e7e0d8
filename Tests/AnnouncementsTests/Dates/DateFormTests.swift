import Announcements
import CivilTime
import Testing

/// Forms in which pages write a day, and sentences in which they say when they published an entry.
@Suite struct DateFormTests {
  private static let paragraphs =
    "<p>Infosys will open a hall in Pune for two thousand people, it said in a note, and hire for it.</p>"
    + "<p>The company has fifty such halls and plans to build more of them in the years to come.</p>"

  static let forms = [
    // Short and capital names of months.
    DateCase("<p>6. Mär. 2025</p>", "2025-03-06"),
    DateCase("<p>6. Jän. 2025</p>", "2025-01-06"),
    DateCase("<p>6 fév. 2025</p>", "2025-02-06"),
    DateCase("<p>6 juill. 2025</p>", "2025-07-06"),
    DateCase("<p>6. MÄRZ 2025</p>", "2025-03-06"),
    DateCase("<p>6 AOÛT 2025</p>", "2025-08-06"),
    DateCase("<p>6 सितं 2025</p>", "2025-09-06"),
    // Letters that are written as references, and a hyphen that may show at the end of a line.
    DateCase("<p>6. M&auml;rz 2025</p>", "2025-03-06"),
    DateCase("<p>Ver&ouml;ffentlicht am 6. M&auml;rz 2025</p>", "2025-03-06"),
    DateCase("<p>6. Sep&shy;tember 2025</p>", "2025-09-06"),
    // Figures with blanks, and spans with them.
    DateCase("<p>Von Anna Muster 4. 2. 2025.</p>", "2025-02-04"),
    DateCase("<h4>Wochenplan 14. - 20. Januar 2025</h4>", "none", .noDate),
    DateCase("<p>14 - 20 January 2025</p>", "none", .noDate),
    // Signs of Chinese and Japanese, beside whose dates a person is asked.
    DateCase("<p>2025年9月2日</p>", "2025-09-02", .review),
    DateCase("<p>Posted: 2025年09月02日 18:30</p>", "2025-09-02T18:30"),
    DateCase("<p>2025年9月</p>", "none", .noDate),
    // Romanian, Russian, Ukrainian and Arabic.
    DateCase("<p>2 septembrie 2025</p>", "2025-09-02"),
    DateCase("<p>2 августа 2025, 13:43</p>", "2025-08-02T13:43"),
    DateCase("<p>2 серпня 2025</p>", "2025-08-02"),
    DateCase("<p>2 سبتمبر 2025</p>", "2025-09-02"),
    // A second of one digit.
    DateCase("<p>Posted: 2025-09-02T23:15:0Z</p>", "2025-09-02T23:15Z"),
    // A bracket and a full stop close a dateline.
    DateCase(
      "<p>Karlsruhe, (2.9.2025). Infosys opens a hall for two thousand people there and hires for it.</p>",
      "2025-09-02"
    ),
    // Labels.
    DateCase("<p>Date of Last Revision: August 9, 2025</p>", "2025-08-09"),
    DateCase("<p>Letzte Änderung: 09.08.2025</p>", "2025-08-09"),
    DateCase("<p>Publiziert am 9. August 2025</p>", "2025-08-09"),
    // The day that opens the text.
    DateCase("<p>A short summary of what is told below.</p><p>9.8.2025 - ", "2025-08-09"),
  ]

  /// What stands below the text.
  static let sentences = [
    DateCase("This entry was posted on Tuesday, September 2, 2025 in Halls.", "2025-09-02"),
    DateCase("This page was last modified on 2 September 2025, at 19:23.", "2025-09-02T19:23"),
    DateCase(
      "Dieser Beitrag wurde am 2. September 2025 um 23:03 Uhr gepostet und unter Hallen abgelegt.",
      "2025-09-02T23:03"
    ),
    DateCase("Eine Halle in Pune wurde am 2. September 2025 gepostet.", "2025-09-02"),
    DateCase("Dieser Artikel stammt von Anna und wurde am 2.9.2025 veröffentlicht.", "2025-09-02"),
    DateCase("Diese Seite wurde zuletzt am 2. September 2025 geändert.", "2025-09-02"),
    DateCase("Cet article a été publié le 2 septembre 2025 par Anna.", "2025-09-02"),
    DateCase("Esta entrada fue publicada el 2 de septiembre de 2025.", "2025-09-02"),
    DateCase("Questo articolo è stato pubblicato il 2 settembre 2025.", "2025-09-02"),
    // Something else was published.
    DateCase("The study of the walls was published on 2 September 2025.", "none", .noDate),
    DateCase("Die Studie der Halle wurde am 2. September 2025 veröffentlicht.", "none", .noDate),
    DateCase("Le rapport a été publié le 2 septembre 2025 par la ville.", "none", .noDate),
  ]

  private static func page(_ above: String, below: String = "", head: String = "") -> String {
    "<html><head><title>Infosys opens a hall in Pune</title>\(head)</head><body>"
      + "<h1>Infosys opens a hall in Pune</h1>\(above)\(paragraphs)\(below)</body></html>"
  }

  @Test(arguments: forms)
  func `reads a day as pages write it`(_ expected: DateCase) throws {
    let findings = try SampleDocuments.reader().findings(
      in: Self.page(expected.text),
      file: "page.html"
    )
    #expect(findings.publication?.description ?? "none" == expected.publication)
    #expect(findings.status == expected.status, "\(findings.reason ?? "")")
  }

  @Test(arguments: sentences)
  func `reads what a site says of its own entry`(_ expected: DateCase) throws {
    let findings = try SampleDocuments.reader().findings(
      in: Self.page("", below: "<p>\(expected.text)</p>"),
      file: "page.html"
    )
    #expect(findings.publication?.description ?? "none" == expected.publication)
    #expect(findings.status == expected.status, "\(findings.reason ?? "")")
  }

  @Test(arguments: [
    "<link rel=\"canonical\" href=\"https://news.example/2025/9/2/\">",
    "<meta property=\"og:url\" content=\"https://news.example/2025/09/02/\">",
    "<link rel=\"canonical\" href=\"https://news.example/hall/\">"
      + "<meta property=\"og:url\" content=\"https://news.example/2025/09/02\">",
  ])
  func `asks about the day in an address of the page`(_ head: String) throws {
    let findings = try SampleDocuments.reader().findings(
      in: Self.page("", head: head),
      file: "page.html"
    )
    #expect(findings.publication?.description == "2025-09-02")
    #expect(findings.status == .review)
  }

  @Test func `takes a day that leads the heading`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "<html><head><title>Infosys opens a hall in Pune</title></head><body><h1><span>02.09.2025"
        + "</span><b>Infosys opens a hall in Pune</b></h1>\(Self.paragraphs)</body></html>",
      file: "page.html"
    )
    #expect(findings.publication?.description == "2025-09-02")
    #expect(findings.status == .ok)
  }

  @Test func `heeds the update below a heading of which the title is a short form`() throws {
    let findings = try SampleDocuments.reader().findings(
      in: "<html><head><title>How to Build a Hall</title><meta property=\"article:published_time\" "
        + "content=\"2021-09-02\"></head><body><h2>Infosys: How to Build a Wall</h2><h1>How to Build "
        + "a Hall for Two Thousand People, as Infosys Did It in Pune, and Live There</h1>"
        + "<p>Updated May 6, 2025</p>\(Self.paragraphs)</body></html>",
      file: "page.html"
    )
    #expect(findings.publication?.description == "2021-09-02")
    #expect(findings.status == .review)
  }

  @Test func `reads the lines below a heading whatever the menu above it says`() throws {
    let menu =
      "<p>\(String(repeating: "This site tells of halls and walls in many towns. ", count: 5))</p>"
    let findings = try SampleDocuments.reader().findings(
      in: "<html><head><title>Infosys opens a hall in Pune</title></head><body>\(menu)"
        + "<div>ABOUT US</div><h2>Tuesday, September 2, 2025</h2><h1>Infosys opens a hall in Pune</h1>"
        + "<p>By Asha Rao</p><p>2 September 2025</p>\(Self.paragraphs)</body></html>",
      file: "page.html"
    )
    #expect(findings.publication?.description == "2025-09-02")
    #expect(findings.status == .ok)
  }

  @Test func `takes the year of a dateline from the only date below the text`() throws {
    let findings = try SampleDocuments.reader().findings(
      in:
        "Infosys opens a hall\nPUNE, Sept 2 (A Wire) - Infosys opened a hall in Pune for two thousand "
        + "people, and will hire for it soon.\n(Reporting by A. Writer)\n2-Sep-2025 17:31 IST\n",
      file: "story.txt"
    )
    #expect(findings.publication?.description == "2025-09-02T17:31+05:30")
    #expect(findings.status == .ok)
  }
}
