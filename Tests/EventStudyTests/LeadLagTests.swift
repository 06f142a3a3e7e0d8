import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import PriceData
import Testing

/// Announcements on days on which the market rises by two percent, and on which shares trade twice as much.
@Suite("Announcements and prices over time")
struct LeadLagTests {
  private static let days = PipelineFixture.days
  /// Rises of the market, at unequal distances and far enough from both ends, so that no shift meets them again.
  private static let eventDays = [29, 41, 62, 74, 95, 110]

  private static func announcements(
    _ days: [Int] = eventDays,
    shares: Int = 3,
    market: (Int) -> String? = { _ in nil }
  ) -> [Announcement] {
    days.enumerated().map { place, day in
      var announcement = Announcement(
        eventID: "E\(place)",
        symbol: "S\(place % shares)",
        publication: .day(Self.days[day]),
        group: place % 2 == 0 ? "order" : "result",
        sourceFile: "events.csv"
      )
      announcement.market = market(place)
      return announcement
    }
  }

  private static func panel(volume: Bool = true) -> PricePanel {
    let symbols = ["S0", "S1", "S2"]
    var columns: [PriceField: [Double]] = [
      .close: symbols.indices.flatMap {
        PipelineFixture.levels(PipelineFixture.returns(ofShare: $0))
      }
    ]
    if volume {
      columns[.volume] = symbols.flatMap { _ in
        days.indices.map { eventDays.contains($0) ? 2000 : 1000 + Double($0 % 7) }
      }
    }
    return PricePanel(days: days, symbols: symbols, columns: columns)
  }

  private func run(
    panel: PricePanel = panel(),
    markets: [MarketSeries] = [PipelineFixture.market],
    announcements: [Announcement] = announcements(),
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> [LeadLagEntry] {
    var inputs = StudyInputs(panel: panel, market: markets.first, announcements: announcements)
    inputs.markets = markets
    let settings = PipelineFixture.configuration {
      $0.correlate.maxLag = 5
      change(&$0)
    }
    return try Study(settings).run(on: inputs).analysis.leadLag
  }

  private func zero(
    _ outcome: LeadLagOutcome,
    _ entries: [LeadLagEntry],
    selection: String = "all"
  ) throws -> Double {
    let entry = try #require(entries.first { $0.selection == selection && $0.outcome == outcome })
    return try #require(entry.lags.first { $0.lag == 0 }?.correlation)
  }

  @Test func `control for the market takes out what the market did on those days`() throws {
    let entries = try run()
    #expect(try zero(.rawReturn, entries) > 0.2)
    let abnormal = try zero(.abnormalReturn, entries)
    #expect(abs(abnormal) < 0.1)
    #expect(entries.first { $0.outcome == .abnormalReturn }?.market == "index")
    #expect(entries.first { $0.outcome == .rawReturn }?.market == nil)
    // Without an index there is nothing to take out but the mean.
    let without = try run(markets: []) { $0.methods.models = [.meanAdjusted] }
    #expect(try abs(zero(.abnormalReturn, without) - zero(.rawReturn, without)) < 1e-9)
  }

  @Test func `volume that doubles on the day is beyond chance`() throws {
    // With more lags, more than one shift in twenty meets the days themselves at one of them.
    let entries = try run { $0.correlate.maxLag = 2 }
    let volume = try #require(entries.first { $0.outcome == .volume })
    let strongest = try #require(volume.strongest)
    #expect(strongest.lag == 0)
    #expect(volume.isBeyondChance(strongest))
  }

  @Test func `looks at all announcements, and at each kind and company with enough of them`() throws
  {
    let entries = try run { $0.correlate.minAnnouncements = 2 }
    let names = entries.map(\.selection)
    #expect(
      Set(names) == [
        "all", "company:S0", "company:S1", "company:S2", "group:order", "group:result",
      ]
    )
    #expect(names.count == 6 * LeadLagOutcome.allCases.count)
    // Companies do not count against groups: alone, groups have the same p-values.
    func groups(_ entries: [LeadLagEntry]) -> [LeadLagEntry] {
      entries.filter { $0.selection.hasPrefix("group:") }
    }
    #expect(try groups(entries) == groups(run { $0.correlate.minAnnouncements = 3 }))
    let few = try run { $0.correlate.minAnnouncements = 3 }
    #expect(Set(few.map(\.selection)) == ["all", "group:order", "group:result"])
    let some = try run { $0.correlate.against = [.volume] }
    #expect(Set(some.map(\.outcome)) == [.volume])
  }

  @Test func `says why there is nothing to look at`() throws {
    let few = try run(announcements: Self.announcements([29, 44]))
    #expect(few.map(\.outcome) == LeadLagOutcome.allCases)
    #expect(Set(few.map(\.reason)) == ["there are 2 announcements, and at least 5 are needed"])
    let without = try run(panel: Self.panel(volume: false))
    #expect(
      without.filter { $0.reason != nil }.map(\.reason)
        == ["the price files have no column of volumes"]
    )
    #expect(try run { $0.correlate.leadLag = false }.isEmpty)
  }

  @Test func `measures each share against the index of its announcements`() throws {
    let other = MarketSeries(
      name: "other",
      days: Self.days,
      levels: PipelineFixture.levels(Self.days.indices.map { [0.004, -0.006][$0 % 2] }),
      values: .prices
    )
    let named = try run(
      markets: [PipelineFixture.market, other],
      announcements: Self.announcements { $0 % 3 == 0 ? "other" : "index" }
    ) { $0.correlate.minAnnouncements = 2 }
    #expect(named.contains { $0.selection == "market:index" })
    let own = try #require(
      named.first { $0.selection == "market:other" && $0.outcome == .abnormalReturn }
    )
    #expect(own.market == "other")
    #expect(named.first { $0.selection == "all" && $0.outcome == .abnormalReturn }?.market == nil)
    // S0 alone has the other index, which explains none of its returns.
    let foreign = try zero(.abnormalReturn, named, selection: "market:other")
    #expect(foreign > 0.1, "\(foreign)")
    #expect(try abs(zero(.abnormalReturn, named, selection: "market:index")) < 0.15)
  }

  @Test func `an index that stands beside the first is another control`() throws {
    let other = MarketSeries(
      name: "other",
      days: Self.days,
      levels: PipelineFixture.levels(Self.days.indices.map { [0.004, -0.006][$0 % 2] }),
      values: .prices
    )
    let entries = try run(markets: [PipelineFixture.market, other])
    let abnormal = entries.filter { $0.selection == "all" && $0.outcome == .abnormalReturn }
    #expect(abnormal.map(\.market) == ["index", "other"])
    #expect(abnormal[0].lags != abnormal[1].lags)
  }

  @Test func `gives the same bits for any number of threads`() throws {
    let one = try run { $0.run.threads = 1 }
    #expect(try run { $0.run.threads = 3 } == one)
  }
}
