import CivilTime
import Foundation
import Notices
import PriceData
import Testing

struct IntradayPricesTests {
  private func load(
    _ files: [String: String],
    options: PriceLoadOptions = PriceLoadOptions()
  ) throws -> IntradayPrices {
    let folder = try TemporaryFiles()
    for (name, text) in files { _ = try folder.write(text, name) }
    return try IntradayPrices.load([folder.folder], options: options) { $0.moved(toOffset: 330) }
  }

  @Test func `puts each time on the clock of the exchange`() throws {
    let zoned = "Datetime,Close,Volume\n2025-04-30 03:45:00+00:00,10,1\n2025-04-30T03:50:00Z,11,2\n"
    let local =
      "Date,Time,Open,High,Low,Close\n2025-04-30,09:15,1,3,1,2\n2025-04-30,09:20,2,4,2,3\n"
    let prices = try load(["OKAPI_5min_utc.csv": zoned, "LLAMA.csv": local])
    #expect(prices.symbols == ["LLAMA", "OKAPI"])
    let day = try #require(CalendarDate("2025-04-30"))
    let okapi = prices.bars(ofSymbol: 1, on: day)
    #expect(okapi.map(\.time.description) == ["09:15", "09:20"])
    #expect(okapi.map(\.volume) == [1, 2])
    #expect(okapi.allSatisfy { $0.high.isNaN })
    let llama = prices.bars(ofSymbol: 0, on: day)
    #expect(llama.map(\.time.description) == ["09:15", "09:20"])
    #expect(llama.map(\.high) == [3, 4])
    #expect(llama.allSatisfy { $0.volume.isNaN })
    #expect(prices.bars(ofSymbol: 0, on: day.adding(days: 1)).isEmpty)
  }

  @Test func `counts a bar that stands in two zones once`() throws {
    let utc =
      "Datetime,Ticker,Close\n2025-04-30 03:45:00+00:00,OKAPI,10\n2025-04-30 03:50:00+00:00,OKAPI,11\n"
    let ist =
      "Datetime,Ticker,Close\n2025-04-30 09:15:00+05:30,OKAPI,10\n2025-04-30 09:20:00+05:30,OKAPI,11\n"
    let prices = try load(["a.csv": utc, "b.csv": ist])
    let day = try #require(CalendarDate("2025-04-30"))
    #expect(prices.bars(ofSymbol: 0, on: day).map(\.close) == [10, 11])
  }

  @Test func `reads the three header lines of a download with tickers`() throws {
    let text = """
      Price,Close,High,Low,Open,Volume
      Ticker,OKAPI.NS,OKAPI.NS,OKAPI.NS,OKAPI.NS,OKAPI.NS
      Datetime,,,,,
      2026-05-20 03:45:00+00:00,10,12,9,11,0
      2026-05-20 03:50:00+00:00,11,13,10,10,700

      """
    let prices = try load(["bars.csv": text])
    #expect(prices.symbols == ["OKAPI"])
    let bars = prices.bars(ofSymbol: 0, on: try #require(CalendarDate("2026-05-20")))
    #expect(bars.map(\.open) == [11, 10])
    #expect(bars.map(\.volume) == [0, 700])
  }

  @Test func `refuses dates without a time, and rows that cannot be read`() throws {
    func message(_ text: String) -> String? {
      do {
        _ = try load(["OKAPI.csv": text])
        return nil
      } catch {
        return (error as? IntradayPricesError)?.message.text(.option)
      }
    }
    let daily = try #require(message("Date,Close\n2025-04-30,10\n2025-05-02,11\n"))
    #expect(daily.contains("OKAPI.csv: column \"Date\" has dates without a time, such as"))
    #expect(daily.contains("give daily prices with --prices"))
    let number = "Datetime,Close\n2025-04-30 09:15,10\n2025-04-30 09:20,ten\n"
    #expect(message(number)?.contains("OKAPI.csv:3:2: \"ten\" is not a number") == true)
    let time = "Datetime,Close\n2025-04-30 09:15,10\n2025-04-30 09:75,11\n"
    #expect(message(time)?.contains("OKAPI.csv:3") == true)
    let twice = "Datetime,Close\n2025-04-30 09:15,10\n2025-04-30 09:20,12\n2025-04-30 09:15,11\n"
    #expect(message(twice)?.contains("has other values than at") == true)
  }

  @Test(
    .enabled(if: RealPrices.isAvailable, "LEYLINE_REAL_DATA names no folder"),
    arguments: [
      ("TCS", 75, 2_729_825.0, 3432.0), ("HDFCBANK", 75, 14_614_543, 1925),
      ("RELIANCE", 75, 23_967_179, 1394),
    ]
  )
  func `reads a day of exchange bars`(
    symbol: String,
    count: Int,
    shares: Double,
    close: Double
  ) throws {
    let folder = try #require(RealPrices.folder)
    let prices = try IntradayPrices.load(["\(folder)/intraday"], options: PriceLoadOptions()) {
      $0.moved(toOffset: 330)
    }
    #expect(prices.symbols == ["HDFCBANK", "MARUTI", "RELIANCE", "TCS"])
    #expect(prices.files.count == 5)
    let position = try #require(prices.symbols.firstIndex(of: symbol))
    let bars = prices.bars(ofSymbol: position, on: try #require(CalendarDate("2025-04-30")))
    #expect(bars.count == count)
    #expect(bars.map(\.volume).reduce(0, +) == shares)
    #expect(bars.last?.close == close)
    #expect(bars.first?.time == .indianOpen && bars.first?.volume == 0)
    #expect(bars.last?.time.description == "15:25")
  }
}
