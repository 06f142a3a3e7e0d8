import EventStatistics
import Testing

@testable import Simulation

@Suite(.enabled(if: ReferenceSimulation.isAvailable))
struct ReferenceSimulationTests {
  @Test func `six tests reject as often as in an independent simulation`() throws {
    let reference = try ReferenceSimulation()
    let reports = [
      try ReferenceSimulation.study([.noEvent], effects: [0, 0.005, 0.01]).run(),
      try ReferenceSimulation.study([.doubledVariance, .oneDate], effects: [0]).run(),
    ]
    var compared = 0
    for setting in ReferenceSimulation.settings {
      for window in ReferenceSimulation.windows {
        let expected = try #require(reference.rates[setting.key]?[window.key])
        for (method, theirs) in zip(ReferenceSimulation.methods, expected) {
          let row = try #require(
            reports.lazy.flatMap(\.rows).first {
              $0.scenario == setting.scenario && $0.effect == setting.effect
                && $0.window == window.days && $0.test == .average(method)
            }
          )
          let ours = try #require(row.rate)
          let error = Self.standardErrorOfDifference(
            (ours, row.replications),
            (theirs, ReferenceSimulation.replications)
          )
          #expect(
            abs(ours - theirs) <= 3 * error,
            "\(setting.key) \(window.key) \(method.rawValue): \(ours) and \(theirs), \((ours - theirs) / error) errors"
          )
          compared += 1
        }
      }
    }
    #expect(compared == 90)
  }

  /// The Monte Carlo error of the difference of two rates, under the supposition that they are equal.
  private static func standardErrorOfDifference(
    _ one: (rate: Double, count: Int),
    _ other: (rate: Double, count: Int)
  ) -> Double {
    let (n, m) = (Double(one.count), Double(other.count))
    let pooled = (one.rate * n + other.rate * m) / (n + m)
    return (pooled * (1 - pooled) * (1 / n + 1 / m)).squareRoot()
  }
}
