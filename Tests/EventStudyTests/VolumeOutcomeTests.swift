import Announcements
import EventStatistics
import EventStudy
import Notices
import PriceData
import Testing

/// The outcome `volume`: a measure that is free of the unit, and days without trades.
@Suite("The outcome volume")
struct VolumeOutcomeTests {
  private static let event = PipelineFixture.eventDay

  /// Volumes that vary around ten thousand shares, five times as many on day 0.
  private static func volumes(
    unit: Double = 1,
    zeros: (Int) -> Bool = { _ in false },
    zero: Double = 0
  ) -> [Double] {
    (0..<(3 * PipelineFixture.dayCount)).map { cell in
      let day = cell % PipelineFixture.dayCount
      if zeros(day) { return zero }
      let usual = 10_000.0 + Double((cell * 7919) % 4001)
      return (day == event ? 5 * usual : usual) / unit
    }
  }

  private func run(_ volumes: [Double]) throws -> StudyResult {
    try PipelineFixture.run(
      PipelineFixture.configuration { $0.analysis.outcomes = [.volume] },
      panel: PipelineFixture.panel().replacing(.volume, with: volumes)
    )
  }

  private func caars(_ result: StudyResult) throws -> [Double] {
    let activity = try #require(result.analysis.activities.first { $0.outcome == .volume })
    #expect(activity.eventCount == 3)
    return activity.windows.compactMap(\.caar)
  }

  @Test(arguments: [100.0, 1000, 1e5, 1e7])
  func `is the same in shares, lots and thousands`(unit: Double) throws {
    let shares = try caars(try run(Self.volumes()))
    let other = try caars(try run(Self.volumes(unit: unit)))
    #expect(abs(shares[0] - 1.6) < 0.1)
    for (one, two) in zip(shares, other) { #expect(abs(one - two) < 1e-12) }
  }

  @Test func `a day without trades is missing and counted, however it is written`() throws {
    let zeros = { (day: Int) in day % 3 == 1 && abs(day - Self.event) > 1 }
    let written = try run(Self.volumes(zeros: zeros))
    let blank = try run(Self.volumes(zeros: zeros, zero: .nan))
    #expect(try caars(written) == caars(blank))
    #expect(abs(try caars(written)[0] - 1.6) < 0.1)
    let days = (-60...5).count { zeros(Self.event + $0) }
    let note = written.notes.map { $0.message.text(.option) }.first {
      $0.contains("volume is zero")
    }
    #expect(
      note
        == "the volume is zero on \(3 * days) days of the windows of 3 events; a day without trades "
        + "has no logarithm and is left out of the outcome volume"
    )
    #expect(!blank.notes.contains { $0.message.text(.option).contains("volume is zero") })
  }

  @Test func `without any volume the study stops and names the settings`() throws {
    let panel = PricePanel(
      days: PipelineFixture.days,
      symbols: ["S0", "S1", "S2"],
      columns: [.close: try #require(PipelineFixture.panel().column(.close))]
    )
    let asking = PipelineFixture.configuration { $0.analysis.outcomes = [.volume] }
    for (panel, words) in [
      (panel, "the price files have no column of volumes; name it with --columns volume=NAME"),
      (
        PipelineFixture.panel().replacing(.volume, with: Self.volumes(zeros: { _ in true })),
        "no event has a volume in its windows"
      ),
    ] {
      #expect {
        try PipelineFixture.run(asking, panel: panel)
      } throws: { error in
        (error as? StudyError)?.message.text(.option).hasPrefix(words) == true
      }
    }
    #expect(throws: Never.self) { try PipelineFixture.run(panel: panel) }
  }
}
