import Announcements
import CivilTime
import EventAlignment
import EventStatistics
@testable import EventStudy
import Foundation
import Notices
import PriceData
import Testing

@Suite("Events against synthetic controls")
struct SyntheticControlAnalysisTests {
  private static let random = CounterRandom(seed: 5)

  /// Returns of a share, part of them the market's; the first share is 0.7 of the third and 0.3 of the fourth, with a
  /// little of its own and five percent more on the event day.
  private static func returns(ofShare share: Int) -> [Double] {
    let own = { (share: Int, day: Int) in
      PipelineFixture.marketReturns[day]
        + 0.01 * random.normals(stream: UInt64(share), index: UInt64(day)).first
    }
    return (0..<PipelineFixture.dayCount).map { day in
      guard share == 0 else { return own(share, day) }
      return 0.7 * own(2, day) + 0.3 * own(3, day)
        + 0.001 * random.normals(stream: 99, index: UInt64(day)).first
        + (day == PipelineFixture.eventDay ? 0.05 : 0)
    }
  }

  private static func panel(
    shares: Int = 16,
    change: (Int, inout [Double]) -> Void = { _, _ in }
  ) -> PricePanel {
    PricePanel(
      days: PipelineFixture.days,
      symbols: (0..<shares).map { "S\($0)" },
      columns: [
        .close: (0..<shares).flatMap { share in
          var levels = PipelineFixture.levels(returns(ofShare: share))
          change(share, &levels)
          return levels
        }
      ]
    )
  }

  private func run(
    panel: PricePanel = panel(),
    announcements: [Announcement] = PipelineFixture.announcements(shares: 1),
    change: (inout StudySettings) -> Void = { _ in }
  ) throws -> StudyResult {
    try PipelineFixture.run(
      PipelineFixture.configuration {
        $0.analysis.syntheticControl = true
        change(&$0)
      },
      panel: panel,
      announcements: announcements
    )
  }

  @Test func `a study that does not ask has none`() throws {
    let result = try run { $0.analysis.syntheticControl = false }
    #expect(result.analysis.syntheticControls.isEmpty)
    #expect(result.analysis.syntheticAverages.isEmpty)
  }

