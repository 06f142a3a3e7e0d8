import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Foundation
import PriceData
import Testing

/// The neutral panel through the whole pipeline, from its CSV files to the tests of each window.
///
/// The statistics module is held to the same oracle with arrays; here the loader, the alignment of
/// weekend announcements, the join by date and the windows stand in between.
@Suite(
  "Neutral panel, from files",
  .enabled(if: RealData.oracle != nil, "LEYLINE_ORACLE names no folder of oracle files")
)
struct OraclePipelineTests {
  private static let windows = [TestWindow(0...0), TestWindow(-1...1), TestWindow(-5...5)]

  private func run(tag: String) throws -> StudyResult {
    let folder = try #require(RealData.oracle) + "/neutral"
    let isGappy = tag == "gappy_simple"
    var configuration = StudySettings()
    configuration.prices = PriceSettings {
      $0.files = [folder + (isGappy ? "/returns_gappy_wide.csv" : "/prices_long.csv")]
      $0.values = isGappy ? .returns : .prices
    }
    configuration.market = MarketSettings {
      $0.files = [folder + "/market_prices.csv"]
      $0.factors = folder + "/factors.csv"
    }
    configuration.events = EventSettings { $0.files = [folder + "/events.csv"] }
    configuration.windows = WindowSettings {
      $0.estimation = EstimationWindow(-220...(-21))
      $0.tested = Self.windows
    }
    configuration.methods = MethodSettings {
      $0.models = isGappy ? Array(Self.models.prefix(3)) + [.famaFrench3, .carhart4] : Self.models
      $0.tests = Array(Self.statistics.keys).sorted { $0.rawValue < $1.rawValue }
      $0.returns = tag == "clean_log" ? .log : .simple
    }
    if tag == "clean_log" { configuration.methods.models = Array(Self.models.prefix(3)) }
    return try Study(configuration).run()
  }

  private static let models: [ExpectedReturnMethod] = [
    .market, .marketAdjusted, .meanAdjusted, .capm, .famaFrench3, .carhart4, .famaFrench5,
  ]

  private static let statistics: [InferenceMethod: String] = [
    .crossSectional: "csect_t", .patell: "patell_z_scar_fullcov", .bmp: "bmp_t_scar_fullcov",
    .corradoRank: "corrado_rank_z", .generalizedSign: "gsign_z_mean_phat",
  ]

  @Test(arguments: ["clean_simple", "clean_log", "gappy_simple"])
  func `every test of every core window equals the oracle`(tag: String) throws {
    let oracle = try OracleTable(tag: tag)
    let result = try run(tag: tag)
    #expect(result.exclusions.isEmpty)
    #expect(result.includedEvents.count == 60)
    var compared = 0
    for model in result.models {
      for test in model.tests {
        let name = try #require(Self.statistics[test.test])
        let window = TestWindow(test.windowStart...test.windowEnd)
        let row = try #require(oracle.row(model: model.model, window: window, statistic: name))
        let statistic = try #require(test.statistic)
        #expect(
          abs(statistic - row.value) <= 1e-9 * max(abs(row.value), 1e-3),
          "\(model.model) \(window) \(name)"
        )
        #expect(abs(try #require(test.pValue) - row.pValue) <= 1e-9)
        compared += 1
      }
    }
    #expect(compared >= 45)
  }

  @Test func `weekend announcements roll forward to the oracle's event dates`() throws {
    let result = try run(tag: "clean_simple")
    let moved = result.events.filter { $0.announcedAt != $0.eventDate?.description }
    #expect(moved.count == 4)
    for event in moved { #expect(event.alignmentRule?.contains("next") == true) }
  }
}

/// The rows of the oracle's table of statistics for one tag.
private struct OracleTable {
  struct Row {
    let value: Double
    let pValue: Double
  }

  private var rows: [String: Row] = [:]

  init(tag: String) throws {
    let folder = try #require(RealData.oracle) + "/neutral"
    let text = try String(contentsOfFile: folder + "/out_stats_core.csv", encoding: .utf8)
    for line in text.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields[0] == tag, let value = Double(fields[5]), let p = Double(fields[7]) else {
        continue
      }
      rows["\(fields[1])|\(fields[2])..\(fields[3])|\(fields[4])"] = Row(value: value, pValue: p)
    }
  }

  func row(model: ExpectedReturnMethod, window: TestWindow, statistic: String) -> Row? {
    let name = model == .market ? "market_model" : model.rawValue
    return rows["\(name)|\(window)|\(statistic)"]
  }
}
