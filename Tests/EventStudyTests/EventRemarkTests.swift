import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import PriceData
import Testing

/// What is said of the returns of an event; day 0 is 2024-04-22, a Monday.
@Suite("Event remarks")
struct EventRemarkTests {
  private static let zero = PipelineFixture.eventDay
  private static let days = PipelineFixture.days

  /// The remarks of the first event.
  private func remarks(
    _ configuration: StudySettings = PipelineFixture.configuration(),
    panel: PricePanel = PipelineFixture.panel(shares: 1),
    market: MarketSeries? = PipelineFixture.market,
    adjustments: [Adjustment] = []
  ) throws -> [String] {
    var inputs = StudyInputs(
      panel: panel,
      market: market,
      announcements: PipelineFixture.announcements(shares: 1)
    )
    inputs.adjustments = adjustments
    let result = try Study(configuration).run(on: inputs)
    #expect(result.includedEvents.count == 1)
    return result.events[0].remarks
  }

  private func market(without day: Int) -> MarketSeries {
    let kept = Self.days.indices.filter { $0 != day }
    return MarketSeries(
      name: "index",
      days: kept.map { Self.days[$0] },
      levels: kept.map { PipelineFixture.market.levels[$0] },
      values: .prices
    )
  }

  /// The panel with a column that holds other values on some days.
  private func panel(_ field: PriceField, _ changes: [Int: Double]) throws -> PricePanel {
    let panel = PipelineFixture.panel(shares: 1)
    let close = try #require(panel.column(.close))
    var column = close
    if field == .previousClose { column = [0] + close.dropLast() }
    for (day, value) in changes { column[day] = value }
    return panel.replacing(field, with: column)
  }

  @Test func `says nothing of an ordinary event`() throws {
    #expect(Self.days[Self.zero].description == "2024-04-22")
    #expect(try remarks().isEmpty)
    #expect(try remarks(panel: try panel(.previousClose, [:])).isEmpty)
    #expect(try remarks(panel: try panel(.adjustedClose, [:])).isEmpty)
  }

