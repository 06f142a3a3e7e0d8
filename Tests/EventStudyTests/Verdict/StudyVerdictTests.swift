import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import Testing

@testable import EventStudy

@Suite("The answer of a study")
struct StudyVerdictTests {
  @Test(arguments: [
    (0.0004, Rarity.below(1000)), (0.001, .share(1, of: 1000)), (0.007, .share(1, of: 140)),
    (0.037, .share(1, of: 27)), (0.145, .share(1, of: 7)), (0.332, .share(1, of: 3)),
    (0.4, .share(1, of: 3)), (0.45, .share(1, of: 2)), (0.7, .share(2, of: 3)),
    (0.85, .share(4, of: 5)), (0.95, .nearlyAll), (1, .nearlyAll),
  ])
  func `says a p-value as small numbers`(pValue: Double, rarity: Rarity) {
    #expect(Rarity(pValue) == rarity)
  }

  @Test func `has no rarity without a p-value`() {
    #expect(Rarity(.nan) == nil)
    #expect(Rarity(1.5) == nil)
  }

  @Test(arguments: [
    (0.049, MeasuredEffect.Certainty.beyondNoise), (0.05, .weak), (0.0999, .weak), (0.1, .noise),
  ])
  func `is certain by the level of the intervals`(
    pValue: Double,
    certainty: MeasuredEffect.Certainty
  ) {
    #expect(MeasuredEffect.certainty(of: pValue, level: 0.05) == certainty)
    #expect(MeasuredEffect.certainty(of: nil, level: 0.05) == .untested)
  }

  /// The daily abnormal returns of windows of three days around day 0 and of nine days.
  @Test(
    arguments: [
      ([0, 0, 0, 0.01, 0.02, 0.01, 0, 0, 0.01], -4...4, nil),
      ([0.067, 0, 0, 0, 0.005, 0, 0, 0, 0], -4...4, -4),
      ([0.067, 0, 0, 0, 0.005, 0, 0, 0, 0], -1...1, nil),
      ([-0.067, 0, 0, 0, -0.005, 0, 0, 0, 0.02], -4...4, -4),
      ([0.02, -0.03, 0, 0, 0.005, 0, 0, 0, 0.02], -4...4, nil),
      ([0.02, 0.018, 0.02, 0.02, 0.02, 0.019, 0.021, 0.02, 0.02], -4...4, nil),
      ([0.03, 0.012, -0.012, 0.012, 0.012, -0.012, 0.012, 0, 0], -4...4, -4),
      ([0.02, 0.012, -0.012, 0.012, 0.012, -0.012, 0.012, 0, 0], -4...4, nil),
      // Of a sum near zero every day has a large share.
      ([0.03, -0.006, -0.006, 0.001, 0.006, -0.006, -0.006, -0.006, -0.006], -4...4, nil),
      ([0.03, -0.006, -0.006, 0.001, 0.006, 0.002, -0.006, 0.001, 0.001], -4...4, -4),
    ] as [([Double], ClosedRange<Int>, Int?)]
  )
  func `finds the day that carries a window`(
    values: [Double],
    days: ClosedRange<Int>,
    expected: Int?
  ) {
    let total = zip(-4...4, values).filter { days.contains($0.0) }.reduce(0) { $0 + $1.1 }
    let found = CarryingDay(
      TestWindow(days),
      total: total,
      days: Array(-4...4),
      values: values.map { $0 }
    )
    #expect(found?.day == expected)
    if let found { #expect(abs(found.value + found.rest - found.total) < 1e-15) }
  }

  @Test func `leaves out days without a return`() {
    let found = CarryingDay(
      TestWindow(-1...1),
      total: 0.05,
      days: [-2, -1, 0, 1],
      values: [0.001, 0.05, nil, nil]
    )
    #expect(found?.day == -1)
    #expect(
      CarryingDay(TestWindow(-1...1), total: nil, days: [-1, 0, 1], values: [1, 0, 0]) == nil
    )
    #expect(CarryingDay(TestWindow(1...1), total: 1, days: [0, 1], values: [0, 1]) == nil)
  }

