import CivilTime
import EventStatistics
import Foundation
import Notices
import PriceData
import Testing

@testable import EventStudy

/// Daily averages of trades, read in one pass.
@Suite("Traded days")
struct TradedDaysTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func days(
    _ text: String,
    _ change: (inout StudySettings) -> Void = { _ in }
  ) throws -> TradedDays {
    var settings = StudySettings()
    change(&settings)
    return try TradedDaysStudy(settings, trades: [folder.write("SIM.csv", text)]).run()
  }

  private func notes(_ result: TradedDays) -> [String] {
    result.notes.map { $0.message.text(.option) }
  }

  private func message(
    _ text: String,
    _ change: (inout StudySettings) -> Void = { _ in }
  ) -> String? {
    do {
      _ = try days(text, change)
      return nil
    } catch let error as StudyError {
      return error.message.text(.option).replacing(folder.path("") + "/", with: "")
    } catch {
      return "\(error)"
    }
  }

  @Test func `a day by hand`() throws {
    let result = try days(
      """
      timestamp,symbol,price,volume
      2024-01-10 09:15:01.250,SIM,100,10
      2024-01-10 09:15:01.250,SIM,101,30
      2024-01-10 09:15:02,OTHER,50.5,4
      2024-01-10 09:15:01.250,SIM,101,30
      2024-01-10 15:29:00,SIM,99,30
      2024-01-11 09:15:00.000000001,SIM,0.05,7

      """
    )
    #expect(result.days.map(\.symbol) == ["OTHER", "SIM", "SIM"])
    let day = result.days[1]
    #expect(day.date == CalendarDate("2024-01-10"))
    #expect((day.open, day.high, day.low, day.close) == (100, 101, 99, 99))
    #expect((day.volume, day.turnover, day.vwap, day.trades) == (100, 10_030, 100.3, 4))
    // (10·0.3² + 60·0.7² + 30·1.3²)/100 = 0.81
    #expect(abs(day.deviation - 0.9) < 1e-12)
    #expect(day.firstTime == TimeOfDay("09:15:01"))
    #expect(day.lastTime == TimeOfDay("15:29"))
    #expect(result.days[2].vwap == 0.05)
    #expect(result.notes.isEmpty)
  }

  /// The same four trades in many ways of writing them; the second line of each is the first trade.
  @Test(arguments: [
    "Time,Symbol,Price,Volume\n2024-01-10 09:15:01.250,S,1234.55,1000\n2024-01-10 15:29:59,S,1234.6,50\n",
    "Time,Symbol,Price,Volume\r\n2024-01-10T09:15:01.250,S,1234.55,1000\r\n2024-01-10T15:29:59,S,1234.6,50",
    "Volume;Time;Price;Symbol\n1000;2024-01-10 09:15:01.250;1234,55;S\n50;2024-01-10 15:29:59;1234,60;S\n",
    "\"Time\",\"Symbol\",\"Price\",\"Volume\"\n\"2024-01-10 09:15:01.250\",\"S\",\"1234.55\",\"1000\"\n\"2024-01-10 15:29:59\",\"S\",\"1234.60\",\"50\"\n",
    "Time,Symbol,Price,Volume\n10-Jan-2024 09:15:01.250,S,\"1,234.55\",\"1,000\"\n10-Jan-2024 03:29:59 PM,S,\"1,234.60\",50\n",
    "Date,Time,Symbol,Price,Volume\n2024-01-10,09:15:01.250,S,1234.55,1000\n2024-01-10,15:29:59,S,1234.60,50\n",
    "Date,Time,Symbol,Price,Volume\n20240110,091501,S,1234.55,1000\n20240110,152959,S,1234.60,50\n",
    "Time,Symbol,Price,Volume,Note\n2024-01-10 09:15:01.250,S,1234.55,1000,\n\n,,,,\n2024-01-10 15:29:59,S,1234.60,50,late\n",
    "Time\tSymbol\tPrice\tVolume\n2024/01/10 09:15:01.250\tS\t1234.55\t1000\n2024/01/10 15:29:59\tS\t1234.60\t50\n",
  ])
  func `reads every way of writing alike`(text: String) throws {
    let day = try #require(try days(text).days.first)
    #expect((day.symbol, day.date, day.trades) == ("S", CalendarDate("2024-01-10"), 2))
    #expect((day.open, day.close, day.volume) == (1234.55, 1234.6, 1050))
    #expect(day.turnover == 1234.55 * 1000 + 1234.6 * 50)
    #expect(day.firstTime == TimeOfDay("09:15:01"))
    #expect(day.lastTime == TimeOfDay("15:29:59"))
  }

  @Test func `seconds since 1970 and their parts are days on the clock of the exchange`() throws {
    // 1,704,858,300 is 2024-01-10 03:45:00 in UTC.
    for (stamp, later) in [
      ("1704858300", "1704858301"), ("1704858300250", "1704858300500"),
      ("1704858300250000", "1704858300500000"), ("1704858300250000000", "1704858300500000000"),
    ] {
      let text = "Time,Symbol,Price,Volume\n\(stamp),S,10,1\n\(later),S,11,1\n\(later),S,12,2\n"
      let india = try days(text) { $0.alignment.calendar = "nse" }
      #expect(india.days.map(\.firstTime) == [TimeOfDay("09:15")])
      #expect(india.days.map(\.vwap) == [11.25])
      #expect(!notes(india).contains { $0.contains("the clock of the exchange") })
    }
  }

  @Test
  func `moves stamps with an offset to the clock of the exchange, and says where it knows none`()
    throws
  {
    let text = """
      Time,Symbol,Price,Volume
      2024-01-10 23:59:59.5Z,S,10,1
      2024-01-11T00:00:00Z,S,11,1
      2024-01-11T14:00:00Z,S,12,1
      2024-01-10T18:00:00-05:00,S,14,1

      """
    let written = try days(text)
    #expect(written.days.map(\.date.description) == ["2024-01-10", "2024-01-11"])
    #expect(notes(written).contains { $0.contains("--time-zone America/New_York") })
    let tokyo = try days(text) { $0.alignment.timeZone = "Asia/Tokyo" }
    #expect(tokyo.days.map(\.date.description) == ["2024-01-11"])
    #expect(tokyo.days.map(\.trades) == [4])
    // 18:00 in New York is 08:00 in Tokyo, before the trades of 09:00 and after.
    #expect((tokyo.days[0].open, tokyo.days[0].close) == (14, 12))
  }

  /// Simulated trades of a few securities, regular rows and others, with their numbers.
  private static func simulated(rows: Int) -> (text: String, sums: [String: TradeSums]) {
    var random = SeededNumbers(state: 20_240_110)
    var text = "time,symbol,price,volume\n"
    var sums: [String: TradeSums] = [:]
    for row in 0..<rows {
      let second = 33_300 + (row * 22_500 * 4 / rows) % 22_500
      let day = 8 + row * 4 / rows
      let symbol = "SIM\(random.next(below: 7))"
      let ticks = 100_000 + random.next(below: 40_000)
      let volume = 1 + random.next(below: 5000)
      let price = Double(ticks) / 20
      let digits =
        "\(ticks / 20).\(["00", "05", "10", "15", "20", "25", "30", "35", "40", "45", "50", "55", "60", "65", "70", "75", "80", "85", "90", "95"][ticks % 20])"
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let time = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60)).\(row % 10)"
      let isOrnate = random.next(below: 17) == 0
      text += "2024-01-\(two(day)) \(time),\(symbol),"
      text += isOrnate ? "\"\(digits) \",\"\(volume)\"\r\n" : "\(digits),\(volume)\n"
      sums["\(symbol) 2024-01-\(two(day))", default: TradeSums()].add(
        price: price,
        volume: Double(volume)
      )
    }
    return (text, sums)
  }

  @Test(arguments: [1, 2, 5], [97, 1009, 65_536, 1 << 20])
  func `gives the sums of all trades in memory, bit for bit, for any threads and pieces`(
    threads: Int,
    pieceSize: Int
  ) throws {
    let (text, expected) = Self.simulated(rows: 3000)
    let path = try folder.write("trades.csv", text)
    var options = PriceLoadOptions(threads: threads)
    options.tradePieceSize = pieceSize
    var files = try TradeFiles([path], options: options)
    var summation = TradeSummation()
    try files.read(clock: { $0 }) { summation.add($0) }
    let days = summation.days(of: files.symbols)
    #expect(days.count == expected.count)
    for day in days {
      let sums = try #require(expected["\(day.symbol) \(day.date)"])
      #expect(day.vwap.bitPattern == sums.average.bitPattern)
      #expect(day.turnover.bitPattern == sums.turnover.bitPattern)
      #expect(day.volume.bitPattern == sums.volume.bitPattern)
      #expect(day.deviation.bitPattern == sums.deviation.bitPattern)
    }
  }

  @Test func `the pass that keeps no trade and the panel in memory agree`() throws {
    let (text, _) = Self.simulated(rows: 400)
    let path = try folder.write("trades.csv", text)
    let loaded = try PriceLoader().load([path])
    for day in try TradedDaysStudy(StudySettings(), trades: [path]).run().days {
      let symbol = try #require(loaded.panel.index(ofSymbol: day.symbol))
      let index = try #require(loaded.panel.index(ofDay: day.date))
      for (field, value) in [
        (PriceField.open, day.open), (.high, day.high), (.low, day.low), (.close, day.close),
        (.volume, day.volume),
      ] {
        let series = try #require(loaded.panel.series(field, symbol: symbol))
        #expect(series[series.startIndex + index] == value, "\(field)")
      }
      let average = try #require(loaded.panel.series(.vwap, symbol: symbol))
      #expect(abs(average[average.startIndex + index] / day.vwap - 1) < 1e-12)
    }
  }

  // MARK: - What is wrong

  @Test(arguments: [
    ("2024-01-10 09:15:03,S,0,10", "SIM.csv:4:3: \"0\" in column \"price\" is not above zero"),
    (
      "2024-01-10 09:15:03,S,-1.5,10", "SIM.csv:4:3: \"-1.5\" in column \"price\" is not above zero"
    ),
    ("2024-01-10 09:15:03,S,10,0", "SIM.csv:4:4: \"0\" in column \"volume\" is not above zero"),
    ("2024-01-10 09:15:03,S,10,-5", "SIM.csv:4:4: \"-5\" in column \"volume\" is not above zero"),
    ("2024-01-10 09:15:03,S,ten,5", "SIM.csv:4:3: \"ten\" is not a number in column \"price\""),
    ("2024-01-10 09:15:03,S,,5", "SIM.csv:4:3: column \"price\" is blank in this row"),
    ("2024-01-10 09:15:03,,10,5", "SIM.csv:4:2: column \"symbol\" is blank in this row"),
    ("2024-13-10 09:15:03,S,10,5", "SIM.csv:4:1: \"2024-13-10 09:15:03\" is not a date"),
    ("2024-01-10 09:61:03,S,10,5", "SIM.csv:4:1: \"2024-01-10 09:61:03\" is not a date"),
    ("2024-01-10,S,10,5", "SIM.csv:4:1: \"2024-01-10\" in column \"time\" has no time"),
    ("2024-01-10 09:15:03Z,S,10,5", "SIM.csv:4:1: \"2024-01-10 09:15:03Z\" has an offset from UTC"),
    ("2024-01-10 09:15:03,S,10", "SIM.csv:4: the row has 3 fields where the header has 4"),
    ("2024-01-10 09:15:03,S,1,234,5", "SIM.csv:4: the row has 5 fields where the header has 4"),
  ])
  func `names the row and what to do, or leaves it out and lists it`(
    row: String,
    start: String
  ) throws {
    let text =
      "time,symbol,price,volume\n2024-01-10 09:15:01,S,10,5\n2024-01-10 09:15:02,S,11,5\n"
      + row + "\n2024-01-10 09:15:04,S,12,5\n"
    let refused = try #require(message(text))
    #expect(refused.hasPrefix(start))
    #expect(refused.contains("--skip-bad-rows"))
    let result = try days(text) { $0.prices.skipBadRows = true }
    #expect(result.days.map(\.trades) == [3])
    #expect(result.days.map(\.vwap) == [11])
    let said = notes(result)
    #expect(said.contains { $0.contains("SIM.csv:4") && $0.contains("left out") })
    #expect(said.count == 2)
  }

  @Test func `an open quotation mark stops even where bad rows are left out`() {
    let text =
      "time,symbol,price,volume\n2024-01-10 09:15:01,S,10,5\n2024-01-10 09:15:02,\"S,11,5\n2024-01-10 09:15:04,S,12,5\n"
    for skips in [false, true] {
      let said = message(text) { $0.prices.skipBadRows = skips }
      #expect(said?.hasPrefix("SIM.csv:3: a quotation mark") == true, "\(said ?? "")")
    }
  }

  @Test func `says where trades are out of order, and takes open and close by time`() throws {
    let result = try days(
      """
      time,symbol,price,volume
      2024-01-10 09:15:02,S,10,5
      2024-01-10 09:15:01,T,50,5
      2024-01-10 09:15:04,S,11,5
      2024-01-10 09:15:01,S,9,5
      2024-01-10 09:15:03,S,12,5

      """
    )
    #expect((result.days[0].open, result.days[0].close) == (9, 11))
    let said = notes(result)
    #expect(said.count == 1)
    #expect(said[0].contains("SIM.csv:5: the trade of S is earlier than the one above it"))
  }

  @Test func `names sessions without a trade, by the calendar or by the other securities`() throws {
    let text = """
      time,symbol,price,volume
      2024-01-10 09:15:02,S,10,5
      2024-01-10 09:15:02,T,10,5
      2024-01-12 09:15:02,S,10,5
      2024-01-12 09:16:02,S,10,5
      2024-01-15 09:15:02,S,10,5
      2024-01-15 09:15:02,T,10,5

      """
    #expect(
      try notes(days(text)) == [
        "T has no trade on 2024-01-12, on which others have"
      ]
    )
    let named = try days(text) { $0.alignment.calendar = "nse" }
    #expect(
      notes(named) == [
        "S has no trade on 2024-01-11, which the calendar has",
        "T has no trade on 2024-01-11 and 1 more sessions, which the calendar has",
      ]
    )
  }

  @Test func `says where two files have trades of one day`() throws {
    let row = "time,symbol,price,volume\n2024-01-10 09:15:02,S,10,5\n"
    let paths = [try folder.write("a.csv", row), try folder.write("b.csv", row)]
    let result = try TradedDaysStudy(StudySettings(), trades: paths).run()
    #expect(result.days.map(\.trades) == [2])
    #expect(notes(result).first?.contains("counts a trade that is in both twice") == true)
  }

  @Test func `refuses what is no file of trades`() {
    #expect(
      message("time,symbol,open,high,low,close,volume\n2024-01-10 09:15:00,S,1,2,1,2,5\n")?
        .contains("its rows are bars or days and no trades; give bars with --intraday") == true
    )
    #expect(
      message("time,symbol,price\n2024-01-10 09:15:00,S,1\n2024-01-10 09:15:01,S,1\n")?
        .contains("--columns volume=NAME") == true
    )
    #expect(
      message("date,symbol,price,volume\n2024-01-10,S,1,2\n2024-01-11,S,1,3\n")?
        .contains("has dates without a time, such as \"2024-01-10\"") == true
    )
  }

  @Test func `keeps the chosen series`() throws {
    let text = """
      time,symbol,series,price,volume
      2024-01-10 09:15:02,S,EQ,10,5
      2024-01-10 09:15:03,S,BE,20,5
      2024-01-10 09:15:04,S,EQ,12,5

      """
    let result = try days(text)
    #expect(result.days.map(\.vwap) == [11])
    #expect(result.notes.count == 1)
    #expect(try days(text) { $0.prices.series = ["BE"] }.days.map(\.vwap) == [20])
    #expect(try days(text) { $0.prices.series = ["ALL"] }.days.map(\.vwap) == [14])
  }
}

/// Numbers that are the same on every run.
private struct SeededNumbers {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
