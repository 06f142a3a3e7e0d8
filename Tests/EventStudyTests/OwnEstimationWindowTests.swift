import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import PriceData
import Testing

/// An event is estimated from its own window, whatever those of the other events are.
@Suite("Own estimation windows")
struct OwnEstimationWindowTests {
  private static let models: [ExpectedReturnMethod] = [
    .market, .marketAdjusted, .meanAdjusted, .raw, .scholesWilliams, .dimson,
    .leastAbsoluteDeviation, .huber, .theilSen, .quantile, .garch, .egarch, .tradeToTrade,
  ]

  // Returns without a pattern, which every model can be fitted to.

  private static func noise(_ stream: UInt64) -> [Double] {
    let random = CounterRandom(seed: 12)
    return (0..<PipelineFixture.dayCount).map {
      0.01 * random.normals(stream: stream, index: UInt64($0)).first
    }
  }

  private static let market = MarketSeries(
    name: "index",
    days: PipelineFixture.days,
    levels: PipelineFixture.levels(noise(9)),
    values: .prices
  )

  private static var panel: PricePanel {
    let closes = (0..<2).flatMap { share in
      PipelineFixture.levels(zip(noise(9), noise(UInt64(share))).map { 1.2 * $0 + $1 })
    }
    return PipelineFixture.panel(shares: 2).replacing(.close, with: closes)
  }

  private func run(_ announcements: [Announcement]) throws -> StudyResult {
    try PipelineFixture.run(
      PipelineFixture.configuration(models: Self.models),
      panel: Self.panel,
      market: Self.market,
      announcements: announcements
    )
  }

  @Test func `a longer window of another event changes nothing`() throws {
    let events = PipelineFixture.announcements(shares: 2)
    let alone = try run([events[0]])
    var longer = events[1]
    longer.ownWindows = Announcement.OwnWindows(estimation: "-79..-6", event: nil)
    let together = try run([events[0], longer])
    for (one, both) in zip(alone.models, together.models) {
      #expect(one.fits.first == both.fits.first, "\(one.model)")
      #expect(one.abnormalReturns.first == both.abnormalReturns.first, "\(one.model)")
      #expect(one.cars.allSatisfy(both.cars.contains), "\(one.model)")
      #expect(one.fits.count == 1 && both.fits.count == 2, "\(one.model)")
      let first = both.fits.last?.firstDate
      #expect(first == PipelineFixture.days[PipelineFixture.eventDay - 79], "\(one.model)")
    }
    let checks = alone.analysis.diagnostics
    #expect(!checks.isEmpty && checks.allSatisfy(together.analysis.diagnostics.contains))
  }

  @Test func `the share of zero returns leaves out what the estimation leaves out`() throws {
    let result = try PipelineFixture.run(
      PipelineFixture.configuration { $0.alignment.maskEvents = true },
      panel: Self.panelWithQuietDays,
      announcements: Self.twoEventsOfOneShare
    )
    let shares = result.analysis.diagnostics.map(\.zeroReturnShare)
    // Ten quiet days lie in the estimation window of the later event, all within the earlier one's
    // event window.
    #expect(shares.count == 2 && shares[1] == 0)
  }

  private static let earlier = 60

  private static var twoEventsOfOneShare: [Announcement] {
    var events = PipelineFixture.announcements(shares: 2)
    events[0].symbol = "S0"
    events[1].symbol = "S0"
    events[0].publication = .day(PipelineFixture.days[earlier + 6])
    return events
  }

  private static var panelWithQuietDays: PricePanel {
    var returns = PipelineFixture.returns(ofShare: 0)
    for day in (earlier + 2)..<(earlier + 11) { returns[day] = 0 }
    let panel = PipelineFixture.panel(shares: 1)
    return panel.replacing(.close, with: PipelineFixture.levels(returns))
  }

  @Test func `raw returns keep an event that has none to be estimated from`() throws {
    var announcements = PipelineFixture.announcements()
    announcements[0].publication = .day(PipelineFixture.days[6])
    let raw = try PipelineFixture.run(
      PipelineFixture.configuration(models: [.raw]),
      announcements: announcements
    )
    #expect(raw.exclusions.isEmpty)
    #expect(raw.models[0].abnormalReturns[0].ar.compactMap(\.self).count == 11)
    #expect(raw.models[0].cars[0].car != nil && raw.models[0].cars[0].t == nil)
    #expect(raw.models[0].cars[0].reason != nil && raw.models[0].fits[0].sigma == nil)
    let both = try PipelineFixture.run(
      PipelineFixture.configuration(models: [.raw, .market]),
      announcements: announcements
    )
    #expect(both.models[0].abnormalReturns == raw.models[0].abnormalReturns)
    #expect(both.models[1].abnormalReturns.map(\.eventID) == ["E1", "E2"])
    #expect(both.exclusions.map(\.eventID) == ["E0"])
    #expect(both.events[0].status == .included)
    let market = try PipelineFixture.run(announcements: announcements)
    #expect(market.events[0].status == .excluded)
  }
}