  @Test func `the portfolio and the effect of an event`() throws {
    let result = try run()
    let control = try #require(result.analysis.syntheticControls.first)
    #expect(control.eventID == "E0" && control.symbol == "S0" && control.reason == nil)
    #expect(control.candidateCount == 15 && control.donorCount == 15)
    #expect(control.estimationDays == 55 && control.penalty == nil)
    #expect(control.weights.map(\.symbol).prefix(2) == ["S2", "S3"])
    #expect(abs(control.weights[0].weight - 0.7) < 0.05)
    #expect(abs(control.weights[1].weight - 0.3) < 0.05)
    #expect(control.days.map(\.relativeDay) == Array(-5...5))
    let day = try #require(control.days.first { $0.relativeDay == 0 })
    #expect(abs(day.ar - 0.05) < 0.005 && day.pValue == 1 / 56.0)
    #expect(day.date == PipelineFixture.days[PipelineFixture.eventDay])
    #expect(abs(day.securityReturn - day.syntheticReturn - day.ar) < 1e-15)
    let windows = control.windows
    #expect(windows.map(\.windowStart) == [0, -1] && windows.map(\.windowEnd) == [0, 1])
    #expect(windows[0].car == day.ar && windows[0].blockPValue == 1 / 56.0)
    let (lower, upper) = (try #require(windows[0].lower), try #require(windows[0].upper))
    #expect(lower < 0.05 && 0.05 < upper && upper - lower < 0.02 && lower > 0.04)
    #expect(windows[0].placeboCount == 15 && windows[0].placeboPValue == 1 / 16.0)
    #expect(control.placebos.map(\.symbol) == (1..<16).map { "S\($0)" })
    #expect(control.placebos.allSatisfy { $0.windows.count == 2 })
    // 18 blocks of three days reject nothing at 5 %.
    #expect(windows[1].lower == nil && windows[1].blockPValue != nil)
    #expect(windows[1].reason == "needs at least 57 values of the estimation window, there are 55")
    let (held, market) = (
      try #require(control.heldOutError), try #require(control.marketHeldOutError)
    )
    #expect(held < 0.3 * market)
    #expect(result.analysis.syntheticAverages.isEmpty)
  }

  /// The numbers of the study are those of the engine on the days that the windows name.
  @Test func `the study hands the engine the days of the windows`() throws {
    let control = try #require(try run().analysis.syntheticControls.first)
    let day = PipelineFixture.eventDay
    let rows = Array((day - 60)...(day - 6)) + Array((day - 5)...(day + 5))
    let kind = ReturnKind.simple
    let series = (0..<16).map { share in
      let returns = kind.returns(of: PipelineFixture.levels(Self.returns(ofShare: share)))
      return rows.map { returns[$0] }
    }
    let expected = SyntheticControl(
      SyntheticControlSample(
        treated: series[0],
        donors: ReturnColumns(Array(series.dropFirst())),
        estimationCount: 55,
        eventDays: Array(-5...5)
      )
    )
    #expect(control.days.map(\.ar) == expected.abnormal)
    #expect(control.fitError == expected.fitError)
  }

  /// What happens on the days of the event window changes no weight.
  @Test func `weights see the estimation window alone`() throws {
    let plain = try #require(try run().analysis.syntheticControls.first)
    let panel = Self.panel { share, levels in
      for day in (PipelineFixture.eventDay - 5)..<levels.count {
        levels[day] *= 1 + 0.03 * Double((share * 7 + day * 3) % 11) / 11
      }
    }
    let other = try #require(try run(panel: panel).analysis.syntheticControls.first)
    #expect(plain.weights == other.weights && plain.fitError == other.fitError)
    #expect(plain.heldOutError == other.heldOutError)
    #expect(plain.days.map(\.ar) != other.days.map(\.ar))
  }

  @Test
  func `no donor misses a day, has an event of its own, or is the security or the index itself`()
    throws
  {
    let day = PipelineFixture.eventDay
    let panel = Self.panel { share, levels in
      switch share {
      case 5: levels[day - 30] = .nan
      case 6: levels = PipelineFixture.levels(Self.returns(ofShare: 0)).map { 2 * $0 }
      case 7: levels = PipelineFixture.levels(PipelineFixture.marketReturns)
      // Before the windows and after them nothing is needed.
      case 8: (levels[day - 70], levels[day + 20]) = (.nan, .nan)
      default: break
      }
    }
    var announcements = PipelineFixture.announcements(shares: 1)
    announcements.append(
      Announcement(
        eventID: "E9",
        symbol: "S9",
        publication: .day(PipelineFixture.days[day + 8]),
        sourceFile: "events.csv"
      )
    )
    announcements.append(
      Announcement(
        eventID: "F1",
        symbol: "S10",
        publication: .day(PipelineFixture.days[day + 30]),
        sourceFile: "events.csv"
      )
    )
    let result = try run(panel: panel, announcements: announcements)
    let control = try #require(result.analysis.syntheticControls.first { $0.eventID == "E0" })
    #expect(control.candidateCount == 15 && control.donorCount == 11)
    let donors = Set(control.placebos.map(\.symbol))
    #expect(donors.isDisjoint(with: ["S0", "S5", "S6", "S7", "S9"]))
    #expect(donors.isSuperset(of: ["S8", "S10"]))
  }

  @Test func `a day that most securities lack is left out, one that few lack leaves those out`()
    throws
  {
    let day = PipelineFixture.eventDay - 30
    let most = Self.panel { share, levels in if share > 2 { levels[day] = .nan } }
    let control = try #require(try run(panel: most).analysis.syntheticControls.first)
    // A price that is missing takes two returns.
    #expect(control.donorCount == 15 && control.estimationDays == 53)
    let few = Self.panel { share, levels in if share > 10 { levels[day] = .nan } }
    let other = try #require(try run(panel: few).analysis.syntheticControls.first)
    #expect(other.donorCount == 10 && other.estimationDays == 55)
    let event = Self.panel { share, levels in
      if share > 2 { levels[PipelineFixture.eventDay] = .nan }
    }
    #expect(try run(panel: event).analysis.syntheticControls.first?.donorCount == 2)
  }

  @Test func `named donors are the only ones, and unknown ones are refused`() throws {
    let names = ["s2", "S4", "S7", "S8"]
    let result = try run {
      $0.analysis.donors = names
      $0.analysis.minDonors = 4
    }
    let control = try #require(result.analysis.syntheticControls.first)
    #expect(control.candidateCount == 4 && control.donorCount == 4)
    #expect(control.placebos.map(\.symbol) == ["S2", "S4", "S7", "S8"])
    let error = #expect(throws: StudyError.self) {
      try run { $0.analysis.donors = ["S2", "S99"] }
    }
    #expect(error?.message.text(.key).contains("S99") == true)
  }

