import Foundation
import Testing

@testable import EventStatistics

@Suite("Synthetic controls where the truth is known")
struct SyntheticControlSimulationTests {
  /// Where synthetic controls help and where they do not, by more than chance in 40 replications.
  @Test func `the method that fits the world errs least`() {
    let roots = { (world: ControlWorld) in
      world.summary(replications: 40, isWhole: false).map(\.root)
    }
    let hidden = roots(.hiddenSector)
    #expect(hidden[1] < hidden[0])
    let (one, far) = (roots(.oneFactor), roots(.noNeighbour))
    #expect(one[0] < one[1] * 1.02 && far[0] < far[1])
    let moves = ControlWorld.sectorMoves.summary(replications: 40, isWhole: false)
    // The index does not know of the three percent; ten donors do.
    #expect(moves[0].bias > 0.02 && moves[1].bias < 0.6 * moves[0].bias)
  }

  /// The table of the page is what 500 replications give; with `LEYLINE_WRITE_DOCS` it is written.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["LEYLINE_SIMULATIONS"] != nil,
      "takes minutes; set LEYLINE_SIMULATIONS"
    )
  )
  func `the table of the page is that of the simulation`() throws {
    let page = DocumentationTests.root.appending(path: "docs/synthetic-control.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- simulation -->\n")
    try #require(parts.count == 3)
    let table = Self.table(replications: 500)
    if ProcessInfo.processInfo.environment["LEYLINE_WRITE_DOCS"] != nil {
      try (parts[0] + "<!-- simulation -->\n" + table + "<!-- simulation -->\n" + parts[2])
        .write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(parts[1] == table)
    }
  }

  private static func table(replications: Int) -> String {
    let percent = { (value: Double) in String(format: "%.2f", value * 100) }
    let methods = ControlWorld.Errors.methods
    let head =
      "| world | " + methods.joined(separator: " | ") + " |\n|---|"
      + String(repeating: "---:|", count: methods.count) + "\n"
    return head
      + ControlWorld.allCases.map { world in
        let cells = world.summary(replications: replications, isWhole: true).map {
          "\(percent($0.root)) (\(percent($0.bias)))"
        }
        return "| \(world.rawValue) | " + cells.joined(separator: " | ") + " |\n"
      }.joined()
  }

  /// Returns with a factor, and noise that is normal, wild or wavy: without an effect a test at 10 % finds one in at
  /// most a tenth of the samples.
  enum Noise: CaseIterable, Sendable {
    case normal, wild, wavy

    func values(_ random: CounterRandom, stream: UInt64, days: Int) -> [Double] {
      let normal = (0..<days).map { random.normals(stream: stream, index: UInt64($0)) }
      switch self {
      case .normal: return normal.map(\.first)
      // A ratio of normal numbers kept from zero has tails like those of t with few degrees of freedom.
      case .wild: return normal.map { $0.first / max(0.2, abs($0.second)) }
      case .wavy:
        var last = 0.0
        return normal.map {
          last = 0.4 * last + $0.first
          return last
        }
      }
    }
  }

  @Test(arguments: Noise.allCases)
  func `conformal tests find no more than their level without an effect`(noise: Noise) throws {
    let (replications, days) = (300, 40)
    var found = (day: 0, blocks: 0, permutations: 0)
    for replication in 0..<replications {
      let random = CounterRandom(seed: UInt64(500 + replication))
      let factor = noise.values(random, stream: 0, days: days)
      let series = (1...9).map { stream in
        zip(factor, noise.values(random, stream: UInt64(stream), days: days)).map { $0 + $1 }
      }
      let control = SyntheticControl(
        SyntheticControlSample(
          treated: series[0],
          donors: ReturnColumns(Array(series.dropFirst())),
          estimationCount: days - 2,
          eventDays: [0, 1]
        )
      )
      let day = try ConformalTest(control, window: 0...0, draws: 99, seed: 1)
      let both = try ConformalTest(control, window: 0...1, draws: 99, seed: 1)
      if day.blockPValue <= 0.1 { found.day += 1 }
      if both.blockPValue <= 0.1 { found.blocks += 1 }
      if both.permutationPValue <= 0.1 { found.permutations += 1 }
    }
    // Three standard errors of a share of a tenth of 300.
    let most = 0.1 + 3 * (0.09 / Double(replications)).squareRoot()
    #expect(Double(found.day) / Double(replications) < most)
    #expect(Double(found.blocks) / Double(replications) < most)
    if noise != .wavy { #expect(Double(found.permutations) / Double(replications) < most) }
    // And not far fewer: 3 of 39 days are below a tenth.
    #expect(Double(found.day) / Double(replications) > 3 / 39.0 - 0.05)
  }

  /// With exchangeable firms the rank of the security among its placebos is uniform.
  @Test func `the rank among placebo firms is uniform without an effect`() {
    let replications = 200
    let ranks = (0..<replications).map { replication -> Double in
      let random = CounterRandom(seed: UInt64(900 + replication))
      let factor = Noise.wild.values(random, stream: 0, days: 33)
      let series = (1...10).map { stream in
        zip(factor, Noise.wild.values(random, stream: UInt64(stream), days: 33)).map { $0 + $1 }
      }
      return SyntheticPlacebos(
        SyntheticControlSample(
          treated: series[0],
          donors: ReturnColumns(Array(series.dropFirst())),
          estimationCount: 30,
          eventDays: [0, 1, 2]
        ),
        windows: [0...2],
        most: 100,
        seed: 1,
        threads: 1
      ).pValue(ofWindow: 0) ?? .nan
    }
    for share in [0.1, 0.5, 0.9] {
      let below = Double(ranks.count { $0 <= share + 1e-9 }) / Double(replications)
      let error = (share * (1 - share) / Double(replications)).squareRoot()
      #expect(abs(below - share) < 3.5 * error)
    }
  }

  /// With an effect of some four deviations the test finds it in nearly all samples.
  @Test func `conformal tests find what is there`() throws {
    let found = try (0..<60).count { replication in
      let random = CounterRandom(seed: UInt64(700 + replication))
      let factor = Noise.normal.values(random, stream: 0, days: 61)
      var series = (1...9).map { stream in
        zip(factor, Noise.normal.values(random, stream: UInt64(stream), days: 61)).map { $0 + $1 }
      }
      series[0][60] += 5
      let control = SyntheticControl(
        SyntheticControlSample(
          treated: series[0],
          donors: ReturnColumns(Array(series.dropFirst())),
          estimationCount: 60,
          eventDays: [0]
        )
      )
      return try ConformalTest(control, window: 0...0, draws: 9, seed: 1).blockPValue <= 0.05
    }
    #expect(found > 50)
  }
}