  @Test func `answers for one event by its own interval and the sample-quantile test`() throws {
    let result = try PipelineFixture.run(announcements: PipelineFixture.announcements(shares: 1))
    let verdict = try #require(StudyVerdict(result))
    let car = try #require(result.models[0].cars.first)
    let fit = result.models[0].fits[0]
    #expect(verdict.isSingle)
    #expect(verdict.effect.test == "sq")
    #expect(verdict.effect.pValue == car.sq?.pValue)
    let reach = NullDistribution.studentT(degreesOfFreedom: Double(fit.degreesOfFreedom))
      .upperQuantile(0.025)
    let value = try #require(car.car)
    let error = try #require(car.carStandardError)
    let lower = try #require(verdict.effect.lower)
    #expect(abs(lower - (value - reach * error)) < 1e-12)
    #expect(verdict.cells?.windowCount == 2)
  }

  @Test func `answers for several events by the test that the sample supports`() throws {
    let result = try PipelineFixture.run()
    let verdict = try #require(StudyVerdict(result))
    #expect(!verdict.isSingle)
    #expect(verdict.singles.map(\.event.eventID) == ["E0", "E1", "E2"])
    let advised = try #require(result.analysis.advice.first?.preferred.first)
    #expect(verdict.effect.test == advised.rawValue)
    #expect(verdict.cautions.contains(.sharedDates(sharing: 3, events: 3, dates: 1)))
  }

  @Test func `tells single events of a small sample alone`() throws {
    // Some shares of the fixture follow the market without any noise and cannot be tested.
    let shares = StudyVerdict.fewEvents + 3
    let result = try PipelineFixture.run(
      panel: PipelineFixture.panel(shares: shares),
      announcements: PipelineFixture.announcements(shares: shares)
    )
    #expect(StudyVerdict(result)?.singles.isEmpty == true)
    #expect(result.models[0].fits.count > StudyVerdict.fewEvents)
    #expect(StudyVerdict(result)?.eventCount == result.models[0].fits.count)
  }

  @Test func `names other news of a studied security in its event window`() throws {
    var result = try PipelineFixture.run(announcements: PipelineFixture.announcements(shares: 1))
    var other = result.events[0]
    other.eventID = "OTHER"
    other.status = .excluded
    other.eventDate = nil
    other.announcedAt = PipelineFixture.days[PipelineFixture.eventDay - 2].description
    result.events.append(other)
    result.exclusions = [
      Exclusion(eventID: "OTHER", symbol: "S0", reason: .needsReview("other news"))
    ]
    let caution = Caution.otherNews(count: 1, symbols: ["S0"], onDayZero: 0)
    #expect(StudyVerdict(result)?.cautions.first == caution)
    // What repeats an event, and news of another day, is no other news.
    result.exclusions[0] = Exclusion(eventID: "OTHER", symbol: "S0", reason: .repeat(of: "E0"))
    #expect(StudyVerdict(result)?.cautions.contains(caution) == false)
    result.exclusions[0] = Exclusion(
      eventID: "OTHER",
      symbol: "S0",
      reason: .needsReview("other news")
    )
    result.events[1].announcedAt = PipelineFixture.days[3].description
    #expect(StudyVerdict(result)?.cautions.contains(caution) == false)
  }

  @Test func `names the event without which the average is another one`() throws {
    var result = try PipelineFixture.run()
    for index in result.models[0].cars.indices where result.models[0].cars[index].windowStart == 0 {
      result.models[0].cars[index].car = result.models[0].cars[index].eventID == "E1" ? 0.5 : -0.25
    }
    let caution = Caution.oneEvent(eventID: "E1", symbol: "S1", without: -0.25)
    #expect(StudyVerdict(result)?.cautions.contains(caution) == true)
  }

