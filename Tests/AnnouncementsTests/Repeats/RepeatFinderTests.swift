import Announcements
import Testing

@Suite struct RepeatFinderTests {
  private static func statuses(_ stories: [(date: String, text: String)]) throws -> [String] {
    let folder = try TemporaryFolder()
    let files = try stories.enumerated().map { index, story in
      try folder.write("\(index).txt", "\(story.text)\n\nPublished: \(story.date)\n")
    }
    return try SampleDocuments.reader().read(paths: files).announcements.map {
      "\($0.eventID) \($0.status.rawValue) \($0.repeatOf ?? "-")"
    }
  }

  private static let deal = """
    Infosys and Axis Bank sign a partnership for payments

    Infosys will build a payment system for Axis Bank under a partnership of five years, worth Rs 500
    crore. The system replaces older software in all branches, and the first branches change in spring.
    """
  private static let retold = """
    Payments: Axis Bank chooses Infosys as partner

    A new payment system for Axis Bank comes from Infosys. The partnership is worth Rs 5 billion and
    lasts five years; branches begin to change their old software from the spring.
    """
  private static let results = """
    Infosys reports a higher net profit for the quarter

    Infosys earned more in the quarter ended in September; net profit rose by a tenth, and sales grew
    in America. The company left its forecast for the year as it was and hires more graduates.
    """
  private static let dividend = """
    Infosys declares an interim dividend for its owners

    The board of Infosys approved an interim dividend of Rs 18 for each share; the record date is in
    October, and the money arrives a fortnight later. It is the highest dividend in three years.
    """

  @Test func `joins two reports of a deal and dates it by the earlier`() throws {
    let rows = try Self.statuses([
      ("5 Sep 2025", Self.retold), ("2 Sep 2025, 12:00 PM IST", Self.deal),
    ])
    #expect(
      Set(rows) == [
        "INFY-2025-09-05 repeat INFY-2025-09-02", "AXISBANK-2025-09-05 repeat AXISBANK-2025-09-02",
        "INFY-2025-09-02 ok -", "AXISBANK-2025-09-02 ok -",
      ]
    )
  }

  @Test func `keeps different announcements of one company apart`() throws {
    #expect(
      try Self.statuses([("2 Sep 2025", Self.results), ("3 Sep 2025", Self.dividend)])
        == ["INFY-2025-09-02 ok -", "INFY-2025-09-03 ok -"]
    )
  }

  @Test func `joins the same report in any number of copies`() throws {
    #expect(
      try Self.statuses((2...9).map { ("\($0) Sep 2025", Self.results) })
        == ["INFY-2025-09-02 ok -"] + (3...9).map { "INFY-2025-09-0\($0) repeat INFY-2025-09-02" }
    )
  }

  @Test func `does not join reports that are more than 45 days apart`() throws {
    #expect(
      try Self.statuses([("2 Sep 2025", Self.results), ("18 Oct 2025", Self.results)])
        == ["INFY-2025-09-02 ok -", "INFY-2025-10-18 ok -"]
    )
    #expect(
      try Self.statuses([("2 Sep 2025", Self.results), ("17 Oct 2025", Self.results)])
        == ["INFY-2025-09-02 ok -", "INFY-2025-10-17 repeat INFY-2025-09-02"]
    )
  }
}
