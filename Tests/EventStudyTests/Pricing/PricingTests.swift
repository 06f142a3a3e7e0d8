import CivilTime
import EventStatistics
@testable import EventStudy
import Notices
import Testing

/// Premia and averages before a day, by figures that can be worked out in the head.
struct PricingTests {
  @Test func `premia are over the last close and the averages before the day`() throws {
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.price = 120
    let result = try fixture.run()
    let rows = try #require(result.premium).rows
    let prices = Dictionary(uniqueKeysWithValues: rows.map { ($0.reference.name, $0) })
    #expect(prices["last close"]?.reference.price == 109)
    #expect(prices["VWAP of 5 sessions"]?.reference.price == 108)
    #expect(prices["VWAP of 10 sessions"]?.reference.price == 105.5)
    #expect(prices["VWAP of 5 sessions"]?.premium == 120.0 / 108 - 1)
    #expect(prices["VWAP of 20 sessions"]?.reference.price == nil)
    #expect(
      prices["VWAP of 20 sessions"]?.reference.reason?.text(.option)
        == "the file has 10 sessions before the day and begins on 2023-01-02, not 20 sessions before"
    )
    #expect(result.lastSession == CalendarDate("2023-01-13"))
  }

  @Test func `the session of the day itself counts when the news came after its close`() throws {
    var fixture = try PricingFixture.tenSessions(on: "2023-01-12")
    fixture.pricing.price = 120
    #expect(try fixture.run().lastSession == CalendarDate("2023-01-11"))
    fixture.pricing.includesDay = true
    #expect(try fixture.run().lastSession == CalendarDate("2023-01-12"))
  }

  @Test func `the unaffected close is that of its day`() throws {
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.price = 120
    fixture.pricing.unaffectedDay = CalendarDate("2023-01-07")
    let row = try #require(
      try fixture.run().premium?.rows.first { $0.reference.name == "unaffected close" }
    )
    #expect(row.reference.price == 104)
    #expect(row.reference.lastDate == CalendarDate("2023-01-06"))
  }

  @Test func `an unaffected day without a session is named, and what the averages still hold`()
    throws
  {
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.price = 120
    func notes(_ day: String) throws -> [String] {
      fixture.pricing.unaffectedDay = CalendarDate(day)
      return try fixture.run().notes.map { $0.message.text(.option) }
    }
    #expect(
      try notes("2023-01-07") == [
        "2023-01-07 is no session of the file; the unaffected close is that of 2023-01-06, the session "
          + "before",
        "averages, high and low run to 2023-01-13, so what the price did after 2023-01-06 is in them; with "
          + "--on 2023-01-07 they end on the unaffected day",
      ]
    )
    #expect(try notes("2023-01-13").isEmpty)
    fixture.pricing.day = CalendarDate("2023-01-13")
    fixture.pricing.includesDay = true
    #expect(
      try notes("2023-01-12").first?.hasSuffix(
        "with --on 2023-01-13 and without --include-day they end on the unaffected day"
      ) == true
    )
  }

  @Test(arguments: [
    (
      "2023-01-14",
      "--unaffected-day is 2023-01-14, after 2023-01-13, the last session that counts; the last day before a "
        + "rumour lies on or before it"
    ),
    (
      "2022-12-31",
      "--unaffected-day is 2022-12-31, and the prices begin on 2023-01-02; give a file that reaches further "
        + "back"
    ),
  ])
  func `an unaffected day outside the sessions is refused`(day: String, words: String) throws {
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.price = 120
    fixture.pricing.unaffectedDay = CalendarDate(day)
    #expect(fixture.refusal() == words)
  }

  @Test func `a split that nobody has adjusted for comes before every price of its days`() throws {
    let rows = [
      ("2023-01-02", 100.0, 100.0, 100.0), ("2023-01-03", 100, 100, 100),
      ("2023-01-04", 50, 200, 50), ("2023-01-05", 50, 200, 50),
    ]
    var fixture = try PricingFixture(rows, on: "2023-01-06")
    fixture.pricing.rule = "short"
    fixture.pricing.ruleFile = try fixture.folder.write("rules.toml", Self.shortRule(3))
    let question = try #require(try fixture.run().questions.first)
    #expect(question.adjustments == ["SHARE,2023-01-04,0.5"])
    #expect(
      question.message.text(.option).hasSuffix(
        "add the line \"SHARE,2023-01-04,0.5\" to the adjustments file, which --adjustments names; if the price "
          + "really moved that far, add \"SHARE,2023-01-04,1\""
      )
    )
    // The last two sessions lie behind it.
    fixture.pricing.ruleFile = try fixture.folder.write("rules.toml", Self.shortRule(2))
    #expect(try fixture.run().questions.isEmpty)
    fixture.pricing.ruleFile = try fixture.folder.write("rules.toml", Self.shortRule(3))
    fixture.settings.prices.adjustments = try fixture.folder.write(
      "splits.csv",
      "symbol,ex_date,factor\nSHARE,2023-01-04,0.5\n"
    )
    #expect(try fixture.run().questions.isEmpty)
  }

  @Test func `every average can be computed from the rows that are listed`() throws {
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.price = 120
    let sessions = try fixture.run().sessions
    #expect(sessions.map(\.relativeDay) == Array(-10 ... -1))
    let (start, end) = (sessions[4], sessions[9])
    #expect(
      (end.cumulativeTurnover - start.cumulativeTurnover)
        / (end.cumulativeVolume - start.cumulativeVolume) == 108
    )
    #expect(sessions[5].lookBackVWAP == 108)
  }

  @Test func `a split within the sessions counts, one after them does not`() throws {
    let rows = [
      ("2023-01-02", 100.0, 100.0, 100.0), ("2023-01-03", 50, 200, 50), ("2023-01-04", 50, 200, 50),
    ]
    var fixture = try PricingFixture(rows, on: "2023-01-05")
    fixture.pricing.rule = "short"
    fixture.pricing.ruleFile = try fixture.folder.write("rules.toml", Self.shortRule(3))
    fixture.settings.prices.adjustments = try fixture.folder.write(
      "splits.csv",
      "symbol,ex_date,factor\nSHARE,2023-01-03,0.5\nSHARE,2023-02-01,0.1\n"
    )
    let result = try fixture.run()
    #expect(result.rule?.parts.first?.price == 50)
    #expect(result.rule?.parts.first?.volume == 600)
    #expect(result.sessions.map(\.factor) == [0.5, 1, 1])
  }

  /// A rule of a file: the average of some sessions.
  private static func shortRule(_ sessions: Int) -> String {
    """
    [[rule]]
    id = "short"
    name = "short average"
    source = "none"
    day = "day"
    take = "highest"
    [[rule.part]]
    name = "average"
    measure = "vwap"
    sessions = \(sessions)
    """
  }

  @Test func `which sessions count is an option`() throws {
    // No row on Wednesday 4 January, no trade on Thursday.
    let rows = [
      ("2023-01-02", 100.0, 100.0, 100.0), ("2023-01-03", 110, 100, 110),
      ("2023-01-05", 110, 0, 0), ("2023-01-06", 120, 100, 120),
    ]
    var fixture = try PricingFixture(rows, on: "2023-01-09")
    fixture.pricing.rule = "short"
    fixture.pricing.ruleFile = try fixture.folder.write("rules.toml", Self.shortRule(3))
    fixture.settings.alignment.calendar = "nse"
    func price(_ counted: PricingSettings.CountedSessions) throws -> Double? {
      fixture.pricing.sessions = counted
      return try fixture.run().rule?.parts.first?.price
    }
    #expect(try price(.rows) == 115)
    #expect(try price(.traded) == 110)
    #expect(try price(.calendar) == 120)
    fixture.pricing.sessions = .rows
    #expect(
      try fixture.run().notes.map { $0.message.text(.option) }.first
        == "NSE has sessions that the price file has no row of (2023-01-04); the windows count the rows "
        + "that it has; if the share was not traded then, pass --sessions calendar, else complete the file"
    )
  }

  @Test func `an average without a source of its own is labelled`() throws {
    let folder = try TemporaryFolder()
    var settings = StudySettings()
    settings.prices.files = [
      try folder.write(
        "SHARE.csv",
        "date,close,high,low,volume\n2023-01-02,100,104,96,10\n2023-01-03,100,104,99,30\n"
      )
    ]
    var pricing = PricingSettings()
    pricing.day = CalendarDate("2023-01-04")
    pricing.price = 110
    let result = try PricingStudy(settings, pricing: pricing).run()
    #expect(result.sessions.last?.vwapKind == .proxy)
    #expect(
      result.notes.contains {
        $0.message.text(.option).hasPrefix("the average price of 2023-01-03 is the typical price")
      }
    )
  }

  @Test func `the exchange with the larger volume counts`() throws {
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.rule = "short"
    fixture.pricing.ruleFile = try fixture.folder.write("rules.toml", Self.shortRule(2))
    let others = [("2023-01-12", 210.0, 500.0, 211.0), ("2023-01-13", 210, 500, 213)]
    fixture.pricing.otherExchange = [
      try fixture.folder.write("SHARE.BO.csv", PricingFixture.text(others))
    ]
    let result = try fixture.run()
    #expect(result.rule?.price == 212)
    #expect(result.exchanges.map(\.volume) == [1000, 200])
    #expect(result.exchanges.map(\.isUsed) == [true, false])
  }

  @Test func `two sources of an average that differ are named`() throws {
    let folder = try TemporaryFolder()
    var settings = StudySettings()
    settings.prices.files = [
      try folder.write(
        "SHARE.csv",
        """
        date,close,high,low,volume,turnover,vwap
        2023-01-02,100,104,96,1000,100000,100
        2023-01-03,100,104,96,1000,100500,100

        """
      )
    ]
    var pricing = PricingSettings()
    pricing.day = CalendarDate("2023-01-04")
    pricing.rule = "short"
    pricing.ruleFile = try folder.write("rules.toml", Self.shortRule(2))
    let message =
      "another source (bars, or turnover over volume) lies more than 25.0 basis points from the "
      + "average price of the file on 2023-01-03"
    func isNamed() throws -> Bool {
      try PricingStudy(settings, pricing: pricing).run().notes
        .contains { $0.message.text(.option) == message }
    }
    #expect(try isNamed())
    pricing.tolerance = 60
    #expect(try !isNamed())
  }

  @Test(arguments: [
    ("2022-12-30", "no session lies before 2022-12-30; give a file that reaches further back"),
    (
      "2023-02-20",
      "ends on 2023-01-13, 38 days before 2023-02-20, so the last ones are missing; give a "
        + "file that reaches the day, or --on 2023-01-14"
    ),
  ])
  func `a day that the file does not reach is refused`(day: String, words: String) throws {
    var fixture = try PricingFixture.tenSessions(on: day)
    fixture.pricing.price = 100
    #expect(fixture.refusal()?.hasSuffix(words) == true)
    let clicked = words.replacing("--on 2023-01-14", with: "take 2023-01-14 as the day")
    #expect(fixture.refusal(.page)?.hasSuffix(clicked) == true)
  }

  @Test(arguments: [("2023-02-20", "24 sessions"), ("2060-02-20", "13552 days")])
  func `a day beyond what its calendar holds is so many days away`(
    day: String,
    distance: String
  ) throws {
    var fixture = try PricingFixture.tenSessions(on: day)
    fixture.settings.alignment.calendar = "nse"
    fixture.pricing.price = 100
    let words = "ends on 2023-01-13, \(distance) before \(day)"
    #expect(fixture.refusal()?.contains(words) == true, "\(fixture.refusal() ?? "")")
  }

  @Test func `what is missing is asked for`() throws {
    var fixture = try PricingFixture.tenSessions()
    #expect(
      fixture.refusal()
        == "nothing is asked; give a price whose premium you want with --price 145, or a rule with "
        + "--rule sast"
    )
    fixture.pricing.day = nil
    #expect(
      fixture.refusal()
        == "the day that the sessions lie before is missing; name it with --on 2025-09-02"
    )
    fixture.settings.prices.files = []
    #expect(
      fixture.refusal() == "no price file is named; name one or more with --prices"
    )
  }

  @Test func `one of several securities is asked for`() throws {
    var fixture = try PricingFixture.tenSessions()
    fixture.settings.prices.files = [
      try fixture.folder.write(
        "two.csv",
        "symbol,date,close,volume\nAAA,2023-01-13,10,5\nBBB,2023-01-13,20,5\n"
      )
    ]
    fixture.pricing.price = 11
    #expect(
      fixture.refusal()
        == "the price files hold 2 securities (AAA, BBB); name one with --security AAA"
    )
    fixture.pricing.security = "bbb"
    #expect(try fixture.run().lastClose == 20)
    fixture.pricing.security = "CCC"
    #expect(fixture.refusal()?.hasPrefix("\"CCC\" is not a security of the price files") == true)
  }
}
