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

  private static func order(_ count: Int, _ sum: String, _ buyer: String) -> String {
    """
    Ashok Leyland wins order for \(count) coaches

    Ashok Leyland won an order worth \(sum) for \(count) coaches from \(buyer), the truck maker said.
    The coaches come from its works near Chennai and go out within the year.
    """
  }

  private static func sales(_ month: String, _ units: String) -> String {
    """
    TVS Motor sells \(units) vehicles in \(month) 2025

    TVS Motor Company had monthly sales of \(units) units in \(month) 2025. Scooters grew fastest, and
    exports rose as well, the company said in its monthly release.
    """
  }

  private static func results(_ quarter: String) -> String {
    """
    Infosys \(quarter) net profit rises

    Infosys earned more in the quarter; net profit rose, and sales grew in America. The company left its
    forecast for the year as it was and hires more graduates.
    """
  }

  /// Pairs of reports in nearly the same words that are two announcements.
  static let apart: [(name: String, first: (String, String), second: (String, String))] = [
    (
      "other sums", ("3 Jan 2025", order(475, "Rs 297 crore", "a city")),
      ("4 Jan 2025", order(475, "Rs 216 crore", "a city"))
    ),
    (
      "other counts, weeks later", ("3 Jan 2025", order(475, "", "a city")),
      ("24 Jan 2025", order(320, "", "a city"))
    ),
    (
      "other months", ("1 Jul 2025", sales("June", "402,001")),
      ("2 Jul 2025", sales("July", "402,001"))
    ),
    ("other years", ("2 Sep 2025", results("FY25")), ("3 Sep 2025", results("FY2025-26"))),
    ("other quarters", ("2 Sep 2025", results("Q1")), ("3 Sep 2025", results("Q2"))),
    (
      "other counterparties",
      ("2 Sep 2025", results.replacing("for the quarter", with: "from work with Acme Widgets")),
      ("3 Sep 2025", results.replacing("for the quarter", with: "from work with Borealis Foods"))
    ),
    (
      "other companies in the headlines",
      ("2 Sep 2025", results.replacing("for the quarter", with: "after Wipro")),
      ("3 Sep 2025", results.replacing("for the quarter", with: "after Tech Mahindra"))
    ),
    (
      "the same form weeks later", ("2 Sep 2025", results),
      (
        "20 Sep 2025",
        results.replacing("hires more graduates", with: "opens another campus at Nagpur")
          .replacing("grew in America", with: "shrank across Europe")
      )
    ),
  ]

  @Test(arguments: apart.map(\.name))
  func `keeps two announcements in like words apart`(name: String) throws {
    let pair = try #require(Self.apart.first { $0.name == name })
    let rows = try Self.statuses([pair.first, pair.second])
    #expect(rows.allSatisfy { $0.hasSuffix(" ok -") }, "\(rows)")
  }

  @Test func `does not take the years of a plan for periods`() throws {
    let rows = try Self.statuses([
      ("2 Sep 2025", Self.deal.replacing("of five years", with: "until FY28")),
      ("3 Sep 2025", Self.retold.replacing("lasts five years", with: "runs to FY29")),
    ])
    #expect(rows.filter { $0.contains(" repeat ") }.count == 2, "\(rows)")
  }

  @Test func `joins reports of one order, one month and one quarter`() throws {
    for (first, second) in [
      (Self.order(475, "Rs 297 crore", "a city"), Self.order(475, "Rs 2.97 billion", "a city")),
      (Self.sales("June", "402,001"), Self.sales("June", "402,001")),
      (Self.results("Q1"), Self.results("Q1 FY26")),
      (Self.results("Q1 FY26"), Self.results("Q1 FY2025-26")),
    ] {
      let rows = try Self.statuses([("2 Jul 2025", first), ("3 Jul 2025", second)])
      #expect(rows.count == 2 && rows[1].contains(" repeat "), "\(rows)")
    }
  }
}
