import EventAlignment
import EventStatistics
import EventStudy
import Notices
import Testing

/// Tested windows that reach beyond the event window.
@Suite("Tested windows wider than the event window")
struct EventWindowWideningTests {
  private func run(
    tested: [String],
    event: String = "-5..5",
    estimation: String = "-60..-6",
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudyResult {
    try PipelineFixture.run(
      PipelineFixture.configuration {
        $0.windows.tested = tested.compactMap { TestWindow($0) }
        $0.windows.event = EventWindow(event) ?? .standard
        $0.windows.estimation = EstimationWindow(estimation) ?? .standard
        change(&$0)
      }
    )
  }

  @Test(arguments: [
    (["1..20"], "-60..-6", "-5..20", "the tested window 1..20 reaches beyond it"),
    (
      ["-1..1", "0..8", "2..12"], "-60..-6", "-5..12",
      "the tested windows 0..8, 2..12 reach beyond it"
    ),
    (["-12..6"], "-60..-20", "-12..6", "the tested window -12..6 reaches beyond it"),
    (["20..25"], "-60..-6", "-5..25", "the tested window 20..25 reaches beyond it"),
  ])
  func `widen it, and say so`(
    tested: [String],
    estimation: String,
    event: String,
    words: String
  ) throws {
    let result = try run(tested: tested, estimation: estimation)
    #expect(result.configuration.windows.event.description == event)
    let note = result.notes.first { $0.source == .tests }
    #expect(
      note?.message.text(.option)
        == "the event window -5..5 is widened to \(event), because \(words)"
    )
    // The result is that of whoever writes the wider window, and there is nothing to say then.
    let asked = try run(tested: tested, event: event, estimation: estimation)
    #expect(asked.models == result.models && asked.configuration == result.configuration)
    #expect(asked.notes == result.notes.filter { $0.source != .tests })
    #expect(result.models[0].cars.allSatisfy { $0.car != nil })
  }

  @Test func `move no event window that holds them`() throws {
    let result = try run(tested: ["-5..5", "0..0"])
    #expect(result.configuration.windows.event.description == "-5..5")
    #expect(result.notes.allSatisfy { $0.source != .tests })
  }

  @Test(arguments: [
    (
      ["-20..1"], "-60..-6", "-75..-21",
      "the tested window -20..1 reaches beyond the event window -5..5; widened to -20..5, it would "
        + "meet the estimation window -60..-6: pass --estimation -75..-21"
    ),
    (
      ["-8..1", "0..12"], "-40..-6 10..30", "-43..-9 13..33",
      "the tested windows -8..1, 0..12 reach beyond the event window -5..5; widened to -8..12, it "
        + "would meet the estimation window -40..-6 10..30: pass --estimation \"-43..-9 13..33\""
    ),
  ])
  func `stop where the estimation window leaves no room, with advice that works`(
    tested: [String],
    estimation: String,
    advice: String,
    message: String
  ) throws {
    let error = #expect(throws: StudyError.self) { try run(tested: tested, estimation: estimation) }
    #expect(error?.message.text(.option) == message)
    #expect(message.contains("--estimation \(advice)") || message.hasSuffix("\"\(advice)\""))
    let result = try run(tested: tested, estimation: advice)
    #expect(result.models[0].fits.count == 3)
  }

  @Test func `keep the words about windows that contradict each other without them`() {
    let error = #expect(throws: StudyError.self) {
      try run(tested: ["0..9"], estimation: "-60..-3")
    }
    #expect(
      error?.message.text(.option)
        == "the estimation window -60..-3 must end before the event window "
        + "-5..9 begins: end it at -6 or earlier"
    )
  }

  @Test func `widen that of a sensitivity study alike`() throws {
    let result = try run(tested: []) {
      $0.sensitivity = SensitivitySettings {
        $0.windows = [TestWindow(0...9), TestWindow(-1...1)]
        $0.models = [.market]
        $0.estimationLengths = [30]
        $0.estimationEnds = [-6]
        $0.placebos = 0
        $0.stepDownDraws = 0
      }
    }
    #expect(result.configuration.windows.event.description == "-5..9")
    let sensitivity = try #require(result.sensitivity)
    #expect(sensitivity.configuration.windows.event.description == "-5..9")
    #expect(sensitivity.base[0].caar[0] != nil)
    #expect(sensitivity.notes.contains { $0.source == .tests })
  }
}
