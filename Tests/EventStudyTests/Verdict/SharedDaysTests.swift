import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import Notices
import PriceData
import Testing

@testable import EventStudy

/// Events of one security whose windows share days, and intervals of events that share dates.
struct SharedDaysTests {
  /// Events of one share, so many sessions apart.
  private static func events(_ days: [Int], of symbol: String = "S0") -> [Announcement] {
    days.map { day in
      Announcement(
        eventID: "E\(day)-\(symbol)",
        symbol: symbol,
        publication: .day(PipelineFixture.days[day]),
        sourceFile: "events.csv"
      )
    }
  }

  private static func run(
    _ days: [Int],
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudyResult {
    try PipelineFixture.run(
      PipelineFixture.configuration(change: change),
      announcements: events(days)
    )
  }

  @Test(arguments: [
    // A window of three days shares none with that of an event three sessions later.
    ([80, 83, 86], []), ([80, 82, 90], [2]), ([80, 82, 84], [3]),
  ])
  func `counts events that share days of a window with another of their security`(
    _ days: [Int],
    _ sharing: [Int]
  ) throws {
    for listsEvents in [true, false] {
      let result = try Self.run(days) { $0.analysis.perEvent = listsEvents }
      #expect(result.analysis.sharedWindows.map(\.sharingCount) == sharing)
      #expect(result.analysis.sharedWindows.allSatisfy { $0.window == TestWindow(-1...1) })
      let isTold = try #require(StudyVerdict(result)).cautions.contains { caution in
        if case .countedTwice = caution { true } else { false }
      }
      #expect(isTold == !sharing.isEmpty)
    }
  }

  @Test func `other securities share no days`() throws {
    let result = try PipelineFixture.run(
      announcements: Self.events([80]) + Self.events([81], of: "S1")
    )
    #expect(result.analysis.sharedWindows.isEmpty)
  }

  @Test func `trusts no test over a window that counts days twice`() throws {
    let result = try Self.run([80, 82, 84]) { $0.windows.tested = [TestWindow(-1...1)] }
    let advice = try #require(result.analysis.advice.first)
    #expect(advice.preferred.isEmpty)
    #expect(Set(advice.doubtful) == Set(InferenceMethod.allCases))
    #expect(
      advice.findings.first
        == "3 of 3 events share days of the window with another event of their security, and what happened on "
        + "these days is counted twice: every test over events rejects too often."
    )
    #expect(StudyVerdict(result)?.effect.basis == .unsupported)
    // Day 0 alone is counted once.
    let single = try Self.run([80, 82, 84]) { $0.windows.tested = [TestWindow(0...0)] }
    #expect(single.analysis.advice.first?.preferred.isEmpty == false)
  }

  @Test func `the interval is as wide as events that share a date ask for`() throws {
    let result = try PipelineFixture.run()
    let window = try #require(result.models[0].windows.first)
    let tests = result.models[0].tests(of: window)
    func statistic(_ method: InferenceMethod) throws -> Double {
      try #require(tests.first { $0.test == method }?.statistic)
    }
    let factor = abs(try statistic(.bmp) / statistic(.kolariPynnonen))
    let effect = try #require(StudyVerdict(result)?.effect)
    let (value, plain) = (try #require(window.caar), try #require(window.lowerBound))
    #expect(factor > 1.01)
    #expect(effect.basis == .correlated)
    #expect(abs(try #require(effect.lower) - (value - factor * (value - plain))) < 1e-12)
    #expect(abs(try #require(effect.upper) + (try #require(effect.lower)) - 2 * value) < 1e-12)
  }

  @Test(arguments: [
    (0, 1, false), (1, 1, true), (1, 4, true), (8, 200, false), (14, 200, true),
    (608, 20_000, false),
    (900, 20_000, true),
  ])
  func `warns of unusual moves where they are more than chance gives`(
    _ count: Int,
    _ events: Int,
    _ isTold: Bool
  ) {
    #expect(EarlyMoveCheck.exceedsChance(count, of: events) == isTold)
  }

  @Test func `asks about a market that moves as no index does`() throws {
    let levels = PipelineFixture.levels(PipelineFixture.marketReturns).enumerated().map {
      $0.offset < 40 ? $0.element : $0.element / 2
    }
    let split = MarketSeries(
      name: "RELIANCE",
      days: PipelineFixture.days,
      levels: levels,
      values: .prices
    )
    let result = try PipelineFixture.run(market: split)
    #expect(result.questions.map(\.symbol) == ["RELIANCE"])
    #expect(result.questions.first?.eventIDs == ["E0", "E1", "E2"])
    #expect(result.notes.contains { $0.message == result.questions.first?.message })
    #expect(try PipelineFixture.run().questions.isEmpty)
    // Outside of the windows of the events it is a note.
    let early = try PipelineFixture.run(
      PipelineFixture.configuration { $0.windows.estimation = EstimationWindow(-30...(-6)) },
      market: split
    )
    #expect(early.questions.isEmpty)
    #expect(early.notes.contains { $0.message.text(.option).contains("as an index does not") })
  }

  @Test func `a sensitivity study has the test that its sample supports best`() throws {
    var settings = PipelineFixture.configuration()
    settings.sensitivity = SensitivitySettings { $0.placebos = 0 }
    let inputs = StudyInputs(
      panel: PipelineFixture.panel(),
      market: PipelineFixture.market,
      announcements: PipelineFixture.announcements()
    )
    let result = try SensitivityStudy(settings).run(on: inputs)
    #expect(result.tests == SensitivitySettings.standardTests + [.kolariPynnonen])
    #expect(result.verdict.leadingTest == .kolariPynnonen)
    // Those that are named are left as they are.
    settings.sensitivity?.tests = [.patell, .bmp]
    #expect(try SensitivityStudy(settings).run(on: inputs).tests == [.patell, .bmp])
  }
}
