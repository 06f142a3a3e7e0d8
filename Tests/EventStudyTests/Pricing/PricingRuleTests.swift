import CivilTime
@testable import EventStudy
import Foundation
import Notices
import Testing

/// The rules of India, by their worked examples.
struct PricingRuleTests {
  @Test func `the price of a rule is the highest of its parts`() throws {
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.rule = "sast"
    fixture.pricing.given = ["paid-26-weeks": 130, "negotiated": 125]
    let rule = try #require(try fixture.run().rule)
    // The file has no 60 sessions, so no price can be named.
    #expect(rule.price == nil)
    #expect(rule.parts.map(\.price) == [nil, 125, nil, 130])
  }

  @Test func `a placement takes the mean of weekly high and low closes`() throws {
    // ASHOKLEY before 1 September 2025: 133.28, 131.01 and 131.37, 126.98, by its closes.
    var fixture = try PricingFixture(
      [
        ("2025-08-15", 100.0, 10.0, 100.0), ("2025-08-18", 131.01, 10, 131),
        ("2025-08-20", 133.28, 10, 133),
        ("2025-08-25", 131.37, 10, 131), ("2025-08-29", 126.98, 10, 127),
      ],
      on: "2025-09-01"
    )
    fixture.pricing.rule = "qip"
    let rule = try #require(try fixture.run().rule)
    let price = (133.28 + 131.01 + 131.37 + 126.98) / 4
    #expect(abs((rule.price ?? 0) - price) < 1e-12)
    #expect(abs((rule.further.first?.price ?? 0) - 0.95 * price) < 1e-12)
  }

