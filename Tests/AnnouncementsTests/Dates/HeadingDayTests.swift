import Announcements
import CivilTime
import Testing

/// Days in headings of notes, in tables, in brackets behind other titles, and of letters within forms.
@Suite struct HeadingDayTests {
  private static func day(_ text: String, _ file: String) throws -> String {
    let found = try SampleDocuments.reader().findings(in: text, file: file)
    return "\(found.publication?.date.description ?? "none") \(found.status.rawValue)"
  }

  private static let body =
    "Infosys has opened a hall in Pune for two thousand people, it said in a note to the exchanges."

  static let headings = [
    ("# 2025-09-02 Infosys opens a hall\n\n", "2025-09-02 ok"),
    ("### Works letter #14 (2 Sep 2025)\n\n", "2025-09-02 ok"),
    ("# Software Week (Tuesday, 2 September 2025)\n\n", "2025-09-02 ok"),
    ("# Code Money 9/22/2025\n\n", "2025-09-22 ok"),
    ("# Outsourcing Post: 2 Sep 2025\n\n", "2025-09-02 ok"),
    ("SOFTWARE TODAY   Tuesday, September 2, 2025\n", "2025-09-02 ok"),
    ("Pune, India, September 2, 2025. ", "2025-09-02 ok"),
    ("INFOSYS LIMITED\nPress release dated September 2, 2025\n\n", "2025-09-02 ok"),
    // The day of what is to come.
    ("# 2025-09-02 annual meeting of Infosys\n\n", "none no_date"),
    ("# Infosys AGM 2 September 2025\n\n", "2025-09-02 review"),
  ]

  @Test(arguments: headings)
  func `reads the day of a heading`(head: String, day: String) throws {
    #expect(try Self.day(head + Self.body + "\n", "a.md") == day)
  }

  @Test func `takes no head of a column of figures`() throws {
    let text = """
      INFOSYS LIMITED
      INF/2025-26/14                                          2nd September, 2025

      Statement of results for the quarter
                              Qtr ended   Qtr ended   Year ended
                              30.06.2025  31.03.2025  31.03.2025
      Revenue                      4,012       3,944      15,870

      The results were taken on record by the Board of Infosys Limited on 2nd September, 2025.
      """
    #expect(try Self.day(text, "a.txt") == "2025-09-02 ok")
  }

  @Test func `takes no day in brackets behind the title of something else`() throws {
    let page = """
      <html><head><title>Infosys opens a hall in Pune</title></head><body>
      <h1>Infosys opens a hall in Pune</h1><p>Staff, Pune | Sep 2, 2025, 14:36 IST</p>
      <p>\(Self.body)</p><p>It is the third hall of the firm in the town, and the largest by far.</p>
      <div>Video: A walk through the old hall (published 4 Jul 2025)</div></body></html>
      """
    #expect(try Self.day(page, "a.html") == "2025-09-02 ok")
  }

  private static func form(signed: String) -> String {
    """
    FORM 6-K
    Report of Foreign Private Issuer
    INFOSYS LIMITED
    Electronics City, Hosur Road, Bengaluru 560100

    Infosys Limited furnishes the letter that it sent to the stock exchanges.

    September 6, 2025
    The Manager, BSE Limited; The Manager, NSE
    Dear Sir/Madam,
    Sub: Change of the chief executive
    The Board of Infosys Limited today noted that its chief executive resigns, and has named another one in his place.
    For Infosys Limited, A. Rao, Company Secretary

    SIGNATURE
    Dated: \(signed)   /s/ B. Iyer, Chief Financial Officer
    """
  }

  @Test func `takes the day of the letter within a form, and not that of its signature`() throws {
    #expect(try Self.day(Self.form(signed: "September 8, 2025"), "a.txt") == "2025-09-06 ok")
    // Three weeks later is no signature of the days after.
    #expect(try Self.day(Self.form(signed: "September 29, 2025"), "a.txt") == "2025-09-06 review")
  }
}