  /// 2024-04-19 is the Friday before day 0; the tested windows are 0..0 and -1..1.
  @Test(arguments: ["data", "nse"])
  func `says which return spans a session that the index lacks`(calendar: String) throws {
    let settings = PipelineFixture.configuration { $0.alignment.calendar = calendar }
    let remarks = try remarks(settings, market: market(without: Self.zero - 1))
    let span = "the return of 2024-04-22 spans 2024-04-18 to 2024-04-22: index lacks 2024-04-19"
    // Under the calendar of the data the days are those of the index, and day -1 is the Thursday.
    #expect(
      remarks
        == (calendar == "data"
          ? [span]
          : ["2024-04-19 has no abnormal return: no market return, index lacks the day", span])
    )
  }

  @Test func `speaks of day 0 and the tested windows alone`() throws {
    let settings = { (window: ClosedRange<Int>) in
      PipelineFixture.configuration {
        $0.alignment.calendar = "nse"
        $0.windows.tested = [TestWindow(window)]
      }
    }
    let market = market(without: Self.zero + 2)
    #expect(try remarks(settings(0...2), market: market).count == 1)
    #expect(try remarks(settings(0...3), market: market).count == 2)
    #expect(try remarks(settings(1...1), market: market).isEmpty)
    #expect(try remarks(settings(3...3), market: market).count == 1)
    // Day 0 counts whatever is tested.
    #expect(
      try remarks(settings(2...2), market: self.market(without: Self.zero - 1)) == [
        "the return of 2024-04-22 spans 2024-04-18 to 2024-04-22: index lacks 2024-04-19"
      ]
    )
  }

  @Test func `names sessions of the calendar that neither file has`() throws {
    let day = Self.zero + 1
    let full = PipelineFixture.panel(shares: 1)
    let kept = Self.days.indices.filter { $0 != day }
    let close = try #require(full.column(.close))
    let panel = PricePanel(
      days: kept.map { Self.days[$0] },
      symbols: ["S0"],
      columns: [.close: kept.map { close[$0] }]
    )
    let remarks = { (calendar: String) in
      try self.remarks(
        PipelineFixture.configuration { $0.alignment.calendar = calendar },
        panel: panel,
        market: self.market(without: day)
      )
    }
    #expect(
      try remarks("nse") == [
        "the return of 2024-04-24 spans 2024-04-22 to 2024-04-24: the files lack the session of "
          + "2024-04-23"
      ]
    )
    // What nobody knows of is not remarked.
    #expect(try remarks("data").isEmpty)
  }

  @Test func `a row that repeats the day before is no session`() throws {
    let full = PipelineFixture.panel(shares: 1)
    let saturday = Self.days[Self.zero].adding(days: -2)
    let place = Self.zero
    let remarks = { (close: Double?) in
      let days = Array(Self.days[..<place]) + [saturday] + Array(Self.days[place...])
      let closes = try #require(full.column(.close))
      let panel = PricePanel(
        days: days,
        symbols: ["S0"],
        columns: [
          .close: Array(closes[..<place]) + [close ?? closes[place - 1]] + Array(closes[place...])
        ]
      )
      return try self.remarks(panel: panel)
    }
    #expect(try remarks(nil).isEmpty)
    #expect(
      try remarks(150) == [
        "the return of 2024-04-22 spans 2024-04-19 to 2024-04-22: index lacks 2024-04-20"
      ]
    )
  }

  @Test func `a model that bridges days without a price says so, and the others do not`() throws {
    let panel = try panel(.close, [Self.zero + 1: .nan])
    let settings = { (models: [ExpectedReturnMethod]) in
      PipelineFixture.configuration(models: models) { $0.windows.tested = [TestWindow(0...2)] }
    }
    #expect(try remarks(settings([.market]), panel: panel).isEmpty)
    #expect(
      try remarks(settings([.market, .tradeToTrade]), panel: panel) == [
        "the return of 2024-04-24 spans 2024-04-22 to 2024-04-24 under trade_to_trade: no price on "
          + "2024-04-23"
      ]
    )
  }

  @Test(arguments: [
    ("data", "a session is missing, or a price was adjusted or corrected"),
    ("nse", "a price was adjusted or corrected"),
  ])
  func `gives the exchange's previous close where it is not the last close`(
    calendar: String,
    reason: String
  ) throws {
    let close = try #require(PipelineFixture.panel(shares: 1).column(.close))
    let rounded = close.map { ($0 * 100).rounded() / 100 }
    var previous = [0] + rounded.dropLast()
    previous[Self.zero] = 123.4
    let panel = PipelineFixture.panel(shares: 1).replacing(.close, with: rounded)
      .replacing(.previousClose, with: previous)
    let settings = PipelineFixture.configuration { $0.alignment.calendar = calendar }
    let last = rounded[Self.zero - 1]
    #expect(
      try remarks(settings, panel: panel) == [
        "the exchange's previous close of 2024-04-22 is 123.4, the file's last close \(last) of "
          + "2024-04-19: \(reason)"
      ]
    )
  }

  @Test func `a previous close beyond a gap in the calendar tells a missing session`() throws {
    let day = Self.zero + 1
    let kept = Self.days.indices.filter { $0 != day }
    let close = try #require(PipelineFixture.panel(shares: 1).column(.close))
    let panel = PricePanel(
      days: kept.map { Self.days[$0] },
      symbols: ["S0"],
      columns: [
        .close: kept.map { close[$0] },
        .previousClose: kept.map { $0 == 0 ? 0 : close[$0 - 1] },
      ]
    )
    let settings = PipelineFixture.configuration(models: [.meanAdjusted]) {
      $0.alignment.calendar = "nse"
    }
    let remarks = try remarks(settings, panel: panel, market: market(without: day))
    #expect(remarks.count == 2)
    #expect(
      remarks[1].hasPrefix("the exchange's previous close of 2024-04-24 is ")
        && remarks[1].hasSuffix(" of 2024-04-22: a session is missing")
    )
  }

  /// A split of one for two on day 0: earlier prices are doubled, and the exchange states the new price.
  @Test func `a split explains a previous close`() throws {
    let close = try #require(PipelineFixture.panel(shares: 1).column(.close))
    let raw = close.enumerated().map { $0 < Self.zero ? 2 * $1 : $1 }
    let stated = [0] + close.dropLast()
    let panel = PipelineFixture.panel(shares: 1).replacing(.close, with: raw)
      .replacing(.previousClose, with: stated)
    #expect(try remarks(panel: panel).isEmpty)
  }

  @Test func `names an ex-date in a tested window with both returns, and the close that is used`()
    throws
  {
    let close = try #require(PipelineFixture.panel(shares: 1).column(.close))
    // A dividend of 6 % of the close before day 0.
    let adjusted = close.enumerated().map { $0 < Self.zero ? 0.94 * $1 : $1 }
    let panel = PipelineFixture.panel(shares: 1).replacing(.adjustedClose, with: adjusted)
    // The share earns 2 * 0.02 + 0.003 + 0.05 on day 0: 9.3 %, and 1.093 / 0.94 - 1 = 16.2766 %.
    let returns = PipelineFixture.returns(ofShare: 0)[Self.zero]
    #expect(abs(returns - 0.093) < 1e-12)
    for (uses, name) in [(false, "close"), (true, "adjusted close")] {
      let settings = PipelineFixture.configuration { $0.prices.useAdjustedClose = uses }
      #expect(
        try remarks(settings, panel: panel) == [
          "on 2024-04-22 the close returns +9.30 % and the adjusted close +16.28 %, as on an "
            + "ex-date: the \(name) is used"
        ]
      )
    }
    let later = PipelineFixture.configuration { $0.windows.tested = [TestWindow(1...2)] }
    let nextDay = close.enumerated().map { $0 < Self.zero + 3 ? 0.94 * $1 : $1 }
    #expect(
      try remarks(
        later,
        panel: PipelineFixture.panel(shares: 1).replacing(.adjustedClose, with: nextDay)
      ).isEmpty
    )
  }

  @Test func `an adjusted close that is rounded is no ex-date`() throws {
    let close = try #require(PipelineFixture.panel(shares: 1).column(.close))
    let rounded = close.map { ($0 * 0.31 * 100).rounded() / 100 }
    let panel = PipelineFixture.panel(shares: 1).replacing(.adjustedClose, with: rounded)
    #expect(try remarks(panel: panel).isEmpty)
  }

  @Test func `says what an adjustment makes of the return of its day`() throws {
    let adjustment = Adjustment(symbol: "S0", exDate: Self.days[Self.zero], factor: 0.5)
    // 1.093 * 0.5 - 1 = -45.35 %.
    #expect(
      try remarks(adjustments: [adjustment]) == [
        "prices before 2024-04-22 are adjusted: the return of 2024-04-22 is +9.30 % and would be "
          + "-45.35 % as traded"
      ]
    )
    let other = Adjustment(symbol: "S0", exDate: Self.days[Self.zero + 4], factor: 0.5)
    #expect(try remarks(adjustments: [other]).isEmpty)
  }
}
