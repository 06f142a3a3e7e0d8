import Announcements
import CivilTime
import EventAlignment
import EventStatistics
@testable import EventStudy
import Notices
import PriceData
import Testing

@Suite("Notes of a sensitivity study")
struct SensitivityNotesTests {
  /// Prices of three shares: S1 begins late, S2 has a split that nobody adjusted for.
  private static let panel: PricePanel = {
    let plain = PipelineFixture.panel(shares: 3)
    var closes = plain.column(.close) ?? []
    let count = PipelineFixture.dayCount
    for day in 0..<45 { closes[count + day] = .nan }
    for day in 49..<count { closes[2 * count + day] /= 2 }
    return PricePanel(days: plain.days, symbols: plain.symbols, columns: [.close: closes])
  }()

  private func notes(
    estimation: EstimationDays,
    lengths: [Int],
    withoutOverlapping: Bool = false,
    announcements: [Announcement] = PipelineFixture.announcements(shares: 3)
  ) throws -> (notes: [String], result: SensitivityResult) {
    let configuration = PipelineFixture.configuration {
      $0.windows.estimation = EstimationWindow(estimation)
      $0.windows.event = EventWindow(-3...3)
      $0.sensitivity = SensitivitySettings {
        $0.estimationLengths = lengths
        $0.estimationEnds = [estimation.days.upperBound]
        $0.returnKinds = [.simple]
        $0.shifts = []
        $0.keepOverlapping = !withoutOverlapping
        $0.placebos = 0
        $0.stepDownDraws = 0
      }
    }
    let result = try SensitivityStudy(configuration).run(
      on: StudyInputs(
        panel: Self.panel,
        market: PipelineFixture.market,
        announcements: announcements
      )
    )
    return (
      result.notes.filter { $0.severity == .warning }.map { $0.message.text(.option) }, result
    )
  }

  @Test func `names the events that a longer estimation window loses`() throws {
    let (notes, result) = try notes(estimation: EstimationDays(-25...(-6)), lengths: [20, 60])
    #expect(
      Set(result.specifications.map(\.fittedCount)) == [2, 3],
      "\(result.specifications.map { "\($0.estimationStart) \($0.fittedCount)" })"
    )
    #expect(
      notes.contains(
        "1 of 1 other combinations of choices studies fewer events than the study's own 3: without "
          + "E1 in 1 (the estimation window -65..-6 has 29 returns from 2024-03-05 to 2024-04-12, but "
          + "needs 36). Part of what the choice moves is the sample: compare rows of sensitivity.csv "
          + "with the same n_events"
      ),
      "\(notes)"
    )
    #expect(result.verdict.effects?.fewestEvents == 2 && result.verdict.effects?.mostEvents == 3)
  }

  @Test func `names the events that a shorter estimation window gains`() throws {
    let (notes, result) = try notes(estimation: EstimationDays(-65...(-6)), lengths: [20])
    #expect(result.exclusions.map(\.eventID) == ["E1"])
    #expect(
      notes.contains {
        $0.hasPrefix(
          "1 of 1 other combinations of choices studies more events than the study's own 2"
        )
          && $0.contains(
            "with E1 in 1 (left out of the study: the estimation window -65..-6 has 29"
          )
      },
      "\(notes)"
    )
  }

  @Test func `says which combinations have no event`() throws {
    let (notes, _) = try notes(estimation: EstimationDays(-25...(-6)), lengths: [20, 400])
    #expect(
      notes.contains {
        $0.hasPrefix("1 of 1 other combinations of choices have no event that can be studied: ")
      },
      "\(notes)"
    )
  }

  @Test(arguments: [
    ([ExpectedReturnMethod.garch], true), ([.garch, .market], false), ([.market], false),
  ])
  func `says why there are no random days`(models: [ExpectedReturnMethod], isSaid: Bool) throws {
    let configuration = PipelineFixture.configuration(models: models) {
      $0.windows.event = EventWindow(-3...3)
      $0.sensitivity = SensitivitySettings {
        $0.models = models
        $0.returnKinds = [.simple]
        $0.placebos = 20
        $0.stepDownDraws = 0
      }
    }
    let result = try SensitivityStudy(configuration).run(
      on: StudyInputs(
        panel: PipelineFixture.panel(),
        market: PipelineFixture.market,
        announcements: PipelineFixture.announcements(shares: 3)
      )
    )
    #expect((result.placebo == nil) == isSaid)
    let said = result.notes.contains {
      $0.message.text(.option)
        == "there are no studies of random days: they are fast enough under market, mean_adjusted, "
        + "market_adjusted alone; add one with --model market"
    }
    #expect(said == isSaid, "\(result.notes.map { $0.message.text(.option) })")
  }

  @Test func `says that random days are studied less often than was asked for`() {
    let note = SensitivityStudy.note(ofStudies: 666_666, wanted: 1_000_000, events: 3000)
    #expect(
      note?.message.text(.option)
        == "random days are studied 666,666 times instead of 1,000,000, which 3,000 events would make slow"
    )
    #expect(SensitivityStudy.note(ofStudies: 20, wanted: 20, events: 3000) == nil)
  }

  @Test func `is quiet where every combination has the same events`() throws {
    let (notes, _) = try notes(estimation: EstimationDays(-25...(-6)), lengths: [20, 25])
    #expect(!notes.contains { $0.contains("combinations of choices") }, "\(notes)")
  }

  @Test func `does not call the choice to leave out overlapping events a loss`() throws {
    let second = Announcement(
      eventID: "E9",
      symbol: "S0",
      publication: .day(PipelineFixture.days[PipelineFixture.eventDay + 2]),
      sourceFile: "events.csv"
    )
    let (notes, result) = try notes(
      estimation: EstimationDays(-25...(-6)),
      lengths: [20],
      withoutOverlapping: true,
      announcements: PipelineFixture.announcements(shares: 3) + [second]
    )
    #expect(Set(result.specifications.map(\.fittedCount)) == [2, 4])
    #expect(!notes.contains { $0.contains("combinations of choices") }, "\(notes)")
  }

  @Test func `names a jump that looks like a split`() throws {
    let (notes, _) = try notes(estimation: EstimationDays(-25...(-6)), lengths: [20])
    #expect(notes.count { $0.hasPrefix("S2: close ") && $0.contains("add the line \"S2,") } == 1)
  }
}