  @Test func `shares of a company that grew are weighted by time`() throws {
    let shares = ["60000000", "2018-11-01=90000000"].compactMap(PricingSettings.ShareCount.init)
    let (first, last) = RuleComputation.months(12, before: try #require(CalendarDate("2019-02-05")))
    #expect(first.description == "2018-02-01")
    #expect(last.description == "2019-01-31")
    let weighted = RuleComputation.weightedShares(shares, from: first, to: last)
    #expect(abs((weighted ?? 0) - 67_500_000) < 1e-6)
    #expect(RuleComputation.weightedShares([shares[1]], from: first, to: last) == nil)
  }

  @Test(arguments: [(10_000.0, true), (10_001, false)])
  func `shares are frequently traded where a tenth changes hands`(
    shares: Double,
    isFrequent: Bool
  ) throws {
    var fixture = try PricingFixture.tenSessions(on: "2023-02-01")
    fixture.pricing.day = CalendarDate("2023-01-16")
    fixture.pricing.rule = "yearly"
    fixture.pricing.ruleFile = try fixture.folder.write("rules.toml", Self.tenthRule)
    fixture.pricing.shares = [try #require(PricingSettings.ShareCount("\(shares)"))]
    let traded = try #require(try fixture.run().rule?.traded)
    #expect(traded.volume == 1000)
    #expect(traded.isFrequent == isFrequent)
  }

  /// A bonus of one for one on 9 January: 500 shares of before are 1,000 of today's, with 500 of after.
  @Test(arguments: [("15000", 1500.0), ("2022-01-01=7500", 1000)])
  func `one number of shares is held against volumes in shares of today`(
    shares: String,
    volume: Double
  ) throws {
    var fixture = try PricingFixture.tenSessions(on: "2023-01-16")
    fixture.settings.prices.adjustments = try fixture.folder.write(
      "adjustments.csv",
      "symbol,ex_date,factor\nSHARE,2023-01-09,0.5\n"
    )
    fixture.pricing.rule = "yearly"
    fixture.pricing.ruleFile = try fixture.folder.write("rules.toml", Self.tenthRule)
    fixture.pricing.shares = [try #require(PricingSettings.ShareCount(shares))]
    let traded = try #require(try fixture.run().rule?.traded)
    #expect(traded.volume == volume)
    #expect(traded.isFrequent == true)
  }

  @Test func `rumours are taken out of every average`() throws {
    // P is 4 January (103), D0 5 January, C 6 January, N 9 January (106): variation 3.
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.rule = "ten"
    fixture.pricing.ruleFile = try fixture.folder.write("rules.toml", Self.tenRule)
    fixture.pricing.moved = [CalendarDate("2023-01-05")].compactMap(\.self)
    fixture.pricing.confirmed = [CalendarDate("2023-01-06")].compactMap(\.self)
    let result = try fixture.run()
    #expect(result.rumours.map(\.variation) == [3])
    #expect(result.rumours.map(\.settled.description) == ["2023-01-09"])
    // 101, 102, 103, 103, 103, 103, then 104 to 107.
    #expect(result.rule?.unaffectedPrice == 103.7)
    #expect(result.rule?.price == 105.5)
    // A day at the price band is drawn in: N is 10 January (107).
    fixture.pricing.bandDays = [CalendarDate("2023-01-09")].compactMap(\.self)
    #expect(try fixture.run().rumours.map(\.variation) == [4])
  }

  /// Asks whether a tenth of the shares changed hands in ten sessions.
  private static let tenthRule = """
    [[rule]]
    id = "yearly"
    name = "n"
    source = "s"
    day = "d"
    take = "highest"
    traded = { share = 0.1, sessions = 10 }
    [[rule.part]]
    name = "p"
    measure = "vwap"
    sessions = 2
    """

  private static let tenRule = """
    [[rule]]
    id = "ten"
    name = "n"
    source = "s"
    day = "d"
    take = "highest"
    [[rule.part]]
    name = "p"
    measure = "vwap"
    sessions = 10
    """

  @Test func `what the circular leaves open is asked for`() throws {
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.rule = "unaffected"
    #expect(
      fixture.refusal()
        == "the unaffected price needs the day on which a rumour moved the price and the day of its "
        + "confirmation; name them with --moved 2023-07-27 and --confirmed 2023-07-28"
    )
    fixture.pricing.moved = ["2023-01-03", "2023-01-10"].compactMap(CalendarDate.init)
    fixture.pricing.confirmed = ["2023-01-03", "2023-01-10"].compactMap(CalendarDate.init)
    #expect(fixture.refusal()?.hasSuffix("pass --add-rumours to add up their variations") == true)
    fixture.pricing.addsRumours = true
    let result = try fixture.run()
    // 103 - 101 and 108 - 106.
    #expect(result.rumours.map(\.variation) == [2, 2])
    #expect(result.sessions.last?.unaffectedVWAP == 106)
    #expect(
      result.notes.contains { $0.message.text(.option).hasPrefix("the variations of 2 rumours") }
    )
  }

  @Test func `an unaffected price holds for as long as its stage says`() throws {
    var rows = [
      ("2023-01-02", 100.0, 100.0, 100.0), ("2023-01-03", 110, 100, 110),
      ("2023-01-04", 111, 100, 111),
    ]
    rows.append(("2023-03-14", 112, 100, 112))
    var fixture = try PricingFixture(rows, on: "2023-03-15")
    fixture.pricing.rule = "unaffected"
    fixture.pricing.moved = [CalendarDate("2023-01-03")].compactMap(\.self)
    fixture.pricing.confirmed = [CalendarDate("2023-01-03")].compactMap(\.self)
    #expect(fixture.refusal()?.hasSuffix("say which with --valid-days 180") == true)
    fixture.pricing.validDays = 60
    #expect(fixture.refusal()?.hasPrefix("the unaffected price held until 2023-03-04") == true)
    fixture.pricing.validDays = 180
    #expect(try fixture.run().rumours.first?.validUntil == CalendarDate("2023-07-02"))
  }

  /// Previous close, open, high and low of a day, the index, and what the limits say.
  @Test(arguments: [
    (1068.50, 1115.00, 1219.40, 1110.0, 0.5 as Double?, true as Bool?, true),
    (121.96, 125.10, 132.80, 125.0, nil, false, true),
    (128.03, 128.71, 132.79, 128.46, nil, false, false),
    (130.77, 132.00, 138.20, 131.0, 2.0, false, true),
    // 4 % and an index of 1.5 % the same way: 5.5 % is needed at the opening; 4.5 % is less.
    (100.0, 104.5, 104.5, 100.0, 1.5, false, true),
    // An index below 1 %, or the other way, does not count.
    (100.0, 104.5, 104.5, 100.0, 0.9, true, true), (100.0, 104.5, 104.5, 100.0, -1.5, true, true),
    // Without the index the opening stays open.
    (100.0, 104.5, 104.5, 100.0, nil, nil, true),
    // Below 100 the limit is 5 %, from 200 on 3 %.
    (99.99, 104.0, 104.5, 100.0, 0.0, false, false), (200.0, 206.0, 206.0, 200.0, 0.0, true, true),
  ])
  func `limits of a material movement depend on the price and the index`(
    previous: Double,
    open: Double,
    high: Double,
    low: Double,
    index: Double?,
    opening: Bool?,
    inDay: Bool
  ) throws {
    let folder = try TemporaryFolder()
    var settings = StudySettings()
    settings.prices.files = [
      try folder.write(
        "SHARE.csv",
        "date,open,high,low,close,volume\n2025-09-01,\(previous),\(previous),\(previous),\(previous),5\n"
          + "2025-09-02,\(open),\(high),\(low),\(open),5\n"
      )
    ]
    var pricing = PricingSettings()
    pricing.day = CalendarDate("2025-09-02")
    pricing.rule = "material-price-movement"
    pricing.indexMove = index
    let movement = try #require(try PricingStudy(settings, pricing: pricing).run().movement)
    #expect(movement.isMaterialAtOpening == opening)
    #expect(movement.isMaterialInDay == inDay)
    #expect(
      movement.isMaterial == (opening == true || inDay ? true : opening == false ? false : nil)
    )
    // One of both ends of the day decides it.
    let ends = [movement.highMove, movement.lowMove].map { movement.reachesLimit($0) == true }
    #expect(ends.contains(true) == inDay)
    pricing.bandDays = [CalendarDate("2025-09-02")].compactMap(\.self)
    let atBand = try PricingStudy(settings, pricing: pricing).run().movement
    #expect(atBand?.isMaterialInDay == true)
  }

