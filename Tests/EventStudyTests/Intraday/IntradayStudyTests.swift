import Announcements
import CivilTime
import EventAlignment
@testable import EventStudy
import Notices
import PriceData
import Testing

/// Bars of several days on the intervals of a clock, and an event among them.
struct IntradayStudyTests {
  private static let hours = SessionHours("09:15-15:30")

  private func bars(_ prices: [(String, Double)], on day: String = "2024-01-02") -> [IntradayBar] {
    prices.compactMap { time, price in
      guard let date = CalendarDate(day), let time = TimeOfDay(time) else { return nil }
      return IntradayBar(date: date, time: time, open: price, close: price, volume: 10)
    }
  }

  @Test func `bars are put on intervals from the opening on`() throws {
    let grid = ClockGrid(try #require(Self.hours), length: 900)
    #expect(grid.count == 25)
    let own = bars([("09:00", 90), ("09:15", 100), ("09:25", 101), ("09:45", 103), ("15:35", 99)])
    let day = try #require(grid.day(own[...], barLength: 300, barTime: .start))
    #expect(day.open == 100)
    #expect(day.prices[0] == 101)
    #expect(day.prices[1].isNaN)
    #expect(day.prices[2] == 103)
    #expect(day.volumes.reduce(0, +) == 30)
    // The pre-open and the bar after the close are not of the session.
    #expect(grid.returns(of: day, from: 0)[0] == 101.0 / 100 - 1)
    #expect(grid.returns(of: day, from: 2)[0] == 103.0 / 101 - 1)
    #expect(grid.end(of: 0)?.description == "09:30")
    #expect(grid.interval(at: try #require(TimeOfDay("09:29"))) == 0)
    #expect(grid.interval(at: try #require(TimeOfDay("15:30"))) == nil)
  }

  @Test func `a stamp at the end of a bar moves it`() throws {
    let grid = ClockGrid(try #require(Self.hours), length: 900)
    let own = bars([("09:15", 99), ("09:20", 100), ("09:30", 101), ("09:35", 103)])
    let day = try #require(grid.day(own[...], barLength: 300, barTime: .end))
    #expect(day.open == 100)
    #expect(day.prices[0] == 101)
    #expect(day.prices[1] == 103)
  }

  @Test(
    arguments: [
      ("5min", 300), ("30s", 30), ("1h", 3600), ("15", 900), ("5m", 300), ("0min", nil), ("x", nil),
      ("-5min", nil), ("100h", nil),
    ] as [(String, Int?)]
  )
  func `the length of an interval is read as people write it`(text: String, seconds: Int?) {
    #expect(BarInterval(text)?.seconds == seconds)
  }

  /// Twelve ordinary days of 25 intervals and one with a jump of 2 % at 11:00, by hand.
  private func study(interval: String? = nil, market: String? = nil) throws -> StudyResult {
    let days = PipelineFixture.days
    let event = PipelineFixture.eventDay
    let grid = (0..<75).map { 9 * 3600 + 15 * 60 + $0 * 300 }
    func series(_ symbolFactor: Double, jumps: Bool) -> [IntradayBar] {
      (event - 12...event).flatMap { day -> [IntradayBar] in
        grid.enumerated().compactMap { index, seconds in
          guard let time = TimeOfDay(hour: seconds / 3600, minute: seconds / 60 % 60, second: 0)
          else { return nil }
          let wave = 0.001 * Double((index * 7 + day * 3) % 5 - 2)
          let jump = jumps && day == event && seconds >= 11 * 3600 ? 0.02 : 0
          let price = 100 * symbolFactor * (1 + wave + jump)
          return IntradayBar(date: days[day], time: time, open: price, close: price, volume: 100)
        }
      }
    }
    var inputs = StudyInputs(
      panel: PipelineFixture.panel(shares: 1),
      market: PipelineFixture.market,
      announcements: [
        Announcement(
          eventID: "E0",
          symbol: "S0",
          publication: .instant(
            date: days[event],
            time: try #require(TimeOfDay("11:02")),
            utcOffsetMinutes: 330
          ),
          sourceFile: "events.csv"
        )
      ]
    )
    inputs.intraday = IntradayPrices(["S0": series(1, jumps: true), "MKT": series(5, jumps: false)])
    var settings = StudySettings()
    settings.windows = PipelineFixture.windows
    settings.alignment.timeZone = "Asia/Kolkata"
    settings.alignment.sessionOpen = TimeOfDay("09:15")
    settings.alignment.sessionClose = TimeOfDay("15:30")
    settings.prices.interval = interval.flatMap(BarInterval.init)
    settings.prices.intradayMarket = market
    return try Study(settings).run(on: inputs)
  }

  @Test func `the move of an announcement in session is in the interval in which it lies`() throws {
    let result = try #require(try study().analysis.intraday.first)
    #expect(result.reason == nil)
    #expect(result.ordinaryDays == 12)
    #expect(result.intervalMinutes == 5)
    #expect(result.announcedAt?.description == "11:02")
    #expect(result.minutes.first?.time.description == "11:05")
    #expect(result.minutes.first?.minute == 3)
    let last = try #require(result.markOuts.last)
    #expect(last.minutes == nil)
    #expect(last.time.description == "15:30")
    #expect(abs(last.car - 0.02) < 0.004)
    #expect(last.pValue == 1.0 / 13)
    #expect(result.minutesToHalf == 3)
    #expect(result.markOuts.map(\.minutes) == [5, 15, 30, 60, nil])
  }

  @Test func `a longer interval has fewer minutes`() throws {
    let (short, long) = (try study(), try study(interval: "15min"))
    let (first, other) = (short.analysis.intraday.first, long.analysis.intraday.first)
    #expect(first?.minutes.count == 54)
    #expect(other?.minutes.count == 18)
    #expect(other?.intervalMinutes == 15)
  }

  @Test func `the moves of the index among the bars are taken out`() throws {
    let (own, net) = (try study(), try study(market: "MKT"))
    let (first, second) = (own.analysis.intraday.first, net.analysis.intraday.first)
    #expect(second?.market == "MKT")
    #expect(first?.minutes.map(\.value) != second?.minutes.map(\.value))
    // Without its own wave the share moves with the announcement alone.
    let move = try #require(second?.markOuts.last?.car)
    #expect(abs(move - 0.02) < 1e-4)
    let missing = try study(market: "NONE")
    #expect(
      missing.notes.contains {
        $0.message.text(.option)
          == "the intraday bars have no NONE, so no move of the market was taken out of the minutes"
      }
    )
  }
}
