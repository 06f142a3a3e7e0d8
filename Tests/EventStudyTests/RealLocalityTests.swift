import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Foundation
import PriceData
import Testing

/// Each event of real and of neutral files alone has the numbers that it has among all the others.
@Suite("Locality on files")
struct RealLocalityTests {
  /// What a study says of single events, by their identifiers.
  private struct Rows: Equatable {
    let fits: [ModelFit]
    let returns: [AbnormalReturns]
    let cars: [CumulativeReturn]

    init(_ result: StudyResult, of event: String) {
      fits = result.models.flatMap(\.fits).filter { $0.eventID == event }
      returns = result.models.flatMap(\.abnormalReturns).filter { $0.eventID == event }
      cars = result.models.flatMap(\.cars).filter { $0.eventID == event }
    }
  }

  /// Holds a study of all events to the studies of some of them, each alone in the prices of its symbol.
  private func hold(_ settings: StudySettings, every step: Int, atLeast least: Int) throws {
    let inputs = try StudyInputs.load(settings)
    let all = try Study(settings).run(on: inputs)
    let included = all.includedEvents
    #expect(included.count >= least)
    for event in included.enumerated().filter({ $0.offset % step == 0 }).map(\.element) {
      var alone = StudyInputs(
        panel: try panel(of: event.symbol, in: inputs.panel),
        market: inputs.market,
        announcements: inputs.announcements.filter { $0.eventID == event.eventID }
      )
      alone.factors = inputs.factors
      let rows = Rows(try Study(settings).run(on: alone), of: event.eventID)
      #expect(!rows.cars.isEmpty)
      #expect(rows == Rows(all, of: event.eventID), "\(event.eventID)")
    }
  }

  /// The days and prices of one symbol, as if nothing else had been in the files.
  private func panel(of symbol: String, in panel: PricePanel) throws -> PricePanel {
    let place = try #require(panel.directory.index(of: symbol))
    let closes = try #require(panel.series(.close, symbol: place))
    let own = panel.days.indices.filter { !closes[closes.startIndex + $0].isNaN }
    var columns: [PriceField: [Double]] = [:]
    for field in PriceField.allCases {
      guard let series = panel.series(field, symbol: place) else { continue }
      columns[field] = own.map { series[series.startIndex + $0] }
    }
    return PricePanel(
      days: own.map { panel.days[$0] },
      symbols: [panel.symbols[place]],
      values: panel.values,
      columns: columns
    )
  }

  @Test(
    .enabled(if: RealData.oracle != nil, "LEYLINE_ORACLE names no folder of oracle files"),
    arguments: ["prices_long.csv", "returns_gappy_wide.csv"]
  )
  func `an event of the neutral panel depends on itself`(file: String) throws {
    let folder = try #require(RealData.oracle) + "/neutral"
    let settings = StudySettings {
      $0.prices.files = ["\(folder)/\(file)"]
      $0.prices.values = file.hasPrefix("returns") ? .returns : .prices
      $0.market.files = ["\(folder)/market_prices.csv"]
      $0.market.factors = "\(folder)/factors.csv"
      $0.events.files = ["\(folder)/events.csv"]
      $0.windows.estimation = EstimationWindow(-220...(-21))
      $0.methods.draws = 199
      $0.methods.models = [.market, .meanAdjusted, .famaFrench3, .scholesWilliams, .garch]
      $0.methods.tests = [.crossSectional]
      $0.alignment.calendar = "data"
    }
    try hold(settings, every: 12, atLeast: 60)
  }

  @Test(
    .enabled(if: RealData.folder != nil, "LEYLINE_REAL_DATA names no folder of exchange files"),
    arguments: ["data", "nse"],
    ["NIFTY50_index.csv", "NIFTYBEES_sec_bhavdata_full.csv", nil]
  )
  func `an event of files of the NSE depends on its share and its index`(
    calendar: String,
    index: String?
  ) throws {
    let folder = try #require(RealData.folder) + "/nse"
    let events = FileManager.default.temporaryDirectory
      .appendingPathComponent("leyline-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: events) }
    let symbols = ["ASHOKLEY", "MARUTI", "TMCV", "M&M", "EXIDEIND", "OLAELEC", "RELIANCE"]
    let days = ["2024-09-17", "2025-03-20", "2025-09-02", "2026-03-02"]
    let rows = symbols.flatMap { symbol in days.map { "\(symbol),\($0)\n" } }
    try Data(("symbol,date\n" + rows.joined()).utf8).write(to: events)
    let settings = StudySettings {
      $0.prices.files = ["\(folder)/*_sec_bhavdata_full.csv"]
      $0.market.files = index.map { ["\(folder)/\($0)"] } ?? []
      $0.events.files = [events.path]
      $0.windows.estimation = EstimationWindow(-120...(-11))
      $0.methods.draws = 199
      $0.methods.models = index == nil ? [.meanAdjusted] : [.market, .tradeToTrade, .dimson]
      $0.methods.tests = [.crossSectional]
      $0.alignment.calendar = calendar
    }
    try hold(settings, every: 2, atLeast: 12)
  }
}