  @Test func `the files of the rules repeat the built-in ones`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../data")
    for (name, text) in [
      ("pricing_rules.toml", PricingRules.standardText),
      ("material_price_movement.toml", MaterialMovement.standardText),
    ] {
      let file = root.appending(path: name)
      if ProcessInfo.processInfo.environment["LEYLINE_WRITE_DOCS"] != nil {
        try Data((text + "\n").utf8).write(to: file)
      }
      #expect(try String(contentsOf: file, encoding: .utf8) == text + "\n")
    }
    #expect(
      try PricingRules.standard().rule.map(\.id)
        == ["icdr-preferential", "sast", "delisting", "qip", "unaffected"]
    )
  }

  @Test(arguments: [
    ("[[rule]]\nid = \"a\"", "rule.1.name: is missing; data/pricing_rules.toml shows one of each"),
    ("[[rule]]\nid = 5", "rule"),
    ("nothing", "rules.toml:1:"),
    (
      "[[rule]]\nid = \"a\"\nname = \"n\"\nsource = \"s\"\nday = \"d\"\ntake = \"highest\"\n"
        + "[[rule.part]]\nname = \"p\"\nmeasure = \"vwap\"",
      "a: p: the measure vwap needs either sessions or weeks"
    ),
  ])
  func `a file of rules that cannot be computed is refused`(text: String, words: String) throws {
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.rule = "a"
    fixture.pricing.ruleFile = try fixture.folder.write("rules.toml", text)
    #expect(fixture.refusal()?.contains(words) == true, "\(fixture.refusal() ?? "")")
  }

  @Test func `a rule that is not known is named with the known ones`() throws {
    var fixture = try PricingFixture.tenSessions()
    fixture.pricing.rule = "sasd"
    #expect(fixture.refusal() == "\"sasd\" is not a rule; did you mean \"sast\"?")
  }
}

/// Ashok Leyland's own exchange files.
@Suite(
  "Ashok Leyland before a day",
  .enabled(if: RealData.folder != nil, "LEYLINE_REAL_DATA names no folder of exchange files")
)
struct RealPricingTests {
  private func run(
    _ change: (inout PricingSettings) -> Void,
    bonus: Bool = true
  ) throws -> PricingResult {
    let folder = try #require(RealData.folder)
    let scratch = try TemporaryFolder()
    var settings = StudySettings()
    settings.prices.files = ["\(folder)/nse/ASHOKLEY_sec_bhavdata_full.csv"]
    if bonus {
      settings.prices.adjustments = try scratch.write(
        "bonus.csv",
        "symbol,ex_date,factor\nASHOKLEY,2025-07-16,0.5\n"
      )
    }
    var pricing = PricingSettings()
    change(&pricing)
    return try PricingStudy(settings, pricing: pricing).run()
  }

