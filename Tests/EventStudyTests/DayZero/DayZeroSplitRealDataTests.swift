import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Foundation
import Testing

/// Days 0 of real five-minute bars, with figures that a short program of another language summed.
@Suite(
  "Real bars of five minutes",
  .enabled(if: RealData.folder != nil, "LEYLINE_REAL_DATA names no folder of exchange files")
)
struct DayZeroSplitRealDataTests {
  /// What one day 0 must be.
  struct Expected: Sendable, CustomTestStringConvertible {
    let symbol: String
    let announced: String
    let bars: [Int]
    let shares: [Double]
    let prices: [Double]
    let before: Double
    let after: Double
    let difference: Double
    let share: Double

    var testDescription: String { "\(symbol) \(announced)" }
  }

  static let expected = [
    Expected(
      symbol: "RELIANCE",
      announced: "2025-04-30T12:43:00+05:30",
      bars: [41, 1, 33],
      shares: [8_435_416, 207_790, 15_323_973],
      prices: [1402.673_050_459_779_2, 1409.366_699_218_75, 1406.471_338_308_969],
      before: 0.006_287_061_513_181_369,
      after: -0.002_484_913_028_043_989,
      difference: -0.007_829_181_494_661_941,
      share: 0.940_599_617_475_862_6
    ),
    Expected(
      symbol: "RELIANCE",
      announced: "2026-05-25 11:00",
      bars: [21, 1, 53],
      shares: [1_581_284, 52_371, 4_673_643],
      prices: [1361.450_853_007_824, 1361.566_691_080_729_2, 1363.370_629_566_758_2],
      before: 0.005_020_338_743_540_131,
      after: 0.004_187_138_005_895_097,
      difference: -0.000_365_764_447_695_649,
      share: 0.934_404_689_965_483_3
    ),
    Expected(
      symbol: "MARUTI",
      announced: "2026-06-01T06:30:00Z",
      bars: [33, 1, 41],
      shares: [99_323, 7956, 171_186],
      prices: [13167.911_114_914_64, 13015.333_333_333_334, 13002.422_855_841_018],
      before: -0.006_779_919_250_399_891,
      after: -0.007_056_296_978_064_092,
      difference: 0,
      share: 0.942_801_810_677_853_1
    ),
  ]

  @Test(arguments: expected)
  func `splits a day of exchange files`(expected: Expected) throws {
    let folder = try #require(RealData.folder)
    let events = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-\(UUID().uuidString).csv")
    try Data("symbol,announced_at\n\(expected.symbol),\(expected.announced)\n".utf8)
      .write(to: events)
    defer { try? FileManager.default.removeItem(at: events) }
    var configuration = StudySettings()
    configuration.prices = PriceSettings {
      $0.files = ["\(folder)/nse/\(expected.symbol)_sec_bhavdata_full.csv"]
      // Both months and both clocks at once: each file names its symbol in its own way.
      $0.intraday = ["\(folder)/intraday"]
    }
    configuration.market = MarketSettings { $0.files = ["\(folder)/nse/NIFTY50_index.csv"] }
    configuration.events = EventSettings { $0.files = [events.path] }
    configuration.alignment.calendar = "nse"
    let result = try Study(configuration).run()
    let split = try #require(result.analysis.dayZeroSplits.first)
    let parts = [split.before, split.announcementBar, split.after]
    #expect(parts.map(\.barCount) == expected.bars)
    #expect(parts.map(\.volume) == expected.shares)
    for (price, known) in zip(parts.compactMap(\.vwap), expected.prices) {
      #expect(abs(price / known - 1) < 1e-12)
    }
    #expect(parts.compactMap(\.vwap).count == 3)
    #expect(abs(try #require(split.returnBefore) - expected.before) < 1e-12)
    #expect(abs(try #require(split.returnAfter) - expected.after) < 1e-12)
    #expect(abs(try #require(split.closeDifference) - expected.difference) < 1e-12)
    #expect(abs(try #require(split.volumeShare) - expected.share) < 1e-12)
    #expect(split.barMinutes == 5)
    #expect(result.inputs.count { $0.role == .intraday } == 5)
  }
}