  @Test func `too few donors are a reason that a note tells`() throws {
    let result = try run(panel: Self.panel(shares: 6))
    let control = try #require(result.analysis.syntheticControls.first)
    let reason =
      "of 5 other securities 5 have a return on each of its days and no event in its event window, and a "
      + "synthetic control needs at least 10"
    #expect(control.reason == reason && control.weights.isEmpty && control.days.isEmpty)
    #expect(control.windows.map(\.car) == [nil, nil])
    let note = try #require(result.notes.first { $0.message.text(.key).contains(reason) })
    #expect(note.severity == .warning && note.message.text(.key).contains("min_donors"))
    let lower = try run(panel: Self.panel(shares: 6)) { $0.analysis.minDonors = 5 }
    #expect(lower.analysis.syntheticControls.first?.reason == nil)
    let short = try run {
      $0.windows.estimation = EstimationWindow(-20...(-6))
      $0.windows.minEstimation = .returns(10)
    }
    #expect(
      short.analysis.syntheticControls.first?.reason
        == "the estimation window has 15 returns, and a synthetic control needs at least 20"
    )
  }

  @Test func `the form and the number of placebo firms are the settings'`() throws {
    let ridge = try #require(
      try run { $0.analysis.ridgeAugmented = true }.analysis.syntheticControls.first
    )
    #expect(ridge.penalty ?? 0 > 0 && ridge.weights.count == 15)
    #expect(abs(ridge.weights.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
    let some = try #require(
      try run { $0.analysis.maxPlacebos = 4 }.analysis.syntheticControls.first
    )
    #expect(some.placebos.count == 4 && some.windows.allSatisfy { $0.placeboCount == 4 })
  }

  /// Three securities rise by five percent on their event days, and no placebo firm does.
  @Test func `several events have a mean effect`() throws {
    let days = [70, 80, 90]
    let panel = Self.panel(shares: 24) { share, levels in
      guard (20..<23).contains(share) else { return }
      for day in days[share - 20]..<levels.count { levels[day] *= 1.05 }
    }
    let announcements = days.enumerated().map { place, day in
      Announcement(
        eventID: "E\(place)",
        symbol: "S\(20 + place)",
        publication: .day(PipelineFixture.days[day]),
        sourceFile: "events.csv"
      )
    }
    let result = try run(panel: panel, announcements: announcements)
    let averages = result.analysis.syntheticAverages
    #expect(averages.map(\.eventCount) == [3, 3])
    let average = averages[0]
    let controls = result.analysis.syntheticControls
    let parts = try controls.map { control in
      (try #require(control.windows[0].car), try #require(control.fitError))
    }
    let expected =
      parts.reduce(0) { $0 + $1.0 / $1.1 } / parts.reduce(0) { $0 + 1 / $1.1 }
    #expect(abs(try #require(average.effect) - expected) < 1e-15)
    #expect(average.pValue ?? 1 < 0.05 && average.closePValue ?? 1 < 0.05)
    let (lower, upper) = (
      try #require(average.placeboLower), try #require(average.placeboUpper)
    )
    #expect(lower < 0 && 0 < upper && upper < expected)
    let without = try run(panel: panel, announcements: announcements) {
      $0.analysis.perEvent = false
    }
    #expect(without.analysis.syntheticControls.isEmpty)
    #expect(without.analysis.syntheticAverages == averages)
  }

  @Test func `the number of threads changes nothing`() throws {
    let runs = try [1, 3].map { threads in
      try run { $0.run.threads = threads }.analysis.syntheticControls
    }
    #expect(runs[0] == runs[1] && !runs[0].isEmpty)
  }

  /// A synthetic control says more of an event and changes nothing that is said otherwise.
  @Test func `what else a study says stays as it is`() throws {
    let (plain, other) = (try run { $0.analysis.syntheticControl = false }, try run())
    #expect(plain.models == other.models && plain.events == other.events)
    #expect(plain.analysis.singleEvents == other.analysis.singleEvents)
  }
}