  @Test func `knows the windows that the events really have`() throws {
    var announcements = PipelineFixture.announcements()
    announcements[1] = Announcement(
      eventID: "E1",
      symbol: "S1",
      publication: .day(PipelineFixture.days[20]),
      sourceFile: "events.csv"
    )
    let result = try PipelineFixture.run(
      PipelineFixture.configuration { $0.windows.minEstimation = .returns(10) },
      announcements: announcements
    )
    let used = try #require(result.usedWindows)
    #expect(used.eventCount == 3)
    #expect(used.estimation.days == [-60...(-6), -19...(-6)])
    #expect(used.returns == 14...55)
    #expect(used.event.days == [-5...5])
    #expect(used.event.dates == PipelineFixture.days[15]...PipelineFixture.days[85])
  }

  @Test func `has a p-value for each day of an event`() throws {
    let result = try PipelineFixture.run(
      PipelineFixture.configuration {
        $0.windows.tested = (-5...5).map { TestWindow($0...$0) }
      }
    )
    for event in result.models[0].abnormalReturns {
      let cars = result.models[0].cars.filter { $0.eventID == event.eventID }
      #expect(event.pValue == cars.map(\.pValue))
      #expect(event.sqPValue == cars.map { $0.sq?.pValue })
    }
  }

  @Test func `keeps the residuals of a study of one event alone`() throws {
    let one = try PipelineFixture.run(announcements: PipelineFixture.announcements(shares: 1))
    #expect(one.models[0].residuals.count == one.models[0].fits[0].observations)
    #expect(try PipelineFixture.run().models[0].residuals.isEmpty)
  }

  @Test(arguments: [2, 3, 8, 25])
  func `runs every test that the advice trusts`(shares: Int) throws {
    for dates in [1, 4] {
      let announcements = (0..<shares).map { share in
        Announcement(
          eventID: "E\(share)",
          symbol: "S\(share)",
          publication: .day(PipelineFixture.days[PipelineFixture.eventDay + share % dates]),
          sourceFile: "events.csv"
        )
      }
      let result = try PipelineFixture.run(
        panel: PipelineFixture.panel(shares: shares),
        announcements: announcements
      )
      let advice = try #require(result.analysis.advice.first)
      #expect(Set(advice.preferred).isSubset(of: result.models[0].testMethods))
      #expect(result.models[0].testMethods.contains(.signFlip) == (shares < 20))
    }
  }

  @Test func `adds no test to those that are named`() throws {
    let result = try PipelineFixture.run(
      PipelineFixture.configuration { $0.methods.tests = [.patell] }
    )
    #expect(result.models[0].testMethods == [.patell])
  }

  @Test func `rests a sensitivity study on the first trusted test that it has`() throws {
    var settings = PipelineFixture.configuration()
    settings.sensitivity = SensitivitySettings {
      $0.windows = [TestWindow(0...0), TestWindow(-1...1)]
      $0.placebos = 0
      $0.tests = [.crossSectional, .corradoRank, .kolariPynnonen]
    }
    let inputs = StudyInputs(
      panel: PipelineFixture.panel(),
      market: PipelineFixture.market,
      announcements: PipelineFixture.announcements()
    )
    let result = try SensitivityStudy(settings).run(on: inputs)
    #expect(result.verdict.trusted.first == .kolariPynnonen)
    #expect(result.verdict.leadingTest == .kolariPynnonen)
    settings.sensitivity?.tests = [.crossSectional, .corradoRank]
    let without = try SensitivityStudy(settings).run(on: inputs)
    #expect(without.verdict.leadingTest == .corradoRank)
    settings.sensitivity?.tests = [.patell, .crossSectional]
    #expect(try SensitivityStudy(settings).run(on: inputs).verdict.leadingTest == .crossSectional)
    // A study and its sensitivity study have one advice.
    let study = try Study(settings).run(on: inputs)
    #expect(study.sensitivity?.verdict.trusted == study.analysis.advice.first?.preferred)
    // Its window is that of the answer, and its settings are those by which the folder is read again.
    #expect(study.sensitivity?.headline.days == study.models[0].windows[0].window.days)
    #expect(study.sensitivity?.configuration == study.configuration)
  }
}
