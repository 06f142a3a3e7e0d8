import EventStatistics
import Testing

@testable import Simulation

struct SizeStudyTests {
  /// A study small enough for a test, with every scenario and every test.
  private func smallStudy() -> SizeStudy {
    var study = SizeStudy()
    study.replications = 7
    study.eventCount = 12
    study.estimationDays = 40
    study.eventWindow = -2...2
    study.windows = [0...0, -2...2]
    study.effects = [0, 0.01]
    study.levels = [0.05, 0.2]
    study.draws = 49
    return study
  }

  @Test(arguments: [2, 5])
  func `gives the same bits for any number of threads`(threads: Int) throws {
    let study = smallStudy()
    var threaded = study
    threaded.threads = threads
    #expect(try study.run().rows == threaded.run().rows)
    for scenario in [SizeScenario.noEvent, .missingDays] {
      let one = study.tally(of: scenario).cells.map(\.pValues)
      let several = threaded.tally(of: scenario).cells.map(\.pValues)
      #expect(one == several)
    }
  }

  @Test func `keeps earlier replications when more are asked for`() {
    let few = smallStudy()
    var many = few
    many.replications = 11
    let first = few.tally(of: .heavyTails).cells[0].pValues
    #expect(Array(many.tally(of: .heavyTails).cells[0].pValues[..<7]) == first)
  }

  @Test func `gives another result for another seed`() {
    let study = smallStudy()
    var other = study
    other.seed = 2
    let ours = study.tally(of: .noEvent).cells
    let theirs = other.tally(of: .noEvent).cells
    #expect(zip(ours, theirs).allSatisfy { $0.pValues != $1.pValues })
  }

  @Test func `has a row for each scenario, window, effect, level and test`() throws {
    let study = smallStudy()
    let report = try study.run()
    #expect(report.study == study)
    #expect(report.rows.count == 10 * 2 * 2 * 2 * InferenceMethod.allCases.count)
    let byDate = [
      InferenceMethod.clustered, .twoWayClustered, .dateSignFlip, .dateWildBootstrap,
    ].map { SizeTest.average($0) }
    for row in report.rows {
      #expect(row.replications + row.notApplicable == 7)
      let lacksDates = row.scenario == .oneDate && byDate.contains(row.test)
      #expect((row.rate == nil) == lacksDates, "\(row.scenario) \(row.test)")
      // Its search finds no maximum where the days of an event are few, which is told beside the rate.
      let mayFail = row.scenario == .missingDays && row.test == .average(.savickas)
      #expect(
        (row.reason != nil) == lacksDates
          || mayFail && (row.reason != nil) == (row.notApplicable > 0),
        "\(row.scenario) \(row.test)"
      )
    }
    let first = report.rows[0]
    #expect(first.scenario == .noEvent && first.window == 0...0 && first.effect == 0)
    let tests = study.methods.count
    #expect(report.rows[tests].level == 0.2 && report.rows[2 * tests].effect == 0.01)
    #expect(report.rows[4 * tests].window == -2...2)
    #expect(report.rows[8 * tests].scenario == .doubledVariance)
  }

  @Test func `rejects more at a higher level`() throws {
    let rows = try smallStudy().run().rows
    for low in rows where low.level == 0.05 {
      let high = rows.first {
        $0.level == 0.2 && $0.scenario == low.scenario && $0.test == low.test
          && $0.window == low.window && $0.effect == low.effect
      }
      #expect((high?.rejections ?? -1) >= low.rejections)
    }
  }

  @Test func `tells its progress to the end`() throws {
    var study = smallStudy()
    study.scenarios = [.noEvent, .skewed]
    study.methods = [.crossSectional]
    study.replications = 150
    study.eventCount = 3
    var seen: [Int] = []
    _ = try study.run { completed, total in
      #expect(total == 300)
      seen.append(completed)
    }
    #expect(seen == seen.sorted() && seen.last == 300 && seen.count > 2)
  }

  @Test func `counts a study in which a test is not applicable, with the reason`() throws {
    var study = smallStudy()
    study.eventCount = 1
    study.scenarios = [.noEvent]
    study.methods = [.crossSectional, .patell]
    let rows = try study.run().rows
    #expect(rows[0].notApplicable == 7 && rows[0].rate == nil)
    #expect(rows[0].reason == "needs at least 2 events, there is 1")
    #expect(rows[1].replications == 7)
  }

  @Test(
    arguments: [
      { $0.replications = 0 }, { $0.eventCount = 0 }, { $0.scenarios = [] }, { $0.methods = [] },
      { $0.windows = [-3...0] }, { $0.levels = [1] }, { $0.effects = [.nan] },
      { $0.correlation = 1 }, { $0.noTradeShare = 0.9 }, { $0.threads = 0 }, { $0.draws = 0 },
      { $0.heavyShocks = .studentT(degreesOfFreedom: 2) }, { $0.eventWindow = 1...3 },
      { $0.volatilities = 0...0.01 }, { $0.estimationDays = 3 }, { $0.eventVariance = 0 },
      { $0.singleMethods = [.sampleQuantile] }, { $0.regimeVariance = 0 }, { $0.regimeDays = -1 },
      { $0.regimeDays = $0.estimationDays },
      { $0.garchWeights = GARCHWeights(arch: 0.2, garch: 0.8) },
    ] as [@Sendable (inout SizeStudy) -> Void]
  )
  func `rejects a parameter out of range`(change: @Sendable (inout SizeStudy) -> Void) {
    var study = smallStudy()
    change(&study)
    #expect(throws: SimulationError.self) { try study.run() }
  }

  @Test func `says what is wrong and what is allowed`() {
    var study = smallStudy()
    study.windows = [-5...0]
    #expect(throws: SimulationError.self) { try study.validate() }
    do {
      try study.validate()
    } catch {
      #expect("\(error)" == "a window is -5..0; it must be inside the event window -2..2")
    }
  }

  @Test func `describes every scenario with its parameters`() {
    let study = SizeStudy()
    let summaries = SizeScenario.allCases.map(study.summary)
    #expect(Set(summaries).count == summaries.count)
    #expect(summaries[2].contains("0.05") && summaries[4].contains("t(3.0)"))
  }
}
