import CivilTime
import EventAlignment
import EventStatistics
@testable import EventStudy
import PriceData
import Testing

/// Which bars of a day count, and what they average to.
struct SessionBarsTests {
  /// Bars of one price each, at some times of a day.
  private static func bars(
    _ times: [String],
    on day: String,
    price: Double = 100,
    volume: Double = 10
  ) throws -> [IntradayBar] {
    let date = try #require(CalendarDate(day))
    return try times.enumerated().map { index, time in
      let own = price + Double(index)
      return IntradayBar(
        date: date,
        time: try #require(TimeOfDay(time)),
        open: own,
        high: own + 1,
        low: own - 1,
        close: own,
        volume: volume
      )
    }
  }

  private func counted(
    _ times: [String],
    on day: String,
    _ sessionBars: SessionBars,
    _ barTime: BarTime = .start,
    calendar: String = "nse"
  ) throws -> [String] {
    let calendar = try StudyCalendar.make(
      AlignmentSettings { $0.calendar = calendar },
      days: [],
      clock: ClockEvidence([])
    )
    let bars = try Self.bars(times, on: day)
    let counted = CountedBars(
      bars[...],
      counting: sessionBars,
      barTime: barTime,
      session: calendar.session(on: try #require(CalendarDate(day)))
    )
    #expect(counted.bars.count + counted.leftOut == times.count)
    return counted.bars.map(\.time.description)
  }

  @Test(arguments: [
    // NSE trades from 09:15 to 15:30; orders are collected from 09:00, and shares change hands at the close
    // until 16:00.
    (SessionBars.regular, ["09:15", "15:25"]),
    (.auctions, ["09:00", "09:07", "09:15", "15:25", "15:30", "15:45", "16:00"]),
    (.all, ["08:45", "09:00", "09:07", "09:15", "15:25", "15:30", "15:45", "16:00", "16:05"]),
  ])
  func `bars of an ordinary day`(sessionBars: SessionBars, kept: [String]) throws {
    let times = ["08:45", "09:00", "09:07", "09:15", "15:25", "15:30", "15:45", "16:00", "16:05"]
    #expect(try counted(times, on: "2025-04-30", sessionBars) == kept)
  }

  @Test func `a time at the end of a bar is of the bar before`() throws {
    let times = ["09:15", "09:20", "15:30", "15:35"]
    #expect(try counted(times, on: "2025-04-30", .regular, .end) == ["09:20", "15:30"])
    #expect(try counted(times, on: "2025-04-30", .regular, .start) == ["09:15", "09:20"])
  }

  @Test(arguments: [
    // Muhurat of 2025 in the afternoon, and a drill with a break.
    ("2025-10-21", ["13:40", "13:45", "14:40", "14:45"], ["13:45", "14:40"]),
    (
      "2024-03-02", ["09:15", "09:55", "10:30", "11:30", "12:25", "12:30"],
      ["09:15", "09:55", "11:30", "12:25"]
    ),
  ])
  func `bars of a special session`(day: String, times: [String], kept: [String]) throws {
    #expect(try counted(times, on: day, .regular) == kept)
  }

  @Test func `the bar at the close is one with its auction, and the evening is not`() throws {
    let times = ["08:00", "09:25", "09:30", "15:59", "16:00", "16:01", "19:00"]
    #expect(
      try counted(times, on: "2025-04-30", .auctions, calendar: "nyse") == [
        "09:30", "15:59", "16:00",
      ]
    )
    #expect(try counted(times, on: "2025-04-30", .regular, calendar: "nyse") == ["09:30", "15:59"])
  }

  @Test func `every bar counts where the hours are not known`() throws {
    let times = ["03:00", "09:15", "20:00"]
    let bars = try Self.bars(times, on: "2025-04-30")
    let counted = CountedBars(bars[...], counting: .regular, barTime: .start, session: nil)
    #expect(counted.bars.count == 3 && counted.leftOut == 0)
  }

  @Test func `a bar without a trade holds for its time and weighs nothing in the VWAP`() throws {
    var bars = try Self.bars(["09:15", "09:20", "09:25"], on: "2025-04-30")
    bars[1] = IntradayBar(
      date: bars[1].date,
      time: bars[1].time,
      high: 200,
      low: 200,
      close: 200,
      volume: 0
    )
    let averages = BarAverages(bars[...])
    #expect(averages.vwap == 101)
    #expect(averages.twap.average == (100 + 200 + 102) / 3.0)
    #expect(averages.twap.seconds == 900)
  }

  @Test func `minutes without a bar add nothing`() throws {
    let averages = BarAverages(
      try Self.bars(["09:15", "09:20", "09:25", "12:00"], on: "2025-04-30")[...]
    )
    #expect(averages.twap.average == 101.5)
    #expect(averages.twap.seconds == 1200)
  }

  @Test func `the price of a trade holds until the next one`() throws {
    let date = try #require(CalendarDate("2025-04-30"))
    let trades = try [("09:15:01", 100.0, 10.0), ("09:15:31", 110, 30), ("09:16:01", 90, 10)]
      .map { time, price, volume in
        IntradayBar(date: date, time: try #require(TimeOfDay(time)), close: price, volume: volume)
      }
    let averages = BarAverages(trades[...])
    #expect(averages.vwap == (1000 + 3300 + 900) / 50.0)
    #expect(averages.twap.average == 105)
    #expect(averages.twap.seconds == 60)
  }

  @Test(
    arguments: [
      ("60000000", nil, nil, 60_000_000.0), ("2018-11-01=9e7", nil, "2018-11-01", 90_000_000),
      ("ASHOKLEY:2018-11-01=90,000,000", "ASHOKLEY", "2018-11-01", 90_000_000),
      ("NSE:INFY:5", "NSE:INFY", nil, 5),
    ] as [(String, String?, String?, Double)]
  )
  func `the free float is read as people write it`(
    text: String,
    symbol: String?,
    from: String?,
    count: Double
  ) throws {
    let float = try #require(FreeFloat(text))
    #expect(float.symbol == symbol)
    #expect(float.shares.from?.description == from)
    #expect(float.shares.count == count)
    #expect(FreeFloat(float.description) == float)
  }

  @Test(arguments: ["", "many", ":5", "A:", "-5", "A:2018-13-01=5"])
  func `what is no number of shares is none`(text: String) { #expect(FreeFloat(text) == nil) }

  @Test func `of several numbers the last one up to the day holds`() throws {
    let floats = ["6", "2018-11-01=9", "2019-11-01=12"].compactMap(PricingSettings.ShareCount.init)
    let counts = try ["2018-10-31", "2018-11-01", "2020-01-01"].map {
      floats.count(on: try #require(CalendarDate($0)))
    }
    #expect(counts == [6, 9, 12])
    #expect(Array(floats.dropFirst()).count(on: try #require(CalendarDate("2018-01-01"))).isNaN)
  }
}
