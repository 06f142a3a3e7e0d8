import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Testing

/// Event windows that lie anywhere around day 0, and events at the edges of the data.
@Suite("Places of event windows")
struct EventWindowPlaceTests {
  private func run(
    _ window: EventWindow,
    estimation: EstimationWindow = EstimationWindow(-60...(-11)),
    on position: Int
  ) throws -> StudyResult {
    var announcements = PipelineFixture.announcements()
    for index in announcements.indices {
      announcements[index].publication = .day(PipelineFixture.days[position])
    }
    return try PipelineFixture.run(
      PipelineFixture.configuration {
        $0.windows.event = window
        $0.windows.estimation = estimation
        $0.windows.tested = []
      },
      announcements: announcements
    )
  }

  @Test(arguments: [(-10)...(-2), (-5)...(-1), 0...0, 1...4, 3...9])
  func `an event window may lie before, on or after day 0`(window: ClosedRange<Int>) throws {
    let result = try run(EventWindow(window), on: PipelineFixture.eventDay)
    let returns = try #require(result.models.first?.abnormalReturns.first)
    #expect(returns.relativeDay == Array(window))
    let prices = try #require(result.averagePrices.first)
    #expect(prices.vwap.compactMap(\.self).count == window.count)
    // What is averaged from day 0 on needs a day 0 that the window begins before or on.
    let anchored = prices.anchoredVWAP.compactMap(\.self).count
    #expect(anchored == (window.lowerBound > 0 ? 0 : max(0, window.upperBound + 1)))
  }

  @Test func `the last day of the data can be day 0 of a window that ends before it`() throws {
    let result = try run(EventWindow(-5...(-1)), on: PipelineFixture.dayCount - 1)
    #expect(result.exclusions.isEmpty)
    #expect(result.models[0].windows.allSatisfy { $0.eventCount == 3 })
    // One session later lies beyond the data, so every event stays where it is.
    #expect(result.analysis.shiftedDayZero[0].windows[0].caar == result.models[0].windows[0].caar)
  }
}
