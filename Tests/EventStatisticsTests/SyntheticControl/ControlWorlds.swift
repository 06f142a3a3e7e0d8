import EventStatistics
import ParallelExecution

/// Markets whose truth is known, in which nothing happens to a security on day 0: what a method finds is its error.
///
/// A day has a market factor of 1 %, a sector's factor of 1 %, and noise of each security: 1.5 % of the one that is
/// studied, 1 to 2.5 % of 40 donors with betas from 0.5 to 1.5. The estimation window has 120 days, all normal.
enum ControlWorld: String, CaseIterable {
  /// The index is the market factor, and there is nothing else.
  case oneFactor = "the index explains all but noise"
  /// The security and ten donors also follow a factor that the index lacks.
  case hiddenSector = "its sector, which ten donors share, is not in the index"
  /// The same, and the factor rises by 3 % on day 0, as where news comes when a sector moves.
  case sectorMoves = "the same, and the sector rises by 3 % on day 0"
  /// Half of what the index does is its own.
  case otherIndex = "half of the variance of the index is its own"
  /// The security has a beta of 2, which no mixture of donors has.
  case noNeighbour = "a beta of 2, beyond every donor"

  static let estimationDays = 120
  static let donors = 40

  /// What each method says of day 0, in the order of ``methods``.
  struct Errors: Sendable {
    static let methods = [
      "market model", "synthetic control", "ridge-augmented", "held-out choice",
    ]
    var values: [Double]
  }

  /// Studies the security of one replication, by all methods or by the first two, which take less time.
  func errors(replication: Int, isWhole: Bool) -> Errors {
    let random = CounterRandom(seed: UInt64(1000 + replication))
    let world = UInt64(Self.allCases.firstIndex(of: self) ?? 0) * 1000
    let normal = { (stream: UInt64, day: Int) in
      random.normals(stream: world + stream, index: UInt64(day)).first
    }
    let share = { (stream: UInt64) in random.uniforms(stream: world + stream, index: 9999).first }
    let days = 0...Self.estimationDays
    let hasSector = self == .hiddenSector || self == .sectorMoves
    let market = days.map { 0.01 * normal(0, $0) }
    let sector = days.map { day in
      self == .sectorMoves && day == Self.estimationDays ? 0.03 : 0.01 * normal(1, day)
    }
    let index = days.map { day in
      self == .otherIndex ? (market[day] + 0.01 * normal(2, day)) / 2 : market[day]
    }
    let beta = self == .noNeighbour ? 2 : 1.2
    let treated = days.map { day in
      beta * market[day] + (hasSector ? sector[day] : 0) + 0.015 * normal(3, day)
    }
    let donors = (0..<Self.donors).map { donor in
      let stream = UInt64(10 + donor)
      let (beta, noise) = (0.5 + share(stream), 0.01 + 0.015 * share(500 + stream))
      let inSector = hasSector && donor < 10
      return days.map { day in
        beta * market[day] + (inSector ? sector[day] : 0) + noise * normal(stream, day)
      }
    }
    let sample = SyntheticControlSample(
      treated: treated,
      donors: ReturnColumns(donors),
      estimationCount: Self.estimationDays,
      eventDays: [0]
    )
    let line = Self.market(index, treated)
    let plain = SyntheticControl(sample).abnormal[0]
    guard isWhole else { return Errors(values: [line, plain]) }
    let held = HeldOutPrediction(
      sample,
      market: Array(index.dropLast()),
      choosesPenalty: true
    )
    let ridge = SyntheticControl(
      sample,
      form: .ridgeAugmented(penalty: held.augmented?.penalty ?? 1)
    ).abnormal[0]
    let marketError = held.marketError ?? .infinity
    return Errors(values: [line, plain, ridge, held.syntheticError < marketError ? plain : line])
  }

  /// What the market model says of the last day.
  private static func market(_ index: [Double], _ own: [Double]) -> Double {
    let sample = EventSample(
      security: own[...],
      market: index[...],
      estimation: 0..<estimationDays,
      event: estimationDays..<(estimationDays + 1),
      firstRelativeDay: 0
    )
    return (try? ExpectedReturnMethod.market.model().fit(sample))?.cumulative(0...0)?.car ?? .nan
  }

  /// The mean error and the root of the mean squared error of each method.
  func summary(replications: Int, isWhole: Bool) -> [(bias: Double, root: Double)] {
    let found = concurrentMap(count: replications, threads: 2) {
      errors(replication: $0, isWhole: isWhole)
    }
    return (0..<(found.first?.values.count ?? 0)).map { method in
      let values = found.map { $0.values[method] }
      let squares = values.reduce(0) { $0 + $1 * $1 }
      return (
        values.reduce(0, +) / Double(values.count), (squares / Double(values.count)).squareRoot()
      )
    }
  }
}