  private func average(_ sessions: Int, before day: String, bonus: Bool = true) throws -> Double {
    let result = try run(
      {
        $0.day = CalendarDate(day)
        $0.price = 145
      },
      bonus: bonus
    )
    let row = result.premium?.rows.first { $0.reference.name == "VWAP of \(sessions) sessions" }
    return row?.reference.price ?? .nan
  }

  @Test(arguments: [
    (10, "2025-09-02", true, 130.9373), (60, "2025-09-02", true, 124.8696),
    (90, "2025-09-02", true, 122.3887), (60, "2025-09-02", false, 156.9241),
    (60, "2024-04-09", true, 173.0017), (10, "2025-09-01", true, 130.4151),
  ])
  func `averages before a day are those of the exchange file`(
    sessions: Int,
    day: String,
    bonus: Bool,
    known: Double
  ) throws {
    #expect(abs(try average(sessions, before: day, bonus: bonus) - known) < 5e-5)
  }

  @Test func `the exchange's average is turnover over volume on every day, to the tick`() throws {
    let result = try run {
      $0.day = CalendarDate("2026-08-22")
      $0.rule = "all"
      $0.ruleFile = rules
    }
    #expect(result.sessions.count == 788)
    for session in result.sessions {
      let own = try #require(session.vwap)
      #expect(abs(try #require(session.turnover) / (try #require(session.volume)) - own) < 0.0055)
    }
    #expect(result.sessions.first { "\($0.date)" == "2025-09-01" }?.vwap == 127.30)
    #expect(result.sessions.first { "\($0.date)" == "2025-09-02" }?.vwap == 130.95)
  }

  /// A second exchange is made of NSE's own rows: a share of its volume, at averages a fiftieth of a rupee higher.
  @Test(arguments: [(0.1, true), (0.999, true), (1.001, false), (4.0, false)])
  func `the exchange with the larger volume counts, and its prices alone`(
    share: Double,
    isFirst: Bool
  ) throws {
    let nse = try run {
      $0.day = CalendarDate("2025-09-02")
      $0.rule = "sast"
    }
    #expect(nse.simulated == false)
    let folder = try TemporaryFolder()
    let rows = nse.sessions.compactMap { session -> String? in
      guard
        let (close, volume) = session.close.flatMap({ close in session.volume.map { (close, $0) } }
        ),
        let (high, low) = session.high.flatMap({ high in session.low.map { (high, $0) } }),
        let vwap = session.vwap
      else { return nil }
      return
        "\(session.date),ASHOKLEY,\(high + 0.02),\(low),\(close),\((volume * share).rounded()),\(vwap + 0.02),yes"
    }
    let other = try folder.write(
      "ASHOKLEY_second.csv",
      "date,symbol,high,low,close,volume,vwap,simulated\n" + rows.joined(separator: "\n") + "\n"
    )
    let both = try run {
      $0.day = CalendarDate("2025-09-02")
      $0.rule = "sast"
      $0.otherExchange = [other]
    }
    #expect(both.simulated)
    #expect(both.exchanges.count == 2 && both.exchanges[0].isUsed && !both.exchanges[1].isUsed)
    #expect(both.exchanges[isFirst ? 1 : 0].files == [other])
    let (own, used) = (
      try #require(nse.rule?.parts[0].price), try #require(both.rule?.parts[0].price)
    )
    // Neither average is one of both exchanges: it is NSE's own, or higher by more than half of the distance.
    #expect(isFirst ? used == own : used - own > 0.015)
    #expect(abs(own - 124.8696) < 5e-5)
  }

  private let scratch = try? TemporaryFolder()

  private var rules: String? {
    try? scratch?.write(
      "rules.toml",
      """
      [[rule]]
      id = "all"
      name = "n"
      source = "s"
      day = "d"
      take = "each"
      [[rule.part]]
      name = "p"
      measure = "vwap"
      sessions = 788
      """
    )
  }
}
