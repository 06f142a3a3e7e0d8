import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

@Suite("Day 0 before and after an announcement in session")
struct DayZeroSplitTests {
  private static let eventDay = PipelineFixture.days[PipelineFixture.eventDay]

  /// Four bars of a quarter of an hour from noon on, whose prices are shares of the daily close.
  private static func bars(
    scale: Double = 1,
    shift: Int = 0,
    shares: Double = 1
  ) throws -> [IntradayBar] {
    let close = try #require(
      PipelineFixture.panel(shares: 1).column(.close)?[PipelineFixture.eventDay]
    )
    let rows: [(Int, Double, Double, Double, Double)] = [
      (0, 0.96, 0.94, 0.95, 100), (15, 0.97, 0.95, 0.96, 300), (30, 0.99, 0.96, 0.98, 500),
      (45, 1.01, 0.98, 0.99, 100),
    ]
    return try rows.map { minute, high, low, last, volume in
      let start = minute + shift
      return IntradayBar(
        date: eventDay,
        time: try #require(TimeOfDay(hour: 12 + start / 60, minute: start % 60)),
        open: last * close * scale,
        high: high * close * scale,
        low: low * close * scale,
        close: last * close * scale,
        volume: volume * shares
      )
    }
  }

  private static func event(_ time: String, offset: Int? = 330) throws -> Announcement {
    Announcement(
      eventID: "E0",
      symbol: "S0",
      publication: .instant(
        date: eventDay,
        time: try #require(TimeOfDay(time)),
        utcOffsetMinutes: offset
      ),
      sourceFile: "events.csv"
    )
  }

  private func run(
    _ announcement: Announcement,
    bars: [String: [IntradayBar]],
    adjustments: [Adjustment] = [],
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudyResult {
    var panel = PipelineFixture.panel(shares: 1)
    if !adjustments.isEmpty { panel = AdjustmentTable(adjustments).apply(to: panel).panel }
    var inputs = StudyInputs(
      panel: panel,
      market: PipelineFixture.market,
      announcements: [announcement]
    )
    inputs.adjustments = adjustments
    inputs.intraday = IntradayPrices(bars)
    return try Study(PipelineFixture.configuration(change: change)).run(on: inputs)
  }

  @Test func `gives the bar of the announcement to neither side`() throws {
    let result = try run(Self.event("12:20"), bars: ["S0": Self.bars()])
    let split = try #require(result.analysis.dayZeroSplits.first)
    let closes = try #require(PipelineFixture.panel(shares: 1).column(.close))
    let (previous, close) = (closes[79], closes[80])
    #expect([split.before, split.announcementBar, split.after].map(\.barCount) == [1, 1, 2])
    #expect([split.before, split.announcementBar, split.after].map(\.volume) == [100, 300, 600])
    #expect(split.barMinutes == 15)
    #expect(split.lastPriceTime?.description == "12:15")
    #expect(split.announcementBarStart?.description == "12:15")
    let before = try #require(split.returnBefore)
    let after = try #require(split.returnAfter)
    #expect(abs(before - (0.95 * close / previous - 1)) < 1e-12)
    #expect(abs(after - (1 / 0.95 - 1)) < 1e-12)
    #expect(abs((1 + before) * (1 + after) - close / previous) < 1e-12)
    #expect(abs(try #require(split.returnWithinBar) - (0.96 / 0.95 - 1)) < 1e-12)
    // (0.99 + 0.96 + 0.98)/3 of 500 shares and (1.01 + 0.98 + 0.99)/3 of 100.
    let vwap = (2.93 / 3 * 500 + 2.98 / 3 * 100) / 600 * close
    #expect(abs(try #require(split.after.vwap) - vwap) < 1e-9)
    #expect(abs(try #require(split.closeDifference) + 0.01) < 1e-12)
    #expect(split.volumeShare == 1)
    #expect(split.zone == "IST" && split.reason == nil)
  }

  @Test func `each part has its share of the shares and its price by time`() throws {
    let split = try #require(
      try run(Self.event("12:20"), bars: ["S0": Self.bars()]).analysis.dayZeroSplits.first
    )
    let close = try #require(split.close)
    #expect([split.before, split.announcementBar, split.after].map(\.share) == [0.1, 0.3, 0.6])
    let twap = (2.93 / 3 + 2.98 / 3) / 2 * close
    #expect(abs(try #require(split.after.twap) - twap) < 1e-9)
    #expect([split.before, split.after].map(\.reason) == [nil, nil])
  }

  @Test func `a part without a trade says why it has no VWAP`() throws {
    let result = try run(Self.event("12:05"), bars: ["S0": Self.bars(shares: 0)])
    let split = try #require(result.analysis.dayZeroSplits.first)
    #expect(split.before.reason == "there is no bar")
    #expect(split.after.vwap == nil && split.after.reason == "no share was traded")
    #expect(split.after.twap != nil)
    #expect(
      result.notes.contains {
        $0.message.text(.option).hasSuffix(
          "have volumes of zero where the daily prices have shares, so they have no average price"
        )
      }
    )
  }

  @Test func `bars in lots are named`() throws {
    let result = try run(Self.event("12:20"), bars: ["S0": Self.bars(shares: 0.02)])
    #expect(
      result.notes.contains {
        $0.message.text(.option)
          == "E0: the bars of \(Self.eventDay) hold 2.0 % of the shares of the daily prices; their volumes "
          + "may be in lots of about 50; lots change no average price, missing bars do"
      }
    )
  }

  /// The index at 200 on the day before, then at 198, 202, 204 and 206 in the bars of day 0.
  private static func index() throws -> [IntradayBar] {
    let day = PipelineFixture.days[PipelineFixture.eventDay - 1]
    let bars = try bars()
    let before = IntradayBar(date: day, time: bars[0].time, close: 199)
    let last = IntradayBar(date: day, time: bars[1].time, close: 200)
    return [before, last]
      + zip(bars, [198.0, 202, 204, 206]).map {
        IntradayBar(date: $0.date, time: $0.time, close: $1)
      }
  }

  @Test func `the moves of an index stand beside those of the security`() throws {
    let bars = try ["S0": Self.bars(), "INDEX": Self.index()]
    let split = try #require(
      try run(Self.event("12:20"), bars: bars) { $0.prices.intradayMarket = "INDEX" }
        .analysis.dayZeroSplits.first
    )
    #expect(split.market == "INDEX" && split.marketReason == nil)
    #expect(split.marketBefore == 198.0 / 200 - 1)
    #expect(split.marketWithinBar == 202.0 / 198 - 1)
    #expect(split.marketAfter == 206.0 / 198 - 1)
    #expect(split.netAfter == (try #require(split.returnAfter)) - (206.0 / 198 - 1))
    #expect(split.netBefore == (try #require(split.returnBefore)) - (198.0 / 200 - 1))
    let without = try #require(
      try run(Self.event("12:20"), bars: bars).analysis.dayZeroSplits.first
    )
    #expect(without.market == nil && without.netAfter == nil)
  }

  @Test func `an index without bars on the session before has no move before`() throws {
    let index = try Self.index().filter { $0.date == Self.eventDay }
    let split = try #require(
      try run(Self.event("12:20"), bars: ["S0": Self.bars(), "INDEX": index]) {
        $0.prices.intradayMarket = "INDEX"
      }
      .analysis.dayZeroSplits.first
    )
    #expect(split.marketBefore == nil && split.netBefore == nil)
    #expect(split.marketReason == "INDEX has no bars on the session before")
    #expect(split.marketAfter == 206.0 / 198 - 1)
    let late = try #require(
      try run(Self.event("12:20"), bars: ["S0": Self.bars(), "INDEX": [index[2], index[3]]]) {
        $0.prices.intradayMarket = "INDEX"
      }
      .analysis.dayZeroSplits.first
    )
    #expect(late.marketAfter == nil)
    #expect(late.marketReason == "no bar of INDEX ended before the announcement on the day")
  }

  @Test func `bars out of the session count as asked`() throws {
    let early = try ["07:00", "07:15", "07:30", "07:45"].map { time in
      IntradayBar(
        date: Self.eventDay,
        time: try #require(TimeOfDay(time)),
        open: 1,
        high: 1,
        low: 1,
        close: 1,
        volume: 1_000_000
      )
    }
    let bars = ["S0": early + (try Self.bars())]
    let left = try run(Self.event("12:20"), bars: bars)
    #expect(left.analysis.dayZeroSplits.first?.before.barCount == 1)
    #expect(
      left.notes.contains {
        $0.message.text(.option)
          == "averages of bars leave out 4 bars of 1 day out of the session and its auctions, the first of "
          + "S0 on \(Self.eventDay); --session-bars all counts them"
      }
    )
    let all = try run(Self.event("12:20"), bars: bars) { $0.prices.sessionBars = .all }
    #expect(all.analysis.dayZeroSplits.first?.before.barCount == 5)
  }

  @Test(arguments: [
    // The first minute of a bar belongs to it; a bar that has just ended lies before.
    ("12:15", [1, 1, 2], "12:15"), ("12:14", [0, 1, 3], "12:00"), ("12:29:59", [1, 1, 2], "12:15"),
    ("12:30", [2, 1, 1], "12:30"), ("13:00", [4, 0, 0], nil), ("11:00", [0, 0, 4], nil),
  ])
  func `puts an announcement between the right bars`(
    time: String,
    counts: [Int],
    start: String?
  ) throws {
    let result = try run(Self.event(time), bars: ["S0": Self.bars()])
    let split = try #require(result.analysis.dayZeroSplits.first)
    #expect([split.before, split.announcementBar, split.after].map(\.barCount) == counts)
    #expect(split.announcementBarStart?.description == start)
    #expect((split.returnBefore == nil) == (counts[0] == 0))
    #expect((split.returnAfter == nil) == (counts[0] == 0))
    #expect((split.reason == "no bar ended before the announcement") == (counts[0] == 0))
  }

  @Test func `takes an announcement on another clock to the exchange's`() throws {
    // 06:50 UTC is 12:20 in India.
    let result = try run(Self.event("06:50", offset: 0), bars: ["S0": Self.bars()]) {
      $0.alignment.timeZone = "Asia/Kolkata"
    }
    let split = try #require(result.analysis.dayZeroSplits.first)
    #expect(split.announcedAt.description == "12:20")
    #expect(split.before.barCount == 1)
  }

  @Test func `reads times as the ends of bars when it is told so`() throws {
    let bars = ["S0": try Self.bars(shift: 15)]
    let starts = try run(Self.event("12:20"), bars: bars).analysis.dayZeroSplits[0]
    let ends = try run(Self.event("12:20"), bars: bars) { $0.prices.barTime = .end }
      .analysis.dayZeroSplits[0]
    #expect(starts.before.barCount == 0)
    #expect(ends.before.barCount == 1)
    #expect(ends.announcementBarStart?.description == "12:15")
  }

  @Test func `warns when the times of bars look like their ends`() throws {
    let template = try Self.bars()[0]
    let bars = (1...25).map { quarter in
      let minutes = 9 * 60 + 15 + 15 * quarter
      return IntradayBar(
        date: template.date,
        time: TimeOfDay(hour: minutes / 60, minute: minutes % 60) ?? .indianOpen,
        high: template.high,
        low: template.low,
        close: template.close,
        volume: 10
      )
    }
    let starts = try run(Self.event("12:20"), bars: ["S0": bars])
    #expect(
      starts.notes.contains {
        $0.message.text(.option).hasSuffix(
          "run from 09:30 to 15:30, so their times look like the end of each bar; if they are, pass "
            + "--bar-time end"
        )
      }
    )
    let ends = try run(Self.event("12:20"), bars: ["S0": bars]) { $0.prices.barTime = .end }
    #expect(!ends.notes.contains { $0.message.text(.option).contains("--bar-time") })
  }

  @Test(arguments: ["S0", "s0.ns", "S0.BO", "s0"])
  func `halves bars of a day before a split as the daily prices are halved`(
    spelling: String
  ) throws {
    let exDate = PipelineFixture.days[PipelineFixture.eventDay + 3]
    let split = try #require(
      try run(
        Self.event("12:20"),
        bars: ["S0": Self.bars()],
        adjustments: [Adjustment(symbol: spelling, exDate: exDate, factor: 0.5)]
      ).analysis.dayZeroSplits.first
    )
    let whole = try run(Self.event("12:20"), bars: ["S0": Self.bars()]).analysis.dayZeroSplits[0]
    #expect(split.barsClose == whole.barsClose.map { $0 / 2 })
    #expect(split.before.volume == 200)
    #expect(split.volumeShare == 1)
    #expect(abs(try #require(split.returnBefore) - (try #require(whole.returnBefore))) < 1e-12)
    #expect(abs(try #require(split.returnAfter) - (try #require(whole.returnAfter))) < 1e-12)
  }

  @Test func `refuses bars on another scale than the daily prices`() throws {
    let result = try run(Self.event("12:20"), bars: ["S0": Self.bars(scale: 0.5)])
    let split = try #require(result.analysis.dayZeroSplits.first)
    #expect(split.returnBefore == nil && split.returnAfter == nil && split.returnWithinBar == nil)
    let warning = try #require(
      result.notes.first { $0.message.text(.option).contains("the bars end at") }
    )
    #expect(warning.severity == .warning)
    #expect(warning.message.text(.option).hasPrefix("E0: the bars end at "))
    #expect(warning.message.text(.option).hasSuffix("its day 0 was not split"))
  }

  @Test func `splits only what came in session and has bars`() throws {
    let bars = ["S0": try Self.bars()]
    let evening = try run(Self.event("18:00"), bars: bars)
    #expect(evening.analysis.dayZeroSplits.isEmpty)
    #expect(
      evening.notes.contains {
        $0.message.text(.option).contains("no announcement is known to have come in")
      }
    )
    var dated = try Self.event("12:20")
    dated.publication = .day(Self.eventDay)
    #expect(try run(dated, bars: bars).analysis.dayZeroSplits.isEmpty)
    for other in [["S1": try Self.bars()], ["S0": [try Self.bars()[0]]]] {
      let result = try run(Self.event("12:20"), bars: other)
      #expect(result.analysis.dayZeroSplits.isEmpty)
      #expect(
        result.notes.contains {
          $0.message.text(.option)
            == "1 of 1 announcements in session have no intraday bars on day 0 and were not split: E0"
        }
      )
    }
    let without = try PipelineFixture.run(announcements: [Self.event("12:20")])
    #expect(without.analysis.dayZeroSplits.isEmpty)
  }

  @Test func `measures log returns where the study does`() throws {
    let bars = ["S0": try Self.bars()]
    let simple = try run(Self.event("12:20"), bars: bars).analysis.dayZeroSplits[0]
    let log = try run(Self.event("12:20"), bars: bars) { $0.methods.returns = .log }
      .analysis.dayZeroSplits[0]
    #expect(abs(try #require(log.returnAfter) - 0.051_293_294_387_550_6) < 1e-12)
    #expect(simple.returnAfter != log.returnAfter)
  }
}
