import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import Foundation
import Notices
import PriceData
import Testing

@testable import EventStudy

@Suite("Sensitivity study")
struct SensitivityStudyTests {
  /// A market of eight shares whose news comes out over two weeks, some of it without a time.
  private static let announcements: [Announcement] = (0..<8).map { index in
    let date = PipelineFixture.days[PipelineFixture.eventDay + index % 3]
    return Announcement(
      eventID: "E\(index)",
      symbol: "S\(index)",
      publication: index < 4
        ? .day(date)
        : .instant(
          date: date,
          time: TimeOfDay(hour: 12, minute: 0) ?? .indianOpen,
          utcOffsetMinutes: 330
        ),
      sourceFile: "events.csv"
    )
  }

  /// Two events of one share, three days apart.
  private static let overlapping =
    announcements + [
      Announcement(
        eventID: "E9",
        symbol: "S0",
        publication: .day(PipelineFixture.days[PipelineFixture.eventDay + 3]),
        sourceFile: "events.csv"
      )
    ]

  /// Prices without ties, which two ways of rounding would rank differently.
  private static let panel: PricePanel = {
    var state: UInt64 = 7
    func noise() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992 - 0.5
    }
    let closes = (0..<8).flatMap { share in
      PipelineFixture.levels(
        (0..<PipelineFixture.dayCount).map { day in
          2 * PipelineFixture.marketReturns[day] + 0.008 * noise()
            + (day == PipelineFixture.eventDay ? 0.05 : 0)
        }
      )
    }
    return PricePanel(
      days: PipelineFixture.days,
      symbols: (0..<8).map { "S\($0)" },
      columns: [.close: closes]
    )
  }()

  private static let choice = SensitivitySettings {
    $0.estimationLengths = [40]
    $0.estimationEnds = [-6, -11]
    $0.placebos = 25
    $0.stepDownDraws = 120
  }

  private static func configuration(
    _ choice: SensitivitySettings = choice,
    change: (inout StudySettings) -> Void = { _ in }
  ) -> StudySettings {
    PipelineFixture.configuration { configuration in
      configuration.sensitivity = choice
      configuration.windows.event = EventWindow(-3...3)
      change(&configuration)
    }
  }

  private static func inputs(_ announcements: [Announcement] = announcements) -> StudyInputs {
    StudyInputs(
      panel: panel,
      market: PipelineFixture.market,
      announcements: announcements
    )
  }

  private static func run(
    _ choice: SensitivitySettings = choice,
    announcements: [Announcement] = announcements,
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> SensitivityResult {
    try SensitivityStudy(configuration(choice, change: change)).run(on: inputs(announcements))
  }

  @Test func `every specification equals a study with the same choices`() throws {
    let result = try Self.run(announcements: Self.overlapping)
    // Two scenarios of overlap, two of shift, two of returns and three of estimation, by three models.
    #expect(result.specifications.count == 2 * 2 * 2 * 3 * 3)
    for specification in result.specifications where specification.shift == 0 {
      let study = try Study(
        Self.configuration {
          $0.sensitivity = nil
          $0.methods.models = [specification.model]
          $0.methods.tests = SensitivitySettings.standardTests
          $0.methods.returns = specification.returns
          $0.windows.estimation = specification.estimation
          $0.windows.tested = result.windows.map { TestWindow($0.days) }
          $0.alignment.excludeOverlapping = specification.overlapping == .excluded
        }
      ).run(on: Self.inputs(Self.overlapping))
      #expect(specification.fittedCount == study.models[0].fits.count)
      for (place, window) in study.models[0].windows.enumerated() {
        #expect(specification.eventCounts[place] == window.eventCount)
        #expect(isClose(specification.caar[place], window.caar))
        for (test, expected) in zip(specification.tests, study.models[0].tests(of: window)) {
          expectSame(test, at: place, expected)
        }
      }
    }
  }

  @Test func `a single event has the tests that it has in a study`() throws {
    let alone = [Self.announcements[0]]
    let result = try Self.run(Self.choice.windowsOnly, announcements: alone)
    for specification in result.base {
      let study = try Study(
        Self.configuration {
          $0.sensitivity = nil
          $0.methods.models = [specification.model]
          $0.methods.tests = SensitivitySettings.standardTests
          $0.windows.tested = result.windows.map { TestWindow($0.days) }
        }
      ).run(on: Self.inputs(alone))
      for (place, window) in study.models[0].windows.enumerated() {
        for (test, expected) in zip(specification.tests, study.models[0].tests(of: window)) {
          expectSame(test, at: place, expected)
        }
      }
    }
    #expect(result.base.flatMap(\.tests).contains { $0.test == .generalizedSign })
  }

  @Test func `an event whose residuals are rounding is left out of study and grid`() throws {
    let days = PipelineFixture.dayCount
    var closes = try #require(Self.panel.column(.close)).map(\.self)
    closes[0] = 100
    for day in 1..<days { closes[day] = closes[day - 1] * 1.0001 }
    let inputs = StudyInputs(
      panel: Self.panel.replacing(.close, with: closes),
      market: PipelineFixture.market,
      announcements: Self.announcements
    )
    let study = try Study(
      Self.configuration { settings in
        settings.sensitivity = nil
        settings.methods.models = [.market]
      }
    ).run(on: inputs)
    #expect(study.models[0].fits.count == 7)
    #expect(study.exclusions.map(\.eventID) == ["E0"])
    #expect(
      study.exclusions.first?.detail
        == "the model cannot be estimated: the returns of the estimation window have no variance "
        + "around the model"
    )
    let result = try SensitivityStudy(Self.configuration()).run(on: inputs)
    for specification in result.base {
      #expect(specification.fittedCount == (specification.model == .marketAdjusted ? 8 : 7))
    }
  }

  @Test func `moves day 0 of news without a time as a study of the day after would`() throws {
    let result = try Self.run()
    let later = Self.announcements.enumerated().map { index, announcement in
      guard index < 4 else { return announcement }
      return Announcement(
        eventID: announcement.eventID,
        symbol: announcement.symbol,
        publication: .day(PipelineFixture.days[PipelineFixture.eventDay + index % 3 + 1]),
        sourceFile: "events.csv"
      )
    }
    let moved = try #require(
      result.specifications.first {
        $0.shift == 1 && $0.model == .market && $0.returns == .simple
      }
    )
    let study = try Study(
      Self.configuration {
        $0.sensitivity = nil
        $0.windows.tested = result.windows.map { TestWindow($0.days) }
        $0.windows.estimation = moved.estimation
      }
    ).run(on: Self.inputs(later))
    for (caar, window) in zip(moved.caar, study.models[0].windows) {
      #expect(isClose(caar, window.caar))
    }
  }

  @Test func `fits any other model and test as the study does`() throws {
    var choice = Self.choice.windowsOnly
    choice.models = []
    choice.tests = [.wilcoxon, .crossSectional, .kolariPynnonen]
    let result = try Self.run(choice) { $0.methods.models = [.huber, .market] }
    #expect(result.base.map(\.model) == [.huber, .market])
    let study = try Study(
      Self.configuration {
        $0.sensitivity = nil
        $0.methods.models = [.huber, .market]
        $0.methods.tests = choice.tests
        $0.windows.tested = result.windows.map { TestWindow($0.days) }
      }
    ).run(on: Self.inputs())
    for (specification, model) in zip(result.base, study.models) {
      for (place, window) in model.windows.enumerated() {
        for (test, expected) in zip(specification.tests, model.tests(of: window)) {
          #expect(test.test == expected.test)
          expectSame(test, at: place, expected)
        }
      }
    }
    // One family: a model that is fitted event by event is corrected together with the others.
    #expect(result.base.allSatisfy { $0.tests[1].adjustment == .romanoWolf })
    let alone = try Self.run(choice) { $0.methods.models = [.market] }
    let together = result.specifications[1].tests[1].adjustedPValue.compactMap(\.self)
    let single = alone.specifications[0].tests[1].adjustedPValue.compactMap(\.self)
    #expect(together.count == single.count && zip(together, single).allSatisfy { $0 >= $1 })
  }

  @Test func `takes every market index in turn, and only where a model uses it`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("second.csv", Self.secondIndex)
    var choice = Self.choice.windowsOnly
    choice.otherMarkets = [path]
    let result = try Self.run(choice)
    #expect(result.specifications.count == 5)
    #expect(
      result.specifications.map(\.market) == [
        "index", nil, "index", "second", "second",
      ]
    )
    #expect(result.specifications[0].caar[0] != result.specifications[3].caar[0])
    #expect(result.inputs.last?.role == .market)
  }

  private static var secondIndex: String {
    var level = 100.0
    let rows = PipelineFixture.days.enumerated().map { day, date in
      level *= 1 + [0.004, -0.01, 0.006, 0.001][day % 4]
      return "\(date),\(level)"
    }
    return (["date,close"] + rows).joined(separator: "\n") + "\n"
  }

  @Test func `any number of threads gives the same bits`() throws {
    let results = try [1, 2, 5].map { threads in
      try Self.run(announcements: Self.overlapping) { $0.run.threads = threads }
    }
    for result in results.dropFirst() {
      #expect(result.specifications == results[0].specifications)
      #expect(result.placebo == results[0].placebo)
      #expect(result.robustness == results[0].robustness)
      #expect(result.verdict == results[0].verdict)
      #expect(result.shares == results[0].shares)
    }
  }

  /// A change of one choice.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (inout SensitivitySettings) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout SensitivitySettings) -> Void) {
      testDescription = name
      self.apply = apply
    }
  }

  static let changes = [
    Change("windows") { $0.windows = [TestWindow(-1...1)] },
    Change("models") { $0.models = [] },
    Change("tests") { $0.tests = [.patell] },
    Change("estimation_lengths") { $0.estimationLengths = [30] },
    Change("estimation_ends") { $0.estimationEnds = [-6] },
    Change("return_kinds") { $0.returnKinds = [] },
    Change("shifts") { $0.shifts = [-1] },
    Change("keep_overlapping") { $0.keepOverlapping = true },
    Change("headline") { $0.headline = TestWindow(-1...1) },
    Change("level") { $0.level = 0.001 },
    Change("placebos") { $0.placebos = 20 },
    Change("step_down_draws") { $0.stepDownDraws = 99 },
    Change("tail") { $0.tail = 0.4 },
    Change("per_event") { $0.perEvent = false },
    Change("power") { $0.power = 0.5 },
    Change("effects") { $0.effects = [0.1] },
  ]

  @Test(arguments: changes)
  func `every choice changes the result`(_ change: Change) throws {
    var choice = Self.choice
    change.apply(&choice)
    let standard = try Self.run(announcements: Self.overlapping)
    let changed = try Self.run(choice, announcements: Self.overlapping)
    #expect(
      standard.specifications != changed.specifications || standard.placebo != changed.placebo
        || standard.robustness != changed.robustness || standard.verdict != changed.verdict
    )
  }

  @Test func `windows alone vary nothing but windows and models`() throws {
    let result = try Self.run(Self.choice.windowsOnly, announcements: Self.overlapping)
    #expect(result.specifications.count == 3)
    #expect(result.baseCount == 3)
    #expect(result.windows.count == 16)
  }

  @Test func `finds the day that a window needs`() throws {
    // News without a time, dated one day too early: the whole move is on day +1.
    let early = (0..<8).map { index in
      Announcement(
        eventID: "E\(index)",
        symbol: "S\(index)",
        publication: .day(PipelineFixture.days[PipelineFixture.eventDay - 1]),
        sourceFile: "events.csv"
      )
    }
    var choice = Self.choice.windowsOnly
    // Events of one day share one sign, so that a step-down cannot tell them from chance.
    choice.stepDownDraws = 0
    choice.models = []
    // Ranks, which events of one day would be judged by, are not that sure of so few.
    choice.tests = [.crossSectional]
    let result = try Self.run(choice, announcements: early)
    #expect(
      result.verdict.decisiveDay.map { $0.day == 1 && $0.shareWithout == 0 } == true
    )
    #expect(result.verdict.answer == .depends)
  }

  @Test func `a move on day 0 is robust, and one of chance is not there`() throws {
    let onDay = (0..<8).map { index in
      Announcement(
        eventID: "E\(index)",
        symbol: "S\(index)",
        publication: .day(PipelineFixture.days[PipelineFixture.eventDay]),
        sourceFile: "events.csv"
      )
    }
    var choice = Self.choice.windowsOnly
    choice.stepDownDraws = 0
    choice.models = []
    choice.tests = [.crossSectional]
    let robust = try Self.run(choice, announcements: onDay)
    #expect(robust.verdict.answer == .robust)
    let quiet = (0..<8).map { index in
      Announcement(
        eventID: "E\(index)",
        symbol: "S\(index)",
        publication: .day(PipelineFixture.days[PipelineFixture.eventDay + 15 + 2 * index]),
        sourceFile: "events.csv"
      )
    }
    choice.stepDownDraws = 500
    let nothing = try Self.run(choice, announcements: quiet)
    #expect(nothing.verdict.answer == .noEffect)
  }

  @Test func `counts what the cells say`() throws {
    let result = try Self.run()
    for (index, count) in result.verdict.counts.enumerated() {
      let pValues = result.base.flatMap { $0.tests[index].pValue }
      let adjusted = result.base.flatMap { $0.tests[index].adjustedPValue }
      #expect(count.cells == pValues.count { $0 != nil })
      #expect(count.significant == pValues.count { ($0 ?? 1) < 0.05 })
      #expect(count.significantAfterAdjustment == adjusted.count { ($0 ?? 1) < 0.05 })
    }
  }

  @Test func `leave one out names the event that carries the mean`() throws {
    let result = try Self.run(Self.choice.windowsOnly)
    let market = try #require(result.robustness.first)
    let study = try Study(
      Self.configuration {
        $0.sensitivity = nil
        $0.windows.tested = [TestWindow(0...0)]
      }
    ).run(on: Self.inputs())
    let cars = study.models[0].cars.compactMap(\.car)
    let mean = cars.reduce(0, +) / Double(cars.count)
    for influence in market.influences {
      let rest = mean * Double(cars.count) - (try #require(influence.car))
      #expect(isClose(influence.caarWithout, rest / Double(cars.count - 1)))
    }
    let gaps = market.influences.compactMap { $0.caarWithout.map { abs($0 - mean) } }
    #expect(gaps == gaps.sorted(by: >) && market.influences.count == cars.count)
    #expect(market.windows.map(\.role) == [.before, .headline, .after])
  }

  @Test func `a test that does not apply says why in place of its figures`() throws {
    let only = Announcement(
      eventID: "E0",
      symbol: "S0",
      publication: .day(PipelineFixture.days[PipelineFixture.eventDay]),
      sourceFile: "events.csv"
    )
    let result = try Self.run(Self.choice.windowsOnly, announcements: [only])
    let test = try #require(result.base.first?.tests.first)
    #expect(test.pValue.allSatisfy { $0 == nil })
    #expect(test.notApplicable?.map(\.reason) == ["needs at least 2 events, there is 1"])
    #expect(test.notApplicable?.first?.places == Array(result.windows.indices))
    #expect(throws: Never.self) { try JSONEncoder().encode(result) }
  }

  @Test(arguments: [
    ([], 0...0), ([TestWindow(0...1), TestWindow(-1...1)], 0...1),
    // A window without day 0 is none of those that are varied.
    ([TestWindow(2...4), TestWindow(0...0)], 0...0),
  ])
  func `looks into the window that the study names first`(
    _ tested: [TestWindow],
    _ headline: ClosedRange<Int>
  ) throws {
    var settings = StudySettings()
    settings.windows.tested = tested
    #expect(try SensitivityPlan(settings).headline.days == headline)
  }

  @Test func `says what a headline window outside the tested ones is`() throws {
    var choice = Self.choice
    choice.headline = TestWindow(2...3)
    let error = #expect(throws: StudyError.self) { try Self.run(choice) }
    #expect(
      error?.description
        == "the headline window 2..3 is none of the tested windows; choose one of them, such as 0..0"
    )
  }

  @Test func `a study carries its sensitivity where it asks for it`() throws {
    let with = try Study(Self.configuration()).run(on: Self.inputs())
    #expect(with.sensitivity?.specifications.isEmpty == false)
    let without = try Study(Self.configuration { $0.sensitivity = nil }).run(on: Self.inputs())
    #expect(without.sensitivity == nil)
  }

  private func expectSame(_ test: SpecificationTest, at place: Int, _ expected: TestResult) {
    #expect(isClose(test.statistic[place], expected.statistic))
    #expect(isClose(test.pValue[place], expected.pValue))
  }

  private func isClose(_ first: Double?, _ second: Double?) -> Bool {
    switch (first, second) {
    case (nil, nil): return true
    case (let first?, let second?):
      return abs(first - second) <= 1e-9 * max(abs(first), abs(second)) + 1e-15
    default: return false
    }
  }
}
