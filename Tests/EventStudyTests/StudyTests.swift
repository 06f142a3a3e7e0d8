import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import PriceData
import Testing

@Suite("Study")
struct StudyTests {
  @Test func `finds the planted effect and its fit`() throws {
    let result = try PipelineFixture.run()
    let event = try #require(result.models.first?.abnormalReturns.first)
    #expect(event.eventID == "E0")
    let beta = try #require(result.models.first?.fits.first?.terms.last?.estimate)
    #expect(abs(beta - 2) < 0.1)
    let day0 = try #require(event.ar[5])
    #expect(abs(day0 - 0.05) < 0.006)
    #expect(event.date[5] == PipelineFixture.days[PipelineFixture.eventDay])
    #expect(result.models[0].windows[0].eventCount == 3)
    #expect(result.models[0].windows[0].positiveCount == 3)
  }

  @Test func `prints the first and last day of the estimation window`() throws {
    let fit = try #require(try PipelineFixture.run().models.first?.fits.first)
    #expect(fit.firstDate == PipelineFixture.days[PipelineFixture.eventDay - 60])
    #expect(fit.lastDate == PipelineFixture.days[PipelineFixture.eventDay - 6])
    #expect(fit.observations == 55)
  }

  @Test func `gives the same bits for any number of threads`() throws {
    let results = try [1, 2, 3, 7].map { threads in
      try PipelineFixture.run(
        PipelineFixture.configuration(
          models: ExpectedReturnMethod.allCases.filter(\.isSelfContained)
        ) {
          $0.run.threads = threads
        }
      )
    }
    let first = fingerprint(results[0])
    #expect(!first.isEmpty)
    for result in results.dropFirst() { #expect(fingerprint(result) == first) }
  }

  @Test func `gives the same bits for any order of the announcements`() throws {
    let forward = try PipelineFixture.run()
    let backward = try PipelineFixture.run(
      announcements: PipelineFixture.announcements().reversed()
    )
    #expect(fingerprint(forward) == fingerprint(backward))
  }

  @Test func `does not look ahead`() throws {
    let before = try PipelineFixture.run()
    // Prices after the event window must not touch any number.
    let cut = PipelineFixture.eventDay + 6
    let panel = PipelineFixture.panel()
    let close = try #require(panel.column(.close))
    let changed = panel.replacing(
      .close,
      with: close.enumerated().map { $0 % PipelineFixture.dayCount >= cut ? $1 * 3 : $1 }
    )
    #expect(fingerprint(try PipelineFixture.run(panel: changed)) == fingerprint(before))
  }

  @Test func `averages prices by volume around the event`() throws {
    let prices = try #require(try PipelineFixture.run().averagePrices.first)
    #expect(prices.source == .exchange)
    let daily = prices.vwap.compactMap(\.self)
    #expect(daily.count == 11)
    #expect(prices.anchoredVWAP.compactMap(\.self).count == 6)
    let expected = (daily[4] + daily[5] + daily[6]) / 3
    let window = try #require(prices.windows.last?.vwap)
    #expect(abs(window - expected) < 1e-9)
    #expect(abs(try #require(prices.anchoredVWAP[6]) - (daily[5] + daily[6]) / 2) < 1e-9)
  }

  @Test func `joins factors and market by date, never by position`() throws {
    // The market file has earlier days, a missing day is a missing day, and the order is free.
    let extra = (1...30).map { PipelineFixture.days[0].adding(days: -$0) }.reversed()
    let market = MarketSeries(
      name: "index",
      days: Array(extra) + PipelineFixture.days,
      levels: extra.map { _ in 55 } + PipelineFixture.market.levels,
      values: .prices
    )
    #expect(
      fingerprint(try PipelineFixture.run(market: market)) == fingerprint(try PipelineFixture.run())
    )
  }

  /// Every number of a result that a reader sees, bit by bit.
  private func fingerprint(_ result: StudyResult) -> [UInt64] {
    var numbers: [Double] = []
    for model in result.models {
      numbers += model.fits.flatMap(\.terms).compactMap(\.estimate)
      numbers += model.abnormalReturns.flatMap(\.ar).map { $0 ?? .nan }
      numbers += model.cars.compactMap(\.scar)
      for day in model.aar { numbers += [day.aar, day.caar, day.lowerBound].compactMap(\.self) }
      numbers += model.tests.compactMap(\.statistic)
    }
    numbers += result.averagePrices.flatMap(\.vwap).map { $0 ?? .nan }
    return numbers.map(\.bitPattern)
  }
}

extension ExpectedReturnMethod {
  /// Whether the model needs nothing but a security and a market.
  fileprivate var isSelfContained: Bool {
    [.market, .marketAdjusted, .meanAdjusted, .raw].contains(self)
  }
}
