import Announcements
import CivilTime
import EventAlignment
import EventStatistics
@testable import EventStudy
import Foundation
import Notices
import Testing

/// The real study of Ashok Leyland against the NIFTY 50, with the figures worked out elsewhere.
@Suite(
  "Ashok Leyland",
  .enabled(if: RealData.folder != nil, "LEYLINE_REAL_DATA names no folder of exchange files")
)
struct RealDataTests {
  private func run(
    day: String,
    adjusted: Bool = true
  ) throws -> StudyResult {
    try onFiles(day: day, adjusted: adjusted) { try Study($0).run() }
  }

  private func onFiles<Result>(
    day: String,
    adjusted: Bool = true,
    _ run: (StudySettings) throws -> Result
  ) throws -> Result {
    let folder = try #require(RealData.folder)
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let events = scratch.appendingPathComponent("events.csv")
    try Data("symbol,date\nASHOKLEY,\(day)\n".utf8).write(to: events)
    let splits = scratch.appendingPathComponent("adjustments.csv")
    try Data("symbol,ex_date,factor\nASHOKLEY,2025-07-16,0.5\n".utf8).write(to: splits)
    var configuration = StudySettings()
    configuration.prices = PriceSettings {
      $0.files = ["\(folder)/nse/ASHOKLEY_merged_raw_2023-06_2026-08.csv"]
      $0.symbol = "ASHOKLEY"
      $0.adjustments = adjusted ? splits.path : nil
    }
    configuration.market = MarketSettings { $0.files = ["\(folder)/nse/NIFTY50_index.csv"] }
    configuration.events = EventSettings { $0.files = [events.path] }
    configuration.windows = WindowSettings { $0.estimation = EstimationWindow(-250...(-30)) }
    return try run(configuration)
  }

  @Test func `the sign of day 0 depends on the index`() throws {
    let folder = try #require(RealData.folder)
    let result = try onFiles(day: "2025-09-01") { configuration in
      var configuration = configuration
      configuration.methods.models = [.marketAdjusted]
      configuration.sensitivity = SensitivitySettings {
        $0.models = []
        $0.otherMarkets = ["\(folder)/nse/NIFTY_AUTO_index.csv"]
        $0.estimationLengths = []
        $0.shifts = []
        $0.headline = TestWindow(0...0)
      }
      return try SensitivityStudy(configuration).run()
    }
    let effects = result.specifications.filter { $0.returns == .simple }
      .compactMap { $0.caar[result.headlineIndex] }
    // The share rose as the NIFTY 50 did, and two points less than the index of its sector.
    #expect(effects.count == 2)
    #expect(effects.map { ($0 * 1e4).rounded() } == [2, -197])
    #expect(result.shares?.strongest?.choice == .market)
  }

  @Test(arguments: [
    ("2025-09-02", -0.000_006_30, 1.285_540, 0.014_716, 0.020_812),
    ("2025-09-01", -0.000_122_82, 1.276_347, 0.014_856, -0.001_965),
  ])
  func `gives the figures of the market model`(
    day: String,
    alpha: Double,
    beta: Double,
    sigma: Double,
    abnormal: Double
  ) throws {
    let model = try #require(try run(day: day).models.first)
    let (fit, event) = (model.fits[0], model.abnormalReturns[0])
    #expect(fit.observations == 221)
    #expect(abs(try #require(fit.terms[0].estimate) - alpha) < 5e-9)
    #expect(abs(try #require(fit.terms[1].estimate) - beta) < 5e-7)
    #expect(abs(try #require(fit.sigma) - sigma) < 5e-7)
    #expect(abs(try #require(event.ar[10]) - abnormal) < 5e-7)
    #expect(event.date[10].description == day)
  }

  @Test func `takes the exchange's own average price`() throws {
    let prices = try #require(try run(day: "2025-09-02").averagePrices.first)
    #expect(prices.source == .exchange)
    #expect(prices.vwap[10] == 130.95)
    #expect(prices.close[10] == 130.39)
    #expect(prices.vwap[9] == 127.30)
  }

  @Test func `warns of the bonus issue by name and date when it is not adjusted for`() throws {
    let notes = try run(day: "2025-09-02", adjusted: false).notes
    let warning = try #require(notes.first { $0.message.text(.option).contains("2025-07-16") })
    #expect(warning.severity == .warning)
    #expect(warning.message.text(.option).contains("ASHOKLEY"))
    #expect(warning.message.text(.option).contains("ASHOKLEY,2025-07-16,0.5"))
    #expect(
      !(try run(day: "2025-09-02").notes.contains {
        $0.message.text(.option).contains("2025-07-16,0.5")
      })
    )
  }
}

/// Folders outside the repository that some tests read.
enum RealData {
  /// Real exchange files.
  static let folder = ProcessInfo.processInfo.environment["LEYLINE_REAL_DATA"]
  /// Numbers that other programs computed.
  static let oracle = ProcessInfo.processInfo.environment["LEYLINE_ORACLE"]
}
