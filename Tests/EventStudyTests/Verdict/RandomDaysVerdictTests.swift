import Announcements
import CivilTime
import EventAlignment
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

/// What random days add to the verdict of a sensitivity study.
@Suite("Verdict by random days")
struct RandomDaysVerdictTests {
  /// Eight shares with noise of their own, a move that all have on each day, and one on the event day.
  private static func inputs(common: Double, effect: Double) -> StudyInputs {
    var state: UInt64 = 7
    func noise() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992 - 0.5
    }
    let moves = (0..<PipelineFixture.dayCount).map { day in
      day == PipelineFixture.eventDay ? effect : common * noise()
    }
    let closes = (0..<8).flatMap { _ in
      PipelineFixture.levels(
        zip(PipelineFixture.marketReturns, moves).map { 2 * $0 + $1 + 0.008 * noise() }
      )
    }
    let panel = PricePanel(
      days: PipelineFixture.days,
      symbols: (0..<8).map { "S\($0)" },
      columns: [.close: closes]
    )
    return StudyInputs(
      panel: panel,
      market: PipelineFixture.market,
      announcements: PipelineFixture.announcements(shares: 8)
    )
  }

  private static func result(
    of inputs: StudyInputs,
    placebos: Int,
    level: Double = 0.05
  ) throws -> (answer: SensitivityVerdict.Answer, notes: [String]) {
    let settings = PipelineFixture.configuration {
      $0.windows.event = EventWindow(-3...3)
      $0.sensitivity = SensitivitySettings {
        $0.windows = [TestWindow(0...0)]
        $0.tests = [.crossSectional]
        $0.returnKinds = [.simple]
        $0.shifts = []
        $0.stepDownDraws = 0
        $0.placebos = placebos
        $0.level = level
      }
    }
    let result = try SensitivityStudy(settings).run(on: inputs)
    return (
      result.verdict.answer,
      result.notes.map { $0.message.text(.option) }.filter { $0.contains("cannot tell") }
    )
  }

  @Test func `shares that move together every day move by chance`() throws {
    let inputs = Self.inputs(common: 0.06, effect: 0.005)
    let (answer, notes) = try Self.result(of: inputs, placebos: 60)
    #expect(answer == .chance && notes.isEmpty)
    let without = try Self.result(of: inputs, placebos: 0)
    #expect(without.answer == .robust && without.notes.isEmpty)
  }

  /// The p-value of 19 studies is never below 0.05, and that of 20 is where none has a window as good.
  @Test(arguments: [(10, 0.05), (19, 0.05), (20, 0.01), (99, 0.01)])
  func `too few random days leave the answer and say so`(placebos: Int, level: Double) throws {
    let inputs = Self.inputs(common: 0, effect: 0.05)
    let (answer, notes) = try Self.result(of: inputs, placebos: placebos, level: level)
    #expect(answer == .robust)
    let needed = level == 0.05 ? 20 : 100
    #expect(
      notes == [
        "\(placebos) studies of random days with cross_sectional_t cannot tell at the level \(level) whether "
          + "chance makes as good a window; the answer rests on corrected p-values alone; ask for at "
          + "least --placebos \(needed)"
      ]
    )
    // The advice works.
    let enough = try Self.result(of: inputs, placebos: needed, level: level)
    #expect(enough.answer == .robust && enough.notes.isEmpty)
  }
}
